import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { BookContext } from '../../../lib/books/bookContext';
import type { Draft } from '../../../lib/books/draft';
import { orderDocuments } from '../../../lib/books/orders/orderDocuments';
import { settlementBooks } from '../../../lib/books/settlement/settlementDrafts';
import { settlementProof } from '../../../lib/books/settlement/settlementProof';
import { readCsv } from '../../../lib/csv/readCsv';
import type { Settlement } from '../../../lib/ledger/settlement/settlementFacts';
import { contextOf, usSettings } from '../../commands/settle/settleSettings';
import { type Row, row, textOf } from '../../ledger/settlement/settlementFixture';
import { account, bookedOf, events, orderIdOf, sale, settlementOf } from './eventBench';
import {
  contextWith,
  draftsOf,
  owning,
  readyDrafts,
  settlementOfFile,
  settlementSettings,
} from './settlementBench';

const september = '2026-09-28 12:00:00 UTC';
const october = '2026-10-03 12:00:00 UTC';
const rows: readonly Row[] = [
  row(['Order', 'ItemPrice', 'Principal'], '1500.00', september),
  row(['Order', 'ItemPrice', 'Shipping'], '60.00', september),
  row(['Order', 'ItemFees', 'Commission'], '-225.00', september),
  row(['Order', 'ItemPrice', 'Tax'], '120.00', september),
  row(['Order', 'ItemWithheldTax', 'MarketplaceFacilitatorTax-Principal'], '-120.00', september),
  row(['Order', 'ItemPrice', 'Principal'], '900.00', october),
  row(['Order', 'ItemFees', 'Commission'], '-135.00', october),
  row(['other-transaction', 'other-transaction', 'Current Reserve Amount'], '-300.00', october),
];

const file = { name: 'Amazon settlement 90000000005.txt', sha256: 'ab'.repeat(32), sizeBytes: 1234 };

async function settlement(): Promise<Settlement> {
  return settlementOfFile(
    textOf({
      summary: {
        'settlement-id': '90000000005',
        'settlement-start-date': '2026-09-24 10:00:00 UTC',
        'settlement-end-date': '2026-10-08 10:00:00 UTC',
        'deposit-date': '2026-10-10 10:00:00 UTC',
        'total-amount': '1800.00',
        currency: 'USD',
      },
      rows,
    }),
  );
}

/** The cells of a proof; a failure is thrown. */
function cellsOf(proof: ReturnType<typeof settlementProof>): readonly (readonly string[])[] {
  if (!proof.ok) throw new Error(proof.problem.sentence);
  const read = readCsv(proof.value);
  if (!read.ok) throw new Error(read.what);
  return read.rows.map(({ cells }) => cells);
}

function sectionOf(cells: readonly (readonly string[])[], first: string, width: number) {
  const start = cells.findIndex((each) => each[0] === first);
  const rest = cells.slice(start + 1);
  const end = rest.findIndex((each) => each.length !== width);
  return end < 0 ? rest : rest.slice(0, end);
}

const cents = (text: string | undefined): number => Math.round(Number(text === '' ? 0 : text) * 100);

describe.each([
  ['an entry a month', {}],
  ['fees apart', { fees: 'apart' as const }],
  ['reserves in clearing', { convention: 'balance' as const }],
])('the proof of a settlement, %s', (_, changed) => {
  test('names the file and comes to what Amazon pays, to the cent', async () => {
    const context = contextWith(settlementSettings(changed));
    const own = await settlement();
    const drafts = readyDrafts(settlementBooks(own, [], context));
    const cells = cellsOf(settlementProof(own, [], drafts, context, file));
    expect(cells).toEqual(
      expect.arrayContaining([
        ['Settlement', '90000000005'],
        ['SHA-256 of the file', file.sha256],
        ['Rows of the file', '8'],
        ['Sum of the rows', '1800.00'],
        ['What Amazon pays', '1800.00'],
      ]),
    );
    const sums = sectionOf(cells, 'How it comes to what Amazon pays', 2);
    const parts = sums.slice(0, -1).reduce((sum, each) => sum + cents(each[1]), 0);
    expect(parts).toBe(180_000);
    // Amazon's words are all there, with their rows.
    const words = sectionOf(cells, 'Transaction type', 5);
    expect(words).toContainEqual(['Order', 'ItemPrice', 'Principal', '2', '2400.00']);
    expect(words.reduce((sum, each) => sum + Number(each[3]), 0)).toBe(8);
    expect(words.reduce((sum, each) => sum + cents(each[4]), 0)).toBe(180_000);
    // Every amount names the document that it is in.
    const booked = cells.slice(cells.findIndex((each) => each[2] === 'Of') + 1);
    const bookedMinor = booked.reduce((sum, each) => sum + cents(each[5]) + cents(each[6]), 0);
    expect(bookedMinor).toBe(cents(sums[0]?.[1]));
    for (const each of booked) expect(drafts.map(({ number }) => number)).toContain(each[0]);
  });

  test('is none where a document says something else', async () => {
    const context = contextWith(settlementSettings(changed));
    const own = await settlement();
    const drafts = readyDrafts(settlementBooks(own, [], context));
    const tampered = drafts.map((draft, at) => {
      if (at > 0) return draft;
      const line = draft.lines.find(({ account }) => /Sales/.test(account.name));
      const lines = draft.lines.map((each) =>
        each === line ? { ...each, amountMinor: each.amountMinor + 1 } : each,
      );
      return { ...draft, lines };
    });
    const proof = settlementProof(own, [], tampered, context, file);
    expect(proof).toMatchObject({ ok: false, problem: { code: 'evidence_does_not_add_up' } });
    expect(!proof.ok && proof.problem.sentence).toContain('Sales');
    const short = settlementProof({ ...own, totalMinor: 179_999 }, [], drafts, context, file);
    expect(short).toMatchObject({ ok: false, problem: { code: 'evidence_does_not_add_up' } });
  });
});

describe('the proof of a settlement of transactions', () => {
  const tenth = '2026-11-10T20:00:00Z';
  const all = events(
    sale('O1', tenth, [30, -4.5, -5]),
    sale('O2', tenth, [50, -7.5, -6]),
    account('A1', tenth, 'ProductAdsPayment', 'ProductAdsPayment', { Base: -12.34 }),
    account('C1', '2026-11-15T10:00:00Z', 'Adjustment', 'Reserve', { ReserveDebit: -30 }),
  );
  const own = settlementOf(all);
  const proven = (drafts: readonly Draft[], context: BookContext) =>
    cellsOf(settlementProof(own, bookedOf(all, context), drafts, context));

  function byHand(): Draft {
    const context = contextWith();
    const orderId = orderIdOf('O1');
    const sold = all.filter((event) => event.orderId === orderId);
    const plans = orderDocuments({ orderId, events: sold }, bookedOf(sold, context), context, []);
    const [draft] = plans.flatMap((plan) => plan.draft ?? []);
    if (draft === undefined) throw new Error('no document');
    return draft;
  }

  test('lists each order with its document, and tells apart what was in the books before', () => {
    const context = contextWith(undefined, owning([byHand()]));
    const drafts = draftsOf(own, bookedOf(all, context), context);
    const cells = proven(drafts, context);
    expect(cells).toEqual(
      expect.arrayContaining([
        ['Booked from', 'Amazon’s transactions'],
        ['Booked by the documents of this settlement', '-5.84'],
        ['In the books before, by other documents', '20.50'],
        ['What Amazon pays', '14.66'],
      ]),
    );
    const booked = cells.slice(cells.findIndex((each) => each[2] === 'Of') + 1);
    expect(
      booked.filter((each) => each[2]?.includes(orderIdOf('O2'))).map((each) => [each[0], each[5]]),
    ).toEqual([
      ['AZ90000000006', '50.00'],
      ['AZ90000000006', '-7.50'],
      ['AZ90000000006', '-6.00'],
    ]);
    expect(booked.some((each) => each[2]?.includes(orderIdOf('O1')))).toBe(false);
  });

  test('of a supplement names the documents that hold the rest', () => {
    const hand = byHand();
    const before = contextWith(undefined, owning([hand]));
    const sent = draftsOf(own, bookedOf(all, before), before);
    const undone = contextWith(undefined, owning(sent));
    const again = draftsOf(own, bookedOf(all, undone), undone);
    const cells = proven(again, undone);
    const booked = cells.slice(cells.findIndex((each) => each[2] === 'Of') + 1);
    const numbers = (id: string) =>
      new Set(booked.filter((each) => each[2]?.includes(orderIdOf(id))).map(([number]) => number));
    expect(numbers('O1')).toEqual(new Set(['AZ90000000006+1']));
    expect(numbers('O2')).toEqual(new Set(['AZ90000000006']));
  });
});

const folder = '../shared/data/amazon/settlements';

describe.skipIf(!existsSync(folder))('files that Amazon made', () => {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : [];
  test('have a proof wherever their documents can be sent', async () => {
    const proven: string[] = [];
    for (const name of names) {
      const own = await settlementOfFile(readFileSync(`${folder}/${name}`, 'utf8'));
      const context = { ...contextOf(usSettings, { currency: own.currency }), owners: new Map() };
      const { plans, residualMinor } = settlementBooks(own, [], context);
      const drafts = plans.flatMap(({ draft }) => draft ?? []);
      // What is not read to the end has no documents, and so no proof.
      if (residualMinor !== 0 || drafts.length === 0) continue;
      const cells = cellsOf(settlementProof(own, [], drafts, context));
      expect(cells).toContainEqual(['Rows of the file', String(own.reading?.rows)]);
      proven.push(name);
    }
    expect(proven.length).toBeGreaterThanOrEqual(5);
  });
});
