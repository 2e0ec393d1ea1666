import { type SettlementFileRow, settlementColumns } from './settlementColumns';
import type { ComponentKind, MoneyEvent, Settlement } from './truth';
import type { World } from './world';

type Label = readonly [amountType: string, description: string, transactionType?: string];

const other = 'other-transaction';
/** A deposit is dated a day and a half after its period, as the transfer is. */
const depositAfterMs = 36 * 3_600_000;

/** How the file of the second form names each amount; a fee stands in it with its tax. */
const labels: Readonly<Record<ComponentKind, Label | null>> = {
  principal: ['ItemPrice', 'Principal'],
  shipping: ['ItemPrice', 'Shipping'],
  giftWrap: ['ItemPrice', 'GiftWrap'],
  itemPromotion: ['Promotion', 'Principal'],
  shippingPromotion: ['Promotion', 'Shipping'],
  itemTax: ['ItemPrice', 'Tax'],
  shippingTax: ['ItemPrice', 'ShippingTax'],
  giftWrapTax: ['ItemPrice', 'GiftWrapTax'],
  itemTaxWithheld: ['ItemWithheldTax', 'MarketplaceFacilitatorTax-Principal'],
  shippingTaxWithheld: ['ItemWithheldTax', 'MarketplaceFacilitatorTax-Shipping'],
  giftWrapTaxWithheld: ['ItemWithheldTax', 'MarketplaceFacilitatorTax-Other'],
  commission: ['ItemFees', 'Commission'],
  commissionTax: ['ItemFees', 'Commission'],
  fulfilmentFee: ['ItemFees', 'FBAPerUnitFulfillmentFee'],
  fulfilmentFeeTax: ['ItemFees', 'FBAPerUnitFulfillmentFee'],
  fulfilmentFeeWaiver: ['ItemFees', 'FBAPerUnitFulfillmentFee'],
  shippingChargeback: ['ItemFees', 'ShippingChargeback'],
  giftWrapChargeback: ['ItemFees', 'GiftwrapChargeback'],
  refundCommission: ['ItemFees', 'RefundCommission'],
  restockingFee: ['ItemPrice', 'RestockingFee'],
  goodwill: ['ItemPrice', 'Goodwill'],
  transportFee: ['Shipment-Fees', 'FBA transportation fee'],
  unknownFee: ['ItemFees', 'LunarDeliverySurcharge'],
  storageFee: [other, 'Storage Fee', other],
  subscription: [other, 'Subscription Fee', other],
  inboundFreight: [other, 'FBAInboundTransportationFee', other],
  advertising: ['Cost of Advertising', 'TransactionTotalAmount', 'ServiceFee'],
  reimbursement: ['FBA Inventory Reimbursement', 'WAREHOUSE_LOST', other],
  reserveDebit: [other, 'Current Reserve Amount', other],
  reserveCredit: [other, 'Previous Reserve Amount Balance', other],
  // No row: it is the total of the settlement that was closed.
  transfer: null,
};

/** Every settlement's events, by its id: found once for all files. */
export function eventsBySettlement(world: World): ReadonlyMap<string, readonly MoneyEvent[]> {
  const found = new Map<string, MoneyEvent[]>();
  for (const event of world.events) {
    if (event.type === 'Transfer') continue;
    const { settlementId } = event.deferral?.releaseSettlement ?? event.settlement;
    const known = found.get(settlementId);
    if (known === undefined) found.set(settlementId, [event]);
    else known.push(event);
  }
  return found;
}

/** The settlement file of a closed settlement: to the cent what the settlement paid. */
export function settlementFile(settlement: Settlement, events: readonly MoneyEvent[]): string {
  const { settlementId, startsAtMs, endsAtMs, payoutMinor, marketplace } = settlement;
  const summary: SettlementFileRow = {
    'settlement-id': settlementId,
    'settlement-start-date': moment(startsAtMs),
    'settlement-end-date': moment(endsAtMs),
    'deposit-date': moment(endsAtMs + depositAfterMs),
    'total-amount': amount(payoutMinor),
    currency: marketplace.currency,
  };
  const rows = [summary, ...events.flatMap((event) => rowsOf(settlementId, event))];
  const lines = rows.map((row) => settlementColumns.map((column) => row[column] ?? '').join('\t'));
  return `${[settlementColumns.join('\t'), ...lines].join('\n')}\n`;
}

function rowsOf(settlementId: string, event: MoneyEvent): readonly SettlementFileRow[] {
  const at = moment(event.deferral?.releasedAtMs ?? event.postedAtMs);
  const { marketplace, nonAmazon } = event;
  return event.lines.flatMap((line) =>
    line.components.flatMap(({ kind, amountMinor }): SettlementFileRow[] => {
      const label = labels[kind];
      if (label === null || amountMinor === 0) return [];
      const [amountType, description, transactionType] =
        kind === 'advertising' && amountMinor > 0
          ? (['Refund for Advertiser', label[1], label[2]] as const)
          : label;
      return [
        {
          'settlement-id': settlementId,
          'transaction-type': transactionType ?? (event.type === 'Refund' ? 'Refund' : 'Order'),
          'order-id': event.orderId ?? '',
          'merchant-order-id': event.orderId ?? '',
          'adjustment-id': event.refundId?.slice(-12) ?? '',
          // Refunds have none, and a sale's is another than the API's.
          'shipment-id': event.shipmentId === null || event.type === 'Refund' ? '' : `D${event.shipmentId}`,
          'marketplace-name': nonAmazon ? marketplace.nonAmazonName : marketplace.name,
          'amount-type': amountType,
          'amount-description': description,
          amount: amount(amountMinor),
          'fulfillment-id': event.fulfilledBy === null ? '' : event.fulfilledBy === 'AMAZON' ? 'AFN' : 'MFN',
          'posted-date': at.slice(0, 10),
          'posted-date-time': at,
          'order-item-code': line.orderItemId ?? '',
          sku: line.product?.sku ?? '',
          // Repeated on every row of the item.
          'quantity-purchased': event.type === 'Shipment' && line.quantity > 0 ? String(line.quantity) : '',
        },
      ];
    }),
  );
}

function moment(atMs: number): string {
  const iso = new Date(Math.floor(atMs / 1000) * 1000).toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}

function amount(minor: number): string {
  const whole = Math.floor(Math.abs(minor) / 100);
  return `${minor < 0 ? '-' : ''}${whole}.${String(Math.abs(minor) % 100).padStart(2, '0')}`;
}
