import type { PlannedDraft } from '../../lib/books/plannedDraft';
import type { Posting } from '../../lib/posting/posting';
import { PartResult } from '../app/PartResult';
import { hashOf } from '../app/routes';
import type { Desk } from '../desk';
import { DocumentLines } from '../panel/DocumentLines';
import { DocumentReasons } from '../panel/DocumentReasons';
import { LedgerTable } from '../panel/LedgerTable';
import { PostingHistory } from '../panel/PostingHistory';
import { PostingStatus } from '../panel/PostingStatus';
import { RuleTraces } from '../panel/RuleTraces';
import type { Tone } from '../parts/tone';
import { SlipActs } from './SlipActs';
import { SlipStub } from './SlipStub';
import type { SubjectActs } from './subjectActs';

/** One planned document of a day or a settlement, drawn as the panel draws an order's. */
export function PlannedSlip(props: {
  readonly desk: Desk;
  readonly acts: SubjectActs;
  readonly plan: PlannedDraft;
  readonly posting: Posting | undefined;
}) {
  const { desk, plan, posting, acts } = props;
  const { draft } = plan;
  const titleId = `cf-slip-${plan.key}`;
  const company = desk.connection.value?.company;
  const isThere = posting !== undefined && posting.state !== 'ready';
  return (
    <article class="cf-slip" aria-labelledby={titleId}>
      <SlipStub plan={plan} posting={posting} titleId={titleId} />
      <div class="cf-slip-body">
        {isThere && (
          <PostingStatus
            posting={posting}
            view={{ connections: { quickbooks: company === undefined ? {} : { company } } }}
          />
        )}
        <DocumentReasons
          problems={plan.problems}
          shownElsewhere={posting?.problem?.code}
          toneOf={(code) => toneIn(plan.state, code)}
          booksAddress={`/app.html${hashOf('books')}`}
        />
        {draft !== undefined && (
          <>
            {draft.lines.length > 0 && <DocumentLines draft={draft} />}
            <LedgerTable effects={plan.effects} currency={draft.currency} />
          </>
        )}
        <RuleTraces traces={plan.trace} />
        {isThere && <PostingHistory posting={posting} />}
        <footer class="cf-slip-footer">
          <PartResult model={desk} part={acts.partOf(plan)} shownCode={posting?.problem?.code} />
          <SlipActs {...props} />
        </footer>
      </div>
    </article>
  );
}

function toneIn(state: PlannedDraft['state'], code: string): Tone {
  if (state === 'blocked') return 'bad';
  return state === 'waiting' || code === 'day_provisional' ? 'warn' : 'plain';
}
