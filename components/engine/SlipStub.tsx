import type { PlannedDraft } from '../../lib/books/plannedDraft';
import type { Posting } from '../../lib/posting/posting';
import { postingState } from '../panel/documentState';
import { StubFacts } from '../panel/StubFacts';
import { Amount } from '../parts/Amount';
import { OuterText } from '../parts/OuterText';
import { StateChip } from '../parts/StateChip';
import { documentNames } from './documentNames';
import { preparedStandings, type Standing } from './standings';
import { isProvisional } from './subjectActs';

/** The head of a planned document: its kind, number, total and day, whose it is and which accounts it moves. */
export function SlipStub(props: {
  readonly plan: PlannedDraft;
  readonly posting: Posting | undefined;
  readonly titleId: string;
}) {
  const { plan, posting, titleId } = props;
  const { draft } = plan;
  const standing = slipStanding(plan, posting);
  const kind = posting?.remote?.kind ?? draft?.kind;
  const number = posting?.remote?.number ?? draft?.number;
  const totalMinor = posting?.remote?.totalMinor ?? draft?.totalMinor;
  const currency = draft?.currency ?? posting?.currency;
  return (
    <header class="cf-stub">
      <div class="cf-stub-top">
        <span class="cf-eyebrow">{kind === undefined ? 'No document' : documentNames[kind]}</span>
        <StateChip tone={standing.tone} words={standing.words} />
      </div>
      <div class="cf-stub-title">
        <h3 id={titleId} class="cf-figure">
          {number === undefined ? 'Nothing to send' : <OuterText text={number} limit={40} />}
        </h3>
        {totalMinor !== undefined && currency !== undefined && (
          <p class="cf-stub-total">
            <Amount minor={totalMinor} currency={currency} /> <span class="cf-small">{currency}</span>
          </p>
        )}
      </div>
      {draft !== undefined && <StubFacts draft={draft} posting={posting} />}
    </header>
  );
}

/** What stands on the chip. What is provisional says so as long as it is not sent. */
function slipStanding(plan: PlannedDraft, posting: Posting | undefined): Standing {
  const sent = posting === undefined ? undefined : postingState(posting);
  if (sent !== undefined) return sent;
  if (plan.state !== 'ready') return preparedStandings[plan.state];
  return isProvisional(plan) ? { words: 'Provisional', tone: 'warn' } : { words: 'Not sent', tone: 'plain' };
}
