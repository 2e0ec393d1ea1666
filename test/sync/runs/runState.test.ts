import { expect, test } from 'vitest';
import { problem } from '../../../lib/problem/problem';
import type { Run } from '../../../lib/sync/runs/run';
import { countedRun, noCounts } from '../../../lib/sync/runs/runState';

test('a run keeps why things were kept back, one line a reason, however many steps say it', () => {
  const run: Run = {
    runId: 'r',
    connectionId: 'first',
    by: 'click',
    asked: { what: { by: 'changes' }, dryRun: true },
    state: 'running',
    counts: noCounts,
    reasons: [],
    startedAtMs: 1,
  };
  const one = problem('quickbooks_not_connected');
  const other = problem('rebuild_unfinished');
  const once = countedRun(run, { blocked: 3 }, [{ problem: one, count: 3 }]);
  const twice = countedRun(once, { blocked: 1, waiting: 2 }, [
    { problem: one, count: 1 },
    { problem: other, count: 2 },
  ]);
  expect(twice.reasons).toEqual([
    { problem: one, count: 4 },
    { problem: other, count: 2 },
  ]);
  expect(twice.counts).toMatchObject({ blocked: 4, waiting: 2 });
  expect(countedRun(twice).reasons).toEqual(twice.reasons);
});
