import { describe, expect, test, vi } from 'vitest';
import type { Batch } from '../../../lib/posting/batch/batch';
import type * as regroup from '../../../lib/posting/batch/regroup';
import type { BatchNext } from '../../../lib/posting/batch/regroup';
import type { Agreed } from '../../../lib/posting/postings';
import type { BatchPorts } from '../../../lib/sync/batch/ports';
import { continueBatch } from '../../../lib/sync/steps/continueBatch';
import { continueUndo } from '../../../lib/sync/steps/continueUndo';
import type { CompanyMode } from '../../sandbox/quickbooks/mode';
import { BatchWorld, postingOf, salesOf, type WorldOptions } from './batchWorld';
import { judge, judgeEnd } from './judge';
import type { MemoryStore } from './memoryStore';

/** Makes another decision of the right one about a batch whose answer was lost. */
let mutant: ((right: BatchNext, batch: Batch) => BatchNext) | undefined;

vi.mock('../../../lib/posting/batch/regroup', async (original) => {
  const real: typeof regroup = await original();
  return {
    nextOfBatch: (...[batch, ...rest]: Parameters<typeof regroup.nextOfBatch>) => {
      const right = real.nextOfBatch(batch, ...rest);
      return mutant === undefined ? right : mutant(right, batch);
    },
  };
});

const times = { requestDelayMs: 200, batchItemDelayMs: 200 };
const forever = Number.POSITIVE_INFINITY;

/** A worker that dies at its n-th port call: from then on none of its calls comes back. */
function mortal(world: BatchWorld, store: MemoryStore, dies: number) {
  const life = { calls: 0, dead: false };
  let die: () => void = () => undefined;
  const death = new Promise<'died'>((resolve) => {
    die = () => resolve('died');
  });
  const ports = world.worker(store, async () => {
    life.calls += 1;
    if (life.calls >= dies) {
      life.dead = true;
      die();
      await new Promise<never>(() => undefined);
    }
  });
  return { ports, life, death };
}

async function dieAt(
  call: number,
  options: WorldOptions,
  work: (world: BatchWorld, ports: BatchPorts, sales: readonly Agreed[]) => Promise<unknown>,
  prepare: (world: BatchWorld, store: MemoryStore, sales: readonly Agreed[]) => Promise<void> = async () =>
    undefined,
) {
  const world = new BatchWorld(options);
  const store = world.store();
  const sales = salesOf(6);
  await prepare(world, store, sales);
  const { ports, life, death } = mortal(world, store, call);
  await world.clock.run(Promise.race([work(world, ports, sales), death]));
  return { world, store, sales, died: life.dead };
}

const modes: readonly Partial<CompanyMode>[] = (
  ['honoured', 'expired', 'ignored', 'answered600'] as const
).flatMap((requestId) => [true, false].map((warnDuplicateNumber) => ({ requestId, warnDuplicateNumber })));

describe.each(modes)(
  'killed at every call, with request ids $requestId and warnings $warnDuplicateNumber',
  (mode) => {
    test('a run of sales leaves each in the books once', async () => {
      let died = true;
      let call = 0;
      for (call = 1; died; call += 1) {
        const end = await dieAt(call, { ...times, mode }, (world, ports, sales) =>
          world.sending(ports, sales),
        );
        died = end.died;
        const { world, store, sales } = end;
        await world.settle(store);
        judge(world, [store], sales);
        expect([...store.batches.values()], `call ${call}`).toEqual([]);
        await world.send(world.worker(store), sales);
        await world.settle(store);
        judgeEnd(world, [store], sales);
        expect(world.company.calls.create, `call ${call}`).toBe(6);
      }
      expect(call).toBeGreaterThan(20);
    });

    test('going on with a batch whose answer was lost leaves each in the books once', async () => {
      let died = true;
      let call = 0;
      for (call = 1; died; call += 1) {
        const at = call % 2 === 0 ? 'before' : 'after';
        const end = await dieAt(
          Math.ceil(call / 2),
          { ...times, mode },
          (_world, ports) => continueBatch(ports, forever),
          async (world, store, sales) => {
            world.faults.plan({ url: /\/batch/, fault: { kind: 'drop', at }, times: 1 });
            await world.send(world.worker(store), sales);
            await world.pass(130_000);
            await world.clock.run(continueBatch(world.worker(store), forever));
            await world.pass(130_000);
          },
        );
        died = end.died;
        const { world, store, sales } = end;
        await world.settle(store);
        judgeEnd(world, [store], sales);
        expect(world.company.calls.create, `call ${call}`).toBe(6);
      }
      expect(call).toBeGreaterThan(4);
    });
  },
);

test('taking out a day that is killed at every call leaves none of the documents, and says so', async () => {
  let died = true;
  let call = 0;
  for (call = 1; died; call += 1) {
    const end = await dieAt(
      call,
      times,
      (_world, ports) => continueUndo(ports, forever),
      async (world, store, sales) => {
        await world.send(world.worker(store), sales);
        await world.settle(store);
        await world.beginUndo(store);
      },
    );
    died = end.died;
    const { world, store, sales } = end;
    await world.settle(store);
    expect(world.receipts(), `call ${call}`).toEqual([]);
    expect(sales.map((sale) => postingOf(store, sale)?.state)).toEqual(sales.map(() => 'undone'));
    expect([...store.batches.values()]).toEqual([]);
    expect(store.undoRun?.endedAtMs, `call ${call}`).toBeDefined();
    expect(store.undoRun?.refused).toEqual({});
  }
  expect(call).toBeGreaterThan(15);
});

describe('a request that QuickBooks works on for longer than it allows itself', () => {
  const late = async () => {
    const world = new BatchWorld({ ...times, mode: { warnDuplicateNumber: false } });
    const store = world.store();
    const sales = salesOf(10);
    world.faults.plan({ url: /\/batch/, fault: { kind: 'delay', waitMs: 150_000 }, times: 1 });
    await world.send(world.worker(store), sales);
    await world.settle(store);
    await world.pass(200_000);
    return { world, store, sales };
  };

  test('makes nothing twice, for the batch went out again as the same request', async () => {
    const { world, store, sales } = await late();
    judgeEnd(world, [store], sales);
    expect(world.company.calls.create).toBe(10);
  });

  test('would make all of it twice if its members were regrouped instead', async () => {
    mutant = (right, { items }) =>
      right.do === 'replay' ? { do: 'regroup', keys: items.map(({ key }) => key) } : right;
    try {
      const { world } = await late();
      expect(world.company.calls.create).toBe(20);
    } finally {
      mutant = undefined;
    }
  });
});

describe('two browsers that send the same sales at the same time', () => {
  test.each(modes)('end with each of them once, with $requestId and $warnDuplicateNumber', async (mode) => {
    const world = new BatchWorld({ ...times, mode });
    const stores = [world.store(), world.store()];
    const sales = salesOf(25);
    await world.clock.run(Promise.all(stores.map((store) => world.sending(world.worker(store), sales))));
    await world.settle(...stores);
    judgeEnd(world, stores, sales);
    const isPrevented = mode.requestId === 'honoured' || mode.requestId === 'answered600';
    if (isPrevented || mode.warnDuplicateNumber === true)
      expect(world.company.log.filter(({ kind }) => kind === 'create')).toHaveLength(25);
    const twice = world.company.log.filter(({ kind }) => kind === 'create').length - 25;
    expect(world.company.log.filter(({ kind }) => kind === 'delete')).toHaveLength(twice);
    const told = stores
      .flatMap((store) => [...store.postings.values()])
      .filter(({ history }) => history.some(({ what }) => what.startsWith('Duplicate found and removed')));
    expect(told.length).toBe(twice);
  });
});
