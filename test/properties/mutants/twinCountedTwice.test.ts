import { expect, test, vi } from 'vitest';
import { killedBy } from './killed';

vi.mock('../../../lib/ledger/toEvents', async (original) => {
  const real = await original<typeof import('../../../lib/ledger/toEvents')>();
  const without = ['DEFERRED_TRANSACTION_ID', 'RELEASE_TRANSACTION_ID', 'SHIPMENT_ID', 'REFUND_ID'];
  return {
    ...real,
    toEvents: (...[transactions, ...rest]: Parameters<typeof real.toEvents>) =>
      real.toEvents(
        transactions.map((transaction) => ({
          ...transaction,
          related: Object.fromEntries(
            Object.entries(transaction.related).filter(([name]) => !without.includes(name)),
          ),
        })),
        ...rest,
      ),
  };
});

test('a deferred sale and its release counted as two are seen', async () => {
  expect(await killedBy()).toMatch(/^SEED=\d+: .*holds/);
});
