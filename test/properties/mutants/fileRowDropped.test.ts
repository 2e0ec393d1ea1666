import { expect, test, vi } from 'vitest';
import { killedBy } from './killed';

vi.mock('../../../lib/ledger/settlement/readSettlement', async (original) => {
  const real = await original<typeof import('../../../lib/ledger/settlement/readSettlement')>();
  return {
    ...real,
    readSettlement: async (...given: Parameters<typeof real.readSettlement>) => {
      const reading = await real.readSettlement(...given);
      const isKept = ({ label }: (typeof reading.amounts)[number]): boolean =>
        !/^refund$/i.test(label.transactionType);
      return { ...reading, amounts: reading.amounts.filter(isKept) };
    },
  };
});

test('rows of refunds that the reading of a file lost are seen', async () => {
  expect(await killedBy()).toMatch(/^SEED=\d+: .*cannot be posted/);
});
