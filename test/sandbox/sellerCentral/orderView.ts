import type { SellerCentralMarketplace } from './marketplaces';
import type { SellerCentralOrderItem, SellerCentralOrderRow } from './orderRow';

/** An order as the page's own script receives it: every text ready to be shown. */
export interface OrderView {
  readonly orderId: string;
  readonly linkText: string;
  readonly detailsPath: string;
  readonly status: string;
  readonly statusClass: string;
  readonly fulfillment: string;
  readonly salesChannel: string;
  readonly buyerName: string;
  readonly age: string;
  readonly date: string;
  readonly time: string;
  readonly purchaseDate: string;
  readonly shipBy: string;
  readonly deliverBy: string;
  readonly refundApplied: boolean;
  readonly invoiceByAmazonId: string | null;
  readonly proceeds: { readonly items: string; readonly shipping: string; readonly total: string };
  readonly items: readonly OrderItemView[];
}

/** One product of an order, as shown. */
export interface OrderItemView {
  readonly title: string;
  readonly asin: string;
  readonly sku: string;
  readonly quantity: number;
  readonly subtotal: string;
  readonly image: string;
  readonly shopLink: string;
  readonly orderItemId: string;
}

const buyerNames = ['Jordan', 'Riley', 'Morgan', 'Casey', 'Avery', 'Quinn', 'Rowan', 'Emerson'];
const dayMs = 86_400_000;

/** Renders an order's figures and dates in the marketplace's time zone. */
export function viewOrder(
  order: SellerCentralOrderRow,
  marketplace: SellerCentralMarketplace,
  nowMs: number,
): OrderView {
  const { timeZone, shopHost } = marketplace;
  const day = (atMs: number) =>
    format(atMs, { timeZone, weekday: 'short', month: 'short', day: 'numeric', year: 'numeric' });
  const clock = (atMs: number) =>
    format(atMs, { timeZone, hour: 'numeric', minute: '2-digit', timeZoneName: 'short' });
  const currency = order.items[0]?.currency ?? 'USD';
  const itemsMinor = order.items.reduce((sum, item) => sum + item.subtotalMinor, 0);
  return {
    orderId: order.orderId,
    linkText: order.merchantOrderId ?? order.orderId,
    detailsPath: order.oldDetailsLink
      ? `/gp/orders/fba-order-details.html?orderID=${order.orderId}`
      : `/orders-v3/order/${order.orderId}`,
    status: order.status,
    statusClass: `${order.status.toLowerCase()}-status`,
    fulfillment: order.channel === 'AFN' ? 'Amazon' : 'Seller',
    salesChannel: order.salesChannel,
    buyerName: buyerNames[digitSum(order.orderId) % buyerNames.length] ?? 'Buyer',
    age: age(nowMs - order.purchasedAtMs),
    date: format(order.purchasedAtMs, { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' }),
    time: clock(order.purchasedAtMs),
    purchaseDate: `${day(order.purchasedAtMs)}, ${clock(order.purchasedAtMs)}`,
    shipBy: day(order.purchasedAtMs + 2 * dayMs),
    deliverBy: day(order.purchasedAtMs + 6 * dayMs),
    refundApplied: order.refundApplied,
    invoiceByAmazonId: order.invoiceByAmazonId ?? null,
    proceeds: {
      items: money(itemsMinor, currency),
      shipping: money(order.shippingMinor, currency),
      total: money(itemsMinor + order.shippingMinor, currency),
    },
    items: order.items.map((item, index) => viewItem(order, item, index, shopHost)),
  };
}

function viewItem(
  order: SellerCentralOrderRow,
  item: SellerCentralOrderItem,
  index: number,
  shopHost: string,
): OrderItemView {
  return {
    title: item.title,
    asin: item.asin,
    sku: item.sku,
    quantity: item.quantity,
    subtotal: money(item.subtotalMinor, item.currency),
    image: `/images/product/${encodeURIComponent(item.asin)}.svg`,
    shopLink: `https://${shopHost}/gp/product/${encodeURIComponent(item.asin)}`,
    orderItemId: `${order.orderId.replace(/\D/g, '').slice(0, 12)}${String(index + 1).padStart(2, '0')}`,
  };
}

function age(elapsedMs: number): string {
  const hours = Math.max(0, Math.floor(elapsedMs / 3_600_000));
  const minutes = Math.max(1, Math.floor(elapsedMs / 60_000));
  if (hours < 1) return minutes === 1 ? '1 minute ago' : `${minutes} minutes ago`;
  if (hours < 48) return hours === 1 ? '1 hour ago' : `${hours} hours ago`;
  const days = Math.floor(hours / 24);
  return days < 60 ? `${days} days ago` : `${Math.floor(days / 30)} months ago`;
}

function money(minor: number, currency: string): string {
  const formatter = formatterOf(currency);
  const digits = formatter.resolvedOptions().maximumFractionDigits ?? 2;
  return formatter.format(minor / 10 ** digits);
}

const moneyFormatters = new Map<string, Intl.NumberFormat>();
function formatterOf(currency: string): Intl.NumberFormat {
  const known = moneyFormatters.get(currency);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat('en-US', { style: 'currency', currency });
  moneyFormatters.set(currency, made);
  return made;
}

const dateFormatters = new Map<string, Intl.DateTimeFormat>();
function format(atMs: number, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify(options);
  const formatter = dateFormatters.get(key) ?? new Intl.DateTimeFormat('en-US', options);
  dateFormatters.set(key, formatter);
  return formatter.format(atMs);
}

function digitSum(text: string): number {
  return [...text].reduce(
    (sum, character) => sum + (character >= '0' && character <= '9' ? Number(character) : 0),
    0,
  );
}
