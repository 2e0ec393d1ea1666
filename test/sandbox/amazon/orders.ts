import { allMarketplaces } from '../world/marketplaces';
import { type FulfillmentStatus, lastUpdatedMs, orderStatusAt } from '../world/orderState';
import { type IncludedData, includedDataSets, orderJson } from '../world/orderView';
import { isoSeconds } from '../world/stamps';
import type { Order } from '../world/truth';
import type { World } from '../world/world';
import type { AmazonOptions } from './options';
import { type Page, Pages } from './pages';
import { type Parameters, twoMinutesMs } from './parameters';
import { invalidInput, notFound, unauthorized } from './refusal';

const dayMs = 86_400_000;
const statuses = [
  'PENDING_AVAILABILITY',
  'PENDING',
  'UNSHIPPED',
  'PARTIALLY_SHIPPED',
  'SHIPPED',
  'CANCELLED',
  'UNFULFILLABLE',
] as const satisfies readonly (FulfillmentStatus | 'PENDING_AVAILABILITY' | 'UNFULFILLABLE')[];

/** Orders 2026-01-01 over a world. The rules are those of Amazon's model. */
export class OrdersApi {
  readonly #world: World;
  readonly #options: AmazonOptions;
  /** "The token will expire after 24 hours." */
  readonly #pages = new Pages<Order>('paginationToken', dayMs);

  constructor(world: World, options: AmazonOptions) {
    this.#world = world;
    this.#options = options;
  }

  /** One order. Orders of other accounts are as unknown as those that never were. */
  getOrder(orderId: string, parameters: Parameters, atMs: number): object {
    const included = this.#included(parameters);
    if (!/^(?:\d{3}|S\d{2})-\d{7}-\d{7}$/.test(orderId)) throw invalidInput('Invalid Input');
    const order = this.#world.ordersById.get(orderId);
    if (order === undefined || order.createdAtMs > atMs) {
      throw notFound(`Order ${orderId} was not found.`);
    }
    return { order: orderJson(order, included, atMs) };
  }

  /** The orders of a window, oldest first. */
  searchOrders(parameters: Parameters, atMs: number): object {
    const included = this.#included(parameters);
    const size = parameters.whole('maxResultsPerPage', 1, 100) ?? 100;
    // "With the exception of maxResultsPerPage and includedData, which can be modified between calls."
    const fingerprint = parameters.fingerprint(['paginationToken', 'maxResultsPerPage', 'includedData']);
    const window = readWindow(parameters, atMs);
    const token = parameters.text('paginationToken');
    const page: Page<Order> =
      token === undefined
        ? this.#pages.first(this.#matching(parameters, window, atMs), size, fingerprint, atMs)
        : this.#pages.next(token, size, fingerprint, atMs);
    return {
      orders: page.rows.map((order) => orderJson(order, included, atMs)),
      ...(page.nextToken === undefined ? {} : { pagination: { nextToken: page.nextToken } }),
      [window.by === 'created' ? 'createdBefore' : 'lastUpdatedBefore']: isoSeconds(window.beforeMs),
    };
  }

  #matching(parameters: Parameters, window: Window, atMs: number): Order[] {
    const wanted = parameters.list('fulfillmentStatuses', statuses);
    const fulfilledBy = parameters.list('fulfilledBy', ['MERCHANT', 'AMAZON'] as const);
    const marketplaceIds = parameters.list('marketplaceIds');
    if (marketplaceIds !== undefined) checkMarketplaces(marketplaceIds);
    const timeOf = (order: Order): number =>
      window.by === 'created' ? order.createdAtMs : lastUpdatedMs(order, atMs);
    return this.#world.orders
      .filter((order) => {
        if (order.createdAtMs > atMs) return false;
        const changedMs = timeOf(order);
        if (changedMs < window.afterMs || changedMs > window.beforeMs) return false;
        if (wanted !== undefined && !wanted.includes(orderStatusAt(order, atMs))) return false;
        if (fulfilledBy !== undefined && !fulfilledBy.includes(order.fulfilledBy)) return false;
        const { id, nonAmazonId } = order.marketplace;
        return (
          marketplaceIds === undefined ||
          marketplaceIds.includes(order.kind === 'multiChannel' ? nonAmazonId : id)
        );
      })
      .sort((left, right) => timeOf(left) - timeOf(right));
  }

  /** Buyer and recipient need restricted roles; whoever asks without them is refused. */
  #included(parameters: Parameters): ReadonlySet<IncludedData> {
    const included = new Set(parameters.list('includedData', includedDataSets) ?? []);
    if ((included.has('BUYER') || included.has('RECIPIENT')) && !this.#options.restrictedRoles) {
      throw unauthorized();
    }
    return included;
  }
}

interface Window {
  readonly by: 'created' | 'lastUpdated';
  readonly afterMs: number;
  readonly beforeMs: number;
}

function readWindow(parameters: Parameters, atMs: number): Window {
  const createdAfterMs = parameters.time('createdAfter');
  const createdBeforeMs = parameters.time('createdBefore');
  const updatedAfterMs = parameters.time('lastUpdatedAfter');
  const updatedBeforeMs = parameters.time('lastUpdatedBefore');
  const byCreation = createdAfterMs !== undefined;
  if (byCreation === (updatedAfterMs !== undefined)) {
    throw invalidInput('You must provide exactly one of createdAfter and lastUpdatedAfter');
  }
  if (byCreation ? updatedBeforeMs !== undefined : createdBeforeMs !== undefined) {
    throw invalidInput('createdAfter goes with createdBefore, lastUpdatedAfter with lastUpdatedBefore');
  }
  const afterMs = createdAfterMs ?? updatedAfterMs ?? 0;
  const latestMs = atMs - twoMinutesMs;
  const beforeMs = createdBeforeMs ?? updatedBeforeMs;
  if (beforeMs !== undefined && (beforeMs < afterMs || beforeMs > latestMs)) {
    throw invalidInput('The end must not be before the start and at least two minutes before the request');
  }
  return { by: byCreation ? 'created' : 'lastUpdated', afterMs, beforeMs: beforeMs ?? latestMs };
}

function checkMarketplaces(marketplaceIds: readonly string[]): void {
  if (marketplaceIds.length > 50) throw invalidInput('marketplaceIds holds more than 50 values');
  for (const marketplaceId of marketplaceIds) {
    // Multi-channel ids are refused here, although finances shows them (issue 764).
    if (allMarketplaces.some(({ nonAmazonId }) => nonAmazonId === marketplaceId)) throw unauthorized();
    if (!/^A[0-9A-Z]{9,20}$/.test(marketplaceId)) throw invalidInput('marketplaceIds holds an unknown id');
  }
}
