import { expect, test, vi } from 'vitest';
import { killedBy } from './killed';

vi.mock('../../../lib/books/bookedDay', async (original) => {
  const real = await original<typeof import('../../../lib/books/bookedDay')>();
  return {
    ...real,
    zoneOf: () => 'UTC',
    bookedDay: (...[event, order, settings]: Parameters<typeof real.bookedDay>) =>
      real.bookedDay(event, order, { ...settings, timeZone: 'UTC' }),
  };
});

test('days counted in UTC are seen', async () => {
  expect(await killedBy()).toMatch(/^SEED=\d+: .*is dated/);
});
