import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readSettlement } from '../../../lib/ledger/settlement/readSettlement';
import type { SettlementReading } from '../../../lib/ledger/settlement/settlement';
import { columnNames, type Row, row, smallFile, sourceOf, textOf } from './settlementFixture';

const small = textOf(smallFile);
const read = (content: string | Uint8Array, chunkSize?: number): Promise<SettlementReading> =>
  readSettlement(sourceOf(content, chunkSize));

/** What every way of writing the same settlement must read as. */
const plain = await read(small);

/** The file with each row changed. */
function changed(change: (row: Row, index: number) => Row): string {
  const [summary, ...rows] = [smallFile.summary, ...smallFile.rows].map(change);
  return textOf({ summary: summary ?? {}, rows });
}

/** The file with amounts rewritten. */
const withAmounts = (write: (amount: string) => string): string =>
  changed((each) => {
    const name = each['total-amount'] === undefined ? 'amount' : 'total-amount';
    return { ...each, [name]: write(each[name] ?? '') };
  });

/** The file with dates rewritten: year, month, day and the rest. */
const withDates = (write: (year: string, month: string, day: string, rest: string) => string): string =>
  small.replaceAll(/(\d{4})-(\d\d)-(\d\d)( [\d:]+ UTC)?/g, (_, year, month, day, rest = '') =>
    write(year, month, day, rest),
  );

const withComma = (amount: string): string => amount.replace('.', ',');
const lines = small.trimEnd().split('\n');

test('a settlement is read', () => {
  expect(plain).toMatchObject({
    summary: {
      settlementId: '12395580393',
      currency: 'USD',
      totalMinor: 106_999,
      startAt: '2026-11-02T10:00:00Z',
      endAt: '2026-11-16T10:00:00Z',
      depositAt: '2026-11-18T10:00:00Z',
    },
    rows: 4,
    sumMinor: 106_999,
    unknown: [],
    problems: [],
  });
  expect(
    plain.amounts.map(({ postedAt, meaning, amountMinor }) => [postedAt, meaning?.kind, amountMinor]),
  ).toEqual([
    ['2026-11-03T07:30:00Z', 'principal', 123_450],
    ['2026-11-03T07:30:00Z', 'sellingFee', -18_518],
    ['2026-11-04T08:00:00Z', 'principal', 2500],
    ['2026-11-04T08:00:00Z', 'sellingFee', -433],
  ]);
});

describe('the same settlement, written otherwise', () => {
  test.each<[string, string | Uint8Array]>([
    ['a byte order mark', `\ufeff${small}`],
    ['carriage returns', small.replaceAll('\n', '\r\n')],
    ['blank lines anywhere', `\n\r\n${lines.join('\n\n\t\t\n   \n')}\n\n\n`],
    ['no line break at the end', small.trimEnd()],
    ['ragged rows', small.replaceAll(/\t+\n/g, '\n')],
    ['cells beyond the columns, all blank', small.replaceAll('\n', '\t\t\n')],
    ['columns in another order', textOf(smallFile, columnNames.toReversed())],
    ['columns beside those of Amazon', textOf(smallFile, ['note', ...columnNames, 'other'])],
    [
      'names of columns in capitals and spaces',
      small.replace(/^.*/, (names) => names.replaceAll('-', ' ').toUpperCase()),
    ],
    ['padded amounts', withAmounts((amount) => `  ${amount}    `)],
    ['amounts padded with hard spaces', withAmounts((amount) => `${amount}\u00a0`)],
    ['decimal commas', withAmounts(withComma)],
    ['thousands with commas', withAmounts((amount) => amount.replace(/(\d)(\d{3}\.)/, '$1,$2'))],
    ['thousands with points', withAmounts((amount) => withComma(amount).replace(/(\d)(\d{3},)/, '$1.$2'))],
    [
      'thousands with hard spaces',
      withAmounts((amount) => withComma(amount).replace(/(\d)(\d{3},)/, '$1\u202f$2')),
    ],
    ['thousands with apostrophes', withAmounts((amount) => amount.replace(/(\d)(\d{3}\.)/, '$1’$2'))],
    ['minus signs behind', withAmounts((amount) => amount.replace(/^-(.*)/, '$1-'))],
    ['typographic minus signs', withAmounts((amount) => amount.replace('-', '\u2212'))],
    ['amounts without needless zeros', withAmounts((amount) => amount.replace(/\.?0+$/, ''))],
    ['dotted dates', withDates((year, month, day, rest) => `${day}.${month}.${year}${rest}`)],
    [
      'dates with slashes, the month first',
      withDates((year, month, day, rest) => `${month}/${day}/${year}${rest}`),
    ],
    [
      'dates with slashes, the day first',
      withDates((year, month, day, rest) => `${day}/${month}/${year}${rest}`),
    ],
    [
      'dates with slashes, the year first',
      withDates((year, month, day, rest) => `${year}/${month}/${day}${rest}`),
    ],
    ['ISO dates with an offset', small.replaceAll(/ (\d\d:\d\d:\d\d) UTC/g, 'T$1+00:00')],
    ['ISO dates with Z', small.replaceAll(/ (\d\d:\d\d:\d\d) UTC/g, 'T$1Z')],
    ['labels in capitals', small.replaceAll('Principal', 'PRINCIPAL').replaceAll('ItemPrice', 'item_price')],
    ['windows-1252', Uint8Array.from([...small.replaceAll('"B', 'Ätna')], (letter) => letter.charCodeAt(0))],
    ['gzip', gzipSync(small)],
    ['gzip in two pieces', Buffer.concat([gzipSync(small.slice(0, 900)), gzipSync(small.slice(900))])],
  ])('%s', async (_, content) => {
    for (const chunkSize of [1, 7, 100_000]) {
      const { problems, unknown, summary, rows, sumMinor, amounts } = await read(content, chunkSize);
      expect({ problems, unknown, summary, rows, sumMinor }).toEqual({
        problems: [],
        unknown: [],
        summary: plain.summary,
        rows: plain.rows,
        sumMinor: plain.sumMinor,
      });
      expect(amounts.map(({ postedAt, amountMinor, meaning }) => [postedAt, amountMinor, meaning])).toEqual(
        plain.amounts.map(({ postedAt, amountMinor, meaning }) => [postedAt, amountMinor, meaning]),
      );
    }
  });

  test('identical rows are fees a unit and all count', async () => {
    const fee = row(['Order', 'ItemFees', 'Commission'], '-1.00', '2026-11-04 08:00:00 UTC');
    const text = textOf({
      summary: { ...smallFile.summary, 'total-amount': '1066.99' },
      rows: [...smallFile.rows, fee, fee, fee],
    });
    expect(await read(text)).toMatchObject({ problems: [], rows: 7, sumMinor: 106_699 });
  });

  test('rows of any order, up to a hundred days apart, are summed by quarter of an hour', async () => {
    const sold = (postedAt: string, amount: string) =>
      row(['Order', 'ItemPrice', 'Principal'], amount, postedAt);
    const days = Array.from({ length: 95 }, (_, day) => {
      const [month, date] = [Math.floor(day / 28) + 1, (day % 28) + 1].map((part) =>
        String(part).padStart(2, '0'),
      );
      return `2026-${month}-${date}`;
    });
    const rows = days
      .toReversed()
      .flatMap((day) => [
        sold(`${day} 10:00:00 UTC`, '1.00'),
        sold(`${day} 10:14:59 UTC`, '2.00'),
        sold(`${day} 10:15:00 UTC`, '4.00'),
      ]);
    const summary = {
      ...smallFile.summary,
      'settlement-start-date': '2026-01-01 09:00:00 UTC',
      'settlement-end-date': '2026-04-11 08:00:00 UTC',
      'deposit-date': '2026-04-13 08:00:00 UTC',
      'total-amount': '665.00',
    };
    const { problems, amounts } = await read(textOf({ summary, rows }));
    expect(problems).toEqual([]);
    expect(amounts.map(({ postedAt, amountMinor, rows: count }) => [postedAt, amountMinor, count])).toEqual(
      days.flatMap((day) => [
        [`${day}T10:00:00Z`, 300, 2],
        [`${day}T10:15:00Z`, 400, 1],
      ]),
    );
  });

  test('a currency without minor units', async () => {
    const amounts = ['1,234', '-185', '25', '-4'];
    const text = textOf({
      summary: { ...smallFile.summary, currency: 'JPY', 'total-amount': '1070' },
      rows: smallFile.rows.map((each, index) => ({ ...each, amount: amounts[index] ?? '' })),
    });
    expect(await read(text)).toMatchObject({ problems: [], sumMinor: 1070 });
  });

  test('a date without an hour is that day in every marketplace', async () => {
    const reading = await read(changed((each) => ({ ...each, 'posted-date-time': '' })));
    expect(reading.problems).toEqual([]);
    expect(reading.amounts[0]?.postedAt).toBe('2026-11-03T12:00:00Z');
  });
});

describe('refused, with a sentence that says what and where', () => {
  const second = lines[2] ?? '';
  const edited = (line: number, change: (text: string) => string): string =>
    `${lines.map((text, index) => (index === line - 1 ? change(text) : text)).join('\n')}\n`;

  test.each<[string, string | Uint8Array, string, string]>([
    ['nothing', '', 'settlement_empty', 'empty'],
    ['blank lines alone', '\n\n  \n', 'settlement_empty', 'empty'],
    ['a web page', '<!DOCTYPE html>\n<html><body>Sign in</body></html>', 'settlement_web_page', 'web page'],
    [
      'a spreadsheet',
      Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 10, 1, 2]),
      'settlement_not_text',
      'text file',
    ],
    ['UTF-16', Uint8Array.from(Buffer.from(`\ufeff${small}`, 'utf16le')), 'settlement_not_text', 'text file'],
    ['a comma-separated copy', small.replaceAll('\t', ','), 'settlement_resaved', 'Line 1'],
    [
      'a copy with quotation marks',
      small.replaceAll(/[^\t\n]+/g, '"$&"'),
      'settlement_cells_quoted',
      'Line 1: the names of the columns stand in quotation marks',
    ],
    ['lines ended as on an old Macintosh', small.replaceAll('\n', '\r'), 'settlement_lines_resaved', 'lines'],
    ['another report', 'order-id\tpurchase-date\tsku\n1\t2\t3\n', 'settlement_other_report', 'Line 1'],
    ['JSON', '{"errors":[]}', 'settlement_other_report', '{"errors":[]}'],
    [
      'a settlement of the older form',
      small.replace('amount-type', 'price-type'),
      'settlement_columns_missing',
      'amount-type',
    ],
    [
      'translated columns',
      `${columnNames.map((_, index) => `Spalte ${index}`).join('\t')}\n${lines.slice(1).join('\n')}`,
      'settlement_header_translated',
      'Spalte 0',
    ],
    ['a column twice', small.replace('\tpromotion-id', '\tamount'), 'settlement_column_twice', '“amount”'],
    [
      'no summary row',
      `${[lines[0], ...lines.slice(2)].join('\n')}\n`,
      'settlement_summary_missing',
      'Line 2',
    ],
    ['column names alone', `${lines[0]}\n`, 'settlement_summary_missing', 'Line 1'],
    [
      'a summary without a date',
      edited(2, (text) => text.replace('2026-11-02', '2026-13-02')),
      'settlement_summary_unreadable',
      '2026-13-02',
    ],
    [
      'a summary without a currency',
      edited(2, (text) => text.replace('USD', '')),
      'settlement_summary_unreadable',
      'currency',
    ],
    [
      'the summary twice',
      `${small}${lines[1]}\n`,
      'settlement_summary_twice',
      'Line 7 repeats the summary of line 2',
    ],
    ['two files in one', `${small}${small}`, 'settlement_begins_anew', 'Line 7'],
    [
      'another settlement’s row',
      edited(4, (text) => text.replace('12395580393', '12395580394')),
      'settlement_foreign_row',
      'Line 4 belongs to settlement 12395580394, not to 12395580393',
    ],
    [
      'another settlement’s summary',
      `${small}${(lines[1] ?? '').replace('12395580393', '99')}\n`,
      'settlement_foreign_row',
      'Line 7',
    ],
    [
      'a foreign currency',
      changed((each, index) => (index === 2 ? { ...each, currency: 'CAD' } : each)),
      'settlement_foreign_currency',
      'Line 4 is in CAD',
    ],
    [
      'an amount that reads two ways',
      edited(3, (text) => text.replace('1234.50', '1,234')),
      'settlement_amount_ambiguous',
      'Line 3: the amount “1,234”',
    ],
    [
      'points and commas for cents',
      edited(5, (text) => text.replace('25.00', '25,00')),
      'settlement_amount_ambiguous',
      'Line 5',
    ],
    [
      'an amount that is none',
      edited(3, (text) => text.replace('1234.50', '12a4.50')),
      'settlement_amount_unreadable',
      '“12a4.50”',
    ],
    [
      'an exponent',
      edited(3, (text) => text.replace('1234.50', '1.2345E+03')),
      'settlement_amount_unreadable',
      'E+03',
    ],
    [
      'too many places',
      edited(3, (text) => text.replace('1234.50', '1234.5012')),
      'settlement_amount_unreadable',
      '1234.5012',
    ],
    [
      'groups of no thousands',
      edited(3, (text) => text.replace('1234.50', '12,34.50')),
      'settlement_amount_unreadable',
      '12,34.50',
    ],
    [
      'a date that does not exist',
      edited(3, (text) => text.replaceAll('2026-11-03', '2026-11-31')),
      'settlement_date_unreadable',
      'Line 3: “2026-11-31',
    ],
    [
      'no date',
      edited(3, (text) => text.replaceAll(/\t2026-11-03[^\t]*/g, '\t')),
      'settlement_date_unreadable',
      'Line 3',
    ],
    [
      'a row of another time',
      small.replaceAll('2026-11-04', '2026-10-04'),
      'settlement_row_outside',
      'Line 5 is dated 2026-10-04T08:00:00Z',
    ],
    ['cut off within a line', small.slice(0, -70), 'settlement_truncated', 'line 6'],
    [
      'cut off after a line',
      `${lines.slice(0, 5).join('\n')}\n`,
      'settlement_sum',
      'last line, 5, add up to 1074.32 USD, the summary says 1069.99 USD: they are 4.33 USD apart',
    ],
    [
      'a row left out',
      `${lines.filter((_, index) => index !== 3).join('\n')}\n`,
      'settlement_sum',
      '185.18 USD apart',
    ],
    [
      'cut off within a date',
      small.trimEnd().replace(/08:00:00 UTC[^\n]*$/, '08:00'),
      'settlement_line_cut',
      'within line 6',
    ],
    [
      'cut off within an amount',
      small.trimEnd().replace(/-4\.33[^\n]*$/, '-4.'),
      'settlement_line_cut',
      'within line 6',
    ],
    [
      'cut off after the summary of a settlement of nothing',
      `${lines.slice(0, 2).join('\n').replace('1069.99', '0.00')}\n`,
      'settlement_without_rows',
      'last line, 2',
    ],
    ['a currency that is none', small.replace('USD', 'USB'), 'settlement_summary_unreadable', '“USB”'],
    ['off by a cent', small.replace('1069.99', '1070.00'), 'settlement_sum', '0.01 USD apart'],
    [
      'a row repeated',
      `${small}${second}\n`,
      'settlement_rows_repeated',
      'Lines 7 to 7 repeat earlier lines',
    ],
    [
      'a block repeated',
      `${small}${lines.slice(2, 5).join('\n')}\n`,
      'settlement_rows_repeated',
      'Lines 7 to 9',
    ],
    ['damaged gzip', gzipSync(small).subarray(0, -30), 'settlement_damaged', 'damaged'],
    [
      'garbled gzip',
      Uint8Array.from([0x1f, 0x8b, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
      'settlement_damaged',
      'damaged',
    ],
  ])('%s', async (_, content, code, words) => {
    for (const chunkSize of [3, 100_000]) {
      const { problems } = await read(content, chunkSize);
      expect(problems.map((each) => each.code)).toEqual([code]);
      expect(`${problems[0]?.sentence}`).toContain(words);
      expect(`${problems[0]?.sentence} ${problems[0]?.remedy}`).not.toMatch(/[{]\w+[}]/);
    }
  });

  test('a file of one endless line does not fill the memory', async () => {
    async function* endless() {
      for (let count = 0; ; count += 1) yield new Uint8Array(100_000).fill(65 + (count % 3));
    }
    const { problems } = await readSettlement(endless);
    expect(problems.map(({ code }) => code)).toEqual(['settlement_other_report']);
  });

  test('words without end are not kept without end', async () => {
    const many = Array.from({ length: 5100 }, (_, index) => second.replace('Principal', `P${index}`));
    const { problems, unknown } = await read(`${[...lines.slice(0, 2), ...many].join('\n')}\n`, 100_000);
    expect(problems.map(({ code }) => code)).toEqual(['settlement_labels_many', 'settlement_label_unknown']);
    expect(problems[0]?.sentence).toContain('Up to line 5003');
    expect(unknown.length).toBeLessThanOrEqual(5001);
    expect(problems[1]?.sentence.length).toBeLessThan(2000);
  });

  test('a source that fails is not a fault of the file', async () => {
    async function* failing() {
      yield new TextEncoder().encode(lines[0]);
      throw new Error('disk gone');
    }
    await expect(readSettlement(failing)).rejects.toThrow('disk gone');
    async function* failingPacked() {
      yield gzipSync(small).subarray(0, 40);
      throw new Error('disk gone');
    }
    await expect(readSettlement(failingPacked)).rejects.toThrow('disk gone');
  });

  test('unknown words are listed once, whole, and the sums still stand', async () => {
    const { unknown, problems, sumMinor } = await read(small.replaceAll('Commission', 'Éco Fee “7”'));
    expect(unknown).toEqual(['Order / ItemFees / Éco Fee “7”']);
    expect(problems.map(({ code }) => code)).toEqual(['settlement_label_unknown']);
    expect(sumMinor).toBe(106_999);
  });
});
