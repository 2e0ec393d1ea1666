import type { OrderFacts, PlanContext } from '../books/plan';
import { planOrder } from '../books/planOrder';
import { type Chip, chipOf } from '../posting/chip';
import type { Posting } from '../posting/posting';

/** What a chip says, from all that is stored of its order. Pure and at once: it runs inside a transaction. */
export type DeriveChip = (facts: OrderFacts, context: PlanContext, postings: readonly Posting[]) => Chip;

/** The chip by the order's plan and its postings. */
export const deriveChip: DeriveChip = (facts, context, postings) =>
  chipOf(facts.orderId, planOrder(facts, context), postings);
