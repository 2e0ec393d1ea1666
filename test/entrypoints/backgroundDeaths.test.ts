import { expect, test, vi } from 'vitest';
import { backgroundBench, got, worker } from './backgroundBench';
import { browser } from './fakeBrowser';

vi.mock('../../lib/browser/extension', async () => (await import('./fakeBrowser')).extension);
vi.mock('../../lib/browser/notices', async () => (await import('./fakeBrowser')).notices);
vi.mock('../../entrypoints/background/clock', async () => (await import('./fakeBrowser')).clockOfWorker);

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** A connected browser that has read an order. */
async function opened() {
  const bench = backgroundBench();
  const first = worker();
  await first.engine.noteFirstInstall();
  await bench.connect(first);
  const orderId = bench.sandbox.landmarks.simpleFba;
  got(await first.ask('refreshOrder', { orderId }));
  const { plan } = await first.ask('readOrder', { orderId });
  const document = plan?.documents.find(({ state }) => state === 'ready');
  const draftKey = document?.key ?? '';
  return { bench, first, asked: { orderId, draftKey, previewHash: document?.previewHash ?? '' } };
}

test('a command whose worker dies at any request is ended by those that wake after it', async () => {
  for (let nth = 1; ; nth += 1) {
    const { bench, first, asked } = await opened();
    await first.wakefulness.goOn();
    const died = await bench.untilDeath(nth, () => first.ask('postDocument', asked));
    // Whatever was stored before the death has an alarm behind it.
    await bench.live(hourMs);
    const documents = bench.company.documents('SalesReceipt');
    const [posting] = await worker().engine.store.readPostingsOfOrder(asked.orderId);
    expect(documents.length, `death at ${nth}`).toBe(posting?.state === 'posted' ? 1 : 0);
    expect(posting === undefined || posting.state === 'posted', `${nth}: ${posting?.state}`).toBe(true);
    if (died) continue;
    expect(documents).toHaveLength(1);
    expect(nth).toBeGreaterThan(2);
    return;
  }
});

test('a lost store is found again whenever workers die at it, or at connecting', async () => {
  const { bench, first, asked } = await opened();
  got(await first.ask('postDocument', asked));
  await bench.live(hourMs);
  let deaths = 0;
  for (let nth = 1; ; nth += 1) {
    bench.loseStore('first');
    const dying = worker();
    bench.clock.advance(hourMs);
    const died = await bench.untilDeath(nth, async () => {
      await bench.connect(dying);
      await dying.wakefulness.goOn();
    });
    if (died) deaths += 1;
    // Whoever was interrupted while connecting connects again, when a careful store may ask again.
    const next = worker();
    bench.clock.advance(hourMs);
    await bench.connect(next);
    await worker().wakefulness.goOn();
    await bench.live(2 * hourMs);
    const found = await worker().engine.store.readUndoPostings(bench.realmId);
    expect(
      found.map(({ state }) => state),
      `death at ${nth}`,
    ).toEqual(['posted']);
    expect(bench.company.documents('SalesReceipt')).toHaveLength(1);
    if (!died) break;
  }
  expect(deaths).toBeGreaterThan(10);
});

test('the day’s look is made up for after a sleep of a week, once', async () => {
  const { bench, first, asked } = await opened();
  const posting = got(await first.ask('postDocument', asked));
  await bench.live(hourMs);
  bench.company.deleteAsPerson('SalesReceipt', posting.remote?.id ?? '');
  const { cdc } = bench.company.calls;
  bench.clock.advance(7 * dayMs);
  await worker().wakefulness.goOn();
  const looked = bench.company.calls.cdc;
  expect(looked).toBeGreaterThan(cdc);
  await worker().wakefulness.goOn();
  expect(bench.company.calls.cdc).toBe(looked);
  expect(browser.badge.text).toBe('1');
  expect((browser.alarmAtMs ?? 0) - bench.clock.now()).toBeGreaterThan(dayMs / 2);
});

test('a clock that was set back does not put the day’s look off for long', async () => {
  const { bench, first } = await opened();
  bench.clock.advance(30 * dayMs);
  await first.wakefulness.goOn();
  bench.clock.advance(-30 * dayMs);
  await worker().wakefulness.goOn();
  expect((browser.alarmAtMs ?? 0) - bench.clock.now()).toBeLessThanOrEqual(dayMs);
});
