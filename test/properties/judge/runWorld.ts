import type { BookSettings } from '../../../lib/books/settings/bookSettings';
import type { BroadWorld } from '../../sandbox/world/broad/broadTruth';
import { type BroadPlan, generateBroadWorld } from '../../sandbox/world/broad/broadWorld';
import { createRandom } from '../../sandbox/world/random';
import { Bookkeeper } from './bookkeeper';
import { choicesOf } from './choices';
import { faultsAtTheEnd, faultsNow } from './faults';
import { Knowledge, type Worlds } from './knowledge';
import { Plans } from './plans';
import { readingsOf, type Source, sourceOf } from './readings';
import { type Step, stepsOf } from './steps';

/** Everything that decides a run: the same case gives the same faults. */
export interface Case {
  readonly plan: BroadPlan;
  /** What of the world's own steps is left; all of them unless told. */
  readonly steps?: readonly Step[];
}

/** What became of a world. */
export interface Run {
  readonly world: BroadWorld;
  readonly settings: BookSettings;
  readonly source: Source;
  readonly books: Bookkeeper;
  readonly faults: readonly string[];
}

/** The stores of the seller of a plan: some in the US sell abroad too, where Amazon keeps the tax. */
export function worldsOf(plan: BroadPlan): Worlds {
  const home = generateBroadWorld(plan);
  if (home.store.country !== 'US' || plan.seed % 4 !== 1) return [home];
  const random = createRandom(plan.seed, 'abroad');
  const { without } = plan;
  const abroad = generateBroadWorld({
    seed: plan.seed + 1_000_000,
    country: random.pick(['CA', 'UK']),
    regime: 'facilitator',
    orders: random.whole(3, 8),
    ...(without === undefined ? {} : { without }),
  });
  return [home, abroad];
}

/** What happens in all stores, in the order of time: whoever looks into one sees the others too. */
export function stepsOfAll(worlds: Worlds): readonly Step[] {
  const looks: { readonly atMs: number; readonly steps: Step[] }[] = [];
  for (const world of worlds) {
    for (const step of stepsOf(world)) {
      if (step.do === 'reveal') looks.push({ atMs: step.atMs, steps: [step] });
      else looks.at(-1)?.steps.push(step);
    }
  }
  return looks.toSorted((left, right) => left.atMs - right.atMs).flatMap(({ steps }) => steps);
}

/** Lets a bookkeeper live through a world, and judges the books by its hidden truth. */
export async function runWorld({ plan, steps }: Case): Promise<Run> {
  const worlds = worldsOf(plan);
  const [world] = worlds;
  const settings = choicesOf(worlds);
  const source = sourceOf(world);
  const knowledge = new Knowledge(worlds, source !== 'files');
  const books = new Bookkeeper(worlds, settings, knowledge);
  const plans = new Plans(books, await readingsOf(worlds, source));
  for (const step of steps ?? stepsOfAll(worlds)) take(step, books, plans);
  const before = faultsNow(books);
  knowledge.reveal(Math.max(...worlds.map(({ endsAtMs }) => endsAtMs)));
  settleEverything(books, plans);
  return {
    world,
    settings,
    source,
    books,
    faults: [...books.faults, ...before, ...faultsNow(books), ...faultsAtTheEnd(books, plans)],
  };
}

function take(step: Step, books: Bookkeeper, plans: Plans): void {
  switch (step.do) {
    case 'reveal':
      books.knowledge.reveal(step.atMs);
      return;
    case 'order':
      books.post(plans.order(step.orderId));
      return;
    case 'day':
      books.post(plans.day(step.date));
      return;
    case 'settlement':
      books.postTogether(() => plans.settlement(step.settlementId));
      return;
    case 'month':
      books.post(plans.month(step.month));
      return;
    case 'cost':
      books.post(plans.cost(step.date));
      return;
    case 'undo':
      books.undo(step.nth);
  }
}

/** What a careful bookkeeper does last: payments of invoices, then every settlement that has closed. */
function settleEverything(books: Bookkeeper, plans: Plans): void {
  for (let round = 0; round < 2; round += 1) {
    for (const { invoicedOrderIds, settlements } of books.worlds) {
      for (const orderId of invoicedOrderIds) books.post(plans.order(orderId));
      for (const { settlementId } of settlements) {
        books.postTogether(() => plans.settlement(settlementId));
      }
    }
  }
}
