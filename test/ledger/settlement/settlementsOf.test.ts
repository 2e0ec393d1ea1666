import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseTransactionsPage } from '../../../lib/amazon/shapes/parseTransactionsPage';
import { epochMs, instantText } from '../../../lib/calendar/calendar';
import { settlementsOf } from '../../../lib/ledger/settlement/settlementsOf';
import { toEvents } from '../../../lib/ledger/toEvents';
import { releasedAtMs } from '../../sandbox/world/broad/broadTruth';
import { generateBroadWorld } from '../../sandbox/world/broad/broadWorld';
import { eventsOf, readingOf } from './worldSettlements';

const seeds = Array.from({ length: 80 }, (_, index) => index + 1);
const worlds = seeds.map((seed) => ({ label: `seed ${seed}`, world: generateBroadWorld({ seed }) }));

test('with both sources the transactions are the settlement, and its file agrees', async () => {
  for (const { label, world } of worlds) {
    const readings = await Promise.all(world.settlements.map((each) => readingOf(world, each)));
    const found = settlementsOf(eventsOf(world), readings, { sellerAccountId: world.sellerId });
    for (const truth of world.settlements) {
      const settlement = found.find(({ settlementId }) => settlementId === truth.settlementId);
      const { payout } = truth;
      expect(settlement, `${label}, ${truth.settlementId}`).toMatchObject({
        problems: [],
        source: 'transactions',
        closed: true,
        totalMinor: truth.totalMinor,
        currency: world.store.currency,
        accountType: truth.accountType,
        startAt: instantText(truth.startsAtMs),
        endAt: instantText(truth.endsAtMs),
        ...(payout === undefined
          ? {}
          : { transferKey: `${world.sellerId}/${payout.id}`, depositAt: instantText(payout.postedAtMs) }),
      });
      expect(settlement?.eventKeys.length, label).toBe(truth.events.length);
      expect('transferKey' in (settlement ?? {}), label).toBe(payout !== undefined);
    }
    expect(new Set(found.map(({ settlementId }) => settlementId)).size).toBe(found.length);
  }
});

test('without files each closed settlement is known by its transfer, or by the one after it', () => {
  for (const { label, world } of worlds) {
    const horizonMs = Math.max(...world.events.map((event) => releasedAtMs(event)));
    const found = settlementsOf(eventsOf(world), [], { sellerAccountId: world.sellerId });
    for (const truth of world.settlements) {
      const settlement = found.find(({ settlementId }) => settlementId === truth.settlementId);
      expect(settlement?.totalMinor, label).toBe(truth.totalMinor);
      expect(settlement?.source, label).toBe('transactions');
      expect(settlement !== undefined && 'reading' in settlement, label).toBe(false);
      if (truth.payout !== undefined) {
        expect(settlement, label).toMatchObject({ closed: true, problems: [] });
      } else if (horizonMs < truth.endsAtMs) expect(settlement?.closed, label).toBe(false);
      // What it leaves behind is dated in the second of its close.
      if (truth.reserveMinor > 0) expect(epochMs(settlement?.endAt ?? ''), label).toBe(truth.endsAtMs - 1000);
    }
    const closed = new Set(world.settlements.map(({ settlementId }) => settlementId));
    for (const { settlementId, closed: isClosed } of found)
      if (!closed.has(settlementId)) expect(isClosed, `${label}, open ${settlementId}`).toBe(false);
  }
});

test('files alone are settlements as a whole', async () => {
  for (const { label, world } of worlds.slice(0, 20)) {
    const readings = await Promise.all(world.settlements.map((each) => readingOf(world, each)));
    const found = settlementsOf([], [...readings, ...readings], { sellerAccountId: 'SELLER' });
    expect(found.map(({ totalMinor }) => totalMinor).sort(), label).toEqual(
      world.settlements.map(({ totalMinor }) => totalMinor).sort(),
    );
    for (const settlement of found)
      expect(settlement, label).toMatchObject({
        source: 'file',
        closed: true,
        eventKeys: [],
        problems: [],
        sellerAccountId: 'SELLER',
      });
  }
});

const cycle = '../shared/data/amazon/transactions/samples/07-transfer-settlement-cycle.json';

test.skipIf(!existsSync(cycle))('a cycle as it was recorded: the transfer bears the next id', () => {
  const page = parseTransactionsPage(JSON.parse(readFileSync(cycle, 'utf8')));
  if (!page.ok) throw new Error(page.problem.sentence);
  const events = toEvents(page.value.transactions, 'SELLER', []);
  const transfer = events.find(({ transactionType }) => transactionType === 'Transfer');
  expect(transfer?.settlementId).not.toBe('26000000021');
  const [paid] = settlementsOf(events, [], { sellerAccountId: 'SELLER' });
  expect(paid).toMatchObject({
    settlementId: '26000000021',
    currency: 'GBP',
    totalMinor: 2428,
    closed: true,
    source: 'transactions',
    transferKey: transfer?.key,
    depositAt: transfer?.postedAt,
    // It is the first that is known, and its sum is that of the transfer: nothing is missing.
    problems: [],
  });
});

describe('what does not fit', () => {
  const { world } = worlds[0] ?? { world: generateBroadWorld({ seed: 1 }) };
  const paid = world.settlements.filter(({ payout }) => payout !== undefined);
  const events = eventsOf(world);
  const of = { sellerAccountId: world.sellerId };
  const without = (count: number, settlementId: string) => {
    let left = count;
    return events.filter((event) => {
      const goes = event.settlementId === settlementId && event.transactionType === 'Shipment' && left > 0;
      if (goes) left -= 1;
      return !goes;
    });
  };
  const sold = paid.find(({ events: own }) => own.some(({ what }) => what === 'sale'));
  if (sold === undefined) throw new Error('The world has no paid settlement with a sale');
  const settlementIn = (found: ReturnType<typeof settlementsOf>) =>
    found.find(({ settlementId }) => settlementId === sold.settlementId);

  test('transactions that do not reach back leave the file as the source', async () => {
    const reading = await readingOf(world, sold);
    const settlement = settlementIn(settlementsOf(without(1, sold.settlementId), [reading], of));
    expect(settlement).toMatchObject({ source: 'file', totalMinor: sold.totalMinor, problems: [] });
    expect(settlement?.reading).toBe(reading);
  });

  test('transactions that are fewer than the transfer block, with both figures', () => {
    const settlement = settlementIn(settlementsOf(without(1, sold.settlementId), [], of));
    expect(settlement?.source).toBe('transactions');
    expect(settlement?.problems.map(({ code }) => code)).toEqual([
      expect.stringMatching(/^settlement_(transfer_differs|start_missing)$/),
    ]);
  });

  test('two files that differ are no source', async () => {
    const one = await readingOf(world, sold);
    const other = { ...one, rows: one.rows + 1 };
    const settlement = settlementIn(settlementsOf(events, [one, other], of));
    expect(settlement?.problems.map(({ code }) => code)).toEqual(['settlement_file_twice']);
    expect(settlementIn(settlementsOf(events, [one, { ...one }], of))?.problems).toEqual([]);
  });

  test('a file that is cut off blocks, and one that holds stands for it', async () => {
    const whole = await readingOf(world, sold);
    const cut = await readingOf(world, sold, (text) => text.slice(0, -40));
    const codes = (readings: readonly (typeof whole)[]) =>
      settlementIn(settlementsOf(events, readings, of))?.problems.map(({ code }) => code);
    expect(codes([cut])).toEqual([expect.stringMatching(/^settlement_(truncated|line_cut)$/)]);
    expect(codes([cut, whole])).toEqual([]);
    expect(codes([whole, cut])).toEqual([]);
  });

  test('two transfers after one settlement are told', () => {
    const transfer = events.find(
      ({ transactionType, totalMinor }) => transactionType === 'Transfer' && totalMinor === sold.totalMinor,
    );
    if (transfer === undefined) throw new Error('No transfer');
    const second = { ...transfer, key: `${transfer.key}-2`, totalMinor: 700 };
    const settlement = settlementIn(settlementsOf([...events, second], [], of));
    expect(settlement?.transferKey).toBe(transfer.key);
    expect(settlement?.problems.map(({ code }) => code)).toEqual(['settlement_transfers_several']);
    expect(settlement?.problems[0]?.sentence).toContain('7.00');
  });

  test('two currencies in one settlement are never added', () => {
    const foreign = events.find(({ settlementId }) => settlementId === sold.settlementId);
    if (foreign === undefined) throw new Error('No event');
    const settlement = settlementIn(
      settlementsOf([...events, { ...foreign, key: 'x/other', currency: 'SEK', totalMinor: 99 }], [], of),
    );
    expect(settlement?.totalMinor).toBe(sold.totalMinor);
    expect(settlement?.problems.map(({ code }) => code)).toEqual(['settlement_currencies']);
  });

  test('what Amazon still holds back, and a second twin, are in no settlement', () => {
    const released = events.filter(({ release }) => release.state === 'released').length;
    const more = events.map((event) => ({ ...event, key: `${event.key}-double`, sameAs: event.key }));
    const count = (given: typeof events) =>
      settlementsOf(given, [], of).reduce((sum, { eventKeys }) => sum + eventKeys.length, 0);
    expect(count([...events, ...more])).toBe(count(events));
    expect(count(events)).toBeLessThanOrEqual(released);
  });
});
