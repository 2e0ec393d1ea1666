import { describe, expect, test } from 'vitest';
import { apiAnswer } from './apiView';
import { partsOf, releasedAtMs, sumOf } from './broadTruth';
import { generateBroadWorld } from './broadWorld';
import { settlementFile } from './fileView';
import { type WordName, words } from './words';

const worlds = Array.from({ length: 150 }, (_, index) => generateBroadWorld({ seed: index + 1 }));

describe('a broad world', () => {
  test('is the same for the same seed', () => {
    expect(generateBroadWorld({ seed: 7 })).toEqual(generateBroadWorld({ seed: 7 }));
    expect(generateBroadWorld({ seed: 7 })).not.toEqual(generateBroadWorld({ seed: 8 }));
  });

  test('adds up: amounts to events, events to settlements, settlements to payouts', () => {
    for (const { seed, settlements, events } of worlds) {
      for (const event of events) expect(sumOf(partsOf(event)), `seed ${seed}`).toBe(event.totalMinor);
      for (const { settlementId, events: paid, totalMinor, payout } of settlements) {
        const label = `seed ${seed}, settlement ${settlementId}`;
        expect(sumOf(paid.flatMap(partsOf)), label).toBe(totalMinor);
        expect(payout?.totalMinor ?? 0, label).toBe(Math.max(0, totalMinor));
      }
    }
  });

  test('opens each settlement with what the last one held back or was owed', () => {
    for (const { seed, settlements, events } of worlds) {
      for (const account of ['Standard Orders', 'Invoiced Orders']) {
        const own = settlements.filter(({ accountType }) => accountType === account);
        for (const [index, { reserveMinor, totalMinor, endsAtMs }] of own.entries()) {
          const next =
            own[index + 1]?.events ?? events.filter(({ period }) => period?.startsAtMs === endsAtMs);
          const sum = (word: WordName): number =>
            sumOf(next.flatMap(partsOf).filter((part) => part.word === word));
          expect(sum('reserveReturned'), `seed ${seed}`).toBe(reserveMinor);
          expect(sum('payable'), `seed ${seed}`).toBe(Math.min(0, totalMinor));
        }
      }
    }
  });

  test('pays each event once, in the settlement that was open when it was released', () => {
    for (const { seed, settlements } of worlds) {
      const paid = settlements.flatMap(({ events }) => events.map(({ id }) => id));
      expect(new Set(paid).size, `seed ${seed}`).toBe(paid.length);
      for (const { events, startsAtMs, endsAtMs } of settlements) {
        for (const event of events.filter(({ period }) => period === undefined)) {
          expect(releasedAtMs(event), `seed ${seed}`).toBeGreaterThanOrEqual(startsAtMs);
          expect(releasedAtMs(event), `seed ${seed}`).toBeLessThan(endsAtMs);
        }
      }
    }
  });

  test('together they have everything that Amazon does', () => {
    const seen = new Set(worlds.flatMap(({ events }) => events.flatMap(partsOf).map(({ word }) => word)));
    const rare: readonly WordName[] = ['unheardOf', 'microDeposit'];
    expect(Object.keys(words).filter((word) => !seen.has(word as WordName))).toEqual(
      Object.keys(words).filter((word) => rare.includes(word as WordName)),
    );
    const whats = new Set(worlds.flatMap(({ events }) => events.map(({ what }) => what)));
    for (const what of [
      'sale',
      'multiChannel',
      'replacement',
      'refund',
      'chargeback',
      'guarantee',
      'retrocharge',
    ])
      expect(whats).toContain(what);
    const payouts = worlds.flatMap(({ settlements }) =>
      settlements.map(({ totalMinor }) => Math.sign(totalMinor)),
    );
    expect(new Set(payouts)).toEqual(new Set([1, 0, -1]));
  });
});

describe('what Amazon shows of it', () => {
  test('is a file that adds up to the deposit', () => {
    for (const world of worlds.slice(0, 40)) {
      for (const settlement of world.settlements) {
        const lines = settlementFile(world, settlement)
          .replace('\uFEFF', '')
          .split(/\r?\n/)
          .filter((line) => line !== '')
          .map((line) => line.split('\t'));
        const column = lines[0]?.indexOf('amount') ?? -1;
        const minor = (text: string): number => Math.round(Number(text.replace(',', '.')) * 100);
        const sum = lines.slice(1).reduce((total, cells) => total + minor(cells[column] ?? ''), 0);
        expect(sum, `seed ${world.seed}`).toBe(settlement.totalMinor);
      }
    }
  });

  test('is a tree in which every node is the sum of its children', () => {
    interface Json {
      readonly breakdownAmount: { readonly currencyAmount: number };
      readonly breakdowns?: readonly Json[] | null;
    }
    const minor = (node: Json): number => Math.round(node.breakdownAmount.currencyAmount * 100);
    const check = (node: Json): void => {
      if ((node.breakdowns ?? []).length === 0) return;
      expect((node.breakdowns ?? []).reduce((sum, child) => sum + minor(child), 0)).toBe(minor(node));
      for (const child of node.breakdowns ?? []) check(child);
    };
    for (const world of worlds.slice(0, 40)) {
      const { payload } = apiAnswer(world, world.endsAtMs) as {
        readonly payload: { readonly transactions: readonly { readonly breakdowns: readonly Json[] }[] };
      };
      for (const { breakdowns } of payload.transactions) for (const node of breakdowns) check(node);
    }
  });

  test('shows nothing before it is reported, and deferred sales twice once they are released', () => {
    for (const world of worlds.slice(0, 40)) {
      const count = (atMs: number): number =>
        (apiAnswer(world, atMs) as { payload: { transactions: unknown[] } }).payload.transactions.length;
      const shown = world.events.filter(({ what }) => what !== 'microDeposit');
      const deferred = shown.filter(({ deferral }) => deferral !== undefined);
      expect(count(world.startsAtMs - 30 * 86_400_000)).toBe(0);
      expect(count(world.endsAtMs)).toBe(shown.length + deferred.length);
    }
  });
});
