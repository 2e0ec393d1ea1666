import type { DocumentKind } from '../books/draft';
import type { Problem } from '../problem/problem';

/** A document as QuickBooks holds it, as far as we look. */
export interface FoundDocument {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly syncToken: string;
  readonly number?: string;
  readonly date: string;
  readonly totalMinor: number;
  readonly currency: string;
  readonly privateNote: string;
  /** When QuickBooks says that it was created and last changed. */
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  /** Linked to a bank deposit: QuickBooks refuses to delete it. */
  readonly deposited: boolean;
  /** Kinds of other documents that are linked to it, in QuickBooks' words: `Payment`, `Invoice`. */
  readonly linkedTo?: readonly string[];
  /** Where it was compared with what was sent and says something else; absent where it does not. */
  readonly differences?: readonly Difference[];
}

/** One figure of a document that QuickBooks holds otherwise than it was sent. */
export interface Difference {
  readonly of: 'line' | 'tax';
  /** What the line is called; for tax, its rate where that is known. */
  readonly description?: string;
  /** As the document's own form shows it. */
  readonly sentMinor: number;
  readonly returnedMinor: number;
}

/** How sending ended. */
export type SendOutcome =
  | { readonly outcome: 'created'; readonly document: FoundDocument; readonly intuitTransactionId?: string }
  /** A definite no: nothing was created. */
  | {
      readonly outcome: 'rejected';
      readonly problem: Problem;
      /** QuickBooks' code without leading zeros. */
      readonly faultCode?: string;
      readonly intuitTransactionId?: string;
    }
  /** The number or the request id is taken: something may be there, look. */
  | { readonly outcome: 'duplicate'; readonly problem: Problem; readonly intuitTransactionId?: string }
  /** Definitely not processed, may be sent again (no token, throttled, token expired): nothing was created. */
  | { readonly outcome: 'notSent'; readonly problem: Problem; readonly waitMs: number }
  /** It may or may not have been created. */
  | { readonly outcome: 'unknown'; readonly problem: Problem; readonly intuitTransactionId?: string };

/** How changing a document ended. */
export type ChangeOutcome =
  | { readonly outcome: 'changed'; readonly document: FoundDocument; readonly intuitTransactionId?: string }
  /** A definite no to this request; an earlier one may have been carried out all the same. */
  | { readonly outcome: 'rejected'; readonly problem: Problem; readonly intuitTransactionId?: string }
  /** Definitely not processed, may be sent again: nothing was changed. */
  | { readonly outcome: 'notSent'; readonly problem: Problem; readonly waitMs: number }
  /** It may or may not have been changed. */
  | { readonly outcome: 'unknown'; readonly problem: Problem; readonly intuitTransactionId?: string };

/** How removing ended. */
export type RemoveOutcome =
  | { readonly outcome: 'removed'; readonly intuitTransactionId?: string }
  | { readonly outcome: 'absent'; readonly intuitTransactionId?: string }
  | { readonly outcome: 'stale'; readonly problem: Problem; readonly intuitTransactionId?: string }
  | { readonly outcome: 'rejected'; readonly problem: Problem; readonly intuitTransactionId?: string }
  | { readonly outcome: 'notSent'; readonly problem: Problem; readonly waitMs: number }
  | { readonly outcome: 'unknown'; readonly problem: Problem; readonly intuitTransactionId?: string };
