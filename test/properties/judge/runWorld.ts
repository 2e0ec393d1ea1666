import type { BookSettings } from '../../../lib/books/settings/bookSettings';
import type { BroadWorld } from '../../sandbox/world/broad/broadTruth';
import { type BroadPlan, generateBroadWorld } from '../../sandbox/world/broad/broadWorld';
import { Bookkeeper } from './bookkeeper';
import { choicesOf } from './choices';
import { faultsAtTheEnd, faultsNow } from './faults';
import { Knowledge } from './knowledge';
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

/** Lets a bookkeeper live through a world, and judges the books by its hidden truth. */
export async function runWorld({ plan, steps }: Case): Promise<Run> {
  const world = generateBroadWorld(plan);
  const settings = choicesOf(world);
  const source = sourceOf(world);
  const knowledge = new Knowledge(world, source !== 'files');
  const books = new Bookkeeper(world, settings, knowledge);
  const plans = new Plans(books, await readingsOf(world, source));
  for (const step of steps ?? stepsOf(world)) take(step, books, plans);
  const before = faultsNow(books);
  knowledge.reveal(world.endsAtMs);
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
    for (const orderId of books.world.invoicedOrderIds) books.post(plans.order(orderId));
    for (const { settlementId } of books.world.settlements) {
      books.postTogether(() => plans.settlement(settlementId));
    }
  }
}
