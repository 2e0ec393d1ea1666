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
}

/** How sending ended. */
export type SendOutcome =
  | { readonly outcome: 'created'; readonly document: FoundDocument; readonly intuitTransactionId?: string }
  /** A definite no: nothing was created. */
  | { readonly outcome: 'rejected'; readonly problem: Problem; readonly intuitTransactionId?: string }
  /** The number or the request id is taken: something may be there, look. */
  | { readonly outcome: 'duplicate'; readonly problem: Problem; readonly intuitTransactionId?: string }
  /** Definitely not processed, may be sent again (no token, throttled, token expired): nothing was created. */
  | { readonly outcome: 'notSent'; readonly problem: Problem; readonly waitMs: number }
  /** It may or may not have been created. */
  | { readonly outcome: 'unknown'; readonly problem: Problem };

/** How removing ended. */
export type RemoveOutcome =
  | { readonly outcome: 'removed' }
  | { readonly outcome: 'absent' }
  | { readonly outcome: 'stale'; readonly problem: Problem }
  | { readonly outcome: 'rejected'; readonly problem: Problem }
  | { readonly outcome: 'notSent'; readonly problem: Problem; readonly waitMs: number }
  | { readonly outcome: 'unknown'; readonly problem: Problem };
