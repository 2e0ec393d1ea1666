import type { DateText } from '../../calendar/calendar';
import type { LineKind } from '../../ledger/lineKind';
import type { Owner } from '../bookContext';
import type { SettledItem } from './settledContent';
import { isNumberOfMoney, monthInNumber, supplementOf } from './settlementKeys';

/** Amounts for one document: the entry's own, or fees that stand apart. */
export type Stream = 'entry' | 'fees';

/** An item with the document that it goes to. */
export interface StreamItem extends SettledItem {
  readonly stream: Stream;
}

/** One month of a settlement. Documents of it that are in the books already are not drawn again. */
export interface MonthPart {
  /** `2026-09` */
  readonly month: string;
  readonly date: DateText;
  readonly isLast: boolean;
  /** What each document of the month holds, or will hold. */
  readonly items: Readonly<Record<Stream, readonly StreamItem[]>>;
  /** The documents of it that are in the books. */
  readonly sent: Readonly<Partial<Record<Stream, Owner>>>;
}

/** A settlement's months, and what went out of the books after its entries were made. */
export interface MonthLayout {
  readonly parts: readonly MonthPart[];
  /** By month: each makes a supplement. */
  readonly late: readonly LateMonth[];
}

/** Amounts of one month that are in no document any more. */
export interface LateMonth {
  readonly month: string;
  readonly date: DateText;
  readonly items: readonly StreamItem[];
}

/** What the layout depends on, beside the items. */
export interface LayoutFacts {
  /** The day on which the settlement ends: no amount is booked later. */
  readonly lastDay: DateText;
  /** Whether the last entry is in the books: then nothing more becomes a month of its own. */
  readonly isComplete: boolean;
  /** Whether a month that has been carried on needs a last entry even where nothing is left for it. */
  readonly carries: boolean;
}

interface Month {
  readonly month: string;
  readonly items: StreamItem[];
}

/** Rows that only carry a balance: a month that has no others has no entry of its own. */
const carriedKinds: readonly LineKind[] = ['previousReserve', 'currentReserve', 'payable', 'charge'];

/**
 * The months of a settlement that have an entry: each that has anything but carried rows, which otherwise
 * go to the next part, or to the last. A part is dated on the last day of its month, the last part on the
 * day on which the settlement ends, if that is earlier. What has been sent keeps its place.
 */
export function monthLayout(items: readonly StreamItem[], facts: LayoutFacts): MonthLayout {
  const months = byMonth(
    // The payout owns events that post nothing of their own.
    items.filter(
      ({ sent }) => supplementOf(sent?.number ?? '') === 0 && !isNumberOfMoney(sent?.number ?? ''),
    ),
    facts.lastDay,
  );
  const sent = months.filter((month) => month.items.some(isSent));
  const lastSent = sent.at(-1)?.month;
  const keepsPlace = numbersFit(months);
  const placed: Month[] = [];
  const late: Month[] = [];
  const waiting: StreamItem[] = [];
  for (const month of months) {
    const isOpen = keepsPlace || (!facts.isComplete && (lastSent === undefined || month.month > lastSent));
    if (sent.includes(month)) {
      const streams = new Set(month.items.filter(isSent).map(({ stream }) => stream));
      const again = month.items.filter((item) => !isSent(item) && streams.has(item.stream));
      if (again.length > 0) late.push({ month: month.month, items: again });
      const kept = month.items.filter((item) => isSent(item) || !streams.has(item.stream));
      // Fees that were sent apart leave the month's entry open for what is carried into it.
      const taken = isSentIn(month, 'entry') ? [] : waiting.splice(0);
      placed.push({ month: month.month, items: [...taken, ...kept] });
    } else if (month.items.every(onlyCarries)) waiting.push(...month.items);
    else if (isOpen) {
      placed.push({ month: month.month, items: [...waiting.splice(0), ...month.items] });
    } else late.push(month);
  }
  const last = placed.at(-1);
  const lastMonth = facts.lastDay.slice(0, 7);
  if (facts.isComplete) late.push(...(waiting.length > 0 ? [{ month: lastMonth, items: waiting }] : []));
  else if (last !== undefined && !isSentIn(last, 'entry')) last.items.push(...waiting);
  else if (waiting.length > 0 || (last !== undefined && facts.carries))
    placed.push({ month: lastMonth, items: waiting });
  return {
    parts: placed.map(({ month, items: own }, index) => ({
      month,
      date: lastDate(month, facts.lastDay),
      isLast: index === placed.length - 1,
      items: { entry: own.filter(({ stream }) => stream === 'entry'), fees: own.filter(isFee) },
      sent: sentOf(own),
    })),
    late: late.map(({ month, items: own }) => ({ month, date: lastDate(month, facts.lastDay), items: own })),
  };
}

function byMonth(items: readonly StreamItem[], lastDay: DateText): readonly Month[] {
  const homes = homesOf(items, lastDay);
  const months = new Map<string, StreamItem[]>();
  for (const item of items) {
    const month = homes.get(item.sent?.number ?? '') ?? monthOf(item, lastDay);
    const found = months.get(month);
    if (found === undefined) months.set(month, [item]);
    else found.push(item);
  }
  return [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, own]) => ({ month, items: own }));
}

/** The month of each document that has been sent: carried rows of another month may have gone into it. */
function homesOf(items: readonly StreamItem[], lastDay: DateText): ReadonlyMap<string, string> {
  const homes = new Map<string, string>();
  const own = items.filter((item) => !onlyCarries(item));
  for (const item of own.filter(isSent)) homes.set(item.sent?.number ?? '', monthOf(item, lastDay));
  const months = [...new Set(own.map((item) => monthOf(item, lastDay)))].sort();
  for (const { sent } of items) {
    if (sent === undefined || homes.has(sent.number)) continue;
    // An entry of nothing but carried rows stands in the month that its number tells, or in the last.
    const home = months[(monthInNumber(sent.number) ?? 1) - 1] ?? lastDay.slice(0, 7);
    homes.set(sent.number, home);
  }
  return homes;
}

/** In what month an amount is booked, `2026-09`, if it is not carried into another one. */
export function monthOf({ date }: Pick<SettledItem, 'date'>, lastDay: DateText): string {
  // Rows a little after the end belong to the month that the settlement closes.
  return earlier(date, lastDay).slice(0, 7);
}

/**
 * Whether what has been sent bears the numbers that all months together would give: then the others are
 * parts that have not been sent yet, and nothing has come back.
 */
function numbersFit(months: readonly Month[]): boolean {
  const all = months.filter(({ items }) => items.some((item) => isSent(item) || !onlyCarries(item)));
  return all.every(({ items }, index) =>
    items.every(({ sent }) => {
      if (sent === undefined) return true;
      const month = monthInNumber(sent.number);
      return month === undefined ? all.length === 1 : month === index + 1;
    }),
  );
}

function isSent({ sent }: SettledItem): boolean {
  return sent !== undefined;
}

function isSentIn({ items }: Month, stream: Stream): boolean {
  return items.some((item) => item.stream === stream && isSent(item));
}

function isFee({ stream }: StreamItem): boolean {
  return stream === 'fees';
}

function sentOf(items: readonly StreamItem[]): MonthPart['sent'] {
  return Object.fromEntries(
    items.flatMap(({ stream, sent }) => (sent === undefined ? [] : [[stream, sent]])),
  );
}

function onlyCarries({ lines }: SettledItem): boolean {
  return lines.every(({ kind }) => carriedKinds.includes(kind));
}

function lastDate(month: string, lastDay: DateText): DateText {
  const ending = Temporal.PlainYearMonth.from(month);
  const date = ending.toPlainDate({ day: ending.daysInMonth }).toString();
  return earlier(lastDay, date);
}

function earlier(a: DateText, b: DateText): DateText {
  // Dates of one form compare as texts, which counts for half a million of them.
  return a < b ? a : b;
}
