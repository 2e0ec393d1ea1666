import { questionOf, type SweepAnswer, type SweepQuestion } from '../../../lib/posting/sweep';
import type { ConnectionId } from '../../../lib/sync/connection';
import type { SentDocument } from '../../../lib/sync/views';
import { documentNames } from '../../engine/documentNames';
import { dayWords } from '../../moments';
import { BusyButton } from '../../parts/BusyButton';
import { Disclosure } from '../../parts/Disclosure';
import { OuterText } from '../../parts/OuterText';
import { Reading } from '../../parts/Reading';
import { useReading } from '../../useReading';
import type { AppModel } from '../appModel';
import { PartResult } from '../PartResult';
import { hashOf } from '../routes';

const foundWords: Readonly<Record<SweepQuestion['found'], string>> = {
  edited: 'Somebody changed it in QuickBooks after it was sent.',
  deleted: 'Somebody deleted it in QuickBooks.',
  deletedByOthers: 'It was made by somebody else, and is no longer in QuickBooks.',
};

const answerWords: Readonly<Record<SweepAnswer, string>> = {
  keep: 'Keep it as it is now',
  leaveOut: 'Leave it out',
  sendAgain: 'Let it be sent again',
};

/** Documents that people changed or deleted: each waits for an answer; none is touched before. */
export function Questions(props: { readonly model: AppModel; readonly connectionId: ConnectionId }) {
  const { model, connectionId } = props;
  const read = useReading(model, `questions/${connectionId}`, () =>
    model.world.engine.readQuestions(connectionId),
  );
  const part = `sweep/${connectionId}`;
  return (
    <section class="cf-section" aria-labelledby="cf-questions">
      <h2 id="cf-questions">Changed or deleted by hand</h2>
      <Reading read={read} what="what was changed by hand">
        {(documents) => {
          const asked = documents.flatMap((document) => {
            const question = questionFor(document);
            return question === undefined ? [] : [{ document, question }];
          });
          if (asked.length === 0)
            return (
              <p class="cf-soft">Every document in QuickBooks is as it was sent, or you have answered.</p>
            );
          return (
            <ul class="cf-reasons">
              {asked.map(({ document, question }) => (
                <Question key={document.key} {...{ model, document, question }} />
              ))}
            </ul>
          );
        }}
      </Reading>
      <PartResult model={model} part={part} doneWords="Looked. What was found stands here." />
      <Disclosure title="Look again, or find lost documents">
        <div class="cf-stack">
          <p class="cf-soft">
            Changes are looked for once a day while the browser is open. Where this browser has lost what it
            knew, documents are found again by the mark that each bears in its memo.
          </p>
          <div class="cf-row">
            <BusyButton
              words="Look for changes now"
              busyWords="Looking…"
              busy={model.busy.value.get(part) === 'sweepNow'}
              disabled={!mayAct(model) || model.busy.value.has(part)}
              onClick={() => void model.get(part, 'sweepNow', { connectionId })}
            />
            <BusyButton
              words="Find our documents again"
              busyWords="Reading QuickBooks…"
              busy={model.busy.value.get(part) === 'rebuild'}
              disabled={!mayAct(model) || model.busy.value.has(part)}
              onClick={() => void model.get(part, 'rebuild', { connectionId })}
            />
          </div>
        </div>
      </Disclosure>
    </section>
  );
}

function Question(props: {
  readonly model: AppModel;
  readonly document: SentDocument;
  readonly question: SweepQuestion;
}) {
  const { model, document, question } = props;
  const part = `answer/${document.key}`;
  return (
    <li class="cf-reason">
      <p>
        <a class="cf-figure" href={hashOf('documents', document.key)}>
          <OuterText text={question.number} limit={40} />
        </a>{' '}
        <span class="cf-soft">
          {documentNames[document.kind]}, {dayWords(document.date)}
        </span>
      </p>
      <p>{foundWords[question.found]}</p>
      <Answers model={model} question={question} part={part} />
      <PartResult model={model} part={part} />
    </li>
  );
}

/** What may be answered; the first changes nothing. */
export function Answers(props: {
  readonly model: AppModel;
  readonly question: SweepQuestion;
  readonly part: string;
}) {
  const { model, question, part } = props;
  return (
    <div class="cf-row">
      {question.answers.map((answer) => (
        <BusyButton
          key={answer}
          words={answerWords[answer]}
          busyWords="Noting it…"
          busy={model.busy.value.has(part)}
          disabled={model.outdated.value}
          onClick={() => void model.get(part, 'answerSweep', { postingKey: question.key, answer })}
        />
      ))}
    </div>
  );
}

function questionFor(document: SentDocument): SweepQuestion | undefined {
  const { key, state, number } = document;
  return questionOf({ key, state, number });
}

function mayAct(model: AppModel): boolean {
  return model.online.value && !model.outdated.value;
}
