import { digest } from '../../posting/digest';
import { keyHash } from '../../posting/marks';
import type { Posting } from '../../posting/posting';
import { eventNotes, noteStart } from '../../posting/rebuildNotes';
import { ok, type Result } from '../../problem/problem';
import type { ScanPorts } from '../scans';

/**
 * Attaches the names of those events to a posted document for which its mark has no room. May be called again
 * at any time: what is there already is not attached twice. Most documents need none, and no call is made.
 */
export async function attachEventNotes(
  { scan }: Pick<ScanPorts, 'scan'>,
  posting: Posting,
): Promise<Result<number>> {
  const { key, realmId, generation, state, remote } = posting;
  const notes = eventNotes(key, generation, posting);
  if (notes.length === 0 || remote === undefined || state !== 'posted') return ok(0);
  const there = await scan.readNotes(noteStart(keyHash(key)));
  if (!there.ok) return there;
  const missing = notes.filter((note) => !there.value.includes(note));
  for (const note of missing) {
    const requestId = `cf-${digest(['note', realmId, remote.id, note], 32)}`;
    const attached = await scan.attachNote(remote.kind, remote.id, note, requestId);
    if (!attached.ok) return attached;
  }
  return ok(missing.length);
}
