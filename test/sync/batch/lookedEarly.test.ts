import { expect, test } from 'vitest';
import { settledAfterMs } from '../../../lib/posting/times';
import { ok } from '../../../lib/problem/problem';
import { continueBatch } from '../../../lib/sync/steps/continueBatch';
import { BatchWorld, salesOf } from './batchWorld';

/** Sales that were just sent are looked for by a worker that sleeps at a call; how many are to be looked for again. */
async function lookedForAgain(call: string, looks: 'show all' | 'show nothing'): Promise<number> {
  const world = new BatchWorld({ requestDelayMs: 200, batchItemDelayMs: 200 });
  const store = world.store();
  await world.send(world.worker(store), salesOf(5));
  for (const [key, posting] of store.postings)
    store.postings.set(key, { ...posting, nextAtMs: world.clock.now() });
  let slept = false;
  const worker = world.worker(store, async (name) => {
    if (name !== call || slept) return;
    slept = true;
    await world.clock.sleep(settledAfterMs + 100_000);
  });
  const nothing = async () => ok([]);
  const blind = { findByNumbers: nothing, findByTotals: nothing };
  const batching = looks === 'show all' ? worker.batching : { ...worker.batching, ...blind };
  const ports = { ...worker, batching: { ...batching, mostItems: 30 } };
  await world.clock.run(continueBatch(ports, Number.POSITIVE_INFINITY));
  expect(slept).toBe(true);
  expect(new Set([...store.postings.values()].map(({ state }) => state))).toEqual(new Set(['posted']));
  return [...store.postings.values()].filter(({ nextAtMs }) => nextAtMs !== undefined).length;
}

test('a look for many that was asked before a worker slept does not say that no twin has landed since', async () => {
  expect(await lookedForAgain('before findByTotals', 'show all')).toBe(5);
});

test('what that look did not show, and is read when the worker goes on, is looked for again too', async () => {
  expect(await lookedForAgain('before readDocuments', 'show nothing')).toBe(5);
});
