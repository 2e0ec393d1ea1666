import type { ConnectionId } from '../connection';
import type { RunId } from '../runs/run';
import type { Job } from './job';
import type { NewJob } from './ports';

/**
 * A job as it is stored; `undefined` where one of its id is open already. After one that has ended its epoch goes
 * on growing, so that a late holder of that one is refused.
 */
export function newJob(
  added: NewJob,
  { connectionId, runId }: { readonly connectionId: ConnectionId; readonly runId?: RunId | undefined },
  nowMs: number,
  stored: Job | undefined,
): Job | undefined {
  if (stored !== undefined && isOpen(stored)) return undefined;
  const { id, kind, asked, urgency, nextAtMs } = added;
  return {
    id,
    connectionId,
    kind,
    asked,
    urgency,
    ...(runId === undefined ? {} : { runId }),
    state: 'ready',
    nextAtMs: nextAtMs ?? nowMs,
    attempts: 0,
    epoch: (stored?.epoch ?? 0) + 1,
    progress: { done: 0 },
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
  };
}

/** Whether a job is still to be done, by itself or when somebody has mended something. */
export function isOpen({ state }: Job): boolean {
  return state === 'ready' || state === 'blocked' || state === 'quarantined';
}
