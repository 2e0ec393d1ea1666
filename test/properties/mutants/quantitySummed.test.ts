import { expect, test, vi } from 'vitest';
import { killedBy } from './killed';

vi.mock('../../../lib/ledger/eventOf', async (original) => {
  const real = await original<typeof import('../../../lib/ledger/eventOf')>();
  return {
    ...real,
    eventOf: (...given: Parameters<typeof real.eventOf>) => {
      const event = real.eventOf(...given);
      const rows = (sku: string | undefined): number =>
        event.lines.filter((line) => line.sku === sku && line.amountMinor > 0).length;
      return {
        ...event,
        lines: event.lines.map((line) =>
          line.quantity === undefined ? line : { ...line, quantity: line.quantity * rows(line.sku) },
        ),
      };
    },
  };
});

test('units summed over the rows of one item are seen', async () => {
  expect(await killedBy()).toMatch(/^SEED=\d+: .*(counts|Inventory|Cost of Goods Sold)/);
});
