import type { OrderPlan } from '../../books/plan';
import type { Books } from '../../books/setup';
import { isAtWork } from '../../posting/atWork';
import type { Posting } from '../../posting/posting';
import { draftKeyOf, type Freeze, readyPosting } from '../../posting/postings';
import { ok, type Result } from '../../problem/problem';
import type { Ports } from '../ports';
import { carryOut } from './carryOut';
import { lookUp } from './lookUp';
import { freezeFacts } from './postFacts';

/**
 * Brings the postings of an order up to what QuickBooks holds: documents that another browser or other
 * people made are found, documents that people changed or deleted are noticed. Nothing is sent. To be
 * called under the company's lock.
 */
export async function refreshPostings(ports: Ports, books: Books, plan: OrderPlan): Promise<Result<null>> {
  const stored = await ports.store.readPostingsOfOrder(plan.orderId);
  for (const posting of await candidates(ports, books, plan, stored)) {
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
async function candidates(
  ports: Ports,
  books: Books,
  plan: OrderPlan,
  stored: readonly Posting[],
): Promise<readonly Posting[]> {
  const { company } = books;
  const { realmId } = company;
  const own = stored.filter((posting) => posting.realmId === realmId);
  const have = new Set(own.map(draftKeyOf));
  const unsent: Posting[] = [];
  for (const { key: draftKey, draft, previewHash = '' } of plan.documents) {
    if (draft === undefined || have.has(draftKey)) continue;
    const agreed = { realmId, draftKey, orderId: plan.orderId, previewHash, draft };
    const facts = await freezeFacts(ports, books, agreed);
    // What pays an invoice that is nowhere cannot be there either.
    if (!facts.ok && facts.problem.code === 'invoice_first') continue;
    const freeze: Freeze = (each, note) =>
      ports.freeze(each, note, company, facts.ok ? facts.value : undefined);
    unsent.push(readyPosting(agreed, undefined, freeze, ports.clock.nowMs()));
  }
  return [...own, ...unsent];
}
