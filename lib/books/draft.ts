import type { DateText } from '../calendar/calendar';
import type { EventKey } from '../ledger/event';
import type { ItemRole } from './roles';

/** A thing in the company's lists. */
export interface ListRef {
  readonly id: string;
  readonly name: string;
}

/** What an event is booked for; each (company, event, facet) has at most one owner. */
export type Facet = 'revenue' | 'fees' | 'cash' | 'cost' | 'recognition';

/** The kinds of document that this release drafts. */
export type DocumentKind = 'salesReceipt';

/** A document that QuickBooks could hold, in neutral form. Pure data: equal drafts have equal JSON. */
export interface Draft {
  readonly kind: DocumentKind;
  /** At most 21 characters; see `numbers.ts`. */
  readonly number: string;
  readonly date: DateText;
  readonly currency: string;
  readonly customer: ListRef;
  readonly depositAccount: ListRef;
  readonly paymentMethod?: ListRef;
  readonly lines: readonly DraftLine[];
  readonly totalMinor: number;
  /** Total tax sent explicitly: 0 where the marketplace facilitator keeps it. */
  readonly totalTaxMinor: number;
  /** For the reader of the books; the marks are appended when it is posted. */
  readonly memo: string;
  readonly covers: readonly Cover[];
}

/** One line of a document: it names item and account, so that a draft can change its kind. */
export interface DraftLine {
  readonly role: ItemRole;
  readonly item: ListRef;
  readonly account: ListRef;
  readonly description: string;
  readonly amountMinor: number;
  /** With `unitPriceMinor` only where quantity × price is the amount to the minor unit. */
  readonly quantity?: number;
  readonly unitPriceMinor?: number;
  readonly taxCode: 'NON';
  readonly sku?: string;
}

/** The events, and the facets of them, that a document stands for. */
export interface Cover {
  readonly eventKey: EventKey;
  readonly facets: readonly Facet[];
}

/** One side of the effect that a document has on the books. */
export interface LedgerEffect {
  readonly account: ListRef;
  readonly debitMinor: number;
  readonly creditMinor: number;
}
