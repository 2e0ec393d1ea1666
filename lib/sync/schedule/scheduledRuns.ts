import type { Connection } from '../connection';
import { beginRun, type RunParts } from '../runs/beginRun';
import { cancelRun } from '../runs/changeRun';
import { isUnderWay } from '../runs/runState';
import { dueAt } from './dueAt';

/** Runs that are looked through for the last one: others of the seller's may lie between. */
const mostRuns = 20;

/** What beginning runs by themselves needs. */
export interface ScheduleParts extends RunParts {
  /** Whether the connection's seller account can be asked: else it is the seller's turn, and that is said there. */
  readonly canFetch: (connection: Connection) => Promise<boolean>;
}

/**
 * Begins what is due by each connection's schedule; answers when the next is. One that stopped before and was begun
 * by itself gives way: it would be stopped by the same thing, which is said once.
 */
export async function scheduledRuns(parts: ScheduleParts): Promise<number | undefined> {
  const times: number[] = [];
  for (const connection of await parts.jobs.readConnections()) {
    const atMs = await nextOf(parts, connection);
    if (atMs === undefined) continue;
    if (atMs > parts.clock.nowMs()) {
      times.push(atMs);
      continue;
    }
    const { connectionId } = connection;
    for (const { runId, by, state } of await parts.jobs.readRuns(connectionId, mostRuns))
      if (by === 'schedule' && state === 'blocked') await cancelRun(parts, runId);
    await beginRun(parts, connectionId, { what: { by: 'changes' }, dryRun: false }, 'schedule');
    const next = await nextOf(parts, connection);
    if (next !== undefined) times.push(next);
  }
  return times.length === 0 ? undefined : Math.min(...times);
}

/** `undefined` where nothing is begun by itself, or a run is under way: its end looks again. */
async function nextOf(parts: ScheduleParts, connection: Connection): Promise<number | undefined> {
  const { connectionId, restsSinceMs, settings, updatedAtMs } = connection;
  const { schedule } = settings.sync;
  if (restsSinceMs !== undefined || schedule.every === 'never') return undefined;
  const runs = await parts.jobs.readRuns(connectionId, mostRuns);
  if (runs.some(isUnderWay) || !(await parts.canFetch(connection))) return undefined;
  const last = runs.find(({ asked }) => asked.what.by === 'changes');
  // One that is new waits its first time: its books are still being set up.
  return dueAt(schedule, last?.startedAtMs ?? updatedAtMs, parts.clock.nowMs());
}
