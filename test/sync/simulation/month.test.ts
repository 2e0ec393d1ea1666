import { describe, expect, test } from 'vitest';
import { documentsOf, effectOf, fateOf, isAsItShould } from '../wholePathJudge';
import { at } from './endState';
import { EngineWorld, settingsIn } from './engineWorld';
import { SimBrowser } from './simBrowser';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const unavailable = { kind: 'empty', status: 503, at: 'before' } as const;

/** A month in a zone whose clocks change in it. */
const months = [
  { timeZone: 'America/New_York', startsAt: '2026-10-15T18:00:00Z' },
  { timeZone: 'Europe/Berlin', startsAt: '2026-10-10T18:00:00Z' },
  { timeZone: 'Australia/Lord_Howe', startsAt: '2026-09-20T18:00:00Z' },
] as const;

/** The browser is open for so long, and does what is due. */
async function open(world: EngineWorld, browser: SimBrowser, forMs: number): Promise<void> {
  const untilMs = world.clock.now() + forMs;
  await world.clock.run(browser.worker().rounds(untilMs));
  await world.pass(Math.max(0, untilMs - world.clock.now()));
}

async function live(world: EngineWorld, browser: SimBrowser, day: number): Promise<void> {
  const { faults, amazon } = world.sandbox;
  switch (day) {
    case 3:
    case 4:
      // The computer sleeps.
      return world.pass(dayMs);
    case 7:
      faults.plan({ url: /sellingpartnerapi/, fault: unavailable, times: 1_000_000 });
      await open(world, browser, 6 * hourMs);
      faults.clear();
      return open(world, browser, 18 * hourMs);
    case 10:
      faults.plan({ url: /quickbooks\.api/, fault: unavailable, times: 1_000_000 });
      await open(world, browser, 6 * hourMs);
      faults.clear();
      return open(world, browser, 18 * hourMs);
    case 13:
      // The extension is updated.
      browser.reopen();
      return open(world, browser, dayMs);
    case 15: {
      // Two windows, which know nothing of each other's locks.
      const untilMs = world.clock.now() + dayMs;
      const one = browser.worker();
      browser.reopen();
      const other = browser.worker();
      await world.clock.run(Promise.all([one.rounds(untilMs), other.rounds(untilMs)]));
      return world.pass(Math.max(0, untilMs - world.clock.now()));
    }
    case 17:
      amazon.change({ deniedOperations: ['listTransactions'] });
      return open(world, browser, dayMs);
    case 18:
      amazon.change({ deniedOperations: [] });
      return open(world, browser, dayMs);
    case 20:
      browser.lose();
      await world.clock.run(browser.connect());
      return open(world, browser, dayMs);
    default:
      return open(world, browser, dayMs);
  }
}

describe('a month of a seller’s life', () => {
  test.each(months)(
    'in $timeZone ends with each sale in the books once, to the cent, and nothing else',
    async ({ timeZone, startsAt }) => {
      const startMs = at(startsAt);
      const world = new EngineWorld({ orders: 60, days: 40, startMs, madeForMs: startMs + 30 * dayMs });
      const browser = new SimBrowser(
        world,
        settingsIn('order', { schedule: { every: 'day', at: '02:15', timeZone } }),
      );
      await world.clock.run(browser.setUp());
      const newest = async () => (await browser.store.jobs.readRuns('first', 1))[0];
      for (let day = 1; day <= 30; day += 1) {
        await live(world, browser, day);
        const label = `day ${day}`;
        if (day === 17) expect(await newest(), label).toMatchObject({ state: 'blocked', by: 'schedule' });
        if (day === 18) expect(await newest(), label).toMatchObject({ state: 'done', by: 'schedule' });
        // One a day, but for the day that the computer slept through.
        if (day === 19) expect((await browser.store.jobs.readRuns('first', 99)).length).toBeGreaterThan(16);
        if (day === 20) expect((await browser.store.jobs.readRuns('first', 99)).length).toBeLessThan(3);
      }
      await open(world, browser, 3 * dayMs);
      expect(await newest()).toMatchObject({ state: 'done', by: 'schedule' });

      let documents = 0;
      for (const [orderId, order] of world.sandbox.world.ordersById) {
        for (const event of world.sandbox.world.eventsByOrderId.get(orderId) ?? []) {
          // The first update goes back a month; what is newer than the last one comes with the next.
          const isCovered =
            event.postedAtMs > startMs - 28 * dayMs && event.postedAtMs < world.clock.now() - 2 * dayMs;
          if (!isCovered || fateOf(order, event, world.clock.now() - 2 * dayMs) !== 'document') continue;
          const label = `${orderId} ${event.transactionId} ${event.type}`;
          const found = documentsOf(world, event);
          expect(found.length, label).toBe(1);
          const [does, should] = isAsItShould(await effectOf(world, browser, found), event);
          expect(does, label).toEqual(should);
          documents += 1;
        }
      }
      expect(documents).toBeGreaterThan(30);
      const numbers = (['SalesReceipt', 'RefundReceipt'] as const).flatMap((entity) =>
        world.company.documents(entity).map((row) => `${entity} ${String(row['DocNumber'])}`),
      );
      expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([]);
      expect(world.refused).toBe(0);
    },
    300_000,
  );
});
