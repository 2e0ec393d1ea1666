import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cover } from '../../lib/books/draft';
import { eventHash, hashesIn, keyHash, markedNote, readMark } from '../../lib/posting/marks';
import { completed } from '../../lib/posting/rebuild';
import { hashedEvent, hashedKey } from '../../lib/posting/rebuildKeys';
import { eventNotes, noteStart, readEventNote } from '../../lib/posting/rebuildNotes';

const key = '9130000000000001/day/US-USD/2026-11-22';
const covers = (count: number): readonly Cover[] =>
  Array.from({ length: count }, (_, index) => ({ eventKey: `A1/T${index}`, facets: ['revenue'] }));

test('mark and notes together name every event, and each note fits', () => {
  fc.assert(
    fc.property(fc.nat(3_000), fc.nat(20), fc.nat(3), (count, generation, quarters) => {
      const all = covers(count);
      const bookedCount = Math.floor((count * quarters) / 3);
      const clears = all.slice(bookedCount).map(({ eventKey }) => eventKey);
      const marked = { covers: all.slice(0, bookedCount), clears };
      const mark = readMark(markedNote('memo', key, generation, marked));
      if (mark === undefined) throw new Error('no mark');
      const notes = eventNotes(key, generation, marked);
      for (const note of notes) {
        expect(note.length).toBeLessThanOrEqual(2000);
        expect(note.startsWith(noteStart(keyHash(key)))).toBe(true);
      }
      const whole = completed(mark, [...notes, ...notes].reverse());
      expect(hashesIn(whole)).toEqual({
        booked: marked.covers.map(({ eventKey }) => eventHash(eventKey)),
        cleared: clears.map(eventHash),
      });
      expect(notes.length === 0).toBe(mark.eventHashes.length === count);
    }),
    { numRuns: 60, seed: 4 },
  );
});

test('a note that is missing, or of another generation, is not made up for', () => {
  const mark = readMark(markedNote('', key, 1, { covers: covers(1_500) }));
  if (mark === undefined) throw new Error('no mark');
  const notes = eventNotes(key, 1, { covers: covers(1_500) });
  expect(notes.length).toBeGreaterThan(3);
  expect(completed(mark, notes).eventHashes).toHaveLength(1_500);
  expect(completed(mark, notes.slice(1))).toBe(mark);
  expect(completed(mark, eventNotes(key, 0, { covers: covers(1_500) }))).toBe(mark);
  expect(completed(mark, ['cf:events.', 'a person’s note', ...notes.map((note) => `${note}x`)])).toBe(mark);
});

test('what is no note of events is none', () => {
  for (const text of ['', 'cf:claim', `cf:events.${keyHash(key)}.1.1`, `cf:events.${keyHash(key)}.1.1.xyz`])
    expect(readEventNote(text)).toBeUndefined();
});

test('a hash stands for the name that it is of', () => {
  expect(keyHash(hashedKey('9130000000000001', keyHash(key)))).toBe(keyHash(key));
  expect(eventHash(hashedEvent(eventHash('A1/T1')))).toBe(eventHash('A1/T1'));
});
