import type { BroadWorld } from '../../sandbox/world/broad/broadTruth';
import { trueDay } from '../../sandbox/world/broad/trueBooks';
import { createRandom } from '../../sandbox/world/random';

/** One thing that happens: Amazon reports more, or the bookkeeper does something. */
export type Step =
  | { readonly do: 'reveal'; readonly atMs: number }
  | { readonly do: 'order'; readonly orderId: string }
  | { readonly do: 'day'; readonly date: string }
  | { readonly do: 'settlement'; readonly settlementId: string }
  | { readonly do: 'month'; readonly month: string }
  | { readonly do: 'cost'; readonly date: string }
  | { readonly do: 'undo'; readonly nth: number };

/** What a bookkeeper may do while Amazon's reports come in: all of it in any order, now and then taken back. */
export function stepsOf(world: BroadWorld): readonly Step[] {
  const random = createRandom(world.seed, 'steps');
  const spanMs = world.endsAtMs - world.startsAtMs;
  const { events } = world;
  const moments = Array.from({ length: random.whole(1, 6) }, () => {
    // Often in the days in which a sale is on its way into Amazon's reports.
    const event = events[random.whole(0, Math.max(0, events.length - 1))];
    return random.chance(0.6) && event !== undefined
      ? event.postedAtMs + random.whole(1, 40) * hourMs
      : Math.floor(world.startsAtMs + random.fraction() * spanMs);
  }).sort((left, right) => left - right);
  const orderIds = [...new Set(world.events.flatMap(({ orderId }) => orderId ?? []))];
  // How much is posted by hand, by day and by settlement is a habit of the world.
  const habits = {
    order: random.pick([0, 0.2, 0.9]),
    day: random.pick([0, 0.2, 0.9]),
    settlement: random.pick([0, 0.5, 1]),
  };
  const steps: Step[] = [];
  for (const [index, atMs] of [...moments, world.endsAtMs].entries()) {
    const sinceMs = moments[index - 1] ?? world.startsAtMs;
    steps.push({ do: 'reveal', atMs });
    const own: Step[] = [];
    for (const orderId of orderIds) {
      if (random.chance(habits.order * 0.5)) own.push({ do: 'order', orderId });
    }
    for (const date of days(world, world.startsAtMs - 4 * dayMs, atMs)) {
      // What was reported late makes an earlier day worth a second look.
      const isNew = date >= trueDay(sinceMs - 4 * dayMs, world.store.timeZone);
      if (random.chance(isNew ? habits.day : habits.day * 0.4)) own.push({ do: 'day', date });
      if (random.chance(0.3)) own.push({ do: 'cost', date });
    }
    for (const { settlementId, endsAtMs } of world.settlements) {
      if (endsAtMs <= atMs && random.chance(habits.settlement)) own.push({ do: 'settlement', settlementId });
    }
    for (const month of months(world, atMs)) if (random.chance(0.4)) own.push({ do: 'month', month });
    for (let number = random.whole(0, 2); number > 0; number -= 1) {
      own.push({ do: 'undo', nth: random.whole(0, 40) });
    }
    steps.push(...mixed(own, () => random.fraction()));
  }
  return steps;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

function days({ store, events }: BroadWorld, fromMs: number, toMs: number): readonly string[] {
  const within = events.flatMap(({ postedAtMs, deferral }) =>
    [postedAtMs, deferral?.releasedAtMs ?? 0].filter((atMs) => atMs >= fromMs && atMs <= toMs),
  );
  return [...new Set(within.map((atMs) => trueDay(atMs, store.timeZone)))].sort();
}

function months({ store, startsAtMs }: BroadWorld, toMs: number): readonly string[] {
  const found = new Set<string>();
  for (let atMs = startsAtMs; atMs <= toMs; atMs += dayMs)
    found.add(trueDay(atMs, store.timeZone).slice(0, 7));
  return [...found];
}

function mixed<T>(values: readonly T[], fraction: () => number): readonly T[] {
  return values
    .map((value) => ({ value, at: fraction() }))
    .sort((left, right) => left.at - right.at)
    .map(({ value }) => value);
}
