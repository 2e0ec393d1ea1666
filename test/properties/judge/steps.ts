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
  const moments = Array.from({ length: random.whole(1, 5) }, () =>
    Math.floor(world.startsAtMs + random.fraction() * spanMs),
  ).sort((left, right) => left - right);
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
    for (const date of days(world, sinceMs - 4 * dayMs, atMs)) {
      if (random.chance(habits.day)) own.push({ do: 'day', date });
      if (random.chance(0.3)) own.push({ do: 'cost', date });
    }
    for (const { settlementId, endsAtMs } of world.settlements) {
      if (endsAtMs <= atMs && random.chance(habits.settlement)) own.push({ do: 'settlement', settlementId });
    }
    if (random.chance(0.5)) own.push({ do: 'month', month: trueDay(atMs - 20 * dayMs, 'UTC').slice(0, 7) });
    for (let number = random.whole(0, 2); number > 0; number -= 1) {
      own.push({ do: 'undo', nth: random.whole(0, 40) });
    }
    steps.push(...mixed(own, () => random.fraction()));
  }
  return steps;
}

const dayMs = 86_400_000;

function days({ store, events }: BroadWorld, fromMs: number, toMs: number): readonly string[] {
  const within = events.flatMap(({ postedAtMs, deferral }) =>
    [postedAtMs, deferral?.releasedAtMs ?? 0].filter((atMs) => atMs >= fromMs && atMs <= toMs),
  );
  return [...new Set(within.map((atMs) => trueDay(atMs, store.timeZone)))].sort();
}

function mixed<T>(values: readonly T[], fraction: () => number): readonly T[] {
  return values
    .map((value) => ({ value, at: fraction() }))
    .sort((left, right) => left.at - right.at)
    .map(({ value }) => value);
}
