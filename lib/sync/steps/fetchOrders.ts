import type { Step, StepEnd } from '../jobs/ports';
import { fetchFailed } from './fetchEnd';

/** Where a search stands; its page token lives for a day. */
interface Cursor {
  readonly paginationToken?: string;
  readonly pages: number;
}

/** Fetches orders that changed, a page of a hundred a step: statuses, programs and purchase days beside their money. */
export const fetchOrders: Step<'fetchOrders'> = async (ports, job) => {
  const { amazon, clock, connection } = ports;
  const { changedAfter, until } = job.asked;
  const cursor = (job.cursor as Cursor | undefined) ?? { pages: 0 };
  const { marketplaceIds } = connection;
  const read = await amazon.searchOrdersPage({
    lastUpdatedAfter: changedAfter,
    lastUpdatedBefore: until,
    urgency: job.urgency,
    ...(marketplaceIds === undefined ? {} : { marketplaceIds }),
    ...(cursor.paginationToken === undefined ? {} : { paginationToken: cursor.paginationToken }),
  });
  const nowMs = clock.nowMs();
  if (!read.ok) return fetchFailed(read.problem, nowMs);
  // Begun anew: the same orders once more change nothing.
  if (read.value === 'tokenRefused') return { outcome: { end: 'again', atMs: nowMs }, cursor: { pages: 0 } };
  const { value, rawPages } = read.value;
  const pages = cursor.pages + 1;
  const brought: Pick<StepEnd, 'facts' | 'counts' | 'progress'> = {
    facts: [
      {
        write: 'orders',
        orders: value.orders,
        page: { source: 'searchOrders', body: rawPages[0] ?? '' },
        fetchedAtMs: nowMs,
      },
    ],
    counts: { calls: 1, fetched: value.orders.length },
    progress: { done: pages },
  };
  if (value.nextToken === undefined)
    return { ...brought, outcome: { end: 'done' }, progress: { done: pages, total: pages } };
  const next: Cursor = { paginationToken: value.nextToken, pages };
  return { ...brought, outcome: { end: 'again' }, cursor: next };
};
