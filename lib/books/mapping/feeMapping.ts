import type { DateText } from '../../calendar/calendar';
import type { LineKind } from '../../ledger/lineKind';
import type { ListRef } from '../draft';

/** Which item and account stands for each kind of amount; its tax is `TaxSettings.fees`. Plain data: stored, exported, imported. */
export interface FeeMapping {
  /**
   * What holds for fees where no row says otherwise: one item for everything that Amazon takes, one a group
   * (those of the roles), or one for each of Amazon's words.
   */
  readonly preset: 'one' | 'groups' | 'everyKind';
  readonly rows: readonly FeeRow[];
}

/** One kind of amount, or one of Amazon's words within it, and where it is booked from a day on. */
export interface FeeRow {
  readonly kind: LineKind;
  /** In a bookkeeper's words, as on documents: `Referral fee`; absent: every amount of the kind. */
  readonly label?: string;
  readonly from?: DateText;
  /** A row with an account and no item stops documents that need an item, unless the role's posts there. */
  readonly item?: ListRef;
  /** Absent: where the item posts to. */
  readonly account?: ListRef;
}

/** One item and account a group of fees, which are those of the roles. */
export const feeGroups: FeeMapping = { preset: 'groups', rows: [] };
