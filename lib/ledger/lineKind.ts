/**
 * What an amount means for the books, whichever of Amazon's sources reports it. One word for one thing:
 * documents, setup and screens use these.
 */
export type LineKind =
  | 'principal'
  | 'shipping'
  | 'giftWrap'
  | 'promotion'
  /** Given back to a buyer: products, shipping, gift wrap, goodwill, less what was kept for a return. */
  | 'refund'
  | 'taxCollected'
  | 'taxWithheld'
  /** Tax that stands on no sale: VAT on stock that Amazon exchanged between sellers. */
  | 'taxOther'
  /** Taken from the seller for the seller's own tax account (India): an asset, not a facilitator's tax. */
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
  | 'bankTransfer'
  /** The payout of a settlement, as a transaction: the settlement's own payout document books it. */
  | 'payout'
  | 'unknown';
