import { partOf } from '../../posting/batch/batch';
import type { Posting, PostingKey } from '../../posting/posting';
import { next } from '../../posting/state';
import type { Observation, Step } from '../../posting/step';
import { failed, ok, type Problem, problem, type Result } from '../../problem/problem';
import { carryOut, type Setting } from '../steps/carryOut';
import { lookMany } from './lookMany';
import type { BatchPorts, PostingWrite } from './ports';
import { readMany, type ToRead } from './readMany';

/** A posting as it is stored, or ready and not stored yet, and what was seen of it since. */
export interface Work {
  readonly posting: Posting;
  readonly seen: Observation;
}

/** What became of many postings. */
export interface Carried {
  readonly rested: ReadonlyMap<PostingKey, Result<Posting>>;
  /** Next is a request that a batch can carry. Nothing of that step is stored. */
  readonly departing: readonly Work[];
}

/** A long transaction keeps everybody else from the store. */
const mostInTransaction = 100;

/** How the time of a posting whose outcome is open is kept: by itself, or by the batch that it is a member of. */
type TimeKept = 'byPosting' | 'byBatch';

interface Stepped {
  readonly work: Work;
  readonly step: Step;
}

/**
 * Goes on with many postings side by side until each rests or is to be sent or removed: what is looked up or read
 * is asked for together. What no batch can do, each does alone. To be called under the company's lock.
 */
export async function carryOutMany(
  ports: BatchPorts,
  setting: Setting,
  works: readonly Work[],
  timeKept: TimeKept = 'byPosting',
): Promise<Carried> {
  const rested = new Map<PostingKey, Result<Posting>>();
  const departing: Work[] = [];
  let going = works;
  while (going.length > 0) {
    const nowMs = ports.clock.nowMs();
    const together: Stepped[] = [];
    for (const work of going) {
      const step = next(work.posting, work.seen, nowMs);
      if (partOf(step.posting, step.effect) !== undefined) departing.push(work);
      else if (work.posting.state === 'ready' && work.seen.seen === 'failed')
        rested.set(work.posting.key, failed(work.seen.problem));
      else if (isForOneAlone(step))
        rested.set(work.posting.key, await carryOut(ports, setting, work.posting, work.seen));
      else together.push({ work, step });
    }
    const written = await writeSteps(ports, setting, together, rested, timeKept);
    going = await observe(ports, setting, written, rested);
  }
  return { rested, departing };
}

/** Effects that no query asks for many. A replay is read with its sent bytes, to be compared. */
function isForOneAlone({ posting, effect }: Step): boolean {
  if (effect.do === 'readBack') return posting.state === 'sending' || posting.state === 'changing';
  return effect.do !== 'wait' && effect.do !== 'nothing' && effect.do !== 'lookUp';
}

/** Stores the steps; one over which another has written goes on alone with what is stored. */
async function writeSteps(
  ports: BatchPorts,
  setting: Setting,
  stepped: readonly Stepped[],
  rested: Map<PostingKey, Result<Posting>>,
  timeKept: TimeKept,
): Promise<readonly Stepped[]> {
  let left = stepped.map(({ work, step }) => {
    const { posting } = step;
    if (posting === work.posting || posting.state === 'ready') return { work, step };
    return { work, step: { ...step, posting: versioned(posting, work.posting, ports) } };
  });
  const stored = new Set<PostingKey>();
  for (;;) {
    const changed = left
      .filter(({ work, step }) => isChanged(work, step) && !stored.has(work.posting.key))
      .slice(0, mostInTransaction);
    if (changed.length === 0) return left;
    const writes = changed.map(({ work, step: { posting } }) =>
      writeOf(work.posting, timeKept === 'byBatch' && isOpen(posting) ? withoutTime(posting) : posting),
    );
    const outcome = await ports.batches.writeTogether(setting.company.realmId, writes, {});
    if (outcome.written) {
      announce(
        ports,
        changed.map(({ step }) => step.posting),
      );
      for (const { work } of changed) stored.add(work.posting.key);
      continue;
    }
    const other = left.find(({ work }) => work.posting.key === outcome.key);
    left = left.filter((each) => each !== other);
    if (other !== undefined)
      rested.set(outcome.key, await carryOut(ports, setting, other.work.posting, other.work.seen));
  }
}

function isChanged({ posting }: Work, step: Step): boolean {
  return step.posting !== posting && step.posting.state !== 'ready';
}

/** Asks for all that is to be looked up or read, and notes what rests. */
async function observe(
  ports: BatchPorts,
  { company, attended }: Setting,
  stepped: readonly Stepped[],
  rested: Map<PostingKey, Result<Posting>>,
): Promise<readonly Work[]> {
  const mayResend = attended || company.customTransactionNumbers;
  const looked: Posting[] = [];
  const read: ToRead[] = [];
  for (const {
    step: { posting, effect },
  } of stepped) {
    if (effect.do === 'wait' || effect.do === 'nothing') rested.set(posting.key, ok(posting));
    else if (effect.do === 'lookUp') looked.push(posting);
    else if (effect.do === 'readBack') read.push({ posting, effect });
  }
  const nowMs = ports.clock.nowMs();
  const seen = new Map([
    ...(looked.length === 0 ? [] : await lookMany(ports.batching, company, looked, mayResend, nowMs)),
    ...(read.length === 0 ? [] : await readMany(ports.quickbooks, company, read)),
  ]);
  const unseen: Observation = { seen: 'failed', problem: problem('internal') };
  const asked = [...looked, ...read.map(({ posting }) => posting)];
  return asked.map((posting) => ({ posting, seen: seen.get(posting.key) ?? unseen }));
}

/** Nobody knows yet what became of what was sent. */
export function isOpen({ state }: Posting): boolean {
  return state === 'sending' || state === 'unknown' || state === 'undoing';
}

/** A member of an open batch is found by its batch, and has no time of its own. */
export function withoutTime({ nextAtMs: _next, ...posting }: Posting): Posting {
  return posting;
}

/** The posting under the version that follows the one it was read with. */
export function versioned(posting: Posting, before: Posting, { clock }: Pick<BatchPorts, 'clock'>): Posting {
  return { ...posting, updatedAtMs: Math.max(clock.nowMs(), before.updatedAtMs + 1) };
}

/** The write of a posting over the one it was read as. */
export function writeOf({ updatedAtMs }: Posting, posting: Posting): PostingWrite {
  return { posting, expected: updatedAtMs === 0 ? undefined : updatedAtMs };
}

/** Tells who shows one of these postings, once for each order. */
export function announce(
  { announce: tell }: Pick<BatchPorts, 'announce'>,
  postings: readonly Posting[],
): void {
  for (const orderId of new Set(postings.map((posting) => posting.orderId)))
    tell(orderId === undefined ? { what: 'postings' } : { what: 'order', orderId });
}

/** Why a posting could not be written, for the seller. */
export async function refusalOf(
  { batches }: Pick<BatchPorts, 'batches'>,
  outcome: { readonly because: 'changed' } | { readonly because: 'owned'; readonly owner: PostingKey },
): Promise<Problem> {
  if (outcome.because === 'changed') return problem('posting_changed');
  const [owner] = await batches.readPostings([outcome.owner]);
  return problem('already_booked', { number: owner?.remote?.number ?? owner?.number ?? outcome.owner });
}
