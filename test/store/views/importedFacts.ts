import type { AmazonTransaction } from '../../../lib/amazon/shapes/transaction';
import type { Connection } from '../../../lib/sync/connection';
import { firstSettings } from '../../../lib/sync/connections/firstSettings';
import type { Prepared } from '../../../lib/sync/prepared';
import { books } from '../../books/bookFixtures';
import { context } from '../storeFixtures';

/** The moment of the import. */
export const nowMs = Date.UTC(2026, 10, 22);
const connection: Connection = {
  connectionId: 'first',
  amazonAccountId: 'amazon/na/a',
  realmId: '1',
  settings: firstSettings(books),
  updatedAtMs: 1,
};
/** An order of these tests. */
export const orderId = '114-0000000-0000001';

/** Stores what a step brought, as the runner does. */
export async function imported(transactions: readonly AmazonTransaction[], rows: readonly Prepared[]) {
  const { store, open } = context();
  await store.changeConnections(() => ({ put: [connection], answer: null }));
  const id = 'r1/fetchTransactions/0000';
  const asked = { from: '2026-11-01T00:00:00Z', until: '2026-11-21T00:00:00Z' };
  await store.jobs.addJobs(
    'first',
    undefined,
    [{ id, kind: 'fetchTransactions', asked, urgency: 'click' }],
    nowMs,
  );
  const job = await store.jobs.lease(id, nowMs, nowMs + 90_000);
  if (job === undefined) throw new Error('not to be taken');
  const { leasedUntilMs: _lease, nextAtMs: _next, ...kept } = job;
  await store.jobs.commit(
    { ...kept, state: 'done' },
    {
      outcome: { end: 'done' },
      facts: [
        {
          write: 'transactions',
          transactions,
          page: { source: 'listTransactions', body: '{}' },
          fetchedAtMs: nowMs,
        },
      ],
      prepared: { put: rows, of: [], clean: [] },
    },
  );
  return open;
}
