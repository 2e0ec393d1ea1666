import type { DateText } from '../calendar/calendar';
import type { EventKey } from '../ledger/event';
import type { AccountRole } from './accountRoles';
import type { TaxRates } from './company';
import type { Facet } from './facet';
import type { ItemRole } from './roles';

/** A thing in the company's lists; without an id where it is only proposed. */
export interface ListRef {
  readonly id: string;
  readonly name: string;
}

/** Documents that QuickBooks could hold, in neutral form. Pure data: equal drafts have equal JSON. */
export type Draft =
  | SalesReceipt
  | RefundReceipt
  | Invoice
  | CreditMemo
  | Estimate
  | Payment
  | Purchase
  | JournalEntry
  | Transfer
  | Deposit;

/** The name of each kind of document. */
export type DocumentKind = Draft['kind'];

/** What all documents have. */
export interface DraftBase {
  /** At most 21 characters; see `numbers/`. A transfer and a deposit bear it in their note, a payment as its reference. */
  readonly number: string;
  readonly date: DateText;
  readonly currency: string;
  /** Units of the home currency for one of `currency`, as text; absent in the home currency. */
  readonly exchangeRate?: string;
  readonly lines: readonly DraftLine[];
  /** What QuickBooks adds for tax codes, one row a code; none where no line bears taxed codes. */
  readonly taxes: readonly DraftTax[];
  /**
   * The total as the document's own form shows it, never negative: lines and tax of a form, the debits of
   * a journal entry, the amount of a payment or transfer.
   */
  readonly totalMinor: number;
  /** Sum of `taxes`, in the sign of `totalMinor`; 0 where the marketplace facilitator keeps it. */
  readonly totalTaxMinor: number;
  /** For the reader of the books; the marks are appended when it is posted. */
  readonly memo: string;
  readonly covers: readonly Cover[];
  /** Events that are in the books already and that this settlement pays: they are only cleared. */
  readonly clears?: readonly EventKey[];
  readonly location?: ListRef;
}

/** A sale that is paid: its total is debited to the deposit account. */
export interface SalesReceipt extends DraftBase {
  readonly kind: 'salesReceipt';
  readonly customer: ListRef;
  readonly depositAccount: ListRef;
  readonly paymentMethod?: ListRef;
}

/** Money given back: its total is credited to the account that it is paid from. */
export interface RefundReceipt extends DraftBase {
  readonly kind: 'refundReceipt';
  readonly customer: ListRef;
  readonly depositAccount: ListRef;
  readonly paymentMethod?: ListRef;
}

/** A sale that the buyer pays later: debited to receivables. */
export interface Invoice extends DraftBase {
  readonly kind: 'invoice';
  readonly customer: ListRef;
  readonly receivableAccount: ListRef;
  readonly dueDate?: DateText;
}

/** A refund against an invoice: credited to receivables. */
export interface CreditMemo extends DraftBase {
  readonly kind: 'creditMemo';
  readonly customer: ListRef;
  readonly receivableAccount: ListRef;
}

/** An order that has not shipped: it posts nothing. */
export interface Estimate extends DraftBase {
  readonly kind: 'estimate';
  readonly customer: ListRef;
}

/** The payment of invoices, less credit memos: from receivables to the deposit account. It has no lines. */
export interface Payment extends DraftBase {
  readonly kind: 'payment';
  readonly customer: ListRef;
  readonly depositAccount: ListRef;
  readonly receivableAccount: ListRef;
  /** What it pays, by document number. */
  readonly pays: readonly { readonly number: string; readonly amountMinor: number }[];
}

/** What Amazon took, bought from it: credited to the account that it is paid from. */
export interface Purchase extends DraftBase {
  readonly kind: 'purchase';
  readonly vendor: ListRef;
  readonly paidFrom: ListRef;
}

/** Lines that add up to zero. */
export interface JournalEntry extends DraftBase {
  readonly kind: 'journalEntry';
  /** Whose receivables its lines on that account are: QuickBooks wants it there. */
  readonly customer?: ListRef;
}

/** Money from one account of the balance sheet to another. It has no lines. */
export interface Transfer extends DraftBase {
  readonly kind: 'transfer';
  readonly fromAccount: ListRef;
  readonly toAccount: ListRef;
}

/** Money that arrives in the bank: its total is debited there, and its lines say where it comes from. */
export interface Deposit extends DraftBase {
  readonly kind: 'deposit';
  readonly depositAccount: ListRef;
}

/** One line of a document: it names item and account, so that a draft can change its kind. */
export interface DraftLine {
  readonly role: ItemRole | AccountRole;
  readonly item: ListRef;
  readonly account: ListRef;
  readonly description: string;
  /**
   * As the seller sees it, on every kind of document: what the seller gains is positive and credits the
   * account, a fee or a refund is negative and debits it. Net of the tax that `taxes` states.
   */
  readonly amountMinor: number;
  /** With `unitPriceMinor` only where quantity × price is the amount to the minor unit. */
  readonly quantity?: number;
  readonly unitPriceMinor?: number;
  /** `nonTaxable` in a US company; absent where the company keeps no tax. */
  readonly taxCode?: ListRef;
  readonly sku?: string;
  readonly class?: ListRef;
}

/** Tax of one code over all lines that bear it. */
export interface DraftTax {
  readonly code: ListRef;
  /** In the sign of lines: tax received from buyers is positive, tax on fees negative. */
  readonly netMinor: number;
  readonly taxMinor: number;
  /** Where QuickBooks keeps the tax of the code. */
  readonly account: ListRef;
  /** The rates that QuickBooks would compute the tax by, so that it can be told Amazon's instead. */
  readonly rates?: TaxRates;
}

/** The events, and the facets of them, that a document stands for. */
export interface Cover {
  readonly eventKey: EventKey;
  readonly facets: readonly Facet[];
}

/** The tax code of a US company for lines without tax. Source: Intuit, TaxCodeRef of US companies. */
export const nonTaxable: ListRef = { id: 'NON', name: 'NON' };

/** One side of the effect that a document has on the books. */
export interface LedgerEffect {
  readonly account: ListRef;
  readonly debitMinor: number;
  readonly creditMinor: number;
}
