import { describe, expect, test, vi } from 'vitest';
import { readClaim } from '../../lib/posting/claimNote';
import { claimSettlesMs } from '../../lib/posting/claimState';
import { shownDigest } from '../../lib/sync/runs/shownDigest';
import { backgroundBench, got, worker } from './backgroundBench';
import { browser } from './fakeBrowser';

vi.mock('../../lib/browser/extension', async () => (await import('./fakeBrowser')).extension);
vi.mock('../../lib/browser/notices', async () => (await import('./fakeBrowser')).notices);
vi.mock('../../entrypoints/background/clock', async () => (await import('./fakeBrowser')).clockOfWorker);

const connectionId = 'first';
const changes = { what: { by: 'changes' }, dryRun: true } as const;

/** A connected browser of a seller who keeps books order by order. */
async function bookkeeper(options: Parameters<typeof backgroundBench>[0] = {}) {
  const bench = backgroundBench({ orders: 40, ...options });
  const first = worker();
  await first.engine.noteFirstInstall();
  await bench.connect(first);
  const [connection] = await first.engine.store.readConnections();
  if (connection === undefined) throw new Error('nothing was joined');
  const { settings } = connection;
  const byOrder = { ...settings, books: { ...settings.books, modes: [{ value: 'order' as const }] } };
  got(await first.ask('saveConnectionSettings', { connectionId, settings: byOrder }));
  await first.wakefulness.goOn();
  const ready = async () =>
    worker().engine.store.prepared(connectionId).readReady({ of: 'order' }, undefined, 500);
  const run = async (runId: string) => worker().engine.store.jobs.readRun(runId);
  const receipts = () => bench.company.documents('SalesReceipt').length;
  return { bench, first, settings: byOrder, ready, run, receipts };
}

test('a dry run fetches, draws and shows; what the seller agrees to is sent, and no more', async () => {
  const { bench, first, ready, run, receipts } = await bookkeeper();
  const runId = got(await first.ask('beginRun', { connectionId, asked: changes }));
  // Asked once more while it is under way, it is the same.
  expect(got(await first.ask('beginRun', { connectionId, asked: changes }))).toBe(runId);
  await first.wakefulness.goOn();
  await bench.live(60_000);
  const shown = await run(runId);
  expect(shown).toMatchObject({ state: 'shown', by: 'click' });
  expect(shown?.counts.fetched).toBeGreaterThan(0);
  const { waiting = 0, blocked = 0, leftOut = 0 } = shown?.counts ?? {};
  const kept = (shown?.reasons ?? []).reduce((total, { count }) => total + count, 0);
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThanOrEqual(waiting + blocked + leftOut);
  const rows = await ready();
  expect(rows.length).toBeGreaterThan(5);
  expect(receipts()).toBe(0);

  const other = await worker().ask('agreeRun', { runId, digest: shownDigest(rows.slice(1)) });
  expect(other).toMatchObject({ ok: false, problem: { code: 'shown_changed' } });
  expect(receipts()).toBe(0);

  const sorted = [...rows].sort((a, b) => (a.draftKey < b.draftKey ? -1 : 1));
  got(await worker().ask('agreeRun', { runId, digest: shownDigest(sorted) }));
  await worker().wakefulness.goOn();
  await bench.live(10 * 60_000);
  expect(await run(runId)).toMatchObject({ state: 'done' });
  expect((await run(runId))?.counts.posted).toBe(rows.length);
  expect(await ready()).toEqual([]);
  const sent = await worker().engine.store.readUndoPostings(bench.realmId);
  expect(sent.map(({ state }) => state)).toEqual(rows.map(() => 'posted'));
  expect(new Set(sent.map((posting) => posting.run))).toEqual(new Set([runId]));
  // A second agreement finds it over.
  const again = await worker().ask('agreeRun', { runId, digest: shownDigest(sorted) });
  expect(again).toMatchObject({ ok: false, problem: { code: 'run_over' } });
});

test('orders by number are fetched alone', async () => {
  const { bench, first, ready, run } = await bookkeeper();
  const { simpleFba, merchantMultiItem } = bench.sandbox.landmarks;
  const asked = { what: { by: 'orders', orderIds: [simpleFba, merchantMultiItem] }, dryRun: true } as const;
  const runId = got(await first.ask('beginRun', { connectionId, asked }));
  await first.wakefulness.goOn();
  await bench.live(60_000);
  expect(await run(runId)).toMatchObject({ state: 'shown' });
  const orders = new Set(
    (await ready()).flatMap(({ subject }) => (subject.of === 'order' ? subject.orderId : [])),
  );
  expect([...orders].sort()).toEqual([simpleFba, merchantMultiItem].sort());
});

test('a run that is cancelled does nothing more, whoever wakes', async () => {
  const { bench, first, run, receipts } = await bookkeeper();
  const runId = got(await first.ask('beginRun', { connectionId, asked: { ...changes, dryRun: false } }));
  got(await first.ask('cancelRun', { runId }));
  await first.wakefulness.goOn();
  await bench.live(60 * 60_000);
  expect(await run(runId)).toMatchObject({ state: 'cancelled' });
  expect(receipts()).toBe(0);
  const jobs = await worker().engine.store.jobs.readJobs(connectionId, runId);
  expect(new Set(jobs.map(({ state }) => state))).toEqual(new Set(['cancelled']));
  const twice = await worker().ask('cancelRun', { runId });
  expect(twice).toMatchObject({ ok: false, problem: { code: 'run_over' } });
  expect(await worker().ask('cancelRun', { runId: 'none' })).toMatchObject({ ok: false });
  expect(await worker().ask('retryJob', { jobId: 'none' })).toMatchObject({ ok: false });
});

describe('a run whose workers die', () => {
  test('at any request ends as one that was never interrupted', async () => {
    const whole = await bookkeeper({ orders: 12 });
    const runId = got(await whole.first.ask('beginRun', { connectionId, asked: changes }));
    await whole.first.wakefulness.goOn();
    await whole.bench.live(60_000);
    const expected = (await whole.ready()).map(({ draftKey, previewHash }) => [draftKey, previewHash]);
    expect(await whole.run(runId)).toMatchObject({ state: 'shown' });
    // Every port call of the engine is a death in its own tests; here some of the whole worker's.
    for (let nth = 1; ; nth += Math.ceil(nth / 2)) {
      const { bench, first, run, ready } = await bookkeeper({ orders: 12 });
      const id = got(await first.ask('beginRun', { connectionId, asked: changes }));
      const died = await bench.untilDeath(nth, () => first.wakefulness.goOn());
      await bench.live(2 * 3_600_000);
      expect(await run(id), `death at ${nth}`).toMatchObject({ state: 'shown' });
      expect((await ready()).map(({ draftKey, previewHash }) => [draftKey, previewHash])).toEqual(expected);
      if (!died) return;
    }
  });
});

test('settings that change have everything drawn anew, and nothing fetched', async () => {
  const { bench, first, settings, ready } = await bookkeeper();
  got(await first.ask('beginRun', { connectionId, asked: changes }));
  await first.wakefulness.goOn();
  await bench.live(60_000);
  expect((await ready()).length).toBeGreaterThan(0);
  const bySettlement = {
    ...settings,
    books: { ...settings.books, modes: [{ value: 'settlement' as const }] },
  };
  got(await first.ask('saveConnectionSettings', { connectionId, settings: bySettlement }));
  await worker().wakefulness.goOn();
  expect(await ready()).toEqual([]);
  got(await worker().ask('saveConnectionSettings', { connectionId, settings }));
  await worker().wakefulness.goOn();
  expect((await ready()).length).toBeGreaterThan(0);
  const unknown = await worker().ask('saveConnectionSettings', { connectionId: 'none', settings });
  expect(unknown).toMatchObject({ ok: false, problem: { code: 'connection_gone' } });
  expect(browser.alarmAtMs).toBeDefined();
});

function madeAtMs(document: Readonly<Record<string, unknown>>): number {
  const { CreateTime } = document['MetaData'] as { readonly CreateTime: string };
  return Temporal.Instant.from(CreateTime).epochMilliseconds;
}

describe('by itself', () => {
  const halfHour = { every: 'minutes', minutes: 30 } as const;

  test('it is brought up to date every half hour, and nothing is sent that nobody has seen', async () => {
    const { bench, first, settings, ready, receipts } = await bookkeeper();
    const sync = { ...settings.sync, schedule: halfHour };
    got(await first.ask('saveConnectionSettings', { connectionId, settings: { ...settings, sync } }));
    await first.wakefulness.goOn();
    expect((browser.alarmAtMs ?? 0) - bench.clock.now()).toBeGreaterThan(25 * 60_000);
    await bench.live(2 * 3_600_000);
    const runs = await worker().engine.store.jobs.readRuns(connectionId, 10);
    expect(runs.map(({ by, state }) => [by, state])).toEqual(runs.map(() => ['schedule', 'done']));
    expect(runs.length).toBeGreaterThanOrEqual(4);
    expect((await ready()).length).toBeGreaterThan(0);
    expect(receipts()).toBe(0);
    // After a night asleep once, not ten times.
    bench.clock.advance(10 * 3_600_000);
    await worker().wakefulness.goOn();
    expect(await worker().engine.store.jobs.readRuns(connectionId, 10)).toHaveLength(runs.length + 1);
  });

  test('orders are sent where the seller says so, once this browser holds the claim', async () => {
    const { bench, first, settings, ready, receipts } = await bookkeeper();
    const sync = { ...settings.sync, schedule: halfHour, sendsByItself: ['orders' as const] };
    got(await first.ask('saveConnectionSettings', { connectionId, settings: { ...settings, sync } }));
    await first.wakefulness.goOn();
    await bench.live(3 * 3_600_000);
    expect(receipts()).toBeGreaterThan(5);
    expect(await ready()).toEqual([]);
    const notes = bench.company.documents('Attachable');
    expect(notes.filter(({ Note }) => String(Note).includes('Chrome on Windows'))).toHaveLength(1);
    // Not before the browser before it, had there been one, would have stopped for certain.
    const times = bench.company.documents('SalesReceipt').map(madeAtMs);
    expect(Math.min(...times) - madeAtMs(notes[0] ?? {})).toBeGreaterThanOrEqual(claimSettlesMs);
    // Switched off, the claim is given up.
    got(await worker().ask('saveConnectionSettings', { connectionId, settings }));
    const [note] = bench.company.documents('Attachable').map(({ Note }) => String(Note));
    expect(readClaim(note ?? '')).not.toHaveProperty('deviceId');
  });

  test('of two browsers one sends; the other says who does, prepares all the same, and takes over when told', async () => {
    const { bench, first, settings, receipts } = await bookkeeper();
    const sync = { ...settings.sync, schedule: halfHour, sendsByItself: ['orders' as const] };
    got(await first.ask('saveConnectionSettings', { connectionId, settings: { ...settings, sync } }));
    await first.wakefulness.goOn();
    await bench.live(2 * 3_600_000);
    const sent = receipts();
    expect(sent).toBeGreaterThan(5);

    bench.enter('second');
    const second = worker();
    await second.engine.noteFirstInstall();
    await bench.connect(second);
    got(await second.ask('saveConnectionSettings', { connectionId, settings: { ...settings, sync } }));
    await second.wakefulness.goOn();
    await bench.live(3_600_000);
    // What the first one sent is found there, and not sent again.
    expect(receipts()).toBe(sent);
    const [run] = await worker().engine.store.jobs.readRuns(connectionId, 1);
    expect(run).toMatchObject({ by: 'schedule', state: 'done', counts: { posted: 0 } });
    const writer = async () => {
      const company = await worker().engine.company();
      return company?.writers.readWriter(bench.realmId);
    };
    expect((await writer())?.problem?.code).toBe('writer_elsewhere');
    expect(Number(browser.badge.text)).toBeGreaterThan(0);

    got(await worker().ask('takeWriting', { connectionId, want: 'take' }));
    await worker().wakefulness.goOn();
    await bench.live(3_600_000);
    expect(await writer()).toMatchObject({ own: { settled: true } });
    expect((await writer())?.problem).toBeUndefined();
    expect(receipts()).toBe(sent);
  });

  test('what stopped is said once, however often it is tried, and a repaired connection goes on', async () => {
    const { bench, first, settings } = await bookkeeper();
    const sync = { ...settings.sync, schedule: halfHour };
    got(await first.ask('saveConnectionSettings', { connectionId, settings: { ...settings, sync } }));
    const body = JSON.stringify({
      errors: [{ code: 'Unauthorized', message: 'Access to requested resource is denied.' }],
    });
    const fault = {
      kind: 'answer',
      at: 'before',
      status: 403,
      contentType: 'application/json',
      body,
    } as const;
    bench.sandbox.faults.plan({ url: /transactions/, times: 1_000, fault });
    await first.wakefulness.goOn();
    await bench.live(40 * 60_000);
    const once = browser.badge.text;
    expect(Number(once)).toBeGreaterThan(0);
    await bench.live(2 * 3_600_000);
    const runs = await worker().engine.store.jobs.readRuns(connectionId, 10);
    expect(runs.filter(({ state }) => state === 'blocked')).toHaveLength(1);
    expect(browser.badge.text).toBe(once);
    expect(browser.notices.filter(({ id }) => id === 'stopped')).toHaveLength(1);
    bench.sandbox.faults.clear();
    await bench.live(3_600_000);
    const [last] = await worker().engine.store.jobs.readRuns(connectionId, 1);
    expect(last?.state).toBe('done');
    // What is well again is told of by nobody, and once it stops again it is told again.
    expect(browser.notices.filter(({ id }) => id === 'stopped')).toHaveLength(1);
    bench.sandbox.faults.plan({ url: /transactions/, times: 1_000, fault });
    await bench.live(3_600_000);
    expect(browser.notices.filter(({ id }) => id === 'stopped')).toHaveLength(2);
  });
});
