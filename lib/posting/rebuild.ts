import type { Cover } from '../books/draft';
import type { Facet } from '../books/facet';
import {
  chargeKey,
  fileMonthKey,
  paymentKey,
  payoutKey,
  settlementKey,
} from '../books/settlement/settlementKeys';
import type { EventKey } from '../ledger/event';
import { problem } from '../problem/problem';
import { eventHash, hashesIn, type Mark } from './marks';
import { moved, noted, remoteOf } from './moves';
import type { FoundDocument } from './outcome';
import type { Posting } from './posting';
import { type Claim, orderIdOf, settlementIdOf } from './rebuildFacets';
import { hashedEvent, hashedKey, unnamedEvents } from './rebuildKeys';
import { readEventNote } from './rebuildNotes';
import { isUntouched } from './removable';

/**
 * The posting of a document of ours that no store knows any more, from its mark. Its key and its events are
 * hashes until they are met again; what it covers is what its claim says, for as many events as are named. `uses`:
 * entries of lists that it names, `item/12`.
 */
export function rebuiltPosting(
  realmId: string,
  held: FoundDocument,
  mark: Mark,
  { facets }: Claim,
  nowMs: number,
  uses: readonly string[] = [],
): Posting {
  const number = held.number ?? held.id;
  const orderId = orderIdOf(number);
  const named = knownKeys(number, held.date, mark);
  const keyOf = (hash: string): EventKey => named.get(hash) ?? hashedEvent(hash);
  const { booked, cleared } = hashesIn(mark);
  const covers = booked.map((hash): Cover => ({ eventKey: keyOf(hash), facets }));
  const posting: Posting = {
    key: hashedKey(realmId, mark.keyHash),
    realmId,
    ...(orderId === undefined ? {} : { orderId }),
    state: isUntouched(held) ? 'posted' : 'edited',
    generation: mark.generation,
    previewHash: '',
    kind: held.kind,
    number,
    date: held.date,
    currency: held.currency,
    totalMinor: held.totalMinor,
    covers: withUnnamed(covers, mark, facets),
    ...(cleared.length === 0 ? {} : { clears: cleared.map(keyOf) }),
    ...(uses.length === 0 ? {} : { uses }),
    remote: remoteOf(held),
    postedAtMs: held.createdAtMs,
    history: [],
    updatedAtMs: nowMs,
  };
  const found = noted(posting, nowMs, `Found again in QuickBooks as document ${number} (id ${held.id})`);
  const missing = mark.eventCount - mark.eventHashes.length;
  if (missing <= 0) return found;
  const facts = { number, count: String(mark.eventCount), missing: String(missing) };
  return { ...found, problem: problem('found_incomplete', facts) };
}

function withUnnamed(covers: readonly Cover[], mark: Mark, facets: readonly Facet[]): readonly Cover[] {
  return covers.length >= mark.eventCount - mark.clearedCount
    ? covers
    : [...covers, { eventKey: unnamedEvents(mark.keyHash), facets }];
}

/** A mark with the events that stand in attached notes, where together they are all. Two events may share a hash. */
export function completed(mark: Mark, noteTexts: readonly string[]): Mark {
  const notes = [...new Set(noteTexts)].flatMap((text) => readEventNote(text) ?? []);
  const own = notes
    .filter(({ keyHash, generation }) => keyHash === mark.keyHash && generation === mark.generation)
    .sort((a, b) => a.place - b.place);
  const eventHashes = [...mark.eventHashes, ...own.flatMap((note) => note.eventHashes)];
  return eventHashes.length === mark.eventCount ? { ...mark, eventHashes } : mark;
}

/** Keys that are no events of Amazon's and follow from the document's own number and day, by their hash. */
function knownKeys(number: string, date: string, mark: Mark): ReadonlyMap<string, EventKey> {
  const settlementId = settlementIdOf(number);
  const orderId = orderIdOf(number);
  const month = date.slice(0, 7);
  const candidates = [
    ...(orderId === undefined ? [] : [`ordered/${orderId}`]),
    ...(settlementId === undefined
      ? []
      : [
          settlementKey(settlementId, 'transactions'),
          settlementKey(settlementId, 'file'),
          fileMonthKey(settlementId, month),
          paymentKey(settlementId, month),
          payoutKey(settlementId),
          chargeKey(settlementId, date),
        ]),
  ];
  const byHash = new Map(candidates.map((key) => [eventHash(key), key]));
  return new Map([...byHash].filter(([hash]) => mark.eventHashes.includes(hash)));
}

/** A posting without what others own of its events, by the hashes of these: the names of some may not be known. */
export function withoutTaken(posting: Posting, taken: ReadonlyMap<string, readonly Facet[]>): Posting {
  const covers = posting.covers.flatMap(({ eventKey, facets }): readonly Cover[] => {
    const others = taken.get(eventHash(eventKey)) ?? [];
    const left = facets.filter((facet) => !others.includes(facet));
    return left.length === 0 ? [] : [{ eventKey, facets: left }];
  });
  return { ...posting, covers };
}

/** A document of ours none of whose events is left to it: another one books them as well. */
export function bookedTwice(posting: Posting, otherNumber: string, nowMs: number): Posting {
  const reason = problem('found_twice', { number: posting.number, other: otherNumber });
  return noted(moved(posting, posting.state, { problem: reason }), nowMs, reason.sentence);
}
