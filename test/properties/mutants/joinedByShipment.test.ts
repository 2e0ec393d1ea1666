import { expect, test, vi } from 'vitest';
import { killedBy } from './killed';

// The file's ids are of another kind than the API's, and refunds have none.
vi.mock('../../../lib/ledger/control/controlSide', async (original) => {
  const real = await original<typeof import('../../../lib/ledger/control/controlSide')>();
  return {
    ...real,
    transactionSide: (...[events]: Parameters<typeof real.transactionSide>) =>
      real.transactionSide(events.map((event) => ({ ...event, orderId: event.shipmentId ?? '' }))),
  };
});

test('rows of a file joined to transactions by their shipment ids are seen', async () => {
  expect(await killedBy()).toMatch(/^SEED=\d+: .*cannot be posted/);
});
