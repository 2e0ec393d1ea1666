import type { OrderFacts, OrderPlan } from '../../books/plan';
import type { DraftKey } from '../../books/plannedDraft';
import { planOrder } from '../../books/planOrder';
import type { Books } from '../../books/setup';
import type { Agreed } from '../../posting/postings';
import { failed, ok, problem, type Result } from '../../problem/problem';
import type { Connection } from '../connection';
import { chosenFor } from '../planning/basis';
import { bookOwners } from '../planning/bookOwners';
import type { Ports, ShipmentSuffix } from '../ports';

/** What the seller asks to send: one document of an order, as its preview showed it. */
export interface PostingAsked {
  readonly orderId: string;
  readonly draftKey: DraftKey;
  readonly previewHash: string;
}

/** The ports of an order: those of the connection whose books it goes to, where there is one. */
export type OrderPorts = Ports & { readonly connection?: Pick<Connection, 'settings'> };

/** An order as it is planned now: by what the seller chose, and with what is in the books of it. */
export async function planOrderNow(
  { store, connection }: Pick<OrderPorts, 'store' | 'connection'>,
  books: Books,
  facts: OrderFacts,
  suffixes: readonly ShipmentSuffix[],
): Promise<OrderPlan> {
  const keys = facts.events.map(({ key }) => key);
  const owners = await bookOwners(store, books.company.realmId, keys);
  return planOrder(facts, { books, suffixes, owners, ...chosenFor(connection) });
}

/** The document that was asked for, where it is planned as the seller saw it. */
export function agreedIn(plan: OrderPlan, realmId: string, asked: PostingAsked): Result<Agreed> {
  const { orderId, draftKey, previewHash } = asked;
  const planned = plan.documents.find(({ key }) => key === draftKey);
  if (planned?.state === 'ready' && planned.draft !== undefined && planned.previewHash === previewHash)
    return ok({ realmId, draftKey, orderId, previewHash, by: { how: 'click' }, draft: planned.draft });
  const reason = planned?.state === 'ready' ? undefined : planned?.problems[0];
  return failed(reason ?? problem('preview_changed'));
}
