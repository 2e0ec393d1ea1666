import { present } from '../../amazon/shapes/present';
import { type DateText, epochMs } from '../../calendar/calendar';
import { problem } from '../../problem/problem';
import type { BookContext } from '../bookContext';
import type { BookedEvent } from '../bookedEvent';
import { openDay } from '../checks/openDay';
import { headsIn } from '../days/dayAccounts';
import { dayEnd, momentInWords } from '../days/dayEnd';
import { isIn, isSummed, type SummaryPlace, siteOf, zoneOfPlace } from '../days/dayScope';
import { periodsOf } from '../days/daysOf';
import { divided } from '../days/divide';
import { countsInWords, summaryMemo } from '../days/inWords';
import { blockingVerdicts } from '../days/notes';
import { numbersInBooks, ownDocuments, withTwins } from '../days/ownDocuments';
import { type NumberedPart, numberedParts } from '../days/parts';
import { asItStands, coversOf, inOrder } from '../days/portion';
import { standingOf } from '../days/standing';
import { plannedPart, type Summary, withTheRest } from '../days/summaryPlans';
import { isEmpty, journalContent, showing, summedLines } from '../days/summedLines';
import type { JournalEntry } from '../draft';
import { journalDraft } from '../drawing/forms';
import { deferralNumber, type SummaryForm } from '../numbers/dayNumbers';
import type { PlannedDraft } from '../plannedDraft';
import { valueOn } from '../settings/dated';
import type { Verdict } from '../verdict';

/** Whose month it is. */
export interface DeferralScope extends SummaryPlace {
  /** `2026-12` */
  readonly month: string;
}

/**
 * The journal entry of sales and refunds that Amazon still held back at the end of a month, for books that
 * go by settlements and recognise them when they ship: income and fees against the deferred balances. When
 * Amazon releases them, their settlement only moves the money to clearing. None of them is in a reserve
 * too: a reserve holds back what was released. What is reported later makes a supplement.
 */
export function deferralDocuments(
  scope: DeferralScope,
  booked: readonly BookedEvent[],
  given: BookContext,
  taken: ReadonlySet<string> = numbersInBooks(given.owners),
): readonly PlannedDraft[] {
  const context = withTwins(given, booked);
  const { owners, settings } = context;
  const numberOf = (form: SummaryForm): string | undefined =>
    deferralNumber(present({ ...scope, connectionCode: settings.connectionCode }), scope.month, form);
  const own = ownDocuments(owners, numberOf);
  const ofMonth = booked.filter(
    (each) => each.date.startsWith(`${scope.month}-`) && isIn(each, scope) && isSummed(each),
  );
  const lastDay = lastDayOf(scope.month);
  const end = dayEnd(lastDay, zoneOfPlace(scope, settings));
  const stood = inOrder(
    ofMonth
      .filter((each) => isHeldBack(asItStands(each, owners), end, context))
      .map((each) => standingOf(each, context, own.isOwn)),
  );
  const summary = summaryOf(scope, lastDay, context);
  const holding = [...blockingVerdicts(stood, scope.month), ...notOver(end, summary)];
  const parts = numberedParts(
    stood.flatMap(({ portion }) => portion ?? []),
    ofMonth.flatMap((each) => own.portionsOf(asItStands(each, owners))),
    {
      numberOf,
      taken,
      divide: (portions) => divided(portions, { ...summary, suits: () => false }),
    },
  );
  const drawn = parts.map((part) =>
    plannedPart({ ...part, draft: deferralDraft(part, summary) }, holding, summary),
  );
  return withTheRest(drawn, stood, holding, summary);
}

/** The months in which events were held back, each with all of its events. */
export function deferralMonthsOf(
  booked: readonly BookedEvent[],
): readonly { readonly scope: DeferralScope; readonly booked: readonly BookedEvent[] }[] {
  return periodsOf(booked, ({ date }) => date.slice(0, 7))
    .filter(({ booked: own }) => own.some(({ holding }) => holding === 'deferred'))
    .map(({ place, period, booked: own }) => ({ scope: { ...place, month: period }, booked: own }));
}

/** Whether it is booked against the deferred balances and was not released before the month ended. */
function isHeldBack(
  { event: { release }, holding, date }: BookedEvent,
  end: string,
  { settings }: BookContext,
): boolean {
  if (holding !== 'deferred' || valueOn(settings.modes, date) !== 'settlement') return false;
  return release.state === 'deferred' || epochMs(release.releasedAt) >= epochMs(end);
}

function lastDayOf(month: string): DateText {
  const { daysInMonth } = Temporal.PlainYearMonth.from(month);
  return `${month}-${daysInMonth}`;
}

function summaryOf({ month, ...place }: DeferralScope, lastDay: DateText, context: BookContext): Summary {
  return {
    what: 'deferral',
    place,
    period: month,
    lastDay,
    context,
    show: showing('byGroup', context),
    headOf: headsIn(place.currency, context),
  };
}

/** What will be released before the month ends is its settlement's. */
function notOver(end: string, { place, context }: Summary): readonly Verdict[] {
  if (epochMs(context.asOf) >= epochMs(end)) return [];
  const until = momentInWords(end, zoneOfPlace(place, context.settings));
  return [{ state: 'waiting', problem: problem('month_not_over', { until }) }];
}

function deferralDraft(
  { number, place, portions }: NumberedPart,
  summary: Summary,
): JournalEntry | undefined {
  const { context, show, headOf, lastDay, period } = summary;
  const [first] = portions;
  const content = journalContent(summedLines(portions, show));
  if (first === undefined || number === undefined || isEmpty(content)) return undefined;
  const { account, location } = headOf(first.booked);
  const { date, word } = openDay(lastDay, context);
  const counts = countsInWords(portions.map(({ booked }) => booked));
  const memo = summaryMemo([
    `${siteOf(summary.place)}, held back by Amazon at the end of ${period}: ${counts}`,
    ...(place.supplement > 0 ? ['reported later'] : []),
    ...(word === undefined ? [] : [word]),
  ]);
  const { currency } = summary.place;
  return journalDraft(
    present({ number, date, currency, memo, covers: coversOf(portions), location }),
    content,
    {
      role: 'deferred',
      account,
      description: 'Held back by Amazon',
    },
  );
}
