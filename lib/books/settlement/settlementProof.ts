import { type DateText, dateIn } from '../../calendar/calendar';
import { writeCsv } from '../../csv/writeCsv';
import type { Settlement } from '../../ledger/settlement/settlementFacts';
import { decimalText } from '../../money/money';
import { failed, ok, problem, type Result } from '../../problem/problem';
import type { BookContext } from '../bookContext';
import type { BookedEvent } from '../bookedEvent';
import type { Draft } from '../draft';
import { eventContent } from './eventContent';
import { fileContent } from './fileContent';
import { monthOf } from './monthParts';
import { chargedMinor, proofDifference } from './proofDifference';
import { type SettledContent, type SettledItem, sumOfItems } from './settledContent';
import { fileMonthKey } from './settlementKeys';
import { settlementZone } from './settlementZone';
import { streamsOf } from './streamItems';

/** The file that a settlement was read from. */
export interface ProvenFile {
  readonly name: string;
  /** SHA-256 of its bytes, 64 hex digits. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

type Row = readonly string[];

/**
 * Why a settlement's documents say what they say, as a file for a spreadsheet: the settlement and its file, the
 * documents with their lines, Amazon's words with their rows and amounts, and each amount with the document and the
 * account that it went to. Before that it is added up again, account by account and as a whole: a list that does
 * not come to the documents is no proof, and is none. `drafts` are the documents that are sent now, drawn from the
 * same facts; what earlier ones of the settlement hold is listed with their numbers.
 */
export function settlementProof(
  settlement: Settlement,
  booked: readonly BookedEvent[],
  drafts: readonly Draft[],
  context: BookContext,
  file?: ProvenFile,
): Result<string> {
  const timeZone = settlementZone(settlement, context.settings);
  const content =
    settlement.source === 'transactions'
      ? eventContent(settlement, booked, context)
      : fileContent(settlement, booked, timeZone, context);
  const { items, keptMinor } = streamsOf(content.items, context.settings);
  const wrong = proofDifference(settlement, { items, content, keptMinor }, drafts, context);
  if (wrong !== undefined) {
    const { account, rowsMinor, sentMinor } = wrong;
    const facts = { rows: amountOf(rowsMinor, settlement), sent: amountOf(sentMinor, settlement) };
    const number = drafts[0]?.number ?? settlement.settlementId;
    return failed(problem('evidence_does_not_add_up', { number, account, ...facts }));
  }
  const lastDay = dateIn(settlement.endAt, timeZone);
  return ok(
    writeCsv([
      ...factRows(settlement, file),
      [],
      ...sumRows(settlement, content, items, keptMinor),
      [],
      ...documentRows(drafts),
      [],
      ...wordRows(settlement),
      [],
      ...amountRows(settlement, items, numbersOf(drafts), lastDay),
    ]),
  );
}

function factRows(settlement: Settlement, file: ProvenFile | undefined): readonly Row[] {
  const { settlementId, sellerAccountId, currency, startAt, endAt, depositAt, source, reading } = settlement;
  const from = { transactions: 'Amazon’s transactions', file: 'Amazon’s settlement file' } as const;
  return [
    ['Settlement', settlementId],
    ['Seller account', sellerAccountId],
    ['From', startAt ?? ''],
    ['To', endAt],
    ['Deposit', depositAt ?? ''],
    ['Currency', currency],
    ['Booked from', from[source]],
    ...(file === undefined
      ? []
      : [
          ['File', file.name],
          ['SHA-256 of the file', file.sha256],
          ['Bytes of the file', String(file.sizeBytes)],
        ]),
    ...(reading === undefined
      ? []
      : [
          ['Rows of the file', String(reading.rows)],
          ['Sum of the rows', amountOf(reading.sumMinor, settlement)],
        ]),
  ];
}

function sumRows(
  settlement: Settlement,
  content: SettledContent,
  items: readonly SettledItem[],
  keptMinor: number,
): readonly Row[] {
  const amount = (minor: number): string => amountOf(minor, settlement);
  return [
    ['How it comes to what Amazon pays', 'Amount'],
    ['Booked by the documents of this settlement', amount(sumOfItems(items))],
    ['Reserve that stays in clearing', amount(keptMinor)],
    ['In the books before, by other documents', amount(content.clearedMinor)],
    ['Debt of the settlement before', amount(content.payableMinor)],
    ['Charged to the card on file', amount(chargedMinor(content))],
    ['What Amazon pays', amount(settlement.totalMinor)],
  ];
}

function documentRows(drafts: readonly Draft[]): readonly Row[] {
  return [
    ['Document', 'Date', 'Kind', 'Line', 'Account', 'Debit', 'Credit'],
    ...drafts.flatMap((draft) => {
      const of = [draft.number, draft.date, draft.kind];
      return [
        ...draft.lines.map(({ description, account, amountMinor }) => [
          ...of,
          description,
          account.name,
          ...sides(-amountMinor, draft.currency),
        ]),
        ...draft.taxes.map(({ code, account, taxMinor }) => [
          ...of,
          `Tax ${code.name}`,
          account.name,
          ...sides(-taxMinor, draft.currency),
        ]),
        [...of, 'Total', '', decimalText(draft.totalMinor, draft.currency), ''],
      ];
    }),
  ];
}

/** Amazon's own words, as its file has them: how many rows and how much. */
function wordRows(settlement: Settlement): readonly Row[] {
  const words = new Map<string, { readonly cells: Row; rows: number; amountMinor: number }>();
  for (const { label, amountMinor, rows } of settlement.reading?.amounts ?? []) {
    const cells = [label.transactionType, label.amountType, label.amountDescription];
    const key = JSON.stringify(cells);
    const sum = words.get(key) ?? { cells, rows: 0, amountMinor: 0 };
    words.set(key, { cells, rows: sum.rows + rows, amountMinor: sum.amountMinor + amountMinor });
  }
  if (words.size === 0) return [];
  return [
    ['Transaction type', 'Amount type', 'Amount description', 'Rows', 'Amount'],
    ...[...words.values()].map(({ cells, rows, amountMinor }) => [
      ...cells,
      String(rows),
      amountOf(amountMinor, settlement),
    ]),
  ];
}

/** Each amount with the document that it is in. */
function amountRows(
  settlement: Settlement,
  items: readonly SettledItem[],
  numbers: ReadonlyMap<string, string>,
  lastDay: DateText,
): readonly Row[] {
  return [
    ['Document', 'Date', 'Of', 'What', 'Account', 'Amount', 'Tax', 'Account of the tax'],
    ...items.flatMap((item) =>
      item.lines.map(({ facet, label, account, amountMinor, tax }) => {
        const event = item.cover?.eventKey ?? fileMonthKey(settlement.settlementId, monthOf(item, lastDay));
        return [
          item.sent?.number ?? numbers.get(`${event} ${facet}`) ?? '',
          item.date,
          item.what,
          label,
          account.name,
          amountOf(amountMinor, settlement),
          tax === undefined ? '' : amountOf(tax.amountMinor, settlement),
          tax?.account.name ?? '',
        ];
      }),
    ),
  ];
}

function numbersOf(drafts: readonly Draft[]): ReadonlyMap<string, string> {
  return new Map(
    drafts.flatMap(({ number, covers }) =>
      covers.flatMap(({ eventKey, facets }) =>
        facets.map((facet) => [`${eventKey} ${facet}`, number] as const),
      ),
    ),
  );
}

function sides(debitMinor: number, currency: string): readonly string[] {
  return debitMinor >= 0 ? [decimalText(debitMinor, currency), ''] : ['', decimalText(-debitMinor, currency)];
}

function amountOf(minor: number, { currency }: Pick<Settlement, 'currency'>): string {
  return decimalText(minor, currency);
}
