/** The columns of a settlement file of the second form, in Amazon's order. Source: Amazon, Flat File V2 Settlement Report. */
export const settlementColumns = [
  'settlement-id',
  'settlement-start-date',
  'settlement-end-date',
  'deposit-date',
  'total-amount',
  'currency',
  'transaction-type',
  'order-id',
  'merchant-order-id',
  'adjustment-id',
  'shipment-id',
  'marketplace-name',
  'amount-type',
  'amount-description',
  'amount',
  'fulfillment-id',
  'posted-date',
  'posted-date-time',
  'order-item-code',
  'merchant-order-item-id',
  'merchant-adjustment-item-id',
  'sku',
  'quantity-purchased',
  'promotion-id',
] as const;

/** One row of such a file; what is absent is an empty cell. */
export type SettlementFileRow = Readonly<Partial<Record<(typeof settlementColumns)[number], string>>>;
