import { gzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { openStore } from '../../lib/store/open';
import { stageFile } from '../../lib/store/staged';
import { eventsBySettlement, settlementFile } from '../sandbox/world/settlementFile';
import { backgroundBench, got, worker } from './backgroundBench';

vi.mock('../../lib/browser/extension', async () => (await import('./fakeBrowser')).extension);
vi.mock('../../lib/browser/notices', async () => (await import('./fakeBrowser')).notices);
vi.mock('../../entrypoints/background/clock', async () => (await import('./fakeBrowser')).clockOfWorker);

const connectionId = 'first';

async function connected() {
  const bench = backgroundBench({ orders: 40 });
  const first = worker();
  await first.engine.noteFirstInstall();
  await bench.connect(first);
  const { world } = bench.sandbox;
  const bySettlement = eventsBySettlement(world);
  const settlement = world.settlements.find(
    ({ marketplace, settlementId, endsAtMs }) =>
      marketplace.countryCode === 'US' &&
      endsAtMs < bench.clock.now() &&
      (bySettlement.get(settlementId)?.length ?? 0) > 3,
  );
  if (settlement === undefined) throw new Error('the world has no settlement');
  const text = settlementFile(settlement, bySettlement.get(settlement.settlementId) ?? []);
  /** Leaves a file as a page does, and tells the background. */
  const give = async (fileName: string, bytes: Uint8Array<ArrayBuffer>) => {
    const stagedId = `staged-${fileName}`;
    await stageFile(openStore, { stagedId, fileName, bytes, stagedAtMs: bench.clock.now() });
    return { stagedId, answer: await worker().ask('importSettlement', { connectionId, stagedId }) };
  };
  const facts = async () => {
    const { store } = worker().engine;
    const [connection] = await store.readConnections();
    if (connection === undefined) throw new Error('nothing was joined');
    return store.facts(connection);
  };
  return { bench, first, text, settlementId: settlement.settlementId, give, facts };
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text));

test.each(['as it is', 'gzipped'])(
  'a settlement’s file is taken in, %s, and its documents are drawn',
  async (how) => {
    const { bench, text, settlementId, give, facts } = await connected();
    const bytes = how === 'gzipped' ? Uint8Array.from(gzipSync(text)) : bytesOf(text);
    const { stagedId, answer } = await give('settlement.txt', bytes);
    expect(got(answer)).toEqual({ settlementId, problems: [] });
    expect(await worker().engine.store.staged.readStaged(stagedId)).toBeUndefined();
    const kept = await (await facts()).readSettlementFile(settlementId);
    expect(Buffer.from(kept?.bytes ?? []).toString()).toBe(text);
    await worker().wakefulness.goOn();
    await bench.live(60_000);
    const rows = await worker()
      .engine.store.prepared(connectionId)
      .readPrepared([{ of: 'settlement', settlementId }]);
    expect(rows.length).toBeGreaterThan(0);
    // The same once more is the same.
    expect(got((await give('again.txt', bytes)).answer).settlementId).toBe(settlementId);
    expect(await (await facts()).readSettlementFiles([settlementId])).toHaveLength(1);
  },
);

test('what is no settlement’s file is not kept, and says why', async () => {
  const { give, facts } = await connected();
  for (const text of ['', 'order-id\tsku\n1\t2\n', '\u0000\u0001\u0002', 'a'.repeat(100_000)]) {
    const { stagedId, answer } = await give('other.txt', bytesOf(text));
    expect(answer.ok, JSON.stringify(answer)).toBe(false);
    if (!answer.ok) expect(answer.problem.code).toMatch(/^settlement_/);
    expect(await worker().engine.store.staged.readStaged(stagedId)).toBeUndefined();
  }
  expect(await (await facts()).readSettlementFiles()).toEqual([]);
});

test('a file that is not there, and one for no connection, are refused', async () => {
  const { bench, give, text } = await connected();
  const gone = await worker().ask('importSettlement', { connectionId, stagedId: 'none' });
  expect(gone).toMatchObject({ ok: false, problem: { code: 'file_left_behind' } });
  const nowhere = await worker().ask('importSettlement', { connectionId: 'none', stagedId: 'none' });
  expect(nowhere).toMatchObject({ ok: false, problem: { code: 'connection_gone' } });
  // What a page left behind and nobody asked for goes with the next one.
  const left = { stagedId: 'left', fileName: 'left.txt', bytes: bytesOf('x') };
  await stageFile(openStore, { ...left, stagedAtMs: bench.clock.now() });
  bench.clock.advance(2 * 3_600_000);
  await give('settlement.txt', bytesOf(text));
  expect(await worker().engine.store.staged.readStaged('left')).toBeUndefined();
});
