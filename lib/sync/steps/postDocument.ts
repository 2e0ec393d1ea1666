import type { OrderPlan, PlannedDocument } from '../../books/plan';
import { planOrder } from '../../books/planOrder';
import type { Books } from '../../books/setup';
import type { EventKey } from '../../ledger/event';
import { holdsOwnership } from '../../posting/ownership';
import type { Posting } from '../../posting/posting';
import { type Agreed, type Freeze, readyPosting, saleKey } from '../../posting/postings';
import { failed, ok, problem, type Result } from '../../problem/problem';
import type { Ports } from '../ports';
import { carryOut } from './carryOut';
import { companyLock } from './companyLock';
import { giveSuffixes } from './giveSuffixes';

/** What the seller asks to send: one document of an order, as its preview showed it. */
export interface PostingAsked {
  readonly orderId: string;
  readonly eventKey: EventKey;
  readonly previewHash: string;
}

/** Tries of one click: each meets one request id that a deleted document has used up in another browser. */
const mostTries = 5;

/**
 * Runs the posting protocol for one document: plan again and compare with what the seller saw → look in
 * QuickBooks → store the intent → send → store the outcome → look once more. A document that is there
 * already, or on its way, is not sent again. The answer is the posting as it rests now, with its problem
 * where it has one; a failure means that nothing was begun.
 */
export async function postDocument(ports: Ports, asked: PostingAsked): Promise<Result<Posting>> {
  const books = await ports.store.readBooks();
  if (books === undefined) return failed(problem('quickbooks_not_connected'));
  return ports.lock.hold(companyLock(books.company.realmId), () => post(ports, asked, 1));
}

async function post(ports: Ports, asked: PostingAsked, attempt: number): Promise<Result<Posting>> {
  const books = await ports.store.readBooks();
  if (books === undefined) return failed(problem('quickbooks_not_connected'));
  const setting = { company: books.company, attended: true };
  const before = await ports.store.readPosting(saleKey(books.company.realmId, asked.eventKey));
  if (before !== undefined && holdsOwnership(before.state))
    return carryOut(ports, setting, before, { seen: 'takenUp' });
  const agreed = await planAgain(ports, books, asked);
  if (!agreed.ok) return agreed;
  const freeze: Freeze = (draft, note) => ports.freeze(draft, note, books.company);
  const ready = readyPosting(agreed.value, before, freeze, ports.clock.nowMs());
  const result = await carryOut(ports, setting, ready, { seen: 'takenUp' });
  // A replay of a document that has been deleted since: its request id is used up, the next is not.
  const usedUp = result.ok && result.value.state === 'gone' && result.value.postedAtMs === undefined;
  return usedUp && attempt < mostTries ? post(ports, asked, attempt + 1) : result;
}

/** The document as it is planned now, from stored facts alone; it must be the one that the seller saw. */
async function planAgain(ports: Ports, books: Books, asked: PostingAsked): Promise<Result<Agreed>> {
  const { orderId, eventKey } = asked;
  const { realmId } = books.company;
  const stored = await ports.store.readOrder(orderId);
  if (stored === undefined) return failed(problem('order_not_read'));
  const suffixes = await giveSuffixes(ports, realmId, orderId, stored.events);
  if (!suffixes.ok) return suffixes;
  const plan = planOrder(stored, { books, suffixes: suffixes.value });
  const planned = documentOf(plan, eventKey);
  if (planned?.state === 'ready' && planned.draft !== undefined && planned.previewHash === asked.previewHash)
    return ok({ ...asked, realmId, draft: planned.draft });
  const reason = planned?.state === 'ready' ? undefined : planned?.problems[0];
  return failed(reason ?? problem('preview_changed'));
}

function documentOf(plan: OrderPlan, eventKey: EventKey): PlannedDocument | undefined {
  return plan.documents.find((each) => each.eventKey === eventKey);
}
