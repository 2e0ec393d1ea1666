import { type DateText, dateIn } from '../../calendar/calendar';
import { writeCsv } from '../../csv/writeCsv';
import type { Settlement } from '../../ledger/settlement/settlementFacts';
import { decimalText } from '../../money/money';
import { failed, ok, problem, type Result } from '../../problem/problem';
import type { BookContext } from '../bookContext';
import type { BookedEvent } from '../bookedEvent';
import type { Draft, ListRef } from '../draft';
import { eventContent } from './eventContent';
import { fileContent } from './fileContent';
import { monthOf } from './monthParts';
import { linesOfItems, type SettledContent, type SettledItem, sumOfItems } from './settledContent';
import { settlementAccounts } from './settlementAccounts';
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
  const wrong = differenceOf(settlement, items, drafts, content, keptMinor, context);
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

/** Where the amounts and the documents differ first; nowhere, or the proof would be none. */
function differenceOf(
  settlement: Settlement,
  items: readonly SettledItem[],
  drafts: readonly Draft[],
  content: SettledContent,
  keptMinor: number,
  context: BookContext,
): { readonly account: string; readonly rowsMinor: number; readonly sentMinor: number } | undefined {
  const { clearedMinor, payableMinor } = content;
  const paidMinor = sumOfItems(items) + keptMinor + clearedMinor + payableMinor + chargedMinor(content);
  if (paidMinor !== settlement.totalMinor)
    return { account: 'the whole', rowsMinor: paidMinor, sentMinor: settlement.totalMinor };
  const { clearing, carried, bank, card, receivable } = settlementAccounts(context, settlement.currency);
  // Between these the documents move what the amounts come to; they are the whole, which was compared above.
  const between = new Set([clearing, carried, bank, card, receivable].map(keyOf));
  const rows = sumsOf(
    // What earlier documents of the settlement hold was proven with them.
    linesOfItems(items.filter((item) => item.sent === undefined)).flatMap(({ account, amountMinor, tax }) => [
      { account, amountMinor },
      ...(tax === undefined ? [] : [{ account: tax.account, amountMinor: tax.amountMinor }]),
    ]),
  );
  const sent = sumsOf(
    drafts.flatMap(({ lines, taxes }) => [
      ...lines,
      ...taxes.map(({ account, taxMinor }) => ({ account, amountMinor: taxMinor })),
    ]),
  );
  for (const [key, { account }] of [...rows, ...sent]) {
    const rowsMinor = rows.get(key)?.minor ?? 0;
    const sentMinor = sent.get(key)?.minor ?? 0;
    if (!between.has(key) && rowsMinor !== sentMinor) return { account: account.name, rowsMinor, sentMinor };
  }
  return undefined;
}

function sumsOf(
  amounts: readonly { readonly account: ListRef; readonly amountMinor: number }[],
): ReadonlyMap<string, { readonly account: ListRef; readonly minor: number }> {
  const sums = new Map<string, { readonly account: ListRef; readonly minor: number }>();
  for (const { account, amountMinor } of amounts) {
    const key = keyOf(account);
    sums.set(key, { account, minor: (sums.get(key)?.minor ?? 0) + amountMinor });
  }
  return sums;
}

function keyOf({ id, name }: ListRef): string {
  return JSON.stringify([id, name]);
}

function chargedMinor({ charges }: SettledContent): number {
  return charges.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

function sides(debitMinor: number, currency: string): readonly string[] {
  return debitMinor >= 0 ? [decimalText(debitMinor, currency), ''] : ['', decimalText(-debitMinor, currency)];
}

function amountOf(minor: number, { currency }: Pick<Settlement, 'currency'>): string {
  return decimalText(minor, currency);
}
