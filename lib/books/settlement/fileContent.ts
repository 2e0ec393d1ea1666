import { type DateText, dateIn } from '../../calendar/calendar';
import type { EventKey } from '../../ledger/event';
import type { LineKind } from '../../ledger/lineKind';
import type { SettlementAmount } from '../../ledger/settlement/settlement';
import type { Settlement } from '../../ledger/settlement/settlementFacts';
import { type BookContext, ownerOf } from '../bookContext';
import type { BookedEvent, BookedLine } from '../bookedEvent';
import { wholeFacets } from '../drawing/openFacets';
import { eventContent } from './eventContent';
import { eventInWords } from './eventProblems';
import { fileItems } from './fileItems';
import { fileOverlap } from './fileOverlap';
import { monthOf } from './monthParts';
import type { SettledCharge, SettledContent, SettledItem } from './settledContent';
import { chargeKey, fileMonthKey } from './settlementKeys';

/**
 * A settlement from its file, as a whole. What of it is in the books already, from transactions, is found by
 * order and only cleared; its rows are left out of what the file books.
 */
export function fileContent(
  settlement: Settlement,
  booked: readonly BookedEvent[],
  timeZone: string,
  context: BookContext,
): SettledContent {
  const overlap = fileOverlap(settlement, booked, timeZone, context);
  const eventKeys = overlap.events.map(({ event }) => event.key);
  const known = eventContent({ ...settlement, eventKeys }, overlap.events, context);
  const amounts = [...(settlement.reading?.amounts ?? []), ...overlap.taken];
  const own = fileItems(
    amounts.filter(({ meaning }) => !apart.includes(meaning?.kind)),
    settlement,
    timeZone,
    context,
  );
  const lastDay = dateIn(settlement.endAt, timeZone);
  return {
    items: [
      ...own.groups.flatMap((group) =>
        [false, true].flatMap((isFee) => {
          const lines = group.lines.filter(({ facet }) => (facet === 'fees') === isFee);
          return itemOf(lines, group.date, group.transactionType, isFee, settlement, lastDay, context);
        }),
      ),
      ...known.items,
      ...coveredEvents(settlement, booked, eventKeys, context),
    ],
    charges: [...chargesOf(settlement, timeZone, context), ...known.charges],
    payableMinor: kindMinor(amounts, 'payable') + known.payableMinor,
    clearedMinor: known.clearedMinor,
    clears: known.clears,
    verdicts: [...overlap.verdicts, ...own.verdicts, ...known.verdicts],
    trace: known.trace,
  };
}

/**
 * Events that bear the settlement's id and that its file books: they become its own without an amount, so
 * that no document of an order or a day books them again.
 */
function coveredEvents(
  { settlementId }: Settlement,
  booked: readonly BookedEvent[],
  matched: readonly EventKey[],
  { owners }: BookContext,
): readonly SettledItem[] {
  const known = booked.filter(
    ({ event }) => event.settlementId === settlementId && !matched.includes(event.key),
  );
  return known.flatMap((each): readonly SettledItem[] => {
    const { key } = each.event;
    const facets = wholeFacets({ ...each, holding: 'clearing' });
    const open = facets.filter((facet) => ownerOf(owners, key, facet) === undefined);
    const cover = { eventKey: key, facets: open };
    return open.length === 0 ? [] : [{ date: each.date, lines: [], cover, what: eventInWords(each.event) }];
  });
}

/** An opening balance, and the card's own entry. */
const apart: readonly (LineKind | undefined)[] = ['payable', 'charge'];

function itemOf(
  lines: readonly BookedLine[],
  date: DateText,
  what: string,
  isFee: boolean,
  { settlementId }: Settlement,
  lastDay: DateText,
  { owners }: BookContext,
): readonly SettledItem[] {
  if (lines.length === 0) return [];
  const month = monthOf({ date }, lastDay);
  const owner = ownerOf(owners, fileMonthKey(settlementId, month), isFee ? 'fees' : 'revenue');
  return [{ date, lines, what, ...(owner === undefined ? {} : { sent: owner }) }];
}

function chargesOf(
  { settlementId, reading }: Settlement,
  timeZone: string,
  { owners }: BookContext,
): readonly SettledCharge[] {
  const byDay = new Map<DateText, number>();
  for (const { meaning, postedAt, amountMinor } of reading?.amounts ?? []) {
    if (meaning?.kind !== 'charge') continue;
    const date = dateIn(postedAt, timeZone);
    byDay.set(date, (byDay.get(date) ?? 0) + amountMinor);
  }
  return [...byDay].map(([date, amountMinor]) => {
    const eventKey = chargeKey(settlementId, date);
    const sent = ownerOf(owners, eventKey, 'cash');
    const cover = { eventKey, facets: ['cash' as const] };
    return { date, amountMinor, cover, ...(sent === undefined ? {} : { sent }) };
  });
}

function kindMinor(amounts: readonly SettlementAmount[], kind: LineKind): number {
  return amounts.reduce((sum, each) => (each.meaning?.kind === kind ? sum + each.amountMinor : sum), 0);
}
