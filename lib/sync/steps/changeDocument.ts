import type { DraftKey } from '../../books/plannedDraft';
import { plannedChange, whyUnchangeable } from '../../posting/change';
import type { Posting } from '../../posting/posting';
import { type Freeze, postingKey } from '../../posting/postings';
import { failed, ok, type Problem, problem, type Result } from '../../problem/problem';
import type { Ports } from '../ports';
import { carryOut } from './carryOut';
import { companyLock } from './companyLock';
import type { OrderPorts, PostingAsked } from './planOrderNow';
import type { PlanAgain } from './postAgreed';
import { planAgain } from './postDocument';
import { freezeFacts } from './postFacts';
import { whySettled } from './undoSettled';

/**
 * Changes a document that is in QuickBooks into what the seller agreed to; never by itself. The document is read
 * first and left alone where anybody has touched it since. A death or a lost answer leaves `changing`, which
 * whoever comes next brings to an end. A failure means that the document stays as it was.
 */
export async function changeAgreed(
  ports: Ports,
  draftKey: DraftKey,
  plan: PlanAgain,
): Promise<Result<Posting>> {
  const books = await ports.store.readBooks();
  if (books === undefined) return failed(problem('quickbooks_not_connected'));
  const { company } = books;
  const setting = { company, attended: true };
  return ports.lock.hold(companyLock(company.realmId), async () => {
    const posting = await ports.store.readPosting(postingKey(company.realmId, draftKey));
    if (posting === undefined) return failed(problem('posting_unknown'));
    if (posting.state === 'changing')
      return told(await carryOut(ports, setting, posting, { seen: 'takenUp' }));
    const agreed = await plan(books);
    if (!agreed.ok) return agreed;
    const reason = whyUnchangeable(posting, agreed.value);
    if (reason !== undefined) return failed(reason);
    const settled = await whySettled(ports, company, posting);
    if (!settled.ok) return settled;
    if (settled.value !== undefined) return failed(asNotChanged(settled.value, posting));
    const facts = await freezeFacts(ports, books, agreed.value);
    if (!facts.ok) return facts;
    const freeze: Freeze = (draft, note) => ports.freeze(draft, note, company, facts.value);
    const change = plannedChange(posting, agreed.value, freeze, ports.clock.nowMs());
    return told(await carryOut(ports, setting, posting, { seen: 'changeAsked', change }));
  });
}

/** Changes one document of an order: it must be planned now as the seller saw it. See `changeAgreed`. */
export function changeDocument(ports: OrderPorts, asked: PostingAsked): Promise<Result<Posting>> {
  return changeAgreed(ports, asked.draftKey, (books) => planAgain(ports, books, asked));
}

/** What keeps a document from going keeps it from changing too: accounts that were checked would be off. */
function asNotChanged({ code, sentence }: Problem, { remote, number: own }: Posting): Problem {
  const number = remote?.number ?? own;
  if (code === 'document_reconciled' || code === 'document_matched')
    return problem('checked_not_changed', { number });
  return problem('settled_not_changed', { number }, { said: sentence });
}

/** Where the document stayed as it was, or is not what was sent, the reason is the answer. */
function told(result: Result<Posting>): Result<Posting> {
  if (!result.ok) return result;
  const { state, problem: reason } = result.value;
  const ended = state === 'posted' || state === 'edited' || state === 'gone';
  return ended && reason !== undefined ? failed(reason) : ok(result.value);
}
