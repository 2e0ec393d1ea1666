import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from '../../lib/csv/readCsv';
import { writeCsv } from '../../lib/csv/writeCsv';

test('every table comes back as it was, whatever stands in its cells', () => {
  // A cell of one field must not be blank in a row of its own: blank lines are left out.
  const cell = fc.string({ unit: fc.constantFrom(...'ab,"\r\n =+-@\'\t;é'), maxLength: 8 });
  const table = fc.array(fc.tuple(fc.constantFrom('x', '=1', "'=1"), cell, cell), { maxLength: 5 });
  fc.assert(
    fc.property(table, (rows) => {
      const read = readCsv(writeCsv(rows));
      expect(read.ok && read.rows.map(({ cells }) => cells)).toEqual(rows);
    }),
    { numRuns: 2000 },
  );
});

test('nothing that is written begins like a formula', () => {
  for (const text of ['=SUM(A1)', '+1', '-1', '@cmd', '\tx', "'=1"]) {
    expect(writeCsv([[text]])).toMatch(/^"?'/);
    const read = readCsv(writeCsv([[text]]));
    expect(read.ok && read.rows[0]?.cells).toEqual([text]);
  }
});

test('line ends of any system, a byte order mark and blank lines are read', () => {
  const read = readCsv('\ufeffa,b\r\n\r\n"c\nd", e \rf,\n');
  expect(read).toEqual({
    ok: true,
    rows: [
      { line: 1, cells: ['a', 'b'] },
      { line: 3, cells: ['c\nd', 'e'] },
      { line: 5, cells: ['f', ''] },
    ],
  });
});

test('a quotation mark that is never closed, or stands before text, is told with its line', () => {
  expect(readCsv('a\n"b')).toEqual({ ok: false, line: 2, what: 'quoteOpen' });
  expect(readCsv('a\n"b"c')).toEqual({ ok: false, line: 2, what: 'quoteMisplaced' });
});
