import type { DateText, InstantText } from '../../calendar/calendar';
import { type CostSettings, noCost } from '../cost/costSettings';
import { type FeeMapping, feeGroups } from '../mapping/feeMapping';
import { type MatchingSettings, proposedMatching } from '../matching/matchingSettings';
import { type TaxSettings, unitedStatesTax } from '../tax/taxSettings';
import type { Dated } from './dated';

/** How events become documents by themselves; by hand an order or a day can be booked in every mode. */
export type BookingMode = 'order' | 'day' | 'settlement';

/** Everything that a connection between a seller account and a company may choose. Plain data: it is stored. */
export interface BookSettings {
  /** Two or three capitals in place of the country in document numbers: a second connection has one. */
  readonly connectionCode?: string;
  /** IANA zone in which days and months are counted; absent: each marketplace's own. */
  readonly timeZone?: string;
  /** Earlier events belong to the previous system. */
  readonly start?: ConnectionStart;
  readonly modes: readonly Dated<BookingMode>[];
  /** The day of a sale: when Amazon posted it, when it was bought, or when its money was released. */
  readonly saleDate: 'posted' | 'purchased' | 'released';
  /**
   * When a sale is booked whose money Amazon defers, by Amazon's reason: delivery (`DD7`), business invoice
   * (`B2B`). `atShipment` books it against the deferred balances, or for an invoice against receivables.
   * Reasons that are not named here are booked on release.
   */
  readonly recognition: Readonly<Record<'DD7' | 'B2B', 'atShipment' | 'onRelease'>>;
  /** What stands in the books for orders that have not shipped. */
  readonly unshipped: 'nothing' | 'estimate';
  /** Fees of a sale: negative lines beneath it, or apart, as a purchase from clearing or a journal entry. */
  readonly fees: 'lines' | 'purchase' | 'journalEntry';
  readonly day: DaySettings;
  readonly settlement: SettlementBookSettings;
  readonly matching: MatchingSettings;
  readonly feeMapping: FeeMapping;
  readonly tax: TaxSettings;
  readonly cost: CostSettings;
  /** The last day on which nothing may be booked any more, beside the company's own closing date. */
  readonly lockedUntil?: DateText;
  /** Documents of a closed period are dated on its first open day, with a word in the memo. */
  readonly redateClosed: boolean;
}

/** Where a connection begins: a settlement's boundary and what Amazon held then. */
export interface ConnectionStart {
  readonly from: InstantText;
  readonly clearingMinor: number;
  readonly reservedMinor: number;
  readonly deferredMinor: number;
}

/** How a day's summary looks. */
export interface DaySettings {
  readonly lines: 'byItem' | 'byGroup';
  /** Refunds as negative lines of the day, or as a document of their own. */
  readonly refunds: 'lines' | 'document';
  /** The name of the day's customer, where the setup has none of its own for it. */
  readonly customerName: string;
}

/** How a settlement looks. */
export interface SettlementBookSettings {
  readonly form: 'journalEntry' | 'salesReceipt' | 'invoice';
  /** One line an account and side, or one for each of Amazon's words. */
  readonly lines: 'byAccount' | 'byKind';
  /** Fees among the lines, or in a document of their own. */
  readonly fees: 'lines' | 'apart';
  /**
   * Where the reserve is: in an account of its own, so that clearing returns to zero (`zero`), or in
   * clearing, which then equals Amazon's balance (`balance`).
   */
  readonly convention: 'zero' | 'balance';
  /** The payout as an entry, a transfer or a bank deposit of ours, or left to the bank feed. */
  readonly payout: 'journalEntry' | 'transfer' | 'deposit' | 'bankFeed';
}

/** The proposal for a US company that keeps its books by settlement, on the accrual basis. */
export const unitedStatesSettings: BookSettings = {
  modes: [{ value: 'settlement' }],
  saleDate: 'posted',
  recognition: { DD7: 'onRelease', B2B: 'onRelease' },
  unshipped: 'nothing',
  fees: 'lines',
  day: { lines: 'byGroup', refunds: 'lines', customerName: 'Amazon summary' },
  settlement: {
    form: 'journalEntry',
    lines: 'byAccount',
    fees: 'lines',
    convention: 'zero',
    payout: 'journalEntry',
  },
  matching: proposedMatching,
  feeMapping: feeGroups,
  tax: unitedStatesTax,
  cost: noCost,
  redateClosed: false,
};
