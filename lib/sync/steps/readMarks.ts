import { ok, type Result } from '../../problem/problem';
import type { MarksRead } from '../claimPorts';
import type { ScanPorts } from '../scans';
import { rebuild } from './rebuild';

/**
 * Reads the marks of all documents in the company before a browser that takes over sends anything by itself: what
 * the browser before it sent is then owned here too. It goes on where it stopped until it is at the end.
 */
export async function readMarks(ports: ScanPorts): Promise<Result<MarksRead>> {
  const progress = await rebuild(ports);
  if (!progress.ok) return progress;
  return ok(
    progress.value.endedAtMs === undefined ? { done: false, againAtMs: ports.clock.nowMs() } : { done: true },
  );
}
