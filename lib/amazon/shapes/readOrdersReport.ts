import { minorFromDecimal } from '../../money/money';
import { failed, ok, problem, type Result } from '../../problem/problem';
import { marketplaces } from './marketplaces';
import type { AmazonOrder, AmazonOrderItem, FulfillmentStatus } from './order';
import { present } from './present';

/** An order of a report, with its rows as they are kept. */
export interface ReportedOrder {
  readonly order: AmazonOrder;
  /** The cells that were read, in the order of `reportColumns`; of the buyer's address no more than these. */
  readonly rows: readonly string[];
}

/** Every column that is read. Others, and the address among them, are let pass and not kept. */
export const reportColumns = [
  'amazon-order-id',
  'merchant-order-id',
  'purchase-date',
  'last-updated-date',
  'order-status',
  'fulfillment-channel',
  'sales-channel',
  'product-name',
  'sku',
  'asin',
  'item-status',
  'quantity',
  'currency',
  'item-price',
  'ship-state',
  'ship-country',
  'promotion-ids',
  'is-business-order',
  'payment-method-details',
  'order-item-id',
] as const;

type Column = (typeof reportColumns)[number];
type Row = Readonly<Record<Column, string>>;

const needed: readonly Column[] = [
  'amazon-order-id',
  'purchase-date',
  'last-updated-date',
  'order-status',
  'quantity',
];

/**
 * The orders of a report of all orders, oldest change first: a table by tabs whose columns come in any order and
 * number, so that they are found by their names. A product that was ordered twice has two rows, with prices of their
 * own (selling-partner-api-models, issue 544). Source: Amazon, report type values, order tracking reports.
 */
export function readOrdersReport(bytes: Uint8Array): Result<readonly ReportedOrder[]> {
  const [header = '', ...lines] = textOf(bytes).split(/\r\n|\n|\r/);
  const names = cellsOf(header.replace(/^\uFEFF/, '')).map((name) => name.toLowerCase());
  const missing = needed.find((column) => !names.includes(column));
  if (missing !== undefined) return unreadable(`the report of orders has no column ${missing}`);
  const places = reportColumns.map((column) => [column, names.indexOf(column)] as const);
  const rowsOf = new Map<string, Row[]>();
  for (const line of lines) {
    const cells = cellsOf(line);
    const row = Object.fromEntries(places.map(([column, at]) => [column, cells[at] ?? ''])) as Row;
    const orderId = row['amazon-order-id'];
    if (orderId === '') continue;
    const known = rowsOf.get(orderId);
    if (known === undefined) rowsOf.set(orderId, [row]);
    else known.push(row);
  }
  const orders: ReportedOrder[] = [];
  for (const [orderId, rows] of rowsOf) {
    const order = orderOf(orderId, rows);
    if (order === undefined) return unreadable(`a row of the report of orders, ${orderId}`);
    orders.push({ order, rows: rows.map((row) => reportColumns.map((column) => row[column]).join('\t')) });
  }
  return ok(orders.sort((a, b) => compare(a.order, b.order)));
}

/**
 * What is known of an order once a report tells of it. The report says less than the order itself, so it only adds
 * where it is not newer, and never takes products apart that are known by their ids.
 */
export function withReported(known: AmazonOrder | undefined, reported: AmazonOrder): AmazonOrder {
  if (known === undefined) return reported;
  const { shipTo = known.shipTo } = reported;
  const added = present({ ...known, shipTo });
  const isNewer =
    Temporal.Instant.compare(
      Temporal.Instant.from(reported.lastUpdatedAt),
      Temporal.Instant.from(known.lastUpdatedAt),
    ) > 0;
  if (!isNewer) return added;
  const { status, lastUpdatedAt } = reported;
  const items = status === 'SHIPPED' ? known.items.map(shipped) : known.items;
  return { ...added, items, status: status === 'UNKNOWN' ? known.status : status, lastUpdatedAt };
}

function shipped(item: AmazonOrderItem): AmazonOrderItem {
  const { quantityFulfilled, quantityUnfulfilled, quantityOrdered } = item;
  // What was cancelled before is neither.
  const left = quantityUnfulfilled ?? quantityOrdered - (quantityFulfilled ?? 0);
  return { ...item, quantityFulfilled: (quantityFulfilled ?? 0) + left, quantityUnfulfilled: 0 };
}

function orderOf(orderId: string, rows: readonly Row[]): AmazonOrder | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  const createdAt = instantOf(first['purchase-date']);
  // Rows of one order may have changed one after the other.
  const changes = rows.map((row) => instantOf(row['last-updated-date']));
  const lastUpdatedAt = changes.reduce((latest, each) => (later(each, latest) ? each : latest));
  const items = rows.map(itemOf);
  if (createdAt === undefined || lastUpdatedAt === undefined || changes.includes(undefined)) return undefined;
  if (!items.every((item) => item !== undefined)) return undefined;
  const channel = first['sales-channel'];
  const isOther = /^non-amazon/i.test(channel);
  const marketplace = marketplaces.find(
    ({ salesChannel }) => salesChannel.toLowerCase() === channel.toLowerCase(),
  );
  const payments = first['payment-method-details'];
  return present({
    orderId,
    sellerOrderId: optional(first['merchant-order-id']),
    createdAt,
    lastUpdatedAt,
    programs: first['is-business-order'].toLowerCase() === 'true' ? ['AMAZON_BUSINESS'] : [],
    marketplaceId: isOther ? undefined : marketplace?.id,
    salesChannel: isOther ? 'NON_AMAZON' : 'AMAZON',
    marketplaceName: optional(channel),
    status: statusOf(first['order-status']),
    fulfilledBy: fulfilledByOf(first['fulfillment-channel']),
    shipTo: shipToOf(first),
    paymentMethods: payments === '' ? [] : payments.split(',').map((method) => method.trim()),
    currency: optional(rows.find((row) => row.currency !== '')?.currency ?? ''),
    items: items as readonly AmazonOrderItem[],
  });
}

function itemOf(row: Row, index: number): AmazonOrderItem | undefined {
  if (!/^\d+$/.test(row.quantity)) return undefined;
  const quantity = Number(row.quantity);
  const status = statusOf(row['item-status'] === '' ? row['order-status'] : row['item-status']);
  const fulfilled = status === 'SHIPPED' ? quantity : status === 'PARTIALLY_SHIPPED' ? undefined : 0;
  const isOpen = fulfilled === 0 && status !== 'CANCELLED';
  return present({
    // The report names products alone; an order that is read itself has their ids.
    orderItemId: row['order-item-id'] === '' ? `row-${index + 1}` : row['order-item-id'],
    sku: optional(row.sku),
    asin: optional(row.asin),
    title: optional(row['product-name']),
    quantityOrdered: quantity,
    quantityFulfilled: fulfilled,
    quantityUnfulfilled: fulfilled === undefined ? undefined : isOpen ? quantity : 0,
    taxModels: [],
    unitPriceMinor: unitPriceOf(row, quantity),
    promotionIds:
      row['promotion-ids'] === '' ? undefined : row['promotion-ids'].split(',').map((id) => id.trim()),
  });
}

/** The column holds the price of all units together; one that does not divide is left out, for nothing is rounded. */
function unitPriceOf(row: Row, quantity: number): number | undefined {
  if (row.currency === '' || row['item-price'] === '' || quantity === 0) return undefined;
  const minor = minorFromDecimal(row['item-price'], row.currency);
  return minor !== undefined && minor % quantity === 0 ? minor / quantity : undefined;
}

/** `Shipped - Delivered to Buyer` and the like begin with the status. */
function statusOf(text: string): FulfillmentStatus {
  const word = text.toLowerCase().replaceAll(/[\s-]/g, '');
  if (word.startsWith('shipped') || word === 'complete') return 'SHIPPED';
  if (word.startsWith('partiallyshipped')) return 'PARTIALLY_SHIPPED';
  if (word.startsWith('cancel')) return 'CANCELLED';
  if (word === 'pendingavailability') return 'PENDING_AVAILABILITY';
  if (word.startsWith('pending')) return 'PENDING';
  // An order that Amazon ships is `Shipping` until it has left.
  if (word === 'unshipped' || word === 'shipping') return 'UNSHIPPED';
  return word === 'unfulfillable' ? 'UNFULFILLABLE' : 'UNKNOWN';
}

function fulfilledByOf(channel: string): AmazonOrder['fulfilledBy'] {
  if (/^(amazon|afn)/i.test(channel)) return 'AMAZON';
  return /^(merchant|mfn)/i.test(channel) ? 'MERCHANT' : undefined;
}

function shipToOf(row: Row): AmazonOrder['shipTo'] {
  const country = optional(row['ship-country']);
  const region = optional(row['ship-state']);
  return country === undefined && region === undefined ? undefined : present({ country, region });
}

function optional(text: string): string | undefined {
  return text === '' ? undefined : text;
}

function cellsOf(line: string): readonly string[] {
  return line.split('\t').map((cell) => cell.trim());
}

function instantOf(text: string): string | undefined {
  try {
    return Temporal.Instant.from(text).toString();
  } catch {
    return undefined;
  }
}

function later(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return b === undefined;
  return Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b)) > 0;
}

function compare(a: AmazonOrder, b: AmazonOrder): number {
  const earlier = Temporal.Instant.compare(
    Temporal.Instant.from(a.lastUpdatedAt),
    Temporal.Instant.from(b.lastUpdatedAt),
  );
  return earlier || (a.orderId < b.orderId ? -1 : 1);
}

function unreadable(where: string): Result<never> {
  return failed(problem('amazon_answer_unreadable', { where }));
}

/** Amazon documents no encoding. What is not UTF-8 is Shift JIS in Japan and windows-1252 elsewhere. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const western = new TextDecoder('windows-1252').decode(bytes);
    return /amazon\.co\.jp/i.test(western) ? new TextDecoder('shift_jis').decode(bytes) : western;
  }
}
