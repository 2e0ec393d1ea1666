import { expect, test } from 'vitest';
import type { BookedEvent } from '../../lib/books/bookedEvent';
import { generateBroadWorld } from '../sandbox/world/broad/broadWorld';
import { trueAmounts, trueDay, trueUnits } from '../sandbox/world/broad/trueBooks';
import { Bookkeeper } from './judge/bookkeeper';
import { choicesOf } from './judge/choices';
import { Knowledge } from './judge/knowledge';
import { groupsOf, worldSeeds } from './judge/seeds';
import { trueTaxOf } from './judge/trueTaxOf';

test.each(groupsOf(worldSeeds(), 50))(
  'every event that Amazon shows of worlds %s is one event of the books, on its accounts and its day',
  (_, seeds) => {
    for (const seed of seeds) {
      const world = generateBroadWorld({ seed });
      const settings = choicesOf([world]);
      const knowledge = new Knowledge([world]);
      // Amazon shows it in two helpings, in any order.
      knowledge.reveal(Math.floor((world.startsAtMs + world.endsAtMs) / 2));
      knowledge.reveal(world.endsAtMs);
      const books = new Bookkeeper([world], settings, knowledge);
      const booked = new Map(books.bookedEvents().map((each) => [each.event.key, each]));
      expect(booked.size, `SEED=${seed}`).toBe(world.events.length);
      for (const truth of world.events) {
        // The payout, and what the card paid, are documents of their settlement.
        if (truth.what === 'payout' || truth.what === 'cardCharge') continue;
        const label = `SEED=${seed}, ${truth.what} ${truth.description} ${truth.id}`;
        const found = booked.get(knowledge.eventOf(truth)?.key ?? '');
        expect(found, label).toBeDefined();
        if (found === undefined) continue;
        expect(found.event.totalMinor, label).toBe(truth.totalMinor);
        expect(amountsOf(found), label).toEqual(
          sums(
            trueAmounts(world, truth, trueTaxOf(world, world)).map(
              ({ account, facet, amountMinor }) => [`${account}/${facet}`, amountMinor] as const,
            ),
          ),
        );
        expect(unitsOf(found), label).toEqual(Object.fromEntries(trueUnits(truth)));
        const zone = settings.timeZone ?? world.store.timeZone;
        const created = books.orders.get(truth.orderId ?? '')?.createdAt;
        const days = [
          truth.postedAtMs,
          truth.deferral?.releasedAtMs ?? truth.postedAtMs,
          ...(settings.saleDate === 'purchased' && created !== undefined ? [Date.parse(created)] : []),
        ];
        // What was before these books began is in them from their first day.
        const startMs = settings.start === undefined ? 0 : Date.parse(settings.start.from);
        const allowed = days.flatMap((atMs) => [atMs, Math.max(atMs, startMs)]);
        expect(
          allowed.map((atMs) => trueDay(atMs, zone)),
          label,
        ).toContain(found.date);
      }
    }
  },
);

function amountsOf({ lines }: BookedEvent): Readonly<Record<string, number>> {
  return sums(
    lines.flatMap(({ account, facet, amountMinor, tax }) => [
      [`${account.name}/${facet}`, amountMinor] as const,
      [`tax/${facet}`, tax?.amountMinor ?? 0] as const,
    ]),
  );
}

function unitsOf({ event }: BookedEvent): Readonly<Record<string, number>> {
  if (event.kind !== 'shipment') return {};
  return sums(
    event.lines.flatMap(({ sku, quantity }) => (sku === undefined ? [] : [[sku, quantity ?? 0] as const])),
  );
}

function sums(amounts: readonly (readonly [string, number])[]): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const [name, minor] of amounts) found[name] = (found[name] ?? 0) + minor;
  return Object.fromEntries(Object.entries(found).filter(([, minor]) => minor !== 0));
}
