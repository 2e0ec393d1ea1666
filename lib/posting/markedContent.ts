import type { Cover } from '../books/draft';
import type { EventKey } from '../ledger/event';
import { withBytesInHistory } from './historyEntry';
import { eventHash, hashesIn, type Mark, markedEvents, readMark } from './marks';
import { moved, noted, remoteOf } from './moves';
import type { FoundDocument } from './outcome';
import type { Posting } from './posting';
import { hashedEvent, unnamedEvents } from './rebuildKeys';
import { isNextVersion } from './removable';

/**
 * The posting as its document says that it is, where another browser made that of other events than were planned
 * here: what it books and clears is what its mark names, and its total is the one that was sent there. What was
 * planned here, and is not in it, stays to be booked. `isAsSent`: nobody but us has been at it.
 */
export function withMarked(posting: Posting, held: FoundDocument, isAsSent: boolean): Posting {
  const mark = readMark(held.privateNote);
  if (mark === undefined) return posting;
  const isSame = namesThese(mark, posting);
  if (isSame && mark.generation === posting.generation) return posting;
  // It was not made of the bytes that were frozen here.
  const { frozen: _frozen, sentAtMs: _sent, ...own } = withBytesInHistory(posting);
  if (isSame) return own;
  const { clears: _clears, ...kept } = own;
  const byHash = new Map(posting.covers.map((cover) => [eventHash(cover.eventKey), cover]));
  const facets = [...new Set(posting.covers.flatMap((cover) => cover.facets))];
  const cleared = new Map((posting.clears ?? []).map((key) => [eventHash(key), key]));
  const hashes = hashesIn(mark);
  const isWhole = mark.eventHashes.length >= mark.eventCount;
  const unnamed: readonly Cover[] = isWhole ? [] : [{ eventKey: unnamedEvents(mark.keyHash), facets }];
  const covers = hashes.booked.map(
    (hash): Cover => byHash.get(hash) ?? { eventKey: hashedEvent(hash), facets },
  );
  const clears = hashes.cleared.map((hash): EventKey => cleared.get(hash) ?? hashedEvent(hash));
  return {
    ...kept,
    // Nobody agreed to it here.
    previewHash: '',
    covers: [...covers, ...unnamed],
    ...(clears.length === 0 ? {} : { clears }),
    ...(isAsSent ? { totalMinor: held.totalMinor, currency: held.currency } : {}),
  };
}

/** Whether a mark names the events of this content, as far as it has room. */
function namesThese({ eventCount, clearedCount, eventHashes }: Mark, posting: Posting): boolean {
  const own = markedEvents(posting).map(eventHash);
  if (own.length !== eventCount || (posting.clears ?? []).length !== clearedCount) return false;
  // Two browsers may name the same events in another order; where not all have room the first have to be the same.
  const isWhole = eventHashes.length === eventCount;
  const [a, b] = isWhole ? [[...own].sort(), [...eventHashes].sort()] : [own, eventHashes];
  return b.every((hash, index) => hash === a[index]);
}

/**
 * The posting with its document as another browser of the seller's changed it, or put it back: its mark is of
 * another try, and it says what was sent there. `undefined` where no other browser did.
 */
export function changedElsewhere(
  posting: Posting,
  held: FoundDocument,
  next: Pick<Posting, 'nextAtMs'>,
  nowMs: number,
): Posting | undefined {
  const mark = readMark(held.privateNote);
  if (mark === undefined || held.syncToken === posting.remote?.syncToken) return undefined;
  const { generation } = mark;
  if (generation <= posting.generation && namesThese(mark, posting)) return undefined;
  const { totalMinor, currency } = held;
  // What was sent from here is no longer what it says.
  const { frozen: _frozen, sentAtMs: _sent, ...marked } = withBytesInHistory(withMarked(posting, held, true));
  // An earlier try is what came out wrong and was put back: whether that went well is said there.
  const isLater = generation > posting.generation;
  const isLast = isLater && isNextVersion(posting.remote?.syncToken ?? '', held.syncToken);
  // The tries of this browser stay used up.
  const own = Math.max(generation, posting.generation);
  const content = { generation: own, previewHash: '', totalMinor, currency, remote: remoteOf(held) };
  const changed = moved(marked, isLast ? 'posted' : 'edited', { ...next, ...content });
  return noted(changed, nowMs, 'Changed by Counterfoil in another browser');
}
