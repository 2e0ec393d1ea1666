/** What a row of a settlement file means for the books. */
export type SettlementKind =
  | 'principal'
  | 'shipping'
  | 'giftWrap'
  | 'promotion'
  | 'refund'
  | 'taxCollected'
  | 'taxWithheld'
  /** Tax that stands on no sale: VAT on stock that Amazon exchanged between sellers. */
  | 'taxOther'
  /** Taken from the seller for the seller's own tax account: an asset, not a facilitator's tax. */
  | 'taxAtSource'
  | 'sellingFee'
  | 'otherFee'
  | 'fulfilmentFee'
  | 'storageFee'
  | 'advertising'
  | 'shippingChargeback'
  | 'giftWrapChargeback'
  | 'postage'
  | 'reimbursement'
  | 'otherIncome'
  | 'liquidation'
  | 'loan'
  | 'previousReserve'
  | 'currentReserve'
  /** The last settlement's negative total: an opening balance, which posts nothing. */
  | 'payable'
  /** Amazon charged the card on file for a negative balance. */
  | 'charge'
  /** Money that went to the bank, or came back from it, apart from the payout. */
  | 'bankTransfer';

/** One row of the table: labels and what they mean. */
export interface SettlementKindRow {
  readonly transactionTypes: readonly string[];
  readonly amountType: string;
  /** A star at the end stands for anything that follows. */
  readonly amountDescription: string;
  readonly kind: SettlementKind;
  /** What a bookkeeper calls it, as it stands on a document. */
  readonly label: string;
}

/** A row of the table, written on one line. */
export function kindRow(
  transactionTypes: readonly string[],
  amountType: string,
  amountDescription: string,
  kind: SettlementKind,
  label: string,
): SettlementKindRow {
  return { transactionTypes, amountType, amountDescription, kind, label };
}
