import type { Cover } from '../books/draft';
import type { EventKey } from '../ledger/event';
import { digest } from './digest';
import type { PostingKey } from './posting';
import { hashInEvent, hashInKey } from './rebuildKeys';

/**
 * The last line of a document's PrivateNote, by which any browser knows it again:
 * `cf:1.<hash of the posting key>.<generation>.<number of events>.<short hash of each event, as many as fit>`
 */
export interface Mark {
  readonly keyHash: string;
  readonly generation: number;
  readonly eventCount: number;
  readonly eventHashes: readonly string[];
}

/** Source: Intuit's field lengths, PrivateNote. */
export const longestPrivateNote = 4000;
/** So that something of the memo stays beside the marks of a day with hundreds of events. */
const longestMark = 3500;
const keyDigits = 20;
const eventDigits = 8;

const pattern = /^cf:1\.([0-9a-f]{20})\.(\d{1,9})\.(\d{1,9})((?:\.[0-9a-f]{8})*)\s*$/;

/** Memo and mark as one PrivateNote. The memo is shortened where both do not fit, the mark never. */
export function markedNote(
  memo: string,
  key: PostingKey,
  generation: number,
  covers: readonly Cover[],
): string {
  const mark = markText(key, generation, covers);
  const room = longestPrivateNote - mark.length - 1;
  const kept = memo.length <= room ? memo : `${withoutHalfCharacter(memo.slice(0, room - 1))}…`;
  return kept === '' ? mark : `${kept}\n${mark}`;
}

function markText(key: PostingKey, generation: number, covers: readonly Cover[]): string {
  const head = `cf:1.${keyHash(key)}.${generation}.${covers.length}`;
  const fitting = Math.floor((longestMark - head.length) / (eventDigits + 1));
  return [head, ...covers.slice(0, fitting).map(({ eventKey }) => eventHash(eventKey))].join('.');
}

/** The mark in a note; what people wrote above or below it does not matter. The last of several counts. */
export function readMark(privateNote: string): Mark | undefined {
  const lines = privateNote.split(/\r\n|\r|\n/).map((line) => pattern.exec(line.trim()));
  const match = lines.findLast((line) => line !== null);
  if (match === undefined || match === null) return undefined;
  const [, hash = '', generation = '', eventCount = '', hashes = ''] = match;
  return {
    keyHash: hash,
    generation: Number(generation),
    eventCount: Number(eventCount),
    eventHashes: hashes === '' ? [] : hashes.slice(1).split('.'),
  };
}

/** Whether a note carries the mark of this posting, whatever its generation. */
export function isMarkOf(privateNote: string, key: PostingKey): boolean {
  return readMark(privateNote)?.keyHash === keyHash(key);
}

/** Whether a note carries exactly this mark: of this generation, with these events. */
export function hasMark(
  privateNote: string,
  key: PostingKey,
  generation: number,
  covers: readonly Cover[],
): boolean {
  const mark = readMark(privateNote);
  const wanted = readMark(markText(key, generation, covers));
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
