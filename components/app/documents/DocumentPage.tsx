import type { Posting, PostingKey } from '../../../lib/posting/posting';
import { questionOf } from '../../../lib/posting/sweep';
import type { DocumentHistory } from '../../../lib/sync/views';
import { documentNames } from '../../engine/documentNames';
import { counted } from '../../engine/durationWords';
import { postingStandings } from '../../engine/standings';
import { UndoPanel } from '../../engine/UndoPanel';
import { dayWords, momentWords } from '../../moments';
import { documentAddress } from '../../panel/documentAddress';
import { Amount } from '../../parts/Amount';
import { Fact } from '../../parts/Fact';
import { Glyph } from '../../parts/Glyph';
import { OuterText } from '../../parts/OuterText';
import { ProblemNotice } from '../../parts/ProblemNotice';
import { Reading } from '../../parts/Reading';
import { StateChip } from '../../parts/StateChip';
import { useReading } from '../../useReading';
import type { AppModel } from '../appModel';
import { PartResult } from '../PartResult';
import type { PageProps } from '../pageProps';
import { EvidenceSection } from './EvidenceSection';
import { HistoryTable } from './HistoryTable';
import { Answers } from './Questions';

/** One document: where it stands, who agreed to what and when, its evidence, and how it is undone. */
export function DocumentPage({
  model,
  connection,
  postingKey,
}: PageProps & { readonly postingKey: PostingKey }) {
  const read = useReading(model, `document/${postingKey}`, () => model.world.engine.readDocument(postingKey));
  return (
    <>
      <p>
        <a href="#documents">All documents</a>
      </p>
      <Reading read={read} what="the document">
        {(found) =>
          found === undefined ? (
            <h1>No such document</h1>
          ) : (
            <Found model={model} connectionId={connection.connectionId} found={found} />
          )
        }
      </Reading>
    </>
  );
}

function Found(props: {
  readonly model: AppModel;
  readonly connectionId: string;
  readonly found: DocumentHistory;
}) {
  const { model, connectionId, found } = props;
  const { posting, evidence } = found;
  const question = questionOf(posting);
  const { tone, words } = postingStandings[posting.state];
  const answerPart = `answer/${posting.key}`;
  const canUndo = posting.state === 'posted' || posting.state === 'edited';
  return (
    <>
      <header class="cf-page-head">
        <div>
          <p class="cf-eyebrow">{documentNames[posting.kind]}</p>
          <h1 class="cf-figure">
            <OuterText text={posting.remote?.number ?? posting.number} limit={40} />
          </h1>
        </div>
        <StateChip tone={tone} words={words} />
      </header>
      {posting.problem !== undefined && <ProblemNotice problem={posting.problem} />}
      {question !== undefined && (
        <section class="cf-section" aria-labelledby="cf-question">
          <h2 id="cf-question">
            {question.found === 'edited' ? 'It was changed by hand' : 'It was deleted by hand'}
          </h2>
          <p>It is left alone until you answer.</p>
          <Answers model={model} question={question} part={answerPart} />
          <PartResult model={model} part={answerPart} />
        </section>
      )}
      <Facts found={found} />
      <HistoryTable posting={posting} />
      {evidence !== undefined && <EvidenceSection model={model} evidence={evidence} />}
      {canUndo && (
        <UndoPanel
          desk={model}
          connectionId={connectionId}
          scope={{ of: 'document', key: posting.key }}
          title="Undo the document"
          what="It is looked at in QuickBooks first: whether anybody has edited, deposited or reconciled it since."
        />
      )}
    </>
  );
}

function Facts({ found }: { readonly found: DocumentHistory }) {
  const { posting, settledBy } = found;
  const { agreedBy, currency, orderId, remote } = posting;
  return (
    <section class="cf-section" aria-labelledby="cf-facts">
      <h2 id="cf-facts">The document</h2>
      <dl class="cf-record">
        <Fact name="Date">{dayWords(posting.date)}</Fact>
        <Fact name="Total">
          <Amount minor={remote?.totalMinor ?? posting.totalMinor} currency={currency} /> {currency}
        </Fact>
        {orderId !== undefined && (
          <Fact name="Order">
            <a
              class="cf-figure"
              href={`/panel.html?order=${encodeURIComponent(orderId)}`}
              target="_blank"
              rel="noreferrer"
            >
              {orderId}
            </a>
          </Fact>
        )}
        <Fact name="Stands for">{counted(posting.covers.length, 'entry', 'entries')} of Amazon</Fact>
        {(posting.clears?.length ?? 0) > 0 && (
          <Fact name="Settles">{counted(posting.clears?.length ?? 0, 'entry', 'entries')} booked before</Fact>
        )}
        {(posting.pays?.length ?? 0) > 0 && (
          <Fact name="Pays">
            <OuterText text={posting.pays?.join(', ') ?? ''} limit={120} />
          </Fact>
        )}
        {settledBy.length > 0 && (
          <Fact name="Settled or paid by">
            <OuterText text={settledBy.join(', ')} limit={120} />
          </Fact>
        )}
        {posting.postedAtMs !== undefined && (
          <Fact name="In QuickBooks since">{momentWords(posting.postedAtMs)}</Fact>
        )}
        {agreedBy !== undefined && (
          <Fact name="Agreed to by">
            {agreedBy.how === 'click' ? 'You, with a click' : 'Your schedule'}
            {agreedBy.deviceName !== undefined && (
              <>
                , in <OuterText text={agreedBy.deviceName} limit={40} />
              </>
            )}
          </Fact>
        )}
      </dl>
      <QuickBooksLink posting={posting} found={found} />
    </section>
  );
}

function QuickBooksLink({ posting, found }: { readonly posting: Posting; readonly found: DocumentHistory }) {
  const { remote, state } = posting;
  const company = found.books?.company;
  if (remote === undefined || company === undefined || state === 'gone' || state === 'undone') return null;
  return (
    <p>
      <a href={documentAddress(company.environment, remote.kind, remote.id)} target="_blank" rel="noreferrer">
        Open it in QuickBooks <Glyph name="outward" />
      </a>
    </p>
  );
}
