import { expect, test, vi } from 'vitest';
import { killedBy } from './killed';

vi.mock('../../../lib/books/drawing/openFacets', async (original) => {
  const real = await original<typeof import('../../../lib/books/drawing/openFacets')>();
  return {
    ...real,
    openFacets: (...[booked]: Parameters<typeof real.openFacets>) => real.wholeFacets(booked),
  };
});

test('documents that forget what is in the books already are seen', async () => {
  expect(await killedBy()).toMatch(/^SEED=\d+: .*is owned by/);
});
