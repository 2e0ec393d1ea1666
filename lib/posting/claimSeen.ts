import { type InstantText, instantText } from '../calendar/calendar';
import { problem } from '../problem/problem';
import { reached, restingWriter, withoutPassing } from './claimMoves';
import { byAge, type Claim, type ClaimNote, claimText, readClaim } from './claimNote';
import {
  type ClaimEffect,
  type ClaimObservation,
  type ClaimStep,
  claimLeaseMs,
  claimSettlesMs,
  type OtherClaim,
  type OwnClaim,
  type Writer,
} from './claimState';
import { digest } from './digest';
import { lookAgainMs } from './times';

type Notes = Extract<ClaimObservation, { seen: 'notes' }>;

/** Writes for one wish before it rests for a while. */
const mostTries = 4;

/** What the notes in the company say. */
export function afterNotes(before: Writer, seen: Notes, nowMs: number): ClaimStep {
  const [note, ...younger] = byAge(seen.notes);
  if (note === undefined) return noNote(before, nowMs);
  if (younger.length > 0 && !seen.cleaned)
    return { writer: before, effect: { do: 'removeYounger', notes: younger } };
  const claim = readClaim(note.text);
  return claim?.deviceId === before.deviceId
    ? ours(before, claim, note, seen, nowMs)
    : others(before, claim, note, seen, nowMs);
}

/** Says once more in the note that a claim of ours is ours: which fails where it no longer is. */
export function sayAgain(writer: Writer, own: OwnClaim): ClaimStep {
  const { deviceId, deviceName } = writer;
  const { noteId: id, syncToken, epoch, takenAtMs } = own;
  const text = claimText({ deviceId, deviceName, epoch, takenAtMs });
  return { writer: { ...writer, unclear: true }, effect: { do: 'change', id, syncToken, text } };
}

/** There is none yet, or somebody has deleted it. */
function noNote(before: Writer, nowMs: number): ClaimStep {
  const { own, other: _other, ...kept } = before;
  const gone = own === undefined ? 0 : 1;
  const isWanted = before.wish === undefined ? own !== undefined : before.wish.by !== 'leave';
  if (!isWanted) return restingWriter(reached(kept));
  const writer = { ...kept, creations: before.creations + gone };
  const { realmId, deviceId, deviceName, creations } = writer;
  const claim = { deviceId, deviceName, epoch: own?.epoch ?? 1, takenAtMs: nowMs };
  const requestId = `cf-${digest(['writer', realmId, deviceId, String(creations)], 32)}`;
  return attempted(writer, { do: 'create', text: claimText(claim), requestId }, nowMs);
}

function ours(before: Writer, claim: Claim, note: ClaimNote, seen: Notes, nowMs: number): ClaimStep {
  const { other: _other, ...kept } = withoutPassing(before);
  const known = before.own?.noteId === note.id ? before.own : undefined;
  const foreign = known !== undefined && known.syncToken !== note.syncToken && before.unclear === undefined;
  const own: OwnClaim =
    known === undefined || foreign
      ? {
          noteId: note.id,
          syncToken: note.syncToken,
          epoch: claim.epoch,
          takenAtMs: claim.takenAtMs,
          heldFromMs: note.updatedAtMs,
          settled: false,
        }
      : { ...known, syncToken: note.syncToken };
  if (before.wish?.by === 'leave') return given({ ...kept, own }, claim, note, nowMs);
  // A copy of this browser profile, or a person, has written it: whoever it was, nobody sends until it is quiet.
  const told = foreign ? { problem: problem('writer_note_changed') } : {};
  const leftMs = own.heldFromMs + claimSettlesMs - seen.serverNowMs;
  if (!own.settled && leftMs > 0) {
    return restingWriter({ ...reached(kept), own, ...told, nextAtMs: nowMs + leftMs });
  }
  const settled = { ...own, settled: true, confirmedAtMs: seen.askedAtMs };
  const writer = reached({ ...kept, own: settled });
  if (settled.marksReadAtMs !== undefined) return restingWriter(writer);
  return { writer: { ...writer, nextAtMs: nowMs + lookAgainMs }, effect: { do: 'readMarks' } };
}

/** Gives up what is ours: the note stays, and says that nobody has it. */
function given(writer: Writer, claim: Claim, note: ClaimNote, nowMs: number): ClaimStep {
  const { deviceId: _device, ...nobody } = { ...claim, epoch: claim.epoch + 1, takenAtMs: nowMs };
  const { id, syncToken } = note;
  return attempted(writer, { do: 'change', id, syncToken, text: claimText(nobody) }, nowMs);
}

function others(
  before: Writer,
  claim: Claim | undefined,
  note: ClaimNote,
  { serverNowMs }: Notes,
  nowMs: number,
): ClaimStep {
  const { own, other: _other, ...kept } = withoutPassing(before);
  const holder = holderOf(claim, note, serverNowMs);
  const writer: Writer = holder === undefined ? kept : { ...kept, other: holder };
  const { wish } = writer;
  if (wish?.by === 'leave') return restingWriter(reached(writer));
  if (wish === undefined && holder === undefined) return restingWriter(writer);
  const isLost = wish?.over !== undefined && wish.over !== holder?.deviceId;
  if (holder !== undefined && !holder.expired && (wish?.by !== 'seller' || isLost)) {
    const code =
      own !== undefined ? 'writer_taken_over' : isLost ? 'writer_taken_meanwhile' : 'writer_elsewhere';
    return restingWriter({ ...reached(writer), problem: problem(code, factsOf(holder)) });
  }
  if (wish === undefined) return restingWriter(writer);
  const { deviceId, deviceName } = writer;
  const taken = { deviceId, deviceName, epoch: (claim?.epoch ?? 0) + 1, takenAtMs: nowMs };
  const { id, syncToken } = note;
  const over = { ...wish, over: holder?.deviceId ?? 'nobody' };
  return attempted({ ...writer, wish: over }, { do: 'change', id, syncToken, text: claimText(taken) }, nowMs);
}

/** Who has it; nobody where it was given up or its words are no longer ours. */
function holderOf(claim: Claim | undefined, note: ClaimNote, serverNowMs: number): OtherClaim | undefined {
  if (claim?.deviceId === undefined) return undefined;
  return {
    deviceId: claim.deviceId,
    deviceName: claim.deviceName,
    takenAtMs: claim.takenAtMs,
    lastSeenAtMs: note.updatedAtMs,
    expired: serverNowMs - note.updatedAtMs > claimLeaseMs,
  };
}

function factsOf({ deviceName, takenAtMs }: OtherClaim): {
  readonly browser: string;
  readonly since: string;
} {
  return { browser: deviceName, since: dayOf(instantText(takenAtMs)) };
}

function dayOf(instant: InstantText): string {
  return instant.slice(0, 10);
}

/** One more write for what is wanted; after some in vain it rests. */
function attempted(writer: Writer, effect: ClaimEffect, nowMs: number): ClaimStep {
  const wish = writer.wish ?? { by: 'schedule' as const, atMs: nowMs, tries: 0 };
  if (wish.tries >= mostTries)
    return restingWriter({ ...writer, wish: { ...wish, tries: 0 }, nextAtMs: nowMs + lookAgainMs });
  const trying = { ...wish, tries: wish.tries + 1 };
  return { writer: { ...writer, wish: trying, unclear: true, nextAtMs: nowMs + lookAgainMs }, effect };
}
