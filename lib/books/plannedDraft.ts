import type { EventKey } from '../ledger/event';
import type { Problem } from '../problem/problem';
import type { RuleTrace } from '../rules/ruleOutcome';
import type { Draft, LedgerEffect } from './draft';

/** Names an intended document for good, whatever its number: `sale/<event>`, `day/US/2026-11-22`, … */
export type DraftKey = string;

/** A document as it is, or would be, in the books. */
export interface PlannedDraft {
  readonly key: DraftKey;
  /** `ready` can be sent; `waiting` resolves itself; `blocked` needs the seller; `leftOut` is no document. */
  readonly state: 'ready' | 'waiting' | 'blocked' | 'leftOut';
  /** Why it is not ready, the most pressing first; on a ready one, what the seller should know. */
  readonly problems: readonly Problem[];
  /** Drawn up wherever that is possible, so that it can be looked at. */
  readonly draft?: Draft;
  /** Debits and credits of the draft. */
  readonly effects: readonly LedgerEffect[];
  /** What the seller agrees to; only where it is ready. */
  readonly previewHash?: string;
  /** The events that the document is about, covered or not. */
  readonly events: readonly EventKey[];
  /** Which rule did what to it. */
  readonly trace: readonly RuleTrace[];
}
