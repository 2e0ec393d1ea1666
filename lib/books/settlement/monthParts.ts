import { compareDates, type DateText, dateIn, type InstantText } from '../../calendar/calendar';
import type { SettlementAmount, SettlementSummary } from '../../ledger/settlement/settlement';
import { carriedKinds } from './settlementRoles';

/** The rows of one entry, and its day. */
export interface MonthPart {
  readonly date: DateText;
  readonly amounts: readonly SettlementAmount[];
}

/**
 * The months of a settlement that have an entry: each that has anything but carried rows. Reserves and
 * the like of a month without one go to the next part, or to the last. A part is dated on the last day of
 * its month, the last part on the day on which the settlement ends, if that is earlier.
 */
export function monthParts(
  amounts: readonly SettlementAmount[],
  summary: SettlementSummary,
  timeZone: string,
): readonly MonthPart[] {
  const lastDay = dateIn(summary.endAt, timeZone);
  const byMonth = new Map<string, SettlementAmount[]>();
  const dayOf = days(timeZone);
  for (const amount of amounts) {
    const day = dayOf(amount.postedAt);
    // Rows a little after the end belong to the month that the settlement closes.
    const month = earlier(day, lastDay).slice(0, 7);
    const found = byMonth.get(month);
    if (found === undefined) byMonth.set(month, [amount]);
    else found.push(amount);
  }
  const parts: { month: string; amounts: SettlementAmount[] }[] = [];
  let carried: SettlementAmount[] = [];
  for (const [month, own] of [...byMonth].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (own.every(onlyCarries)) carried.push(...own);
    else {
      parts.push({ month, amounts: [...carried, ...own] });
      carried = [];
    }
  }
  if (carried.length > 0) {
    const before = parts.at(-1);
    if (before === undefined) parts.push({ month: lastDay.slice(0, 7), amounts: carried });
    else before.amounts.push(...carried);
  }
  return parts.map(({ month, amounts: own }) => ({ date: lastDate(month, lastDay), amounts: own }));
}

function onlyCarries({ meaning }: SettlementAmount): boolean {
  return meaning !== undefined && carriedKinds.includes(meaning.kind);
}

function lastDate(month: string, lastDay: DateText): DateText {
  const ending = Temporal.PlainYearMonth.from(month);
  const date = ending.toPlainDate({ day: ending.daysInMonth }).toString();
  return earlier(lastDay, date);
}

function earlier(a: DateText, b: DateText): DateText {
  return compareDates(a, b) < 0 ? a : b;
}

/** The days of instants that come in the order of time: a day's end is looked up once for all its rows. */
function days(timeZone: string): (postedAt: InstantText) => DateText {
  let [day, startsAt, endsAt]: readonly [DateText, InstantText, InstantText] = ['', '', ''];
  return (postedAt) => {
    if (postedAt < startsAt || postedAt >= endsAt) {
      const date = Temporal.PlainDate.from(dateIn(postedAt, timeZone));
      const [start, end] = [date, date.add({ days: 1 })].map((each) =>
        each.toZonedDateTime(timeZone).toInstant().toString(),
      );
      [day, startsAt, endsAt] = [date.toString(), start ?? '', end ?? ''];
    }
    return day;
  };
}
