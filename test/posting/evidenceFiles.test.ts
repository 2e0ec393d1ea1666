import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { evidenceDocuments, evidenceKey, settlementFiles } from '../../lib/posting/evidenceFiles';
import { posting } from './postingFixtures';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const text = (words: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(words);

describe('files that prove a settlement', () => {
  test('are its own, byte for byte, and the list with a mark for spreadsheets', () => {
    const bytes = Uint8Array.from([0xe9, 0x0a, 0x00]);
    const files = settlementFiles('12395580393', { contentType: 'text/plain', bytes }, 'What,Café\r\n');
    expect(files.map(({ name }) => name)).toEqual([
      'Amazon settlement 12395580393.txt',
      'Amazon settlement 12395580393 proof.csv',
    ]);
    expect(files[0]).toMatchObject({ bytes, sizeBytes: 3, sha256: sha256(bytes) });
    expect(files[1]?.bytes).toEqual(text('\ufeffWhat,Café\r\n'));
    expect(files[1]?.sha256).toBe(sha256(text('\ufeffWhat,Café\r\n')));
    expect(settlementFiles('1', undefined, undefined)).toEqual([]);
  });

  test('are in pieces where they are large, cut between rows, and put together the file', () => {
    const row = `${'x'.repeat(999)}\n`;
    const bytes = text(row.repeat(9_001));
    const files = settlementFiles('1', { contentType: 'text/csv', bytes }, undefined);
    expect(files.map(({ name }) => name)).toEqual([
      'Amazon settlement 1 (1 of 3).csv',
      'Amazon settlement 1 (2 of 3).csv',
      'Amazon settlement 1 (3 of 3).csv',
    ]);
    expect(files.map(({ sizeBytes }) => sizeBytes)).toEqual([4_000_000, 4_000_000, 1_001_000]);
    expect(Buffer.concat(files.map((file) => file.bytes)).equals(Buffer.from(bytes))).toBe(true);
    for (const file of files) {
      expect(file.words).toContain(sha256(bytes));
      expect(file.sha256).toBe(sha256(file.bytes));
    }
  });

  test('lose nothing of a row that is longer than a piece, and need no last line end', () => {
    const bytes = text(`${'y'.repeat(8_500_000)}\nend`);
    const files = settlementFiles('1', { contentType: 'text/plain', bytes }, undefined);
    expect(Buffer.concat(files.map((file) => file.bytes)).equals(Buffer.from(bytes))).toBe(true);
    expect(Math.max(...files.map(({ sizeBytes }) => sizeBytes))).toBeLessThanOrEqual(4_000_000);
  });
});

test('only documents that are in QuickBooks have files', () => {
  const remote = { kind: 'journalEntry', id: '7', syncToken: '0', totalMinor: 1 } as const;
  const states = ['posted', 'edited', 'undone', 'gone', 'exists', 'sending'] as const;
  const postings = states.map((state, at) => ({ ...posting, state, remote: { ...remote, id: String(at) } }));
  expect(evidenceDocuments(postings).map(({ id }) => id)).toEqual(['0', '1']);
  expect(evidenceDocuments([posting])).toEqual([]);
  expect(evidenceKey('9130', '123')).toBe('9130/evidence/123');
});
