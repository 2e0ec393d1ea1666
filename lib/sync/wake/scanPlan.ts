import type { Problem } from '../../problem/problem';
import type { ScanPorts } from '../scans';

/** When a long reading goes on by itself, and why it stopped last. */
export interface PlannedScan {
  readonly atMs: number;
  readonly problem?: Problem;
}

/** The long readings of one company that go on by themselves; one that is absent does not. */
export interface ScanPlan {
  readonly realmId: string;
  readonly rebuild?: PlannedScan;
  readonly sweep?: PlannedScan;
}

/** Where plans are kept. Each method is one transaction. */
export interface ScanPlanPort {
  readPlan(realmId: string): Promise<ScanPlan>;
  changePlan(realmId: string, change: (plan: ScanPlan) => ScanPlan): Promise<void>;
}

/** What long readings that go on by themselves need. */
export interface PlannedScanPorts extends ScanPorts {
  readonly plans: ScanPlanPort;
}

/** After a failure whose end nobody knows it is tried again later: it is in no hurry. */
const failedWaitMs = 900_000;

/** When to read again after a failure. */
export function afterFailure(problem: Problem, nowMs: number): PlannedScan {
  const { retry } = problem;
  return { atMs: nowMs + (retry.kind === 'after' ? Math.max(retry.waitMs, 60_000) : failedWaitMs), problem };
}

/** Writes one reading's plan beside the other's. */
export async function planScan(
  { plans }: Pick<PlannedScanPorts, 'plans'>,
  realmId: string,
  what: 'rebuild' | 'sweep',
  planned: PlannedScan | undefined,
): Promise<void> {
  await plans.changePlan(realmId, ({ [what]: _before, ...kept }) =>
    planned === undefined ? kept : { ...kept, [what]: planned },
  );
}
