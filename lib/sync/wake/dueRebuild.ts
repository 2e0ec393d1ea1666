import { failed, ok, problem, type Result } from '../../problem/problem';
import { rebuild } from '../steps/rebuild';
import { scanLock } from '../steps/scanLock';
import { afterFailure, type PlannedScanPorts, planScan } from './scanPlan';

/**
 * Begins to read all documents of the company anew, at the seller's word or because the store is a new one. The
 * first part is read at once, so that a company that cannot be read says why; the rest goes on by itself.
 */
export async function beginRebuild(ports: PlannedScanPorts, realmId: string): Promise<Result<null>> {
  const { plans, clock } = ports;
  await planScan(ports, realmId, 'rebuild', { atMs: clock.nowMs() });
  await part(ports, realmId);
  const planned = (await plans.readPlan(realmId)).rebuild;
  return planned?.problem === undefined ? ok(null) : failed(planned.problem);
}

/** Goes on with a rebuild that was begun, or that a lost store needs; answers when it goes on. */
export async function continueDueRebuild(
  ports: PlannedScanPorts,
  realmId: string,
  replacesLost: boolean,
  untilMs: number,
): Promise<number | undefined> {
  const { plans, scans, clock } = ports;
  const planned = async () => (await plans.readPlan(realmId)).rebuild;
  const isLost = replacesLost && (await scans.readRebuild(realmId)) === undefined;
  if (isLost && (await planned()) === undefined)
    await planScan(ports, realmId, 'rebuild', { atMs: clock.nowMs() });
  for (;;) {
    const next = await planned();
    if (next === undefined || next.atMs > clock.nowMs() || clock.nowMs() >= untilMs) return next?.atMs;
    await part(ports, realmId);
  }
}

/** Reads one part, and stores when it goes on. */
async function part(ports: PlannedScanPorts, realmId: string): Promise<void> {
  const { plans, clock, lock } = ports;
  await lock.hold(scanLock(realmId), async () => {
    const before = await plans.readPlan(realmId);
    // Another worker has come to the end meanwhile.
    if (before.rebuild === undefined) return;
    const read = await rebuild(ports);
    const nowMs = clock.nowMs();
    if (!read.ok) return planScan(ports, realmId, 'rebuild', afterFailure(read.problem, nowMs));
    // A company that is another by now is read when it is connected again.
    if (read.value.realmId !== realmId)
      return planScan(ports, realmId, 'rebuild', afterFailure(problem('posting_unknown'), nowMs));
    const next = read.value.endedAtMs === undefined ? { atMs: nowMs } : undefined;
    return planScan(ports, realmId, 'rebuild', next);
  });
}
