import type { CompanyFacts } from '../../books/company';
import { stillConcerns } from '../../posting/concerns';
import { moved, noted, resting } from '../../posting/moves';
import { holdsOwnership } from '../../posting/ownership';
import type { Posting } from '../../posting/posting';
import { removalRequestId } from '../../posting/requestIds';
import { next } from '../../posting/state';
import type { Effect, Observation, Step } from '../../posting/step';
import { intentLastsMs } from '../../posting/times';
import { failed, ok, type Problem, problem, type Result } from '../../problem/problem';
import type { FoundDocument, Ports } from '../ports';
import { lookUp } from './lookUp';

/** What carrying out depends on beside the ports. */
export interface Setting {
  readonly company: CompanyFacts;
  /** The seller is there and asked for this. */
  readonly attended: boolean;
}

/**
 * Goes on with a posting until it rests: stores it, does what is next, sees what came of it, and so on.
 * Every state is stored before its effect begins, so that whoever comes after a death finds it. To be
 * called under the company's lock.
 */
export async function carryOut(
  ports: Ports,
  setting: Setting,
  before: Posting,
  observation: Observation,
): Promise<Result<Posting>> {
  let current = before;
  let seen = observation;
  for (;;) {
    const written = await write(ports, current, seen);
    if (!written.ok) return written;
    const step = written.value;
    const { effect, posting } = step;
    if (effect.do === 'wait' || effect.do === 'nothing') return ok(posting);
    const result = await perform(ports, setting, posting, effect);
    if (posting.state === 'ready' && result.seen === 'failed') return failed(result.problem);
    current = posting;
    seen = result;
  }
}

/** Applies what was seen and stores the outcome; where another has written meanwhile, to what they wrote. */
async function write(ports: Ports, before: Posting, observation: Observation): Promise<Result<Step>> {
  let current = before;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const step = next(current, observation, ports.clock.nowMs());
    if (step.posting === current || step.posting.state === 'ready') return ok(step);
    const updatedAtMs = Math.max(ports.clock.nowMs(), current.updatedAtMs + 1);
    const posting = { ...step.posting, updatedAtMs };
    const expected = current.updatedAtMs === 0 ? undefined : current.updatedAtMs;
    const outcome = await ports.store.writePosting(posting, expected);
    if (outcome.written) {
      const { orderId } = posting;
      ports.announce(orderId === undefined ? { what: 'postings' } : { what: 'order', orderId });
      return ok({ posting, effect: step.effect });
    }
    if (outcome.because === 'owned') {
      const reason = await owned(ports, outcome.owner);
      await letGo(ports, current, reason);
      return failed(reason);
    }
    const stored = await ports.store.readPosting(current.key);
    // What was about to be sent is not sent over what another has begun.
    if (stored === undefined || step.effect.do === 'send') break;
    if (!stillConcerns(observation, before, stored)) return ok(resting(stored));
    current = stored;
  }
  return failed(problem('posting_changed'));
}

/** What waits for its time, and is another's by then, waits no longer. */
async function letGo({ store, clock }: Ports, posting: Posting, reason: Problem): Promise<void> {
  if (posting.nextAtMs === undefined || holdsOwnership(posting.state)) return;
  const nowMs = clock.nowMs();
  const blocked = noted(
    moved(posting, 'blocked', { problem: reason }),
    nowMs,
    `Not sent: ${reason.sentence}`,
  );
  const updatedAtMs = Math.max(nowMs, posting.updatedAtMs + 1);
  await store.writePosting({ ...blocked, updatedAtMs }, posting.updatedAtMs);
}

async function owned(ports: Ports, owner: string): Promise<Problem> {
  const posting = await ports.store.readPosting(owner);
  return problem('already_booked', { number: posting?.remote?.number ?? posting?.number ?? owner });
}

async function perform(
  ports: Ports,
  { company, attended }: Setting,
  posting: Posting,
  effect: Exclude<Effect, { do: 'wait' | 'nothing' }>,
): Promise<Observation> {
  const { quickbooks } = ports;
  const mayResend = attended || company.customTransactionNumbers;
  const closed = company.booksClosedUntil === undefined ? {} : { closedUntil: company.booksClosedUntil };
  switch (effect.do) {
    case 'lookUp': {
      const askedAtMs = ports.clock.nowMs();
      const looked = await lookUp(quickbooks, company, posting, mayResend);
      return looked.ok ? { ...looked.value, askedAtMs } : { seen: 'failed', problem: looked.problem };
    }
    case 'send': {
      if (posting.frozen === undefined) return { seen: 'failed', problem: problem('internal') };
      const { payload, requestId } = posting.frozen;
      // Its worker slept since it was stored.
      if (ports.clock.nowMs() - (posting.sentAtMs ?? 0) > intentLastsMs)
        return {
          seen: 'sent',
          outcome: { outcome: 'unknown', problem: problem('slept_before_sending') },
          mayResend,
        };
      const outcome = await quickbooks.createDocument(posting.kind, payload, requestId);
      return { seen: 'sent', outcome, mayResend };
    }
    case 'readBack': {
      const after = effect.after === undefined ? {} : { after: effect.after };
      const sent = expectedBytes(posting);
      const read = await quickbooks.readDocument(posting.remote?.kind ?? posting.kind, effect.id, sent);
      return read.ok
        ? { seen: 'read', document: read.value, ...closed, ...after }
        : { seen: 'failed', problem: read.problem };
    }
    case 'remove': {
      const { id, syncToken } = effect;
      const requestId = removalRequestId(posting.realmId, id, syncToken, posting.refusedRemovals);
      const kind = posting.remote?.kind ?? posting.kind;
      const outcome = await quickbooks.deleteDocument(kind, id, syncToken, requestId);
      return { seen: 'removed', outcome };
    }
    case 'change': {
      const { do: _do, requestId, ...change } = effect;
      const kind = posting.remote?.kind ?? posting.kind;
      return { seen: 'changed', outcome: await quickbooks.changeDocument(kind, change, requestId) };
    }
    case 'removeDuplicates':
      return removeDuplicates(ports, posting, effect.winner, effect.documents);
  }
}

/** What a document that is read is compared with: only what this browser has just sent is known to be in it. */
function expectedBytes({ state, change, frozen }: Posting): string | undefined {
  if (state === 'sending') return frozen?.payload;
  if (state !== 'changing' || change === undefined) return undefined;
  return (change.puttingBack === undefined ? change.to : change.from).frozen?.payload;
}

/** Removes the younger documents, after making sure that the one that stays is still there. */
async function removeDuplicates(
  { quickbooks }: Ports,
  { realmId, refusedRemovals }: Posting,
  winner: FoundDocument,
  documents: readonly FoundDocument[],
): Promise<Observation> {
  const stays = await quickbooks.readDocument(winner.kind, winner.id);
  if (!stays.ok || stays.value === 'absent')
    return { seen: 'duplicatesRemoved', removed: [], failed: documents, refused: [] };
  const removed: FoundDocument[] = [];
  const unclear: FoundDocument[] = [];
  const refused: FoundDocument[] = [];
  for (const document of documents) {
    const { kind, id, syncToken } = document;
    const requestId = removalRequestId(realmId, id, syncToken, refusedRemovals);
    const { outcome } = await quickbooks.deleteDocument(kind, id, syncToken, requestId);
    if (outcome === 'removed' || outcome === 'absent') removed.push(document);
    else if (outcome === 'rejected') refused.push(document);
    else unclear.push(document);
  }
  return { seen: 'duplicatesRemoved', removed, failed: unclear, refused };
}
