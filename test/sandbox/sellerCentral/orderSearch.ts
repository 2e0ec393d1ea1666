import type { SellerCentralOrderRow } from './orderRow';

/** What a list page asks for; every field comes from the address or from the page's own controls. */
export interface OrderSearch {
  readonly marketplaceId: string;
  readonly fulfillment: 'all' | 'fba' | 'mfn';
  readonly status: string;
  readonly queryType: string;
  readonly query: string;
  readonly sort: string;
  readonly page: number;
  readonly pageSize: number;
}

/** One page of orders, and how many there are in all. */
export interface OrderSearchResult {
  readonly orders: readonly SellerCentralOrderRow[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}

const pageSizes = [25, 50, 100];

/** Reads a search from an address's parameters, with the list's defaults. */
export function readOrderSearch(parameters: URLSearchParams, marketplaceId: string): OrderSearch {
  const fulfillment = parameters.get('fulfillment');
  const pageSize = Number(parameters.get('pageSize') ?? 100);
  return {
    marketplaceId,
    fulfillment: fulfillment === 'fba' || fulfillment === 'mfn' ? fulfillment : 'all',
    status: parameters.get('status') ?? 'all',
    queryType: parameters.get('qt') ?? 'order-id',
    query: (parameters.get('q') ?? '').trim().toLowerCase(),
    sort: parameters.get('sort') ?? 'order_date_desc',
    page: Math.max(1, Math.floor(Number(parameters.get('page') ?? 1)) || 1),
    pageSize: pageSizes.includes(pageSize) ? pageSize : 100,
  };
}

/** Filters, sorts and cuts the page out of a seller's orders. */
export function searchOrders(rows: readonly SellerCentralOrderRow[], search: OrderSearch): OrderSearchResult {
  const found = rows.filter((row) => matches(row, search));
  const direction = search.sort === 'order_date_asc' ? 1 : -1;
  found.sort(
    (left, right) =>
      direction * (left.purchasedAtMs - right.purchasedAtMs) || (left.orderId < right.orderId ? -1 : 1),
  );
  const from = (search.page - 1) * search.pageSize;
  return {
    orders: found.slice(from, from + search.pageSize),
    total: found.length,
    page: search.page,
    pageSize: search.pageSize,
  };
}

function matches(row: SellerCentralOrderRow, search: OrderSearch): boolean {
  if (row.marketplaceId !== search.marketplaceId) return false;
  if (search.fulfillment !== 'all' && (row.channel === 'AFN') !== (search.fulfillment === 'fba'))
    return false;
  if (search.status !== 'all' && row.status.toLowerCase() !== search.status) return false;
  if (search.query === '') return true;
  const holds = (text: string) => text.toLowerCase().includes(search.query);
  if (search.queryType === 'asin') return row.items.some(({ asin }) => holds(asin));
  if (search.queryType === 'sku') return row.items.some(({ sku }) => holds(sku));
  if (search.queryType === 'product-name') return row.items.some(({ title }) => holds(title));
  return holds(row.orderId) || (row.merchantOrderId !== undefined && holds(row.merchantOrderId));
}
