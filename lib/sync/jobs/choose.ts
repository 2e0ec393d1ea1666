import type { Job } from './job';
import { jobTable } from './jobTable';

/** A job with the lane that it needs. */
export interface Queued {
  readonly job: Job;
  readonly lane: string;
}

/**
 * The next job of each lane: a seller's click before what nobody looks at, connections in turn, and of one
 * connection what was asked first, in the order of its parts.
 */
export function chooseNext<Any extends Queued>(
  queued: readonly Any[],
  lastServed: ReadonlyMap<string, number>,
): readonly Any[] {
  const best = new Map<string, Any>();
  for (const each of queued) {
    const other = best.get(each.lane);
    if (other === undefined || compare(each.job, other.job, lastServed) < 0) best.set(each.lane, each);
  }
  return [...best.values()];
}

/** What is waited for most comes first: files are read when everything else is there. */
const order = Object.keys(jobTable);

function compare(a: Job, b: Job, lastServed: ReadonlyMap<string, number>): number {
  const urgent = Number(b.urgency === 'click') - Number(a.urgency === 'click');
  const turn = (lastServed.get(a.connectionId) ?? 0) - (lastServed.get(b.connectionId) ?? 0);
  const asked = a.createdAtMs - b.createdAtMs;
  const part = order.indexOf(a.kind) - order.indexOf(b.kind);
  return urgent || turn || asked || part || (a.id < b.id ? -1 : 1);
}
