import type { LineKind } from '../ledger/lineKind';

/** Every kind of amount, as a record so that the compiler misses none. */
const every: Readonly<Record<LineKind, true>> = {
  principal: true,
  shipping: true,
  giftWrap: true,
  promotion: true,
  refund: true,
  taxCollected: true,
  taxWithheld: true,
  taxOther: true,
  taxAtSource: true,
  sellingFee: true,
  otherFee: true,
  fulfilmentFee: true,
  storageFee: true,
  advertising: true,
  shippingChargeback: true,
  giftWrapChargeback: true,
  postage: true,
  reimbursement: true,
  otherIncome: true,
  liquidation: true,
  loan: true,
  previousReserve: true,
  currentReserve: true,
  payable: true,
  charge: true,
  bankTransfer: true,
  payout: true,
  unknown: true,
};

/** The kinds that a rule can name. */
export const amountKinds = Object.keys(every) as readonly LineKind[];
