import type { EventLine } from '../../ledger/event';
import { normalizedLabel } from '../../ledger/label';
import type { LineKind } from '../../ledger/lineKind';

/** What an amount is to the tax office: what a buyer pays, its tax, what Amazon charges, or no supply. */
export type TaxTreatment = 'sale' | 'salesTax' | 'fee' | 'outOfScope';

/** Every kind has one. Reimbursements are damages, not supplies. */
const treatments: Readonly<Record<LineKind, TaxTreatment>> = {
  principal: 'sale',
  shipping: 'sale',
  giftWrap: 'sale',
  promotion: 'sale',
  refund: 'sale',
  liquidation: 'sale',
  shippingChargeback: 'sale',
  giftWrapChargeback: 'sale',
  taxCollected: 'salesTax',
  taxWithheld: 'salesTax',
  sellingFee: 'fee',
  otherFee: 'fee',
  fulfilmentFee: 'fee',
  storageFee: 'fee',
  advertising: 'fee',
  postage: 'fee',
  taxOther: 'outOfScope',
  taxAtSource: 'outOfScope',
  reimbursement: 'outOfScope',
  otherIncome: 'outOfScope',
  loan: 'outOfScope',
  previousReserve: 'outOfScope',
  currentReserve: 'outOfScope',
  payable: 'outOfScope',
  charge: 'outOfScope',
  bankTransfer: 'outOfScope',
  payout: 'outOfScope',
  unknown: 'outOfScope',
};

/** How an amount is treated. Shipping that Amazon keeps with tax stated on it is a fee like any other. */
export function treatmentOf({ kind, path, taxMinor }: EventLine): TaxTreatment {
  if (kind === 'refund' && normalizedLabel(path).startsWith('tax>')) return 'salesTax';
  const isChargeback = kind === 'shippingChargeback' || kind === 'giftWrapChargeback';
  return isChargeback && (taxMinor ?? 0) !== 0 ? 'fee' : treatments[kind];
}
