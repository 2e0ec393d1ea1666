import { eventHash, keyHash, type Marked, markedEvents, markedNote, readMark } from './marks';
import type { PostingKey } from './posting';

/**
 * Events for which the mark of a document has no room stand in notes that are attached to it:
 * `cf:events.<hash of the posting key>.<generation>.<which note>.<short hash of each event>`
 */
export interface EventNote {
  readonly keyHash: string;
  readonly generation: number;
  /** Which of the document's notes, from 1: together they go on with the order of its mark. */
  readonly place: number;
  readonly eventHashes: readonly string[];
}

/** Source: Intuit's field lengths, Note of an Attachable. */
const longestNote = 2000;
const pattern = /^cf:events\.([0-9a-f]{20})\.(\d{1,9})\.(\d{1,9})((?:\.[0-9a-f]{8})+)\s*$/;

/** The notes that belong to a document, as texts; none where its mark names all events. */
export function eventNotes(key: PostingKey, generation: number, marked: Marked): readonly string[] {
  const named = readMark(markedNote('', key, generation, marked))?.eventHashes.length ?? 0;
  const hashes = markedEvents(marked).slice(named).map(eventHash);
  const notes: string[] = [];
  for (let from = 0; from < hashes.length; ) {
    const head = `${noteStart(keyHash(key))}${generation}.${notes.length + 1}`;
    const fitting = Math.floor((longestNote - head.length) / (1 + 8));
    notes.push([head, ...hashes.slice(from, from + fitting)].join('.'));
    from += fitting;
  }
  return notes;
}

/** What all notes of one posting begin with, in every generation. */
export function noteStart(hash: string): string {
  return `cf:events.${hash}.`;
}

/** A note of events; `undefined` for any other text. */
export function readEventNote(text: string): EventNote | undefined {
  const [, hash, generation, place, hashes] = pattern.exec(text.trim()) ?? [];
  if (hash === undefined || hashes === undefined) return undefined;
  return {
    keyHash: hash,
    generation: Number(generation),
    place: Number(place),
    eventHashes: hashes.slice(1).split('.'),
  };
}
