import { describe, expect, test } from 'vitest';
import { amazonOperation } from '../../lib/amazon/quotas';
import { importBoundMs } from './syncBound';

const listing = amazonOperation('listTransactions');
const batches = { perMinute: 40, items: 30, atOnce: 10 };
const work = { pages: 1, documents: 0, callMs: 200, itemMs: 200 };
const bound = (change: Partial<typeof work>): number =>
  importBoundMs({ ...work, ...change }, listing, batches);

describe('the least time of an import', () => {
  test('without documents is that of its pages: a burst at once, then as the quota refills', () => {
    expect(bound({})).toBe(200);
    expect(bound({ pages: 10 })).toBe(2_000);
    expect(bound({ pages: 11 })).toBe(2_200);
    expect(bound({ pages: 100 })).toBe(((100 - 10) / 0.5) * 1000 + 200);
  });

  test('of a few documents is the first page, a look-up and batches that are all under way at once', () => {
    expect(bound({ documents: 10 })).toBe(200 + 200 + 400);
    expect(bound({ documents: 300 })).toBe(200 + 200 + 6_200);
  });

  test('of more than can be under way waits for the first to end', () => {
    expect(bound({ documents: 330 })).toBe(200 + 200 + 2 * (200 + 17 * 200));
  });

  test('of more batches than a minute allows waits for the next', () => {
    expect(bound({ documents: 41 * 30 })).toBe(200 + 200 + 60_000 + 5_200);
    expect(bound({ documents: 100_000 })).toBeGreaterThan(82 * 60_000);
    expect(bound({ documents: 100_000 })).toBeLessThan(84 * 60_000);
  });

  test('sends while pages come, and the last page’s documents after it', () => {
    expect(bound({ pages: 100, documents: 30 })).toBe(180_200 + 200 + 400);
  });

  test('grows with what there is to do', () => {
    let before = 0;
    for (const documents of [1, 30, 31, 299, 301, 1_199, 1_201, 5_000]) {
      const now = bound({ documents });
      expect(now).toBeGreaterThanOrEqual(before);
      before = now;
    }
  });
});
