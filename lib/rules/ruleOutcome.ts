import type { DateText } from '../calendar/calendar';

/** What the rules want of one event. Names are those of the company's lists; the books resolve them. */
export interface RuleOutcome {
  /** It gets no document of its own, for this reason; its settlement still books it. */
  readonly leaveOut?: { readonly reason: string };
  readonly documentType?: 'salesReceipt' | 'invoice' | 'journalEntry';
  readonly date?: DateText;
  readonly customer?: string;
  readonly location?: string;
  readonly depositAccount?: string;
  readonly class?: string;
  /** `{orderId}` and the like are filled in by the books. */
  readonly memo?: string;
  /** By index of the event's lines. */
  readonly lines: ReadonlyMap<number, LineOutcome>;
  /** Lines to add; they must add up to zero, so that Amazon's total stays. */
  readonly extraLines: readonly ExtraLine[];
  readonly trace: readonly RuleTrace[];
}

/** What the rules want of one amount. */
export interface LineOutcome {
  readonly item?: string;
  readonly description?: string;
  readonly quantityMultiplier?: number;
  readonly taxCode?: string;
  readonly class?: string;
}

/** A line that a rule adds. */
export interface ExtraLine {
  readonly item: string;
  readonly description: string;
  readonly amountMinor: number;
}

/** Which rule did what, in the order of the rules. */
export interface RuleTrace {
  readonly ruleId: string;
  readonly ruleName: string;
  /** In a bookkeeper's words: `class Wholesale`. */
  readonly did: string;
}

/** No rule wants anything. */
export const noOutcome: RuleOutcome = { lines: new Map(), extraLines: [], trace: [] };
