import type { Job } from './job';
import { jobAfter } from './jobAfter';
import { jobTable } from './jobTable';
import type { NewJob, StepEnd } from './ports';

/** What may bring a job more to do. */
export interface Around {
  /** All jobs of its run, as they were when its step began, and as they are now. */
  readonly before: readonly Job[];
  readonly now: readonly Job[];
  /** Another job of its run has brought something since its step began. */
  readonly hasCome: boolean;
}

/** What becomes of a job that would be over, were there not others that may bring it more. */
export interface HeldOpen {
  readonly job: Job;
  /** It need not look before something comes. */
  readonly waits: boolean;
}

/**
 * Whether a job whose step found nothing left stays open all the same: one that it follows is still at work, or has
 * brought something after this step began.
 */
export function heldOpen(
  job: Job,
  end: StepEnd,
  { before, now, hasCome }: Around,
  nowMs: number,
): HeldOpen | undefined {
  if (end.outcome.end !== 'done') return undefined;
  const { follows, startsAnew } = jobTable[job.kind];
  const atWork = (jobs: readonly Job[]): readonly Job[] =>
    jobs.filter(({ kind, id, state }) => id !== job.id && state === 'ready' && follows.includes(kind));
  const still = new Set(atWork(now).map(({ id }) => id));
  const hasEnded = atWork(before).some(({ id }) => !still.has(id));
  const hasMade = drawsMore(end) && follows.includes('prepare');
  if (still.size === 0 && !hasCome && !hasEnded && !hasMade) return undefined;
  const next = jobAfter(job, { ...end, outcome: { end: 'again', atMs: nowMs } }, nowMs);
  const { cursor: _cursor, ...anew } = next;
  return { job: startsAnew ? anew : next, waits: !hasCome && !hasEnded };
}

/** The job that draws what a step has touched, where that of its run is over already. */
export function drawnAgain(job: Job, end: StepEnd, now: readonly Job[]): readonly NewJob[] {
  if (!drawsMore(end) || job.kind === 'prepare') return [];
  return now.flatMap((each) => {
    if (each.kind !== 'prepare' || each.state !== 'done') return [];
    const { id, asked, urgency } = each as Job<'prepare'>;
    return { id, kind: 'prepare', asked, urgency } as const;
  });
}

function drawsMore({ dirty }: StepEnd): boolean {
  return dirty !== undefined && dirty.length > 0;
}
