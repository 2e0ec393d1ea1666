import { expect, test } from 'vitest';
import type { Prepared } from '../../../lib/sync/prepared';
import { isOfRun } from '../../../lib/sync/runs/ofRun';
import type { RunAsked } from '../../../lib/sync/runs/run';
import { readAllReady, shownDigest } from '../../../lib/sync/runs/shownDigest';

const rowOf = (orderId: string, date: string): Prepared => ({
  connectionId: 'first',
  draftKey: `sale/${orderId}`,
  subject: { of: 'order', orderId },
  state: 'ready',
  problems: [],
  previewHash: `hash of ${orderId}`,
  date,
  preparedAtMs: 1,
});

const rows = [rowOf('a', '2026-11-01'), rowOf('b', '2026-11-02'), rowOf('c', '2026-11-03')];
const settlement: Prepared = {
  ...rowOf('s', '2026-11-02'),
  draftKey: 'settlement/1',
  subject: { of: 'settlement', settlementId: '1' },
};

test.each<[RunAsked['what'], readonly string[]]>([
  [{ by: 'changes' }, ['sale/a', 'sale/b', 'sale/c', 'settlement/1']],
  [{ by: 'orders', orderIds: ['c', 'a', 'x'] }, ['sale/a', 'sale/c']],
  [{ by: 'days', first: '2026-11-02', last: '2026-11-02', counted: 'posted' }, ['sale/b', 'settlement/1']],
  [{ by: 'history', first: '2026-11-02' }, ['sale/b', 'sale/c', 'settlement/1']],
])('%o is shown and agreed to with nothing else', async (what, expected) => {
  const all = [...rows, settlement];
  expect(all.filter((row) => isOfRun(what, row)).map(({ draftKey }) => draftKey)).toEqual(expected);
  const prepared = {
    readReady: async ({ of }: { readonly of: string }, after: string | undefined) =>
      all.filter(({ subject, draftKey }) => subject.of === of && draftKey > (after ?? '')),
  };
  const shown = await readAllReady(prepared, what);
  expect(shown.map(({ draftKey }) => draftKey)).toEqual(expected);
  const isAll = shown.length === all.length;
  expect(shownDigest(shown) === shownDigest(await readAllReady(prepared))).toBe(isAll);
});
