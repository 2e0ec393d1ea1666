import type { Problem } from '../../problem/problem';
import { holdsOwnership } from '../ownership';
import type { MadeEntry, Posting, PostingKey } from '../posting';
import { lookAgainMs } from '../times';
import type { UndoChoices, UndoPlan, UndoStep } from './undoPlan';

/** What the seller agreed to have taken out, stored before the first document goes. */
export interface UndoRun {
  readonly realmId: string;
  readonly hash: string;
  readonly choices: UndoChoices;
  readonly steps: readonly UndoStep[];
  /** To be made inactive when all has gone. */
  readonly makeInactive: readonly MadeEntry[];
  /** What stayed after all, and why. */
  readonly refused: Readonly<Record<PostingKey, Problem>>;
  readonly startedAtMs: number;
  readonly endedAtMs?: number;
}

/** How far it has come. */
export interface UndoProgress {
  readonly total: number;
  readonly gone: number;
  readonly left: number;
  readonly refused: readonly { readonly key: PostingKey; readonly problem: Problem }[];
  readonly ended: boolean;
  /** When to go on, where QuickBooks has to be waited for. */
  readonly nextAtMs?: number;
}

/** The run of a plan. */
export function newUndoRun(
  realmId: string,
  { goes, hash }: UndoPlan,
  choices: UndoChoices,
  makeInactive: readonly MadeEntry[],
  nowMs: number,
): UndoRun {
  const steps = goes.map(({ key, after }) => ({ key, after }));
  return { realmId, hash, choices, steps, makeInactive, refused: {}, startedAtMs: nowMs };
}

/** What is left to do, from what the postings say now: nothing else has to be remembered. */
export function leftOf(
  { steps, refused }: UndoRun,
  postings: ReadonlyMap<PostingKey, Pick<Posting, 'state'>>,
): readonly UndoStep[] {
  return steps.filter(({ key }) => refused[key] === undefined && isStillThere(postings.get(key)));
}

/** How far a run has come. */
export function progressOf(
  run: UndoRun,
  postings: ReadonlyMap<PostingKey, Pick<Posting, 'state' | 'nextAtMs'>>,
  nowMs: number,
): UndoProgress {
  const left = leftOf(run, postings);
  const refused = Object.entries(run.refused).map(([key, problem]) => ({ key, problem }));
  const waits = left.map(({ key }) => waitOf(postings.get(key), nowMs));
  const nextAtMs = waits.length > 0 ? Math.min(...waits) : undefined;
  return {
    total: run.steps.length,
    gone: run.steps.length - refused.length - left.length,
    left: left.length,
    refused,
    ended: run.endedAtMs !== undefined,
    ...(nextAtMs === undefined ? {} : { nextAtMs }),
  };
}

function isStillThere(posting: Pick<Posting, 'state'> | undefined): boolean {
  return posting !== undefined && holdsOwnership(posting.state);
}

/** What is on its way or being removed waits for its time; the rest may go at once. */
function waitOf(posting: Pick<Posting, 'state' | 'nextAtMs'> | undefined, nowMs: number): number {
  const mayGo = posting === undefined || ['posted', 'edited', 'exists'].includes(posting.state);
  return mayGo ? nowMs : (posting.nextAtMs ?? nowMs + lookAgainMs);
}
