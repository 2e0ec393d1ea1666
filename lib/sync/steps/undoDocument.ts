import type { Posting, PostingKey } from '../../posting/posting';
import { failed, ok, problem, type Result } from '../../problem/problem';
import type { Ports } from '../ports';
import { carryOut } from './carryOut';
import { companyLock } from './companyLock';
import { whySettled } from './undoSettled';

/**
 * Takes a document of ours out of QuickBooks again: read, deleted with its sync token, confirmed. Refused
 * when it was changed since, is part of a deposit, reconciled or matched, settled or paid by another document of
 * ours, or its period is closed. An unclear end is resolved by reading, at once or by whoever continues.
 */
export async function undoDocument(ports: Ports, key: PostingKey): Promise<Result<Posting>> {
  const books = await ports.store.readBooks();
  if (books === undefined) return failed(problem('quickbooks_not_connected'));
  const { company } = books;
  return ports.lock.hold(companyLock(company.realmId), async () => {
    const posting = await ports.store.readPosting(key);
    if (posting === undefined || posting.realmId !== company.realmId)
      return failed(problem('posting_unknown'));
    if (posting.state === 'edited')
      return failed(problem('edited_since', { number: posting.remote?.number ?? posting.number }));
    const isOpen = posting.state === 'sending' || posting.state === 'unknown' || posting.state === 'changing';
    if (isOpen) return failed(problem('outcome_open'));
    if (posting.state !== 'posted' && posting.state !== 'undoing') return failed(problem('nothing_to_undo'));
    // It goes with a batch that is under way.
    if (posting.state === 'undoing' && posting.nextAtMs === undefined) return ok(posting);
    if (posting.state === 'posted') {
      const reason = await whySettled(ports, company, posting);
      if (!reason.ok) return reason;
      if (reason.value !== undefined) return failed(reason.value);
    }
    const wish = posting.state === 'undoing' ? 'takenUp' : 'undoAsked';
    const result = await carryOut(ports, { company, attended: true }, posting, { seen: wish });
    if (!result.ok) return result;
    const { state, problem: reason } = result.value;
    const stayed = state === 'posted' || state === 'edited';
    return stayed && reason !== undefined ? failed(reason) : ok(result.value);
  });
}
