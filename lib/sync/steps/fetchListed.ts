import type { FactWrite, Step } from '../jobs/ports';
import { fetchFailed } from './fetchEnd';

/** How far a list of orders has come. */
interface Cursor {
  readonly next: number;
}

/** Fetches orders by their numbers, each with its transactions; one that Amazon does not know is passed over. */
export const fetchListed: Step<'fetchListed'> = async (ports, job, untilMs) => {
  const { amazon, clock } = ports;
  const { orderIds } = job.asked;
  let { next } = (job.cursor as Cursor | undefined) ?? { next: 0 };
  const facts: FactWrite[] = [];
  let calls = 0;
  let fetched = 0;
  const end = () => ({
    facts,
    cursor: { next } satisfies Cursor,
    counts: { calls, fetched },
    progress: {
      done: next,
      total: orderIds.length,
      callsLeft: { getOrder: orderIds.length - next, listTransactions: orderIds.length - next },
    },
  });
  while (next < orderIds.length && (calls === 0 || clock.nowMs() < untilMs)) {
    const orderId = orderIds[next] ?? '';
    const order = await amazon.getOrder(orderId);
    const transactions = await amazon.listTransactionsOfOrder(orderId);
    calls += 2;
    const failure = !transactions.ok
      ? transactions.problem
      : order.ok || order.problem.code === 'amazon_order_unknown'
        ? undefined
        : order.problem;
    if (failure !== undefined) return fetchFailed(failure, clock.nowMs(), end());
    const fetchedAtMs = clock.nowMs();
    if (order.ok)
      facts.push({
        write: 'orders',
        orders: [order.value.value],
        page: { source: 'getOrder', body: order.value.rawPages[0] ?? '' },
        fetchedAtMs,
      });
    if (transactions.ok) {
      const { value, rawPages } = transactions.value;
      const page = { source: 'listTransactions', body: rawPages.join('\n') };
      facts.push({ write: 'transactions', transactions: value, page, fetchedAtMs });
      fetched += value.length;
    }
    next += 1;
  }
  return { ...end(), outcome: next < orderIds.length ? { end: 'again' } : { end: 'done' } };
};
