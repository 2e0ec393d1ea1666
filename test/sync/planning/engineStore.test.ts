import { expect, test } from 'vitest';
import { unitedStatesSettings } from '../../../lib/books/settings/bookSettings';
import { createBatchStore } from '../../../lib/store/batches';
import { deriveChip } from '../../../lib/store/deriveChip';
import { createEvidenceStore } from '../../../lib/store/evidence';
import { createWriterStore } from '../../../lib/store/writers';
import type { CompanyPorts } from '../../../lib/sync/companyPorts';
import type { Connection } from '../../../lib/sync/connection';
import type { SendSelection } from '../../../lib/sync/jobs/job';
import type { EnginePorts, NewJob } from '../../../lib/sync/jobs/ports';
import { createRunner } from '../../../lib/sync/jobs/runner';
import { fetchOrder } from '../../../lib/sync/steps/fetchOrder';
import { prepare } from '../../../lib/sync/steps/prepare';
import { send } from '../../../lib/sync/steps/send';
import { type Browser, planOf, postingOf, settle, setUp, type WholePath, wholePath } from '../wholePathBench';
import { documentsOf, effectOf, fateOf, isAsItShould } from '../wholePathJudge';

/** A connection in order mode that sends its orders by itself. */
function connectionTo(realmId: string): Connection {
  return {
    connectionId: 'first',
    amazonAccountId: 'amazon',
    realmId,
    settings: {
      books: { ...unitedStatesSettings, modes: [{ value: 'order' }] },
      rules: [],
      sync: {
        schedule: { every: 'never' },
        filter: { statuses: ['shipped', 'unshipped', 'partiallyShipped', 'invoiced'], channel: 'all' },
        sendsByItself: ['orders'],
      },
    },
    updatedAtMs: 1,
  };
}

function portsOf(browser: Browser, connection: Connection, deviceId: string): EnginePorts {
  const { ports, quickbooks } = browser.worker();
  const { batching, claimNotes: notes, attachments } = quickbooks;
  const company: CompanyPorts = {
    ...ports,
    realmId: connection.realmId ?? '',
    batching,
    batches: createBatchStore(browser.open, deriveChip),
    scan: quickbooks,
    scans: browser.store.scans,
    plans: undefined as unknown as CompanyPorts['plans'],
    notes,
    writers: createWriterStore(browser.open, { deviceName: 'Chrome', newDeviceId: () => deviceId }),
    attachments,
    evidence: createEvidenceStore(browser.open),
  };
  return {
    ...company,
    amazon: undefined as unknown as EnginePorts['amazon'],
    company,
    connection,
    facts: browser.store.facts(connection),
    prepared: browser.store.prepared(connection.connectionId),
  };
}

const notHere = async (): Promise<never> => {
  throw new Error('nothing is fetched here');
};

/** Prepares and sends, by the runner and over the real store, until nothing goes on by itself. */
async function update(
  world: WholePath,
  browser: Browser,
  connection: Connection,
  what: SendSelection = { of: 'settings' },
  deviceId = 'device-1',
): Promise<void> {
  const { store } = browser;
  const ports = portsOf(browser, connection, deviceId);
  const runner = createRunner({
    clock: ports.clock,
    lock: ports.lock,
    jobs: store.jobs,
    steps: {
      prepare,
      send,
      fetchTransactions: notHere,
      fetchOrders: notHere,
      fetchListed: notHere,
      fetchSettlements: notHere,
      fetchReport: notHere,
    },
    portsOf: async () => ports,
    announce: () => undefined,
  });
  const jobsOf: readonly NewJob[] = [
    { id: 'prepare', kind: 'prepare', asked: null, urgency: 'background' },
    { id: 'send', kind: 'send', asked: { what }, urgency: 'background' },
  ];
  for (const job of jobsOf) {
    await store.jobs.addJobs(connection.connectionId, undefined, [job], world.clock.now());
    for (let round = 0; round < 50; round += 1) {
      const wake = await runner.run(world.clock.now() + 25_000);
      if (wake === undefined) break;
      world.clock.advance(Math.max(0, wake - world.clock.now()) + 1);
    }
  }
  const jobs = await store.jobs.readJobs(connection.connectionId);
  expect(jobs.map(({ state, problem }) => [state, problem?.code])).toEqual(
    jobs.map(() => ['done', undefined]),
  );
}

async function made(world: WholePath) {
  const browser = world.browser();
  expect((await setUp(browser)).ok).toBe(true);
  const connection = connectionTo(world.realmId);
  await (await browser.open()).put('connections', connection);
  const orderIds = [...world.sandbox.world.ordersById.keys()];
  for (const orderId of orderIds) await fetchOrder(browser.worker().ports, orderId);
  return { browser, connection, orderIds };
}

test('the documents of many orders go from Amazon into the books, with a few reads, and once', async () => {
  const world = wholePath({ orders: 60 });
  const { sandbox, clock, company } = world;
  const { browser, connection, orderIds } = await made(world);
  const queries = company.calls.query;
  await update(world, browser, connection);
  // Numbers and look-ups of all kinds are asked for by many at once.
  expect(company.calls.query - queries).toBeLessThan(40);
  await settle(world, [browser]);
  let documents = 0;
  for (const orderId of orderIds) {
    const order = sandbox.world.ordersById.get(orderId);
    for (const event of sandbox.world.eventsByOrderId.get(orderId) ?? []) {
      if (order === undefined || fateOf(order, event, clock.now()) !== 'document') continue;
      documents += 1;
      const label = `${orderId} ${event.transactionId}`;
      const found = documentsOf(world, event);
      expect(found.length, label).toBe(1);
      const [does, should] = isAsItShould(await effectOf(world, browser, found), event);
      expect(does, label).toEqual(should);
      const key = `${sandbox.world.seller.sellerId}/${event.transactionId}`;
      const posting = await postingOf(browser, orderId, key);
      expect(posting, label).toMatchObject({ state: 'posted', agreedBy: { how: 'schedule' } });
    }
  }
  expect(documents).toBeGreaterThan(40);
  expect(await browser.store.prepared('first').readReady({ of: 'order' }, undefined, 100)).toEqual([]);
  const creations = company.log.filter(({ kind }) => kind === 'create').length;
  await update(world, browser, connection);
  expect(company.log.filter(({ kind }) => kind === 'create')).toHaveLength(creations);
});

test('in another browser they are found as they are, each under its number, and nothing is made', async () => {
  const world = wholePath({ orders: 40 });
  const [one, other] = [await made(world), await made(world)];
  await update(world, one.browser, one.connection);
  await settle(world, [one.browser]);
  const creations = world.company.log.filter(({ kind }) => kind === 'create').length;
  const subjects = other.orderIds.map((orderId) => ({ of: 'order' as const, orderId }));
  await update(world, other.browser, other.connection, { of: 'subjects', subjects }, 'device-2');
  expect(world.company.log.filter(({ kind }) => kind === 'create')).toHaveLength(creations);
  for (const orderId of one.orderIds) {
    const suffixes = await Promise.all(
      [one, other].map(({ browser }) => browser.store.readSuffixes(world.realmId, orderId)),
    );
    expect(suffixes[1], orderId).toEqual(suffixes[0]);
    const [mine, theirs] = await Promise.all([one, other].map(({ browser }) => planOf(browser, orderId)));
    expect(theirs, orderId).toEqual(mine);
  }
});
