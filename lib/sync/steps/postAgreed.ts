import type { DraftKey } from '../../books/plannedDraft';
import type { Books } from '../../books/setup';
import { holdsOwnership } from '../../posting/ownership';
import type { Posting } from '../../posting/posting';
import { type Agreed, type Freeze, postingKey, readyPosting } from '../../posting/postings';
import { failed, problem, type Result } from '../../problem/problem';
import type { Ports } from '../ports';
import { carryOut } from './carryOut';
import { companyLock } from './companyLock';
import { freezeFacts } from './postFacts';
import { rebuildAwaited } from './rebuildAwaited';

/** The document as it is planned now, from stored facts alone; a failure where it is not what was agreed to. */
export type PlanAgain = (books: Books) => Promise<Result<Agreed>>;

/** Tries of one click: each meets one request id that a deleted document has used up in another browser. */
const mostTries = 5;

/**
 * Runs the posting protocol for one document: plan again and compare with what the seller saw → look in
 * QuickBooks → store the intent → send → store the outcome → look once more. A document that is there
 * already, or on its way, is not sent again. The answer is the posting as it rests now, with its problem
 * where it has one; a failure means that nothing was begun.
 */
export async function postAgreed(
  ports: Ports,
  draftKey: DraftKey,
  planAgain: PlanAgain,
): Promise<Result<Posting>> {
  const books = await ports.store.readBooks();
  if (books === undefined) return failed(problem('quickbooks_not_connected'));
  return ports.lock.hold(companyLock(books.company.realmId), () => post(ports, draftKey, planAgain, 1));
}

async function post(
  ports: Ports,
  draftKey: DraftKey,
  planAgain: PlanAgain,
  attempt: number,
): Promise<Result<Posting>> {
  const books = await ports.store.readBooks();
  if (books === undefined) return failed(problem('quickbooks_not_connected'));
  const setting = { company: books.company, attended: true };
  const before = await ports.store.readPosting(postingKey(books.company.realmId, draftKey));
  if (before !== undefined && holdsOwnership(before.state))
    return carryOut(ports, setting, before, { seen: 'takenUp' });
  const awaited = await rebuildAwaited(ports, books.company.realmId);
  if (awaited !== undefined) return failed(awaited);
  const agreed = await planAgain(books);
  if (!agreed.ok) return agreed;
  const facts = await freezeFacts(ports, books, agreed.value);
  if (!facts.ok) return facts;
  const freeze: Freeze = (draft, note) => ports.freeze(draft, note, books.company, facts.value);
  const ready = readyPosting(agreed.value, before, freeze, ports.clock.nowMs());
  const result = await carryOut(ports, setting, ready, { seen: 'takenUp' });
  // A replay of a document that has been deleted since: its request id is used up, the next is not.
  const usedUp = result.ok && result.value.state === 'gone' && result.value.postedAtMs === undefined;
  return usedUp && attempt < mostTries ? post(ports, draftKey, planAgain, attempt + 1) : result;
}
