import { describe, expect, test } from 'vitest';
import type { FaultKind } from '../../sandbox/faults';
import type { CompanyMode } from '../../sandbox/quickbooks/mode';
import { BatchWorld, postingOf, salesOf } from './batchWorld';
import { judge, judgeEnd } from './judge';

const times = { requestDelayMs: 200, batchItemDelayMs: 200 };
const page = '<html><head><title>Bad Gateway</title></head></html>';

const modes: readonly Partial<CompanyMode>[] = (
  ['honoured', 'expired', 'ignored', 'answered600'] as const
).flatMap((requestId) => [true, false].map((warnDuplicateNumber) => ({ requestId, warnDuplicateNumber })));

/** What may come in the place of a batch's answer. */
const faults: readonly (readonly [name: string, fault: FaultKind])[] = [
  ['a connection that breaks before', { kind: 'drop', at: 'before' }],
  ['a connection that breaks after', { kind: 'drop', at: 'after' }],
  ['a request that arrives 90 s late', { kind: 'delay', waitMs: 90_000 }],
  ['an answer that comes too late', { kind: 'hang', at: 'after', waitMs: 40_000 }],
  ['an answer that is cut', { kind: 'truncate' }],
  ['a page before', { kind: 'html', status: 502, at: 'before' }],
  ['a page after', { kind: 'html', status: 502, at: 'after' }],
  ['a page that says all is well', { kind: 'html', status: 200, at: 'after' }],
  ['an empty answer', { kind: 'empty', status: 200, at: 'after' }],
  [
    'an answer about something else',
    { kind: 'answer', at: 'after', status: 200, contentType: 'application/json', body: '{"time":"now"}' },
  ],
  [
    'an answer for none of them',
    {
      kind: 'answer',
      at: 'after',
      status: 200,
      contentType: 'application/json',
      body: '{"BatchItemResponse":[{"bId":"99"},{"Fault":null},7]}',
    },
  ],
  [
    'an error of the server',
    { kind: 'answer', at: 'after', status: 500, contentType: 'text/html', body: page },
  ],
];

describe.each(modes)(
  'where request ids are $requestId, duplicates warned of: $warnDuplicateNumber',
  (mode) => {
    test.each(faults)('%s leaves each sale in the books once', async (_, fault) => {
      const world = new BatchWorld({ ...times, mode });
      const store = world.store();
      const sales = salesOf(50);
      world.faults.plan({ url: /\/batch/, fault, times: 1 });
      const run = await world.send(world.worker(store), sales);
      expect(run.againAtMs).toBeDefined();
      expect(store.batches.size).toBe(1);
      const [batch] = store.batches.values();
      const members = batch?.items.map(({ key }) => store.postings.get(key)) ?? [];
      expect(new Set(members.map((posting) => `${posting?.state} ${posting?.nextAtMs}`))).toEqual(
        new Set(['unknown undefined']),
      );
      judge(
        world,
        [store],
        sales.filter((sale) => postingOf(store, sale)?.state === 'posted'),
      );
      await world.settle(store);
      expect(world.company.calls.create).toBe(50 - run.left.length);
      await world.send(world.worker(store), sales);
      await world.settle(store);
      judgeEnd(world, [store], sales);
      expect(world.company.calls.create).toBe(50);
      expect(world.company.calls.delete).toBe(0);
      const requests = world.company.log.filter(({ requestId }) => requestId === batch?.requestId);
      expect(requests).toHaveLength(batch?.items.length ?? 0);
    });
  },
);

describe('an answer', () => {
  test.each(['reversed', 'firstWithoutId'] as const)(
    'that is %s is read by its names',
    async (batchReply) => {
      const world = new BatchWorld({ ...times, mode: { batchReply } });
      const store = world.store();
      const sales = salesOf(25);
      await world.send(world.worker(store), sales);
      await world.settle(store);
      judgeEnd(world, [store], sales);
      expect(world.company.calls.create).toBe(25);
    },
  );

  test('that refuses some items blocks these alone, and sends none again', async () => {
    const world = new BatchWorld(times);
    const store = world.store();
    const sales = salesOf(40).map((sale, index) =>
      index % 10 === 3 && sale.draft.kind === 'salesReceipt'
        ? { ...sale, draft: { ...sale.draft, customer: { id: '99999', name: 'Nobody' } } }
        : sale,
    );
    await world.send(world.worker(store), sales);
    await world.settle(store);
    const states = sales.map((sale) => postingOf(store, sale)?.state);
    expect(
      states.map((state, index) => (index % 10 === 3 ? state === 'blocked' : state === 'posted')),
    ).toEqual(sales.map(() => true));
    expect(postingOf(store, sales[3] ?? fail())?.problem?.code).toBe('quickbooks_reference_gone');
    expect(world.company.calls.create).toBe(40);
  });

  test('that refuses the batch as a whole sends each alone', async () => {
    const world = new BatchWorld(times);
    const store = world.store();
    const sales = salesOf(4);
    const body =
      '{"Fault":{"Error":[{"Message":"Request has invalid or unsupported property","Detail":"no","code":"2010","element":""}],"type":"ValidationFault"}}';
    const fault = {
      kind: 'answer',
      at: 'before',
      status: 400,
      contentType: 'application/json',
      body,
    } as const;
    world.faults.plan({ url: /\/batch/, fault, times: 1 });
    await world.send(world.worker(store), sales);
    expect(sales.map((sale) => postingOf(store, sale)?.state)).toEqual(sales.map(() => 'waiting'));
    await world.settle(store);
    judgeEnd(world, [store], sales);
    expect(world.company.calls).toMatchObject({ create: 4, batch: 0 });
  });

  test('of too many requests is waited for, and nothing is sent twice', async () => {
    const world = new BatchWorld(times);
    const store = world.store();
    const sales = salesOf(30);
    const fault = {
      kind: 'answer',
      at: 'before',
      status: 429,
      contentType: 'text/html',
      body: page,
    } as const;
    world.faults.plan({ url: /\/batch/, fault, times: 1 });
    const startMs = world.clock.now();
    const run = await world.send(world.worker(store), sales);
    expect(run.againAtMs).toBeGreaterThan(startMs);
    await world.settle(store);
    expect(world.clock.now() - startMs).toBeGreaterThan(60_000);
    await world.send(world.worker(store), sales);
    await world.settle(store);
    judgeEnd(world, [store], sales);
    expect(world.company.calls.create).toBe(30);
  });

  test('that a token has expired is asked for again under the same request id', async () => {
    const world = new BatchWorld(times);
    const store = world.store();
    const sales = salesOf(12);
    const ports = world.worker(store, async (name) => {
      if (name === 'before sendBatch') world.side.expireAccessTokens();
    });
    await world.send(ports, sales);
    await world.settle(store);
    judgeEnd(world, [store], sales);
    expect(world.company.calls).toMatchObject({ create: 12, throttled: 0 });
  });
});

function fail(): never {
  throw new Error('there is no such sale');
}
