import { present } from '../../amazon/shapes/present';
import type { BookContext } from '../bookContext';
import type { BookedEvent } from '../bookedEvent';
import { dayNumber, type SummaryForm } from '../numbers/dayNumbers';
import type { PlannedDraft } from '../plannedDraft';
import { headsIn } from './dayAccounts';
import { type DayDrawing, dayDraft, divisionOf } from './dayDraft';
import { type DayScope, isIn, isSummed } from './dayScope';
import { daysOf } from './daysOf';
import { divided } from './divide';
import { namesInWords } from './inWords';
import { blockingVerdicts } from './notes';
import { numbersInBooks, ownDocuments, withTwins } from './ownDocuments';
import { numberedParts } from './parts';
import { inOrder } from './portion';
import { slicesOf } from './slices';
import { type Stood, standingOf } from './standing';
import { plannedPart, withTheRest } from './summaryPlans';
import { showing } from './summedLines';

/**
 * The documents of one day at one place that are not in the books yet. `booked` may hold other events too;
 * what belongs to the day is on exactly one document, or named with the reason on the first. A day with an
 * event that cannot be booked is blocked whole. `taken` is worth handing in where many days are drawn.
 */
export function dayDocuments(
  scope: DayScope,
  booked: readonly BookedEvent[],
  given: BookContext,
  taken: ReadonlySet<string> = numbersInBooks(given.owners),
): readonly PlannedDraft[] {
  const context = withTwins(given, booked);
  const { owners, settings } = context;
  const numberOf = (form: SummaryForm): string | undefined =>
    dayNumber(present({ ...scope, connectionCode: settings.connectionCode }), scope.date, form);
  const own = ownDocuments(owners, numberOf);
  const stood = inOrder(
    booked
      .filter((each) => each.date === scope.date && isIn(each, scope) && isSummed(each))
      .map((each) => standingOf(each, context, own.isOwn)),
  );
  const drawing = drawingOf(scope, stood, context);
  const open = stood.flatMap(({ portion }) => portion ?? []);
  const posted = stood.flatMap((each) => own.portionsOf(each.booked));
  const holding = blockingVerdicts(stood, scope.date);
  const drawn = slicesOf(open, posted, settings).flatMap(({ form, deferred, ...slice }) => {
    const kind = { form, deferred };
    return numberedParts(slice.open, slice.posted, {
      numberOf: (part) => numberOf({ ...part, ...kind }),
      taken,
      divide: (portions) => divided(portions, divisionOf(kind, drawing)),
    }).map((part) => plannedPart({ ...part, kind, draft: dayDraft(kind, part, drawing) }, holding, drawing));
  });
  return withTheRest(drawn, stood, holding, drawing);
}

/** The documents of all days that events make: each event is grouped once, each number in the books read once. */
export function documentsOfDays(booked: readonly BookedEvent[], given: BookContext): readonly PlannedDraft[] {
  const context = withTwins(given, booked);
  const taken = numbersInBooks(context.owners);
  return daysOf(booked).flatMap(({ scope, booked: own }) => dayDocuments(scope, own, context, taken));
}

function drawingOf(scope: DayScope, stood: readonly Stood[], context: BookContext): DayDrawing {
  const { date, ...place } = scope;
  const elsewhere = stood.filter(({ standing }) => standing === 'elsewhere');
  return {
    what: 'day',
    place,
    period: date,
    lastDay: date,
    context,
    show: showing(context.settings.day.lines, context),
    headOf: headsIn(scope.currency, context),
    inBooks: elsewhere.length === 0 ? '' : namesInWords(elsewhere.map(({ booked }) => booked)),
  };
}
