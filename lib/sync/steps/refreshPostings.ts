import type { OrderPlan } from '../../books/plan';
import type { Books } from '../../books/setup';
import { isAtWork } from '../../posting/atWork';
import type { Posting } from '../../posting/posting';
import { eventKeyOf, type Freeze, readyPosting, saleDraftKey } from '../../posting/postings';
import { ok, type Result } from '../../problem/problem';
import type { Ports } from '../ports';
import { carryOut } from './carryOut';
import { lookUp } from './lookUp';

/**
 * Brings the postings of an order up to what QuickBooks holds: documents that another browser or other
 * people made are found, documents that people changed or deleted are noticed. Nothing is sent. To be
 * called under the company's lock.
 */
export async function refreshPostings(ports: Ports, books: Books, plan: OrderPlan): Promise<Result<null>> {
  const stored = await ports.store.readPostingsOfOrder(plan.orderId);
  for (const posting of candidates(ports, books, plan, stored)) {
    if (isAtWork(posting.state)) continue;
    const looked = await lookUp(ports.quickbooks, books.company, posting, false);
    if (!looked.ok) return looked;
    const nothing = looked.value.ours.length === 0 && looked.value.others.length === 0;
    if (nothing && posting.state === 'ready') continue;
    const setting = { company: books.company, attended: false };
    const result = await carryOut(ports, setting, posting, looked.value);
    if (!result.ok) return result;
  }
  return ok(null);
}

/** Stored postings of the company, and one for each planned document that has none. */
function candidates(
  ports: Ports,
  { company }: Books,
  plan: OrderPlan,
  stored: readonly Posting[],
): readonly Posting[] {
  const { realmId } = company;
  const freeze: Freeze = (draft, note) => ports.freeze(draft, note, company);
  const own = stored.filter((posting) => posting.realmId === realmId);
  const have = new Set(own.map(eventKeyOf));
  const unsent = plan.documents.flatMap(({ eventKey, draft, previewHash = '' }) => {
    if (draft === undefined || have.has(eventKey)) return [];
    const draftKey = saleDraftKey(eventKey);
    const agreed = { realmId, draftKey, orderId: plan.orderId, previewHash, draft };
    return [readyPosting(agreed, undefined, freeze, ports.clock.nowMs())];
  });
  return [...own, ...unsent];
}
