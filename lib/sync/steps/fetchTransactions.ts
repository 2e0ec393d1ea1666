import { problem } from '../../problem/problem';
import type { FetchedSpan } from '../connection';
import type { Job } from '../jobs/job';
import type { Step, StepEnd } from '../jobs/ports';
import { leftOf, pagesLeft, type ReadSoFar, readAfter } from '../jobs/readSoFar';
import { spanAfter } from '../jobs/windows';
import { fetchFailed } from './fetchEnd';

/** What is still to be read; a page token lives for five minutes. */
interface Cursor {
  /** Parts of the window, the one that is being read first. */
  readonly left: readonly FetchedSpan[];
  readonly nextToken?: string;
  readonly read?: ReadSoFar;
  readonly pages: number;
}

/** Far more pages than a window of 179 days has at the largest sellers; a list that is longer runs in circles. */
const mostPages = 20_000;

/**
 * Fetches everything that Amazon posted in a window, a page a step. A page is stored before the next is asked for,
 * and storing one twice changes nothing: so where a page token has died, the rest of the window is begun anew, with a
 * little of what was read. What is known without a gap is said when the window is at its end.
 */
export const fetchTransactions: Step<'fetchTransactions'> = async (ports, job) => {
  const { amazon, clock, facts } = ports;
  const cursor = (job.cursor as Cursor | undefined) ?? { left: [job.asked], pages: 0 };
  const [window = job.asked, ...others] = cursor.left;
  const read = await amazon.listTransactionsPage({
    postedAfter: window.from,
    postedBefore: window.until,
    urgency: job.urgency,
    ...(cursor.nextToken === undefined ? {} : { nextToken: cursor.nextToken }),
  });
  const nowMs = clock.nowMs();
  if (!read.ok) return fetchFailed(read.problem, nowMs);
  if (read.value === 'tokenRefused') {
    const left = [...leftOf(window, cursor.read), ...others];
    return { outcome: { end: 'again' }, cursor: { left, pages: cursor.pages }, counts: { calls: 1 } };
  }
  const { value, rawPages } = read.value;
  const pages = cursor.pages + 1;
  const readNow = readAfter(
    cursor.read,
    value.transactions.map(({ postedAt }) => postedAt),
  );
  const brought: Pick<StepEnd, 'facts' | 'counts'> = {
    facts: [
      {
        write: 'transactions',
        transactions: value.transactions,
        page: { source: 'listTransactions', body: rawPages[0] ?? '' },
        fetchedAtMs: nowMs,
      },
    ],
    counts: { calls: 1, fetched: value.transactions.length },
  };
  if (value.nextToken !== undefined) {
    if (pages >= mostPages)
      return fetchFailed(
        problem('amazon_answer_unreadable', { where: 'listTransactions: the pages do not end' }),
        nowMs,
        brought,
      );
    const next: Cursor = {
      left: cursor.left.length === 0 ? [window] : cursor.left,
      nextToken: value.nextToken,
      pages,
      ...(readNow === undefined ? {} : { read: readNow }),
    };
    return { ...brought, outcome: { end: 'again' }, cursor: next, progress: progressOf(next) };
  }
  if (others.length > 0) {
    const next: Cursor = { left: others, pages };
    return { ...brought, outcome: { end: 'again' }, cursor: next, progress: progressOf(next) };
  }
  const { from, until } = job.asked;
  const fetched = spanAfter(await facts.readFetched(), { from, until });
  return { ...brought, outcome: { end: 'done' }, fetched, progress: { done: pages, total: pages } };
};

function progressOf({ left, read, pages }: Cursor): Job['progress'] {
  const [window, ...others] = left;
  const calls = (window === undefined ? 0 : pagesLeft(window, read)) + others.length;
  return { done: pages, total: pages + calls, callsLeft: { listTransactions: calls } };
}
