import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cover } from '../../lib/books/draft';
import {
  eventHash,
  hashesIn,
  hasMark,
  isMarkOf,
  keyHash,
  longestPrivateNote,
  markedNote,
  readMark,
} from '../../lib/posting/marks';

const key = '9130000000000001/sale/A1/T1';
const covers = (count: number): readonly Cover[] =>
  Array.from({ length: count }, (_, index) => ({ eventKey: `A1/T${index}`, facets: ['revenue'] }));

describe('marks', () => {
  test('stand in the last line and are read again', () => {
    const note = markedNote('Amazon.com order', key, 3, { covers: covers(2) });
    expect(note.split('\n')).toEqual([
      'Amazon.com order',
      `cf:1.${keyHash(key)}.3.2.${eventHash('A1/T0')}.${eventHash('A1/T1')}`,
    ]);
    expect(readMark(note)).toEqual({
      keyHash: keyHash(key),
      generation: 3,
      eventCount: 2,
      clearedCount: 0,
      eventHashes: [eventHash('A1/T0'), eventHash('A1/T1')],
    });
  });

  test('name what is only cleared behind what is booked', () => {
    const clears = ['A1/T7', 'A1/T8', 'A1/T9'];
    const note = markedNote('Settlement', key, 0, { covers: covers(2), clears });
    expect(note).toContain(`cf:1.${keyHash(key)}.0.2~3.${eventHash('A1/T0')}`);
    const mark = readMark(note);
    expect(mark && hashesIn(mark)).toEqual({
      booked: covers(2).map(({ eventKey }) => eventHash(eventKey)),
      cleared: clears.map(eventHash),
    });
    expect(hasMark(note, key, 0, { covers: covers(2), clears })).toBe(true);
    expect(hasMark(note, key, 0, { covers: covers(2) })).toBe(false);
  });

  test('fit whatever the memo and however many events, and are never shortened', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 6_000, unit: 'binary' }),
        fc.nat(2_000),
        fc.nat(1_000),
        (memo, count, generation) => {
          const note = markedNote(memo, key, generation, { covers: covers(count) });
          expect(note.length).toBeLessThanOrEqual(longestPrivateNote);
          expect(note.isWellFormed() || !memo.isWellFormed()).toBe(true);
          const mark = readMark(note);
          expect(mark?.keyHash).toBe(keyHash(key));
          expect(mark?.generation).toBe(generation);
          expect(mark?.eventCount).toBe(count);
          expect(mark?.eventHashes.length).toBe(Math.min(count, mark?.eventHashes.length ?? 0));
          if (memo.length < 400) expect(note.startsWith(memo)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('are found though people write around them or QuickBooks changes line ends', () => {
    const note = markedNote('memo', key, 0, { covers: covers(1) });
    expect(isMarkOf(`Checked by Ann\r\n${note.replace('\n', '\r\n')} \r\nok`, key)).toBe(true);
    expect(isMarkOf(note, `${key}x`)).toBe(false);
  });

  test('a memo that pretends to be a mark does not win over ours', () => {
    const pretended = markedNote('', 'someone else', 0, { covers: covers(1) });
    expect(isMarkOf(markedNote(pretended, key, 0, { covers: covers(1) }), key)).toBe(true);
  });

  test.each([
    '',
    'memo',
    'cf:',
    'cf:1.zz.0.1',
    'cf:2.0123456789abcdef0123.0.1',
    'see cf:1.0123456789abcdef0123.0.1',
  ])('no mark in %j', (note) => {
    expect(readMark(note)).toBeUndefined();
  });
});
