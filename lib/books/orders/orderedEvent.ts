import { marketplaceOf } from '../../amazon/shapes/marketplaces';
import type { AmazonOrder, AmazonOrderItem, OrderProceeds } from '../../amazon/shapes/order';
import { present } from '../../amazon/shapes/present';
import type { AmazonEvent, EventLine } from '../../ledger/event';
import type { LineKind } from '../../ledger/lineKind';
import type { OpenUnits } from './openUnits';

/**
 * What is still to be sold of an order, as if it had shipped: an estimate is drawn as its sale will be.
 * `undefined` where Amazon does not say yet what the buyer pays.
 */
export function orderedEvent(order: AmazonOrder, open: readonly OpenUnits[]): AmazonEvent | undefined {
  const currency = order.currency ?? marketplaceOf(order.marketplaceId ?? '')?.currency;
  const parts = open.map(linesOf);
  if (currency === undefined || parts.some((part) => part === undefined)) return undefined;
  const lines = parts.flatMap((part) => part ?? []);
  return present({
    key: `ordered/${order.orderId}`,
    sellerAccountId: '',
    kind: 'shipment' as const,
    transactionType: 'Shipment',
    description: 'Order',
    transactionIds: [],
    orderId: order.orderId,
    marketplaceId: order.marketplaceId,
    channel: channels[order.fulfilledBy ?? ''],
    postedAt: order.createdAt,
    release: { state: 'released' as const, releasedAt: order.createdAt },
    currency,
    totalMinor: lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    lines,
  });
}

const channels: Readonly<Record<string, 'AFN' | 'MFN'>> = { AMAZON: 'AFN', MERCHANT: 'MFN' };

/** Of an item that has shipped in part only its price is known for the rest. */
function linesOf({ item, units }: OpenUnits): readonly EventLine[] | undefined {
  const { proceeds = [], unitPriceMinor, quantityOrdered } = item;
  const isWhole = units === quantityOrdered;
  const paidMinor = isWhole ? sumOf(proceeds, 'ITEM') : undefined;
  const priceMinor = paidMinor ?? (unitPriceMinor === undefined ? undefined : unitPriceMinor * units);
  if (priceMinor === undefined) return undefined;
  const product = present({ sku: item.sku, asin: item.asin, title: item.title });
  const others = isWhole ? proceeds.filter(({ type }) => type !== 'ITEM') : [];
  return [
    {
      kind: 'principal',
      path: 'ProductCharges > OurPricePrincipal',
      amountMinor: priceMinor,
      ...product,
      quantity: units,
    },
    ...others.flatMap((part): readonly EventLine[] => {
      const row = rowFor(part, item);
      if (row === undefined || part.amountMinor === 0) return [];
      const { kind, path, sign } = row;
      return [{ kind, path, amountMinor: sign * Math.abs(part.amountMinor), ...product }];
    }),
  ];
}

function sumOf(proceeds: readonly OrderProceeds[], wanted: string): number | undefined {
  const found = proceeds.filter(({ type }) => type === wanted);
  return found.length === 0 ? undefined : found.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

interface Row {
  readonly kind: LineKind;
  readonly path: string;
  /** Amazon gives discounts without a sign or with one; both lower what the buyer pays. */
  readonly sign: 1 | -1;
}

/** Tax that Amazon collects and keeps is not the seller's to estimate. */
function rowFor({ type }: OrderProceeds, item: AmazonOrderItem): Row | undefined {
  if (type === 'TAX' && item.taxModels.includes('MARKETPLACE_FACILITATOR')) return undefined;
  return rows[type] ?? { kind: 'otherIncome', path: type, sign: 1 };
}

const rows: Readonly<Record<string, Row>> = {
  SHIPPING: { kind: 'shipping', path: 'Shipping > ShippingPrincipal', sign: 1 },
  GIFT_WRAP: { kind: 'giftWrap', path: 'Other > GiftwrapPrincipal', sign: 1 },
  DISCOUNT: { kind: 'promotion', path: 'PromoRebates > OurPriceDiscount', sign: -1 },
  TAX: { kind: 'taxCollected', path: 'Tax > OurPriceTax', sign: 1 },
};
