import { type Problem, problem } from '../problem/problem';
import { digest } from './digest';
import { evidenceNote, isFileOf } from './evidenceMark';
import type {
  AttachedFile,
  AttachOutcome,
  Evidence,
  EvidenceDocument,
  EvidenceFile,
  EvidenceObservation,
  EvidenceStep,
  FileToAttach,
} from './evidenceState';
import { retryAtMs } from './moves';
import { absentAfterMs, lookAgainMs, settledAfterMs } from './times';

/** After a refusal it is tried again an hour later, then after two, four, … and at least once a day. */
const firstRetryMs = 3_600_000;
const longestRetryMs = 86_400_000;

/** New evidence, or what is known of it with the documents and files that it has now. */
export function evidenceOf(
  asked: Pick<Evidence, 'key' | 'realmId' | 'number' | 'documents' | 'problem'> & {
    readonly files: readonly FileToAttach[];
  },
  before: Evidence | undefined,
  nowMs: number,
): Evidence {
  const files = asked.files.map((file): EvidenceFile => {
    const known = before?.files.find(({ name, sha256 }) => name === file.name && sha256 === file.sha256);
    const same = known !== undefined && sameDocuments(before?.documents ?? [], asked.documents);
    // What waits for nothing but the file, which is here again, goes on; what waits for its time keeps it.
    const isStuck = known?.state !== 'attached' && known?.nextAtMs === undefined;
    if (same) return { ...known, ...file, ...(isStuck ? { nextAtMs: nowMs } : {}) };
    const { refusals = 0, unclearSinceMs, attachmentId } = known ?? {};
    return {
      ...file,
      state: 'waiting',
      refusals,
      ...(unclearSinceMs === undefined ? {} : { unclearSinceMs }),
      ...(attachmentId === undefined ? {} : { attachmentId }),
      nextAtMs: nowMs,
    };
  });
  return withNext({ ...asked, files, updatedAtMs: before?.updatedAtMs ?? 0 });
}

/** The evidence with one of its files as it is now, and the time at which it goes on. */
export function withFile(evidence: Evidence, file: EvidenceFile): Evidence {
  const isSame = ({ name, sha256 }: EvidenceFile): boolean => name === file.name && sha256 === file.sha256;
  return withNext({ ...evidence, files: evidence.files.map((each) => (isSame(each) ? file : each)) });
}

function withNext({ nextAtMs: _next, ...evidence }: Evidence): Evidence {
  const times = evidence.files.flatMap(({ nextAtMs }) => nextAtMs ?? []);
  return times.length === 0 ? evidence : { ...evidence, nextAtMs: Math.min(...times) };
}

/** The evidence at the seller's word: what is not attached yet is tried again at once. */
export function triedAgain(evidence: Evidence, nowMs: number): Evidence {
  return withNext({
    ...evidence,
    files: evidence.files.map((file) => (file.state === 'attached' ? file : { ...file, nextAtMs: nowMs })),
  });
}

/** What the seller is told of evidence: what is missing from it and why, and what becomes of it. */
export function evidenceProblems({ problem: missing, files }: Evidence): readonly Problem[] {
  const told = files.flatMap((file) => file.problem ?? []);
  return missing === undefined ? told : [missing, ...told];
}

/**
 * The way of one file to its documents. Pure. It is looked for before it is sent, by its mark and its name; after
 * an unclear end it is sent again only when it can no longer land; a second copy is removed, the oldest stays.
 * Nothing here ever touches the documents themselves.
 */
export function nextEvidence(
  evidence: Pick<Evidence, 'key' | 'realmId' | 'number' | 'documents'>,
  before: EvidenceFile,
  observation: EvidenceObservation,
  nowMs: number,
): EvidenceStep {
  switch (observation.seen) {
    case 'takenUp': {
      if (evidence.documents.length === 0) return resting(quiet(before));
      // Whoever sent it before may be dead: until some time after it may still land.
      const unclear = before.state === 'uploading' ? { unclearSinceMs: before.unclearSinceMs ?? nowMs } : {};
      return { file: { ...before, ...unclear, nextAtMs: nowMs + lookAgainMs }, effect: { do: 'find' } };
    }
    case 'found':
      return afterFind(evidence, before, observation.files, observation.cleaned, nowMs);
    case 'sent':
      return afterSend(evidence, before, observation.outcome, nowMs);
    case 'missing': {
      const facts = { file: before.name, number: evidence.number };
      return resting({ ...quiet(before), state: 'waiting', problem: problem('evidence_missing', facts) });
    }
    case 'failed':
      return resting(later(before, observation.problem, retryAtMs(observation.problem, nowMs)));
  }
}

function afterFind(
  { key, realmId, documents }: Pick<Evidence, 'key' | 'realmId' | 'documents'>,
  before: EvidenceFile,
  found: readonly AttachedFile[],
  cleaned: boolean,
  nowMs: number,
): EvidenceStep {
  const linked = (file: AttachedFile): boolean => documents.some((document) => isLinked(file, document));
  const copies = found
    .filter((file) => isFileOf(file, key, before, linked))
    .sort((a, b) => a.createdAtMs - b.createdAtMs || a.id.length - b.id.length || (a.id < b.id ? -1 : 1));
  const whole = copies.filter((file) => hasAllOf(file, before));
  const [oldest, ...younger] = whole;
  // Copies that people have put elsewhere too are theirs.
  const ours = [...copies.filter((file) => !whole.includes(file)), ...younger].filter(({ links }) =>
    links.every(({ kind }) => kind !== undefined),
  );
  if (ours.length > 0 && !cleaned) return { file: before, effect: { do: 'removeYounger', files: ours } };
  if (oldest === undefined) {
    // It was there: who has taken it away since did not want it.
    if (before.state === 'attached') return resting(quiet(before));
    const { unclearSinceMs } = before;
    if (unclearSinceMs !== undefined && nowMs - unclearSinceMs < absentAfterMs)
      return resting({ ...before, nextAtMs: Math.min(nowMs + lookAgainMs, unclearSinceMs + absentAfterMs) });
    const { attachmentId: _attachment, ...gone } = quiet(before);
    // Another list of documents is another request: a repeated answer would tell of the old one.
    const stands = documents.map(({ kind, id }) => `${kind} ${id}`).join(' ');
    const parts = ['attach', realmId, key, before.name, before.sha256, stands, String(before.refusals)];
    const requestId = `cf-${digest(parts, 32)}`;
    const file: EvidenceFile = {
      ...gone,
      state: 'uploading',
      unclearSinceMs: nowMs,
      nextAtMs: nowMs + lookAgainMs,
    };
    return { file, effect: { do: 'upload', requestId, note: evidenceNote(key, before) } };
  }
  const missing = documents.filter((document) => !isLinked(oldest, document));
  if (missing.length === 0) return resting({ ...settledFile(before), attachmentId: oldest.id });
  const file = { ...before, attachmentId: oldest.id, nextAtMs: nowMs + lookAgainMs };
  return { file, effect: { do: 'link', file: oldest, documents } };
}

function afterSend(
  { documents, number }: Pick<Evidence, 'documents' | 'number'>,
  before: EvidenceFile,
  outcome: AttachOutcome,
  nowMs: number,
): EvidenceStep {
  switch (outcome.outcome) {
    case 'attached': {
      const { file } = outcome;
      if (!hasAllOf(file, before)) {
        const said = `${file.sizeBytes} of ${before.sizeBytes} bytes`;
        return refused(before, number, said, nowMs);
      }
      // A repeated answer may tell of an older list of documents: what is there is looked at.
      if (!documents.every((document) => isLinked(file, document)))
        return { file: { ...before, nextAtMs: nowMs + lookAgainMs }, effect: { do: 'find' } };
      const attached = { ...settledFile(before), attachmentId: file.id };
      // Another browser may have sent the same at the same time: it is looked once more when all has landed.
      return resting(
        before.state === 'uploading' ? { ...attached, nextAtMs: nowMs + settledAfterMs } : attached,
      );
    }
    case 'stale':
      return resting({ ...before, state: 'waiting', nextAtMs: nowMs + lookAgainMs });
    case 'rejected':
      return refused(before, number, outcome.problem.said, nowMs);
    case 'notSent': {
      const { unclearSinceMs: _since, ...held } = before;
      return resting(later({ ...held, state: 'waiting' }, outcome.problem, nowMs + outcome.waitMs));
    }
    case 'unknown':
      return resting(later({ ...before, unclearSinceMs: nowMs }, outcome.problem, nowMs + lookAgainMs));
  }
}

function refused(
  { unclearSinceMs: _since, ...before }: EvidenceFile,
  number: string,
  said: string | undefined,
  nowMs: number,
): EvidenceStep {
  const refusals = before.refusals + 1;
  const waitMs = Math.min(firstRetryMs * 2 ** (refusals - 1), longestRetryMs);
  const facts = { file: before.name, number };
  const reason = problem('evidence_refused', facts, { waitMs, ...(said === undefined ? {} : { said }) });
  return resting(later({ ...before, state: 'waiting', refusals }, reason, nowMs + waitMs));
}

/** Nothing of it was lost on the way, as far as QuickBooks tells. */
function hasAllOf({ sizeBytes }: AttachedFile, file: FileToAttach): boolean {
  return sizeBytes === undefined || sizeBytes === file.sizeBytes;
}

function isLinked({ links }: AttachedFile, { kind, id }: EvidenceDocument): boolean {
  return links.some((each) => each.kind === kind && each.id === id);
}

function sameDocuments(a: readonly EvidenceDocument[], b: readonly EvidenceDocument[]): boolean {
  return (
    a.length === b.length && b.every(({ kind, id }) => a.some((each) => each.kind === kind && each.id === id))
  );
}

/** Attached: nothing of how it came there matters any more. */
function settledFile(file: EvidenceFile): EvidenceFile {
  const { unclearSinceMs: _since, ...kept } = quiet(file);
  return { ...kept, state: 'attached', refusals: 0 };
}

/** Without a problem and without a time. */
function quiet(file: EvidenceFile): EvidenceFile {
  const { problem: _problem, nextAtMs: _next, ...kept } = file;
  return kept;
}

function later(file: EvidenceFile, reason: Problem, nextAtMs: number): EvidenceFile {
  return { ...file, problem: reason, nextAtMs };
}

function resting(file: EvidenceFile): EvidenceStep {
  return { file, effect: { do: 'rest' } };
}
