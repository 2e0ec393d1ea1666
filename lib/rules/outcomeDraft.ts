import type { ExtraLine, LineOutcome, RuleOutcome } from './ruleOutcome';

type Writable<T> = { -readonly [Key in keyof T]?: T[Key] | undefined };

/** What the rules have decided so far on an event. */
export interface OutcomeDraft extends Writable<Omit<RuleOutcome, 'lines' | 'extraLines' | 'trace'>> {
  readonly extraLines: ExtraLine[];
}

/** What the rules have decided so far on one amount. */
export type LineDraft = Writable<LineOutcome>;
