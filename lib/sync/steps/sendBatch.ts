import type { DraftKey } from '../../books/plannedDraft';
import type { Books } from '../../books/setup';
import { whyNotAgain } from '../../posting/answered';
import { holdsOwnership } from '../../posting/ownership';
import type { Posting } from '../../posting/posting';
import { type Agreed, type Freeze, postingKey, readyPosting } from '../../posting/postings';
import { failed, ok, problem, type Result } from '../../problem/problem';
import { batchLock } from '../batch/batchLock';
import { type Carried, carryOutMany, type Work } from '../batch/carryOutMany';
import { dueOf } from '../batch/due';
import { togetherMs } from '../batch/flight';
import type { BatchPorts } from '../batch/ports';
import { runBatches } from '../batch/run';
import { freezeFacts } from './postFacts';
import { rebuildAwaited } from './rebuildAwaited';

/** Many documents as they are planned now, from stored facts alone; a failure where one is not what was agreed to. */
export type PlanManyAgain = (
  books: Books,
  draftKeys: readonly DraftKey[],
) => Promise<ReadonlyMap<DraftKey, Result<Agreed>>>;

/** What is to be sent. */
export interface BatchAsked {
  readonly draftKeys: readonly DraftKey[];
  readonly planAgain: PlanManyAgain;
  /** The seller is there and asked for this. */
  readonly attended: boolean;
  /** From then on nothing more is begun. */
  readonly untilMs: number;
}

/** What became of it. */
export interface BatchRun {
  /** The posting of each document that was come to, as it rests now. A failure: nothing was begun. */
  readonly results: ReadonlyMap<DraftKey, Result<Posting>>;
  /** Not come to yet: to be asked for again. */
  readonly left: readonly DraftKey[];
  /** When the rest may go on. */
  readonly againAtMs?: number;
}

/** So many are planned and looked up together: one query can ask for them. */
const chunk = 200;
/** Tries of one document: each meets one request id that a deleted document has used up in another browser. */
const mostTries = 5;

/**
 * Runs the posting protocol for many documents, with batches: each is planned again and compared with what was
 * agreed to, looked for in QuickBooks, stored as an intent, sent, and its outcome stored. What is there already, or
 * on its way, is not sent again; so that the same call with the same keys goes on where a run ended or died.
 */
export async function sendBatch(ports: BatchPorts, asked: BatchAsked): Promise<Result<BatchRun>> {
  const books = await ports.store.readBooks();
  if (books === undefined) return failed(problem('quickbooks_not_connected'));
  const { company } = books;
  const { realmId } = company;
  if (!asked.attended && !company.customTransactionNumbers) return failed(problem('send_again_yourself'));
  return ports.lock.hold(batchLock(realmId), async () => {
    const awaited = await rebuildAwaited(ports, realmId);
    if (awaited !== undefined) return failed(awaited);
    const setting = { company, attended: asked.attended };
    const results = new Map<DraftKey, Result<Posting>>();
    const keys = [...new Set(asked.draftKeys)];
    let queue = [...keys];
    let due: (() => Promise<Carried | undefined>) | undefined;
    let dueAtMs = ports.clock.nowMs() + togetherMs;
    const more = async (): Promise<Carried | undefined> => {
      // A long run follows up what it made itself.
      if (ports.clock.nowMs() >= dueAtMs) {
        due = await dueOf(ports, setting);
        dueAtMs = ports.clock.nowMs() + togetherMs;
      }
      const followed = await due?.();
      if (followed !== undefined) return followed;
      due = undefined;
      const some = queue.splice(0, chunk);
      if (some.length === 0) return undefined;
      return carryOutMany(ports, setting, await planned(ports, realmId, asked, some, results));
    };
    let againAtMs: number | undefined;
    for (let attempt = 1; attempt <= mostTries && queue.length > 0 && againAtMs === undefined; attempt += 1) {
      const end = await runBatches(ports, setting, { more }, asked.untilMs);
      againAtMs = end.againAtMs;
      for (const key of keys) {
        const result = end.results.get(postingKey(realmId, key));
        if (result !== undefined) results.set(key, result);
      }
      queue = keys.filter((key) => isUsedUp(results.get(key)));
    }
    const left = keys.filter((key) => !results.has(key));
    return ok({ results, left, ...(againAtMs === undefined ? {} : { againAtMs }) });
  });
}

/** The works of some documents; what is there already or cannot be planned is answered in `results`. */
async function planned(
  ports: BatchPorts,
  realmId: string,
  { planAgain }: BatchAsked,
  draftKeys: readonly DraftKey[],
  results: Map<DraftKey, Result<Posting>>,
): Promise<readonly Work[]> {
  const books = await ports.store.readBooks();
  if (books === undefined || books.company.realmId !== realmId) {
    for (const key of draftKeys) results.set(key, failed(problem('quickbooks_not_connected')));
    return [];
  }
  const stored = await ports.batches.readPostings(draftKeys.map((key) => postingKey(realmId, key)));
  const before = new Map(stored.map((posting) => [posting.key, posting]));
  const wanted = draftKeys.filter((key) => {
    const posting = before.get(postingKey(realmId, key));
    if (posting === undefined) return true;
    // What a person has deleted comes back only at the seller's word.
    const refused = whyNotAgain(posting);
    if (holdsOwnership(posting.state)) results.set(key, ok(posting));
    else if (refused !== undefined) results.set(key, failed(refused));
    else return true;
    return false;
  });
  const plans = await planAgain(books, wanted);
  const works: Work[] = [];
  for (const key of wanted) {
    const agreed = plans.get(key) ?? failed(problem('preview_changed'));
    if (!agreed.ok) {
      results.set(key, agreed);
      continue;
    }
    const facts = await freezeFacts(ports, books, agreed.value);
    if (!facts.ok) {
      results.set(key, facts);
      continue;
    }
    const freeze: Freeze = (draft, note) => ports.freeze(draft, note, books.company, facts.value);
    const known = before.get(postingKey(realmId, key));
    const ready = readyPosting(agreed.value, known, freeze, ports.clock.nowMs());
    works.push({ posting: ready, seen: { seen: 'takenUp' } });
  }
  return works;
}

/** A replay of a document that has been deleted since: its request id is used up, the next is not. */
function isUsedUp(result: Result<Posting> | undefined): boolean {
  return result?.ok === true && result.value.state === 'gone' && result.value.postedAtMs === undefined;
}
