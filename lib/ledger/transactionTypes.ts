import type { EventKind } from './event';
import { normalizedLabel } from './label';

/** Amazon's transaction types and what an event of each is. A type that is not here makes an `unknown` event. */
const eventKinds: Readonly<Record<string, Exclude<EventKind, 'unknown' | 'multiChannel'>>> = {
  Shipment: 'shipment',
  Refund: 'refund',
  Adjustment: 'other',
  AdhocDisbursement: 'other',
  AffordabilityExpense: 'other',
  AffordabilityExpenseReversal: 'other',
  CapacityReservationBilling: 'other',
  // Given back to a buyer, for whatever reason.
  Chargeback: 'refund',
  ChargeRefund: 'refund',
  CouponPayment: 'other',
  DebtRecovery: 'other',
  EBTRefundReimbursementOnly: 'other',
  FailedAdhocDisbursement: 'other',
  FBAInventoryReimbursement: 'other',
  FBALiquidation: 'other',
  FTBalanceDeduction: 'other',
  GuaranteeClaim: 'refund',
  ImagingServicesFee: 'other',
  LoanServicing: 'other',
  MiscellaneousLedgerAdjustment: 'other',
  NetworkComminglingTransaction: 'other',
  PayWithAmazon: 'other',
  ProductAdsPayment: 'other',
  RemovalShipment: 'other',
  RemovalShipmentAdjustment: 'other',
  RentalTransaction: 'other',
  Retrocharge: 'other',
  SAFETReimbursement: 'other',
  SellerDealPayment: 'other',
  SellerReviewEnrollmentPayment: 'other',
  ServiceFee: 'other',
  ServiceProviderCredit: 'other',
  TaxWithholding: 'other',
  TDSReimbursement: 'other',
  Transfer: 'other',
  Transfers: 'other',
  TrialShipment: 'other',
  ValueAddedServiceCharge: 'other',
};

const kindByType = new Map(Object.entries(eventKinds).map(([type, kind]) => [normalizedLabel(type), kind]));

/** What an event of Amazon's transaction type is. */
export function eventKindOf(transactionType: string): Exclude<EventKind, 'multiChannel'> {
  return kindByType.get(normalizedLabel(transactionType)) ?? 'unknown';
}
