import type { Posting, PostingKey } from '../../posting/posting';
import { failed, ok, problem, type Result } from '../../problem/problem';
import { batchLock } from '../batch/batchLock';
import { type Carried, carryOutMany } from '../batch/carryOutMany';
import type { BatchPorts } from '../batch/ports';
import { type RunEnd, runBatches } from '../batch/run';

/** So many are read together: one query can ask for them. */
const chunk = 200;

/**
 * Takes many documents of ours out of QuickBooks again, with batches: each is read, deleted with its sync token,
 * and stays where it was changed, deposited, or its period is closed. The same call with the same keys goes on
 * where a run ended or died.
 */
export async function removeBatch(
  ports: BatchPorts,
  keys: readonly PostingKey[],
  untilMs: number,
): Promise<Result<RunEnd>> {
  const books = await ports.store.readBooks();
  if (books === undefined) return failed(problem('quickbooks_not_connected'));
  const { company } = books;
  return ports.lock.hold(batchLock(company.realmId), async () => {
    const setting = { company, attended: true };
    const own = new Map<PostingKey, Result<Posting>>();
    const queue = [...new Set(keys)];
    const more = async (): Promise<Carried | undefined> => {
      const some = queue.splice(0, chunk);
      if (some.length === 0) return undefined;
      const stored = await ports.batches.readPostings(some);
      const works = stored.flatMap((posting) => {
        // A member of a batch that is under way has no time: the batch goes on with it.
        const isOurs = posting.state === 'undoing' && posting.nextAtMs !== undefined;
        if (posting.realmId === company.realmId && (posting.state === 'posted' || isOurs))
          return [{ posting, seen: { seen: isOurs ? 'takenUp' : 'undoAsked' } as const }];
        own.set(posting.key, posting.state === 'undone' ? ok(posting) : failed(problem('nothing_to_undo')));
        return [];
      });
      return carryOutMany(ports, setting, works);
    };
    const { results, ...end } = await runBatches(ports, setting, { more }, untilMs);
    return ok({ ...end, results: new Map([...own, ...results]) });
  });
}
