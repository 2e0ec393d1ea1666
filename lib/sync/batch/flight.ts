import { type Batch, batchOf, partOf } from '../../posting/batch/batch';
import { type BatchEnd, type ItemOutcome, observationOf } from '../../posting/batch/batchEnd';
import { type Pace, paceAfter } from '../../posting/batch/pace';
import { noted } from '../../posting/moves';
import type { Posting, PostingKey } from '../../posting/posting';
import { next } from '../../posting/state';
import type { Observation } from '../../posting/step';
import { intentLastsMs, settledAfterMs } from '../../posting/times';
import { failed, ok, problem, type Result } from '../../problem/problem';
import { carryOut, type Setting } from '../steps/carryOut';
import { announce, refusalOf, versioned, type Work, withoutTime, writeOf } from './carryOutMany';
import type { BatchPorts } from './ports';

/** What was made within this time is looked for once more at the same time, with the same queries. */
export const togetherMs = 60_000;

/** A batch whose intent is stored, with its members as they are stored. */
export interface Flight {
  readonly batch: Batch;
  readonly members: readonly Posting[];
}

/** What became of works that were to depart. */
export interface Departure {
  /** Absent where none of them could. */
  readonly flight?: Flight;
  /** Over these another has written, or booked what they cover. */
  readonly refused: ReadonlyMap<PostingKey, Result<Posting>>;
}

/**
 * Stores the intent of a batch: the batch and every member `sending`, in one transaction, before anything is
 * sent. Members have no time of their own while it is under way: the batch has it. `instead` is a batch that
 * this one replaces. To be called under the company's lock.
 */
export async function depart(
  ports: BatchPorts,
  { company: { realmId } }: Setting,
  works: readonly Work[],
  instead?: string,
): Promise<Departure> {
  const nowMs = ports.clock.nowMs();
  const refused = new Map<PostingKey, Result<Posting>>();
  let left = works.flatMap(({ posting: before, seen }) => {
    const { posting, effect } = next(before, seen, nowMs);
    const part = partOf(posting, effect);
    return part === undefined ? [] : [{ before, posting, part }];
  });
  while (left.length > 0) {
    const parts = left.map(({ part }) => part);
    const batch = batchOf(realmId, parts, nowMs);
    const members = left.map(({ before, posting }, index) => {
      const what = `Part ${index + 1} of ${left.length} in batch ${batch.requestId}`;
      return versioned(noted(withoutTime(posting), nowMs, what), before, ports);
    });
    const writes = left.map(({ before }, index) => writeOf(before, members[index] ?? before));
    const close = instead === undefined || instead === batch.requestId ? {} : { close: instead };
    const outcome = await ports.batches.writeTogether(realmId, writes, { put: batch, ...close });
    if (outcome.written) {
      announce(ports, members);
      return { flight: { batch, members }, refused };
    }
    refused.set(outcome.key, failed(await refusalOf(ports, outcome)));
    left = left.filter(({ posting }) => posting.key !== outcome.key);
  }
  return { refused };
}

/** Sends a batch, unless its worker slept since its intent was stored: by now others may have taken it for lost. */
export async function sendFresh(
  { batching, clock }: Pick<BatchPorts, 'batching' | 'clock'>,
  batch: Batch,
): Promise<BatchEnd> {
  if (clock.nowMs() - batch.sentAtMs <= intentLastsMs) return batching.sendBatch(batch);
  const outcome = { outcome: 'unknown', problem: problem('slept_before_sending') } as const;
  return {
    ended: 'unclear',
    outcomes: batch.items.map(({ operation }): ItemOutcome => ({ operation, outcome })),
  };
}

/** What became of the members of a batch that was answered. */
export interface Landing {
  readonly rested: ReadonlyMap<PostingKey, Result<Posting>>;
  /** Stored, and to be looked into. */
  readonly going: readonly Work[];
  /** Nobody knows of some what became of them: the batch stays. */
  readonly open: boolean;
  readonly pace: Pace;
}

/** Stores what the answer to a batch says of each member. To be called under the company's lock. */
export async function land(
  ports: BatchPorts,
  setting: Setting,
  { batch, members }: Flight,
  end: BatchEnd,
  paceBefore: Pace,
): Promise<Landing> {
  const nowMs = ports.clock.nowMs();
  const { company, attended } = setting;
  const mayResend = attended || company.customTransactionNumbers;
  const rested = new Map<PostingKey, Result<Posting>>();
  const landed = members.map((posting, index) => {
    const outcome = end.outcomes[index];
    if (outcome === undefined) throw new RangeError(`batch ${batch.requestId} lacks an outcome`);
    return { posting, seen: observationOf(outcome, mayResend), open: isOpen(outcome) };
  });
  const open = landed.some((each) => each.open);
  const pace = paceOf(paceBefore, batch, end, nowMs);
  const change = {
    ...(open ? { put: { ...batch, nextAtMs: nowMs } } : { close: batch.requestId }),
    pace,
  };
  const steps = landed.map((each) => ({ ...each, step: stepOf(each, nowMs) }));
  const replays = steps.filter(({ step }) => step.effect.do === 'readBack');
  const others = steps.filter(({ step }) => step.effect.do !== 'readBack');
  for (const { posting, seen } of replays)
    rested.set(posting.key, await carryOut(ports, setting, posting, seen));
  const stored = others.map(({ posting, step }) => ({
    step,
    posting: versioned(step.posting, posting, ports),
  }));
  const writes = others.map(({ posting }, index) => writeOf(posting, stored[index]?.posting ?? posting));
  const outcome = await ports.batches.writeTogether(company.realmId, writes, change);
  if (!outcome.written) {
    // Another has written over one of them: each for itself, to what is stored now. Of what that other left open
    // the batch still has the time, so it is looked at once more before it ends.
    for (const { posting, seen } of others)
      rested.set(posting.key, await carryOut(ports, setting, posting, seen));
    await ports.batches.writeTogether(company.realmId, [], { put: { ...batch, nextAtMs: nowMs }, pace });
    return { rested, going: [], open, pace };
  }
  announce(
    ports,
    stored.map(({ posting }) => posting),
  );
  const going: Work[] = [];
  for (const { step, posting } of stored) {
    if (step.effect.do === 'wait' || step.effect.do === 'nothing') rested.set(posting.key, ok(posting));
    else going.push({ posting, seen: { seen: 'takenUp' } });
  }
  return { rested, going, open, pace };
}

function isOpen({ outcome }: ItemOutcome): boolean {
  return outcome.outcome === 'unknown';
}

/**
 * The step of one member. Of an open one the batch keeps the time; one that was made is looked for once more when
 * everything that raced it has landed, together with the others.
 */
function stepOf(
  { posting, seen, open }: { readonly posting: Posting; readonly seen: Observation; readonly open: boolean },
  nowMs: number,
) {
  const step = next(posting, seen, nowMs);
  if (open) return { posting: withoutTime(step.posting), effect: { do: 'nothing' } as const };
  if (step.posting.state !== 'posted' || step.effect.do !== 'lookUp') return step;
  const untilMs = Math.ceil((nowMs + settledAfterMs) / togetherMs) * togetherMs;
  return { posting: { ...step.posting, nextAtMs: untilMs }, effect: { do: 'wait', untilMs } as const };
}

/** A batch that was not processed says nothing about how fast QuickBooks is. */
function paceOf(pace: Pace, { items, sentAtMs }: Batch, { ended }: BatchEnd, nowMs: number): Pace {
  if (ended === 'notProcessed') return pace;
  return paceAfter(pace, { items: items.length, tookMs: nowMs - sentAtMs, answered: ended === 'answered' });
}
