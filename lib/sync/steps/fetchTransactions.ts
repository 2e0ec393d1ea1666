import type { Step, StepEnd } from '../jobs/ports';
import { spanAfter } from '../jobs/windows';
import { fetchFailed } from './fetchEnd';

/** Where a window stands; a page token lives for five minutes. */
interface Cursor {
  readonly nextToken?: string;
  readonly pages: number;
  /** How often the window was begun anew because its token had died. */
  readonly restarts: number;
}

/** A window that dies so often is too large for the pace at which it can be read: it is begun anew some time later. */
const restartWaitMs = 60_000;
/** Far more pages than a window of 179 days has at the largest sellers; a list that is longer runs in circles. */
const mostPages = 20_000;

/**
 * Fetches everything that Amazon posted in a window, a page a step. A page is stored before the next is asked for,
 * and storing one twice changes nothing: so a window whose page token has died is begun anew without harm. What is
 * known without a gap is said when the window is at its end.
 */
export const fetchTransactions: Step<'fetchTransactions'> = async (ports, job) => {
  const { amazon, clock, facts } = ports;
  const { from, until } = job.asked;
  const cursor = (job.cursor as Cursor | undefined) ?? { pages: 0, restarts: 0 };
  const read = await amazon.listTransactionsPage({
    postedAfter: from,
    postedBefore: until,
    urgency: job.urgency,
    ...(cursor.nextToken === undefined ? {} : { nextToken: cursor.nextToken }),
  });
  const nowMs = clock.nowMs();
  if (!read.ok) return fetchFailed(read.problem, nowMs);
  if (read.value === 'tokenRefused') {
    const restarted: Cursor = { pages: 0, restarts: cursor.restarts + 1 };
    // The first time at once: the worker slept. A token that dies again and again is waited with.
    const atMs = nowMs + (cursor.restarts === 0 ? 0 : restartWaitMs);
    return { outcome: { end: 'again', atMs }, cursor: restarted };
  }
  const { value, rawPages } = read.value;
  const pages = cursor.pages + 1;
  const brought: Pick<StepEnd, 'facts' | 'counts' | 'progress'> = {
    facts: [
      {
        write: 'transactions',
        transactions: value.transactions,
        page: { source: 'listTransactions', body: rawPages[0] ?? '' },
        fetchedAtMs: nowMs,
      },
    ],
    counts: { calls: 1, fetched: value.transactions.length },
    progress: { done: pages },
  };
  if (value.nextToken !== undefined && pages < mostPages) {
    const next: Cursor = { nextToken: value.nextToken, pages, restarts: cursor.restarts };
    return { ...brought, outcome: { end: 'again' }, cursor: next };
  }
  const fetched = spanAfter(await facts.readFetched(), { from, until });
  return { ...brought, outcome: { end: 'done' }, fetched, progress: { done: pages, total: pages } };
};
