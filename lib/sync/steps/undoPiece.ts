import { holdsOwnership } from '../../posting/ownership';
import type { Posting, PostingKey } from '../../posting/posting';
import { type UndoFacts, undoPlan } from '../../posting/undo/undoPlan';
import { leftOf, type UndoRun } from '../../posting/undo/undoRun';
import { type Problem, problem, type Result } from '../../problem/problem';
import type { Ports } from '../ports';
import { type PostingPorts, postingsOfRun } from './undoProgress';

/** What QuickBooks was seen to say of documents that are to go. */
export type UndoSeen = Pick<UndoFacts, 'held' | 'cleared' | 'closedUntil'>;

/** Some of a run that may go now. */
export interface UndoPiece {
  /** How many are left, these among them. */
  readonly left: number;
  readonly due: readonly Posting[];
}

/** How it ended with one document; neither where it is gone. */
export interface UndoEnd {
  readonly refused?: Problem;
  readonly waits?: true;
}

/** What of a run may go now, at most so many and none of `tried`: nothing of ours that is still there settles it. */
export async function pieceOf(
  ports: PostingPorts & Pick<Ports, 'clock'>,
  run: UndoRun,
  atMost: number,
  tried: ReadonlySet<PostingKey> = new Set(),
): Promise<UndoPiece> {
  const postings = await postingsOfRun(ports, run);
  const left = leftOf(run, postings);
  const there = new Set(left.map(({ key }) => key));
  const nowMs = ports.clock.nowMs();
  const due = left
    .filter(({ key, after }) => !tried.has(key) && after.every((each) => !there.has(each)))
    .flatMap(({ key }) => postings.get(key) ?? [])
    // What is being removed and has no time of its own goes with a batch that is under way.
    .filter(({ state, nextAtMs }) => state !== 'undoing' || (nextAtMs !== undefined && nextAtMs <= nowMs))
    .slice(0, atMost);
  return { left: left.length, due };
}

/** Why a document stays: something that settles it stays too, or what registers say of it. */
export async function whyItStaysNow(
  ports: Pick<Ports, 'store'>,
  run: UndoRun,
  posting: Posting,
  seen: UndoSeen,
): Promise<Problem | undefined> {
  const step = run.steps.find(({ key }) => key === posting.key);
  const blocking = step?.after.find((key) => run.refused[key] !== undefined);
  if (blocking !== undefined) return settledBy(ports, posting, blocking);
  const reason = whyPlanned(run, posting, seen);
  // What the document itself says is judged, and kept with it, when it is read; registers only here.
  const isOfRegister = reason?.code === 'document_reconciled' || reason?.code === 'document_matched';
  return isOfRegister && posting.state === 'posted' ? reason : undefined;
}

/** Why a plan of this document alone would keep it. */
function whyPlanned({ choices }: UndoRun, posting: Posting, seen: UndoSeen): Problem | undefined {
  const scope = { of: 'document' as const, key: posting.key };
  return undoPlan(scope, choices, { postings: [posting], ...seen }).stays[0]?.problem;
}

/** How it ended with a document that was to go. */
export function undoEndOf(run: UndoRun, result: Result<Posting>, seen: UndoSeen): UndoEnd {
  if (!result.ok) return { waits: true };
  const { state, problem: reason } = result.value;
  if (!holdsOwnership(state)) return {};
  // It became another's, or another try of it is on its way, since the run was agreed to.
  if (state !== 'posted' && state !== 'edited' && state !== 'exists') return { waits: true };
  return { refused: reason ?? whyPlanned(run, result.value, seen) ?? problem('posting_changed') };
}

/** Keeps with the run what stays after all, and why. To be called under the company's lock. */
export async function refuse(
  { store }: Pick<Ports, 'store'>,
  refused: ReadonlyMap<PostingKey, Problem>,
): Promise<void> {
  const run = await store.readUndoRun();
  if (run === undefined || refused.size === 0) return;
  await store.writeUndoRun({ ...run, refused: { ...run.refused, ...Object.fromEntries(refused) } });
}

async function settledBy(
  { store }: Pick<Ports, 'store'>,
  posting: Posting,
  key: PostingKey,
): Promise<Problem> {
  const by = await store.readPosting(key);
  return problem('cleared_by_another', {
    number: posting.remote?.number ?? posting.number,
    by: by?.remote?.number ?? by?.number ?? '',
  });
}
