/** Transaction types that stand together in the rows of the table; a file's and listTransactions' own. */
export const types = {
  fileSale: ['Order'],
  fileRefund: ['Refund', 'Chargeback Refund', 'A-to-z Guarantee Refund'],
  fileLiquidation: ['Liquidations', 'Liquidations Adjustments'],
  fileOther: ['other-transaction'],
  sale: ['Shipment'],
  /** Chargebacks and A-to-z refunds came as plain refunds; the names of the older API are taken too. */
  refund: ['Refund', 'Chargeback', 'GuaranteeClaim', 'ChargeRefund'],
  liquidation: ['RemovalShipment', 'RemovalShipmentAdjustment', 'Adjustment'],
  service: ['ServiceFee'],
  adjustment: ['Adjustment'],
} as const;

/** The amount type of settlement rows that have no better one. */
export const plain = 'other-transaction';
