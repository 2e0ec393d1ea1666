import { nextClaim } from '../../posting/claim';
import type { ClaimEffect, ClaimObservation, Writer, WriterWish } from '../../posting/claimState';
import { failed, ok, problem, type Result } from '../../problem/problem';
import type { ClaimPorts } from '../claimPorts';

/**
 * Takes, keeps or gives up the claim of sending by itself: called by every run on schedule before it sends, by
 * the seller's click on taking over, and when a schedule is switched off. The answer is what is known now;
 * `maySendByItself` says whether this browser may send, and is asked again before every document. What a seller
 * sends by hand needs no claim: the posting protocol keeps two browsers from sending one document twice.
 */
export function claimWriter(
  ports: ClaimPorts,
  realmId: string,
  by: WriterWish['by'],
): Promise<Result<Writer>> {
  return underLock(ports, realmId, { seen: 'wanted', by });
}

/** Goes on with a claim whose time has come, or whose worker died. */
export function continueClaim(ports: ClaimPorts, realmId: string): Promise<Result<Writer>> {
  return underLock(ports, realmId, { seen: 'takenUp' });
}

function underLock(
  ports: ClaimPorts,
  realmId: string,
  observation: ClaimObservation,
): Promise<Result<Writer>> {
  return ports.lock.hold(`writer:${realmId}`, () => carryOut(ports, realmId, observation));
}

/** Every state is stored before its effect begins, so that whoever comes after a death finds it. */
async function carryOut(
  ports: ClaimPorts,
  realmId: string,
  observation: ClaimObservation,
): Promise<Result<Writer>> {
  let current = await ports.store.readWriter(realmId);
  let seen = observation;
  for (;;) {
    const step = nextClaim(current, seen, ports.clock.nowMs());
    const updatedAtMs = Math.max(ports.clock.nowMs(), current.updatedAtMs + 1);
    const writer = { ...step.writer, updatedAtMs };
    // Another worker has gone on meanwhile: what it wrote is newer than what was seen here.
    if (!(await ports.store.writeWriter(writer, current.updatedAtMs)))
      return failed(problem('posting_changed'));
    if (step.effect.do === 'nothing' || step.effect.do === 'wait') return ok(writer);
    seen = await perform(ports, realmId, step.effect);
    current = writer;
  }
}

async function perform(
  { clock, notes, readMarks }: ClaimPorts,
  realmId: string,
  effect: Exclude<ClaimEffect, { do: 'nothing' | 'wait' }>,
): Promise<ClaimObservation> {
  const sentAtMs = clock.nowMs();
  switch (effect.do) {
    case 'lookUp': {
      const read = await notes.readClaims();
      return read.ok
        ? { seen: 'notes', ...read.value, askedAtMs: sentAtMs, cleaned: false }
        : { seen: 'failed', problem: read.problem };
    }
    case 'create':
      return { seen: 'written', outcome: await notes.createClaim(effect.text, effect.requestId), sentAtMs };
    case 'change': {
      const outcome = await notes.changeClaim(effect.id, effect.syncToken, effect.text);
      return { seen: 'written', outcome, sentAtMs };
    }
    case 'removeYounger': {
      // The one that counts is read after the others went, so that what is believed is what stayed.
      for (const { id, syncToken } of effect.notes) await notes.removeClaim(id, syncToken);
      const askedAtMs = clock.nowMs();
      const read = await notes.readClaims();
      return read.ok
        ? { seen: 'notes', ...read.value, askedAtMs, cleaned: true }
        : { seen: 'failed', problem: read.problem };
    }
    case 'readMarks': {
      const read = await readMarks(realmId);
      if (!read.ok) return { seen: 'failed', problem: read.problem };
      return read.value.done
        ? { seen: 'marksRead' }
        : { seen: 'marksUnread', againAtMs: read.value.againAtMs };
    }
  }
}
