import { failed, ok, problem, type Result } from '../../problem/problem';
import type { Job } from '../jobs/job';
import { jobCancelled, jobRetried } from '../jobs/jobAfter';
import { jobTable } from '../jobs/jobTable';
import { jobIdOf } from '../jobs/planJobs';
import type { NewJob, PreparedStorePort } from '../jobs/ports';
import type { RunParts } from './beginRun';
import { readAllReady, shownDigest } from './shownDigest';

type ChangeParts = Pick<RunParts, 'clock' | 'jobs' | 'announce'>;

/** Sends what a dry run has shown, where it is still what the seller saw. */
export async function agreeRun(
  { clock, jobs, announce }: ChangeParts,
  preparedOf: (connectionId: string) => Pick<PreparedStorePort, 'readReady'>,
  { runId, digest }: { readonly runId: string; readonly digest: string },
): Promise<Result<null>> {
  const run = await jobs.readRun(runId);
  if (run === undefined) return failed(problem('run_unknown'));
  if (run.state !== 'shown') return failed(problem('run_over'));
  const ready = await readAllReady(preparedOf(run.connectionId), run.asked.what);
  if (shownDigest(ready) !== digest) return failed(problem('shown_changed'));
  const nowMs = clock.nowMs();
  const changed = await jobs.changeRun(
    runId,
    ({ endedAtMs: _ended, ...each }) =>
      each.state === 'shown' ? { ...each, state: 'sending', agreed: { digest, atMs: nowMs } } : undefined,
    [
      {
        id: jobIdOf(runId, 'send'),
        kind: 'send',
        asked: { what: { of: 'run', runId, digest, asked: run.asked.what } },
        urgency: 'click',
      },
    ],
    nowMs,
  );
  announce({ what: 'runs' });
  return changed === undefined ? failed(problem('run_over')) : ok(null);
}

/** Ends a run: what it has brought and sent stays, and nothing more of it is done. */
export async function cancelRun(
  { clock, jobs, announce }: ChangeParts,
  runId: string,
): Promise<Result<null>> {
  const nowMs = clock.nowMs();
  const run = await jobs.readRun(runId);
  if (run === undefined) return failed(problem('run_unknown'));
  const changed = await jobs.changeRun(runId, (each) =>
    each.state === 'done' || each.state === 'cancelled'
      ? undefined
      : { ...each, state: 'cancelled', endedAtMs: nowMs },
  );
  // One that somebody holds is let go of by its holder, who reads the run before its next step.
  for (const { id } of await jobs.readJobs(run.connectionId, runId))
    await jobs.change(id, nowMs, (job) => jobCancelled(job, nowMs));
  announce({ what: 'runs' });
  return changed === undefined ? failed(problem('run_over')) : ok(null);
}

/** Tries a part of a run again that was stopped or put aside; what follows it looks again at what it brings. */
export async function retryJob({ clock, jobs, announce }: ChangeParts, jobId: string): Promise<Result<null>> {
  const nowMs = clock.nowMs();
  let held: Job | undefined;
  await jobs.change(jobId, nowMs, (job) => {
    held = jobRetried(job, nowMs) === undefined ? undefined : job;
    return undefined;
  });
  if (held?.runId !== undefined) await reopenFollowers(jobs, held, held.runId, nowMs);
  const changed = await jobs.change(jobId, nowMs, (job) => jobRetried(job, nowMs));
  announce({ what: 'runs' });
  return changed === undefined ? failed(problem('job_goes_on')) : ok(null);
}

/** Before the job itself: the run must not be over before they have looked. */
async function reopenFollowers(
  jobs: ChangeParts['jobs'],
  { connectionId, kind }: Job,
  runId: string,
  nowMs: number,
): Promise<void> {
  const over = (await jobs.readJobs(connectionId, runId)).filter(
    (each) => each.state === 'done' && jobTable[each.kind].follows.includes(kind),
  );
  const again = over.map(
    ({ id, kind: itsKind, asked, urgency }) => ({ id, kind: itsKind, asked, urgency }) as NewJob,
  );
  await jobs.addJobs(connectionId, runId, again, nowMs);
}
