import type { OrderFacts } from '../books/plan';
import { planOrder } from '../books/planOrder';
import type { Books } from '../books/setup';
import { type Chip, chipOf } from '../posting/chip';
import type { Posting } from '../posting/posting';
import type { ShipmentSuffix } from '../sync/ports';

/** What a chip says, from all that is stored of its order. Pure and at once: it runs inside a transaction. */
export type DeriveChip = (
  facts: OrderFacts,
  books: Books | undefined,
  suffixes: readonly ShipmentSuffix[],
  postings: readonly Posting[],
) => Chip;

/** The chip by the order's plan and its postings. */
export const deriveChip: DeriveChip = (facts, books, suffixes, postings) =>
  chipOf(facts.orderId, planOrder(facts, { books, suffixes }), postings);
