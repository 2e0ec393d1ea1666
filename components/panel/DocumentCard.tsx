import type { PlannedDocument } from '../../lib/books/plan';
import type { Posting } from '../../lib/posting/posting';
import { dayWords, instantWords } from '../moments';
import { Amount } from '../parts/Amount';
import { OuterText } from '../parts/OuterText';
import { ProblemNotice } from '../parts/ProblemNotice';
import { StateChip } from '../parts/StateChip';
import type { OrderView } from '../source';
import { eventWords } from './amazonWords';
import { DocumentFooter } from './DocumentFooter';
import { DocumentLines } from './DocumentLines';
import { documentState } from './documentState';
import { LedgerTable } from './LedgerTable';
import { PostingHistory } from './PostingHistory';
import { PostingStatus } from './PostingStatus';
import type { PanelModel } from './panelModel';
import { postingOf } from './postingOf';
import { taxSentence } from './taxSentence';

/** One document, drawn as the slip that it is: a stub that says which, and the part that is kept. */
export function DocumentCard(props: {
  readonly model: PanelModel;
  readonly view: OrderView;
  readonly document: PlannedDocument;
  readonly place: number;
  readonly of: number;
}) {
  const { model, view, document, place, of } = props;
  const { draft } = document;
  const posting = postingOf(document, view.postings);
  const event = view.stored?.events.find((each) => each.key === document.eventKey);
  const tax = taxSentence(document, event);
  const titleId = `cf-document-${place}`;
  return (
    <article class="cf-slip" aria-labelledby={titleId}>
      <Stub document={document} posting={posting} titleId={titleId} place={place} of={of} />
      <div class="cf-slip-body">
        {posting !== undefined && <PostingStatus posting={posting} view={view} />}
        {document.problems.map((each) => (
          <ProblemNotice
            key={`${each.code} ${each.sentence}`}
            problem={each}
            tone={document.state === 'blocked' ? 'bad' : document.state === 'leftOut' ? 'plain' : 'warn'}
          >
            {each.code === 'setup_incomplete' && (
              <div class="cf-notice-actions">
                <a
                  class="cf-button"
                  href={model.world.pageAddress('/app.html#books')}
                  target="_blank"
                  rel="noreferrer"
                >
                  Set up the books
                </a>
              </div>
            )}
          </ProblemNotice>
        ))}
        {draft !== undefined && (
          <>
            <DocumentLines draft={draft} amazonTotalMinor={document.amazonTotalMinor} />
            {tax !== undefined && <p class="cf-soft cf-small">{tax}</p>}
            <LedgerTable effects={document.effects} currency={document.currency} />
          </>
        )}
        {posting !== undefined && <PostingHistory posting={posting} />}
        <DocumentFooter model={model} document={document} posting={posting} />
      </div>
    </article>
  );
}

function Stub(props: {
  readonly document: PlannedDocument;
  readonly posting: Posting | undefined;
  readonly titleId: string;
  readonly place: number;
  readonly of: number;
}) {
  const { document, posting, titleId, place, of } = props;
  const { draft } = document;
  const state = documentState(document, posting);
  const number = posting?.remote?.number ?? draft?.number;
  const totalMinor = posting?.remote?.totalMinor ?? draft?.totalMinor ?? document.amazonTotalMinor;
  const what =
    of > 1 ? `${eventWords[document.eventKind]} · ${place} of ${of}` : eventWords[document.eventKind];
  return (
    <header class="cf-stub">
      <div class="cf-stub-top">
        <span class="cf-eyebrow">{draft === undefined ? what : `Sales receipt · ${what}`}</span>
        <StateChip tone={state.tone} words={state.words} />
      </div>
      <div class="cf-stub-title">
        <h2 id={titleId} class="cf-figure">
          {number === undefined ? eventWords[document.eventKind] : <OuterText text={number} limit={40} />}
        </h2>
        <p class="cf-stub-total">
          <Amount minor={totalMinor} currency={document.currency} />{' '}
          <span class="cf-small">{document.currency}</span>
        </p>
      </div>
      {draft === undefined ? (
        <p class="cf-soft cf-small">Reported by Amazon {instantWords(document.postedAt)}</p>
      ) : (
        <dl class="cf-facts cf-stub-facts">
          <div>
            <dt>Date</dt>
            <dd>{dayWords(posting?.remote === undefined ? draft.date : posting.date)}</dd>
          </div>
          <div>
            <dt>Customer</dt>
            <dd>
              <OuterText text={draft.customer.name} limit={60} />
            </dd>
          </div>
          <div>
            <dt>Deposited to</dt>
            <dd>
              <OuterText text={draft.depositAccount.name} limit={60} />
            </dd>
          </div>
        </dl>
      )}
    </header>
  );
}
