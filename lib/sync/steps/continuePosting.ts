import type { Posting, PostingKey } from '../../posting/posting';
import { failed, ok, problem, type Result } from '../../problem/problem';
import type { Ports } from '../ports';
import { carryOut } from './carryOut';
import { companyLock } from './companyLock';

/**
 * Goes on with a posting that waits, or whose worker died. Unattended it goes on only when its time has
 * come, and sends nothing where QuickBooks gives the numbers.
 */
export async function continuePosting(
  ports: Ports,
  key: PostingKey,
  attended: boolean,
): Promise<Result<Posting>> {
  const books = await ports.store.readBooks();
  if (books === undefined) return failed(problem('quickbooks_not_connected'));
  const { company } = books;
  return ports.lock.hold(companyLock(company.realmId), async () => {
    const posting = await ports.store.readPosting(key);
    if (posting === undefined || posting.realmId !== company.realmId)
      return failed(problem('posting_unknown'));
    const { nextAtMs } = posting;
    const due = nextAtMs !== undefined && nextAtMs <= ports.clock.nowMs();
    if (!attended && !due) return ok(posting);
    return carryOut(ports, { company, attended }, posting, { seen: 'takenUp' });
  });
}
