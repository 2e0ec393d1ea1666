import type { Cover } from '../books/draft';
import type { EventKey } from '../ledger/event';
import { digest } from './digest';
import type { PostingKey } from './posting';
import { hashInEvent, hashInKey } from './rebuildKeys';

/**
 * The last line of a document's PrivateNote, by which any browser knows it again:
 * `cf:1.<hash of the posting key>.<generation>.<number of events>.<short hash of each event, as many as fit>`
 * Where it clears events that other documents booked, their number stands behind the first, `12~3`, and their hashes
 * behind the others: a store that is rebuilt knows what may not be undone before this document.
 */
export interface Mark {
  readonly keyHash: string;
  readonly generation: number;
  /** Events that it books, and those that it only clears. */
  readonly eventCount: number;
  readonly clearedCount: number;
  /** Of the events that it books, then of those that it clears. */
  readonly eventHashes: readonly string[];
}

/** What a mark says of a document's content. */
export interface Marked {
  readonly covers: readonly Cover[];
  readonly clears?: readonly EventKey[];
}

/** Source: Intuit's field lengths, PrivateNote. */
export const longestPrivateNote = 4000;
/** So that something of the memo stays beside the marks of a day with hundreds of events. */
const longestMark = 3500;
const keyDigits = 20;
const eventDigits = 8;

const pattern = /^cf:1\.([0-9a-f]{20})\.(\d{1,9})\.(\d{1,9})(?:~(\d{1,9}))?((?:\.[0-9a-f]{8})*)\s*$/;

/** Memo and mark as one PrivateNote. The memo is shortened where both do not fit, the mark never. */
export function markedNote(memo: string, key: PostingKey, generation: number, marked: Marked): string {
  const mark = markText(key, generation, marked);
  const room = longestPrivateNote - mark.length - 1;
  const kept = memo.length <= room ? memo : `${withoutHalfCharacter(memo.slice(0, room - 1))}…`;
  return kept === '' ? mark : `${kept}\n${mark}`;
}

function markText(key: PostingKey, generation: number, marked: Marked): string {
  const { covers, clears = [] } = marked;
  const cleared = clears.length === 0 ? '' : `~${clears.length}`;
  const head = `cf:1.${keyHash(key)}.${generation}.${covers.length}${cleared}`;
  const fitting = Math.floor((longestMark - head.length) / (eventDigits + 1));
  return [head, ...markedEvents(marked).slice(0, fitting).map(eventHash)].join('.');
}

/** The events that a mark names, in its order. */
export function markedEvents({ covers, clears = [] }: Marked): readonly EventKey[] {
  return [...covers.map(({ eventKey }) => eventKey), ...clears];
}

/** The mark in a note; what people wrote above or below it does not matter. The last of several counts. */
export function readMark(privateNote: string): Mark | undefined {
  const lines = privateNote.split(/\r\n|\r|\n/).map((line) => pattern.exec(line.trim()));
  const match = lines.findLast((line) => line !== null);
  if (match === undefined || match === null) return undefined;
  const [, hash = '', generation = '', eventCount = '', clearedCount = '0', hashes = ''] = match;
  return {
    keyHash: hash,
    generation: Number(generation),
    eventCount: Number(eventCount) + Number(clearedCount),
    clearedCount: Number(clearedCount),
    eventHashes: hashes === '' ? [] : hashes.slice(1).split('.'),
  };
}

/** The hashes in a mark of the events that its document books, and of those that it only clears. */
export function hashesIn({ eventCount, clearedCount, eventHashes }: Mark): {
  readonly booked: readonly string[];
  readonly cleared: readonly string[];
} {
  const bookedCount = eventCount - clearedCount;
  return { booked: eventHashes.slice(0, bookedCount), cleared: eventHashes.slice(bookedCount) };
}

/** Whether a note carries the mark of this posting, whatever its generation. */
export function isMarkOf(privateNote: string, key: PostingKey): boolean {
  return readMark(privateNote)?.keyHash === keyHash(key);
}

/** Whether a note carries exactly this mark: of this generation, with these events. */
export function hasMark(privateNote: string, key: PostingKey, generation: number, marked: Marked): boolean {
  const mark = readMark(privateNote);
  const wanted = readMark(markText(key, generation, marked));
  return mark !== undefined && JSON.stringify(mark) === JSON.stringify(wanted);
}

/** Hash of a posting key as marks carry it. */
export function keyHash(key: PostingKey): string {
  return hashInKey(key) ?? digest([key], keyDigits);
}

/** Short hash of an event as marks carry it. */
export function eventHash(key: EventKey): string {
  return hashInEvent(key) ?? digest([key], eventDigits);
}

/** A character beyond the basic plane is two units: never keep its first half alone. */
function withoutHalfCharacter(text: string): string {
  return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
}
