import { expect, test } from 'vitest';
import {
  type ControlDifference,
  controlDifferences,
  controlProblems,
} from '../../../lib/ledger/control/settlementControl';
import type { AmazonEvent } from '../../../lib/ledger/event';
import type { SettlementReading } from '../../../lib/ledger/settlement/settlement';
import { generateBroadWorld } from '../../sandbox/world/broad/broadWorld';
import { createRandom } from '../../sandbox/world/random';
import { eventsOf, readingOf } from '../settlement/worldSettlements';

const seeds = Array.from({ length: 120 }, (_, index) => index + 1);

interface Settled {
  readonly label: string;
  readonly settlementId: string;
  readonly seed: number;
  readonly reading: SettlementReading;
  readonly events: readonly AmazonEvent[];
}

async function settled(seed: number): Promise<readonly Settled[]> {
  const world = generateBroadWorld({ seed });
  const events = eventsOf(world);
  return Promise.all(
    world.settlements.map(async (settlement) => ({
      label: `seed ${seed}, settlement ${settlement.settlementId}`,
      settlementId: settlement.settlementId,
      seed,
      reading: await readingOf(world, settlement),
      events: events.filter(
        ({ settlementId, transactionType, release }) =>
          settlementId === settlement.settlementId &&
          transactionType !== 'Transfer' &&
          release.state === 'released',
      ),
    })),
  );
}

const all = (await Promise.all(seeds.map(settled))).flat();

test('the file of every world says the same as its transactions', () => {
  expect(all.length).toBeGreaterThan(200);
  for (const { label, reading, events } of all)
    expect(controlDifferences(reading.orders ?? [], events), label).toEqual([]);
});

/** Ways in which two sources may disagree while both add up to the same total. */
const mutations: Readonly<
  Record<
    string,
    (events: readonly AmazonEvent[], pick: (count: number) => number) => AmazonEvent[] | undefined
  >
> = {
  'a cent from one amount to another': (events, pick) => {
    const places = events.flatMap((event, at) =>
      event.lines.flatMap(({ kind, amountMinor }, line) =>
        amountMinor !== 0 && kind !== 'taxCollected' && kind !== 'taxWithheld' ? [{ at, line }] : [],
      ),
    );
    if (places.length < 2) return undefined;
    const from = places[pick(places.length)];
    const to = places[pick(places.length)];
    if (from === undefined || to === undefined || from === to) return undefined;
    const kinds = [from, to].map(({ at, line }) => events[at]?.lines[line]?.kind);
    if (kinds[0] === kinds[1] && events[from.at]?.orderId === events[to.at]?.orderId) return undefined;
    return changed(
      changed(events, from, (line) => ({ ...line, amountMinor: line.amountMinor - 1 })),
      to,
      (line) => ({
        ...line,
        amountMinor: line.amountMinor + 1,
      }),
    );
  },
  'another order': (events, pick) => {
    const sales = events.filter(({ kind, lines }) => kind === 'shipment' && lines.length > 0);
    const sale = sales[pick(sales.length)];
    return (
      sale && events.map((event) => (event === sale ? { ...event, orderId: '000-0000000-0000000' } : event))
    );
  },
  'another product': (events, pick) => {
    const at = events.findIndex(({ kind, lines }) => kind === 'shipment' && lines.some(({ sku }) => sku));
    const line = events[at]?.lines.findIndex(({ sku, amountMinor }) => sku && amountMinor !== 0) ?? -1;
    return line < 0 || pick(2) > 2
      ? undefined
      : changed(events, { at, line }, (each) => ({ ...each, sku: 'ANOTHER' }));
  },
  'another fee': (events, pick) => {
    const places = events.flatMap(({ lines }, at) =>
      lines.flatMap(({ kind, amountMinor }, line) =>
        kind === 'sellingFee' && amountMinor !== 0 ? [{ at, line }] : [],
      ),
    );
    const place = places[pick(places.length)];
    return place && changed(events, place, (line) => ({ ...line, kind: 'storageFee' }));
  },
  'a sale that is a refund': (events, pick) => {
    const sales = events.filter(({ kind, lines }) => kind === 'shipment' && lines.length > 0);
    const sale = sales[pick(sales.length)];
    return sale && events.map((event) => (event === sale ? { ...event, transactionType: 'Refund' } : event));
  },
  'an event twice': (events, pick) => {
    const whole = events.filter(({ totalMinor }) => totalMinor !== 0);
    const one = whole[pick(whole.length)];
    return one && [...events, one];
  },
  'an event less': (events, pick) => {
    const whole = events.filter(({ totalMinor }) => totalMinor !== 0);
    const one = whole[pick(whole.length)];
    return one && events.filter((event) => event !== one);
  },
};

function changed(
  events: readonly AmazonEvent[],
  place: { readonly at: number; readonly line: number },
  change: (line: AmazonEvent['lines'][number]) => AmazonEvent['lines'][number],
): AmazonEvent[] {
  return events.map((event, at) =>
    at !== place.at
      ? event
      : { ...event, lines: event.lines.map((line, index) => (index === place.line ? change(line) : line)) },
  );
}

test.each(Object.entries(mutations))('%s is seen', (name, mutate) => {
  let count = 0;
  for (const { label, seed, reading, events, settlementId } of all) {
    const random = createRandom(seed, `${name} ${settlementId}`);
    const mutated = mutate(events, (size) => (size === 0 ? 0 : random.whole(0, size - 1)));
    if (mutated === undefined) continue;
    count += 1;
    expect(controlDifferences(reading.orders ?? [], mutated).length, label).toBeGreaterThan(0);
  }
  expect(count).toBeGreaterThan(50);
});

test('shipment ids and the order of things count for nothing', () => {
  for (const { label, reading, events } of all.slice(0, 60)) {
    const others = events.map((event, index) => ({ ...event, shipmentId: String(index) })).reverse();
    expect(controlDifferences([...(reading.orders ?? [])].reverse(), others), label).toEqual([]);
  }
});

test('a difference is told with both figures, and the rest is counted', () => {
  const difference: ControlDifference = {
    orderId: '114-1111111-1111111',
    sku: 'A',
    label: 'Referral fee',
    fileMinor: [-750],
    transactionsMinor: [-375, -376],
  };
  const problems = controlProblems(
    [difference, ...Array.from({ length: 20 }, () => difference)],
    '123',
    'USD',
  );
  expect(problems).toHaveLength(13);
  expect(problems[0]?.sentence).toBe(
    'Settlement 123, Referral fee, order 114-1111111-1111111, SKU A: Amazon’s file has -7.50 USD, Amazon’s transactions have -3.75, -3.76 USD.',
  );
  expect(problems.at(-1)?.sentence).toContain('9 more');
  expect(controlProblems([{ ...difference, fileMinor: [] }], '1', 'USD')[0]?.sentence).toContain(
    'file has nothing',
  );
});
