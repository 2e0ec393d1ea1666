import { digest } from './digest';
import type { FrozenBytes, HistoryEntry, Posting } from './posting';

/** Hex digits of a whole SHA-256. */
const wholeDigest = 64;

/** The posting with one more entry of its history. */
export function entered<P extends Posting>(posting: P, entry: HistoryEntry): P {
  return { ...posting, history: [...posting.history, entry] };
}

/** That what is sent was agreed to, as which preview and by whom. */
export function agreedEntry(
  { previewHash, agreedBy }: Pick<Posting, 'previewHash' | 'agreedBy'>,
  atMs: number,
): HistoryEntry {
  const how = { click: ', by a click', schedule: ', by the schedule' } as const;
  const where = agreedBy?.deviceName === undefined ? '' : ` on ${agreedBy.deviceName}`;
  const who = agreedBy === undefined ? '' : `${how[agreedBy.how]}${where}`;
  const agreed = agreedBy === undefined ? { previewHash } : { previewHash, by: agreedBy };
  return { atMs, what: `Agreed to as it was shown${who}`, agreed };
}

/** That bytes were sent. They are in the entry only where the posting itself does not keep them. */
export function sentEntry(
  what: string,
  { requestId, payload }: Pick<FrozenBytes, 'requestId' | 'payload'>,
  generation: number,
  atMs: number,
  bytes: 'kept' | 'here',
): HistoryEntry {
  const sent = { requestId, generation, sha256: digest([payload], wholeDigest) };
  return { atMs, what, sent: bytes === 'here' ? { ...sent, payload } : sent };
}

/** Before a posting lets go of its bytes: the entry of having sent them keeps them from then on. */
export function withBytesInHistory(posting: Posting): Posting {
  const { frozen, history } = posting;
  if (frozen === undefined) return posting;
  const { requestId, payload } = frozen;
  const last = history.findLastIndex(({ sent }) => sent?.requestId === requestId);
  const entry = history[last];
  if (entry?.sent === undefined || entry.sent.payload !== undefined) return posting;
  const kept = { ...entry, sent: { ...entry.sent, payload } };
  return { ...posting, history: history.map((each, index) => (index === last ? kept : each)) };
}
