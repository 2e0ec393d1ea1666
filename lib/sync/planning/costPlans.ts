import { type BookContext, ownerOf } from '../../books/bookContext';
import type { BookedEvent } from '../../books/bookedEvent';
import { openDay } from '../../books/checks/openDay';
import { costDocuments } from '../../books/cost/costDocuments';
import { type DayScope, isIn, summaryKey } from '../../books/days/dayScope';
import { dayNumber } from '../../books/numbers/dayNumbers';
import { orderNumber } from '../../books/numbers/orderNumbers';
import { settlementNumber } from '../../books/numbers/settlementNumbers';
import { seriesOf } from '../../books/orders/orderSeries';
import type { PlannedDraft } from '../../books/plannedDraft';
import type { EventKey } from '../../ledger/event';
import type { Settlement } from '../../ledger/settlement/settlementFacts';

/** The cost of what each event of an order moved, beside its own document. */
export function costOfOrder(
  orderId: string,
  booked: readonly BookedEvent[],
  indexes: ReadonlyMap<EventKey, number>,
  context: BookContext,
): readonly PlannedDraft[] {
  if (!context.settings.cost.booked) return [];
  return booked.flatMap((each) => {
    const series = seriesOf(each.event);
    const { key } = each.event;
    const number = series && orderNumber(orderId, series, indexes.get(key) ?? 0, 'cost');
    if (number === undefined) return [];
    const { date } = openDay(each.date, context);
    return costDocuments({ key: `${series}/${key}/cost`, number, date, sellsItems: true }, [each], context);
  });
}

/** The cost of what moved on a day; what is reported of it later makes a further entry. */
export function costOfDay(
  scope: DayScope,
  booked: readonly BookedEvent[],
  context: BookContext,
): readonly PlannedDraft[] {
  if (!context.settings.cost.booked) return [];
  const { connectionCode } = context.settings;
  const place = connectionCode === undefined ? scope : { ...scope, connectionCode };
  const ofDay = booked.filter((each) => each.date === scope.date && isIn(each, scope));
  const { date } = openDay(scope.date, context);
  return further(ofDay, context, (supplement) => ({
    key: summaryKey('day', scope, scope.date, { form: 'cost', supplement }, context.settings),
    number: dayNumber(place, scope.date, { form: 'cost', supplement }),
    date,
  }));
}

/** The cost of what a settlement pays for and no other document has booked, by month. */
export function costOfSettlement(
  { settlementId }: Settlement,
  booked: readonly BookedEvent[],
  context: BookContext,
): readonly PlannedDraft[] {
  if (!context.settings.cost.booked) return [];
  const months = [...new Set(booked.map(({ date }) => date.slice(0, 7)))].sort();
  return months.flatMap((month, index) => {
    const ofMonth = booked.filter(({ date }) => date.startsWith(`${month}-`));
    const last =
      ofMonth
        .map(({ date }) => date)
        .sort()
        .at(-1) ?? month;
    const part = months.length === 1 ? ('whole' as const) : { month: index + 1 };
    const { date } = openDay(last, context);
    return further(ofMonth, context, (supplement) => ({
      key: `settlement/${settlementId}/cost/${month}${supplement === 0 ? '' : `+${supplement}`}`,
      number: settlementNumber(settlementId, part, { form: 'cost', supplement }),
      date,
    }));
  });
}

/** The first of an entry and its supplements whose number is not in the books. */
function further(
  booked: readonly BookedEvent[],
  context: BookContext,
  of: (supplement: number) => {
    readonly key: string;
    readonly number: string | undefined;
    readonly date: string;
  },
): readonly PlannedDraft[] {
  const taken = new Set(
    booked.flatMap(({ event }) => ownerOf(context.owners, event.key, 'cost')?.number ?? []),
  );
  for (let supplement = 0; ; supplement += 1) {
    const { key, number, date } = of(supplement);
    if (number === undefined) return [];
    if (!taken.has(number)) return costDocuments({ key, number, date, sellsItems: true }, booked, context);
  }
}
