import type { PlannedDocument } from '../../lib/books/plan';
import type { Posting } from '../../lib/posting/posting';
import { documentNames } from '../engine/documentNames';
import { instantWords } from '../moments';
import { Amount } from '../parts/Amount';
import { OuterText } from '../parts/OuterText';
import { StateChip } from '../parts/StateChip';
import { eventWords } from './amazonWords';
import { documentState } from './documentState';
import { StubFacts } from './StubFacts';

/** The head of a document: its kind, number, total and day, whose it is and which accounts it moves. */
export function DocumentStub(props: {
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
  const event = eventWords[document.eventKind];
  const named = document.part === 'fees' ? `Fees of the ${event.toLowerCase()}` : event;
  const what = of > 1 ? `${named} · ${place} of ${of}` : named;
  const currency = draft?.currency ?? document.currency;
  const totalMinor = posting?.remote?.totalMinor ?? draft?.totalMinor ?? document.amazonTotalMinor;
  return (
    <header class="cf-stub">
      <div class="cf-stub-top">
        <span class="cf-eyebrow">
          {draft === undefined ? what : `${documentNames[posting?.remote?.kind ?? draft.kind]} · ${what}`}
        </span>
        <StateChip tone={state.tone} words={state.words} />
      </div>
      <div class="cf-stub-title">
        <h2 id={titleId} class="cf-figure">
          {number === undefined ? named : <OuterText text={number} limit={40} />}
        </h2>
        <p class="cf-stub-total">
          <Amount minor={totalMinor} currency={currency} /> <span class="cf-small">{currency}</span>
        </p>
      </div>
      {draft === undefined ? (
        <p class="cf-soft cf-small">Reported by Amazon {instantWords(document.postedAt)}</p>
      ) : (
        <StubFacts draft={draft} posting={posting} />
      )}
    </header>
  );
}
