import { failed, ok, type Result } from '../../problem/problem';
import { scanLock } from '../steps/scanLock';
import { type SweepReport, sweep } from '../steps/sweep';
import { afterFailure, type PlannedScanPorts, planScan } from './scanPlan';

/** People change documents by day; QuickBooks tells changes for 30 days. */
const everyMs = 86_400_000;

/** Looks now for what people changed or deleted, and plans the next time. */
export async function sweepNow(ports: PlannedScanPorts, realmId: string): Promise<Result<SweepReport>> {
  const { clock, lock, announce } = ports;
  return lock.hold(scanLock(realmId), async () => {
    const swept = await sweep(ports);
    const nowMs = clock.nowMs();
    await planScan(
      ports,
      realmId,
      'sweep',
      swept.ok ? { atMs: nowMs + everyMs } : afterFailure(swept.problem, nowMs),
    );
    announce({ what: 'postings' });
    return swept.ok ? ok(swept.value) : failed(swept.problem);
  });
}

/** Looks once a day while the browser runs; answers when next. A company that is new waits its first day. */
export async function continueDueSweep(
  ports: PlannedScanPorts,
  realmId: string,
): Promise<number | undefined> {
  const { plans, clock } = ports;
  const { sweep: planned } = await plans.readPlan(realmId);
  if (planned === undefined) {
    await planScan(ports, realmId, 'sweep', { atMs: clock.nowMs() + everyMs });
  } else if (planned.atMs <= clock.nowMs() || planned.atMs > clock.nowMs() + 2 * everyMs) {
    // Further away than a sweep ever is: the clock was set back.
    await sweepNow(ports, realmId);
  }
  return (await plans.readPlan(realmId)).sweep?.atMs;
}
