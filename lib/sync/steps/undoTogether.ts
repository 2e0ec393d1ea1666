import type { CompanyFacts } from '../../books/company';
import type { Posting, PostingKey } from '../../posting/posting';
import type { UndoRun } from '../../posting/undo/undoRun';
import { failed, ok, type Problem, type Result } from '../../problem/problem';
import { batchLock } from '../batch/batchLock';
import { type Carried, carryOutMany, type Work } from '../batch/carryOutMany';
import type { BatchPorts } from '../batch/ports';
import { runBatches } from '../batch/run';
import { companyLock } from './companyLock';
import { readUndoFacts } from './undoFacts';
import { pieceOf, refuse, type UndoSeen, undoEndOf, whyItStaysNow } from './undoPiece';

/** So many are looked at together: one query can ask for them. */
const lookedAtTogether = 200;

/**
 * Takes out what is left of a run with batches, each document once: its registers are asked, it is read, and goes
 * with the sync token under which it is ours. What dies in between is gone on with by whoever comes. Answers
 * whether there is more to do at once, or something to be waited for.
 */
export async function undoTogether(
  ports: BatchPorts,
  company: CompanyFacts,
  untilMs: number,
): Promise<Result<'more' | 'waits'>> {
  const { store, lock } = ports;
  const setting = { company, attended: true };
  const tried = new Set<PostingKey>();
  const seenOf = new Map<PostingKey, UndoSeen>();
  let failure: Problem | undefined;
  let waits = false;

  const note = async (run: UndoRun, results: ReadonlyMap<PostingKey, Result<Posting>>): Promise<void> => {
    const refused = new Map<PostingKey, Problem>();
    for (const [key, result] of results) {
      const seen = seenOf.get(key);
      if (seen === undefined) continue;
      const end = undoEndOf(run, result, seen);
      if (end.waits === true) waits = true;
      if (end.refused !== undefined) refused.set(key, end.refused);
    }
    await refuse(ports, refused);
  };

  const more = async (): Promise<Carried | undefined> => {
    const run = await store.readUndoRun();
    if (run === undefined || run.endedAtMs !== undefined) return undefined;
    const { due } = await pieceOf(ports, run, lookedAtTogether, tried);
    if (due.length === 0) return undefined;
    const seen = await readUndoFacts(ports.quickbooks, company, due);
    if (!seen.ok) {
      failure = seen.problem;
      return undefined;
    }
    const staying = new Map<PostingKey, Problem>();
    const works: Work[] = [];
    for (const posting of due) {
      tried.add(posting.key);
      seenOf.set(posting.key, seen.value);
      const reason = await whyItStaysNow(ports, run, posting, seen.value);
      if (reason !== undefined) staying.set(posting.key, reason);
      else
        works.push({
          posting,
          seen: { seen: posting.state === 'undoing' ? 'takenUp' : 'undoAsked' },
        });
    }
    await refuse(ports, staying);
    return carryOutMany(ports, setting, works);
  };

  const end = await lock.hold(batchLock(company.realmId), () =>
    runBatches(ports, setting, { more }, untilMs),
  );
  await lock.hold(companyLock(company.realmId), async () => {
    const run = await store.readUndoRun();
    if (run !== undefined) await note(run, end.results);
  });
  if (failure !== undefined) return failed(failure);
  return ok(waits || end.againAtMs !== undefined || tried.size === 0 ? 'waits' : 'more');
}
