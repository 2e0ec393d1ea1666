import { type Problem, problem } from '../../problem/problem';
import type { Ports } from '../ports';
import type { ScanStorePort } from '../scans';

/**
 * Whether the documents of a company are still being read anew: begun and not at its end, or needed by a store that
 * stands in for a lost one and not begun yet.
 */
export async function isRebuildUnfinished(
  scans: Pick<ScanStorePort, 'readRebuild'>,
  realmId: string,
  replacesLost: boolean,
): Promise<boolean> {
  const progress = await scans.readRebuild(realmId);
  return progress === undefined ? replacesLost : progress.endedAtMs === undefined;
}

/** Why nothing new may be sent yet: an event may be in a document that this browser has not found again. */
export async function rebuildAwaited(
  { isRebuildUnfinished: unfinished }: Pick<Ports, 'isRebuildUnfinished'>,
  realmId: string,
): Promise<Problem | undefined> {
  return (await unfinished?.(realmId)) === true ? problem('rebuild_unfinished') : undefined;
}
