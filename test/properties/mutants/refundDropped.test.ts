import { expect, test, vi } from 'vitest';
import { killedBy } from './killed';

vi.mock('../../../lib/ledger/toEvents', async (original) => {
  const real = await original<typeof import('../../../lib/ledger/toEvents')>();
  return {
    ...real,
    toEvents: (...[transactions, ...rest]: Parameters<typeof real.toEvents>) =>
      real.toEvents(
        transactions.filter(({ transactionType }) => transactionType !== 'Refund'),
        ...rest,
      ),
  };
});

test('a refund that the ledger lost is seen', async () => {
  expect(await killedBy()).toMatch(
    /^SEED=\d+: .*(refund|chargeback|guarantee) Refund .* neither in the books nor visible/,
  );
});
