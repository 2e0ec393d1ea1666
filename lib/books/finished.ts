import { present } from '../amazon/shapes/present';
import type { EventKey } from '../ledger/event';
import type { RuleTrace } from '../rules/ruleOutcome';
import type { BookContext } from './bookContext';
import { documentVerdicts } from './checks/documentVerdicts';
import { inCompanyCurrency } from './currency/inCompanyCurrency';
import type { Draft } from './draft';
import { effectsOf } from './effects';
import type { DraftKey, PlannedDraft } from './plannedDraft';
import { previewHash } from './previewHash';
import { withTaxRates } from './tax/withTaxRates';
import type { Verdict } from './verdict';

/** What is known of a document before it is checked. */
export interface Drawn {
  readonly key: DraftKey;
  readonly draft?: Draft;
  readonly events: readonly EventKey[];
  /** What its events, and whoever drew it, hold against it. */
  readonly verdicts: readonly Verdict[];
  readonly trace?: readonly RuleTrace[];
}

/** A drawn document with its state, its effects and the hash that a seller agrees to. */
export function finished(
  { key, draft: drawn, events, verdicts, trace = [] }: Drawn,
  context: BookContext,
): PlannedDraft {
  const kept = drawn === undefined ? undefined : inCompanyCurrency(drawn, context);
  const draft = kept?.draft === undefined ? undefined : withTaxRates(kept.draft, context.books?.lists);
  const ofDocument = draft === undefined ? [] : documentVerdicts(draft, context);
  const all = [...verdicts, ...(kept?.verdicts ?? []), ...ofDocument];
  const sorted = [...all].sort((a, b) => rank[a.state] - rank[b.state]);
  const [first] = sorted;
  const found: PlannedDraft['state'] = first === undefined || first.state === 'note' ? 'ready' : first.state;
  const state: PlannedDraft['state'] = draft === undefined && found === 'ready' ? 'leftOut' : found;
  return present({
    key,
    state,
    problems: sorted.map(({ problem }) => problem),
    draft,
    effects: draft === undefined ? [] : effectsOf(draft),
    previewHash: draft !== undefined && state === 'ready' ? previewHash(draft) : undefined,
    events,
    trace,
  });
}

const rank = { leftOut: 0, blocked: 1, waiting: 2, note: 3 } as const;
