import { describe, expect, test } from 'vitest';
import { type BatchPart, batchOf, mostItems, partOf } from '../../../lib/posting/batch/batch';
import { firstPace, paceAfter, sizeAt } from '../../../lib/posting/batch/pace';
import { removalRequestId } from '../../../lib/posting/requestIds';
import { posting } from '../../store/storeFixtures';

const part = (index: number): BatchPart => ({
  operation: 'create',
  key: `1/sale/${index}`,
  kind: 'salesReceipt',
  payload: `{"DocNumber":"${index}"}`,
  requestId: `cf-${index}`,
});
const parts = (count: number): BatchPart[] => Array.from({ length: count }, (_, index) => part(index));

describe('a batch', () => {
  test('has one request id for the same members in the same order, at any time, and another for any others', () => {
    const { requestId } = batchOf('1', parts(3), 1_000);
    expect(batchOf('1', parts(3), 9_000).requestId).toBe(requestId);
    const others = [
      batchOf('2', parts(3), 1_000),
      batchOf('1', parts(2), 1_000),
      batchOf('1', parts(4), 1_000),
      batchOf('1', parts(3).reverse(), 1_000),
      batchOf('1', [...parts(2), { ...part(2), requestId: 'cf-2-next-try' }], 1_000),
    ].map((batch) => batch.requestId);
    expect(new Set([requestId, ...others]).size).toBe(6);
  });

  test('keeps to the lengths that Intuit takes', () => {
    const { requestId, items } = batchOf('9341450000000001', parts(mostItems), 1_000);
    expect(requestId).toMatch(/^[\w-]{1,36}$/);
    expect(new Set(items.map(({ bId }) => bId)).size).toBe(30);
    for (const { bId } of items) expect(bId.length).toBeLessThanOrEqual(10);
    expect(() => batchOf('1', parts(31), 1_000)).toThrow(RangeError);
    expect(() => batchOf('1', [], 1_000)).toThrow(RangeError);
  });

  test('carries the frozen bytes of a creation, and one version of what is removed', () => {
    const frozen = { requestId: 'cf-1', payload: '{"DocNumber":"1"}', frozenAtMs: 1 };
    expect(partOf(posting({ frozen }), { do: 'send' })).toMatchObject({
      operation: 'create',
      payload: frozen.payload,
      requestId: 'cf-1',
    });
    const remote = { kind: 'journalEntry', id: '7', syncToken: '2', totalMinor: 1 } as const;
    const there = posting({ state: 'undoing', remote, refusedRemovals: 1 });
    expect(partOf(there, { do: 'remove', id: '7', syncToken: '2' })).toEqual({
      operation: 'delete',
      key: there.key,
      kind: 'journalEntry',
      id: '7',
      syncToken: '2',
      requestId: removalRequestId(there.realmId, '7', '2', 1),
    });
    expect(partOf(posting(), { do: 'send' })).toBeUndefined();
    expect(partOf(there, { do: 'readBack', id: '7' })).toBeUndefined();
  });
});

describe('the size of a batch', () => {
  test.each([
    [100, 30],
    [333, 30],
    [500, 20],
    [1_000, 10],
    [3_000, 3],
    [60_000, 1],
  ])('is such that items of %i ms are answered in 10 s', (itemMs, size) => {
    expect(sizeAt({ itemMs })).toBe(size);
  });

  test('stays below what QuickBooks takes', () => {
    expect(sizeAt({ itemMs: 1 }, 13)).toBe(13);
    expect(sizeAt({ itemMs: 0 }, 99)).toBe(30);
  });

  test('settles where answers take 10 s, whatever an item takes, and never comes near 25 s on the way', () => {
    for (const itemMs of [50, 200, 400, 700, 900]) {
      let pace = firstPace;
      let took = 0;
      for (let round = 0; round < 12; round += 1) {
        const items = sizeAt(pace);
        took = 500 + items * itemMs;
        expect(took).toBeLessThan(20_000);
        pace = paceAfter(pace, { items, tookMs: took, answered: true });
      }
      expect(took).toBeLessThanOrEqual(10_500);
      expect(sizeAt(pace)).toBeGreaterThanOrEqual(Math.min(30, Math.floor(9_000 / (itemMs + 60))));
    }
  });

  test('falls with every answer that stays away, down to one', () => {
    let pace = { itemMs: 300 };
    const sizes: number[] = [];
    for (let round = 0; round < 6; round += 1) {
      sizes.push(sizeAt(pace));
      pace = paceAfter(pace, { items: sizeAt(pace), tookMs: 25_000, answered: false });
    }
    expect(sizes).toEqual([30, 12, 4, 1, 1, 1]);
    expect(sizeAt(paceAfter(pace, { items: 1, tookMs: 400, answered: true }))).toBe(1);
  });

  test('falls at once when items take longer', () => {
    const slow = paceAfter({ itemMs: 200 }, { items: 30, tookMs: 24_000, answered: true });
    expect(sizeAt(slow)).toBe(12);
  });
});
