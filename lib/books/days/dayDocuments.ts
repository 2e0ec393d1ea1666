import { present } from '../../amazon/shapes/present';
import type { BookContext, Owners } from '../bookContext';
import type { BookedEvent } from '../bookedEvent';
import { dayNumber, type SummaryForm } from '../numbers/dayNumbers';
import type { PlannedDraft } from '../plannedDraft';
import { headsIn } from './dayAccounts';
import { type DayDrawing, divisionOf } from './dayDraft';
import { dayFormOf } from './dayFormOf';
import { plannedPart, withTheRest } from './dayPlans';
import { type DayScope, isIn, isSummed } from './dayScope';
import { divided } from './divide';
import { namesInWords } from './inWords';
import { blockingVerdicts } from './notes';
import { numberedParts } from './parts';
import { inOrder, ownedPortions } from './portion';
import { type OwnPortion, slicesOf } from './slices';
import { type Stood, standingOf } from './standing';
import { showing } from './summedLines';

/**
 * The documents of one day at one place that are not in the books yet. `booked` may hold other events too;
 * what belongs to the day is on exactly one document, or named with the reason on the first. A day with an
 * event that cannot be booked is blocked whole. `taken` is worth handing in where many days are drawn.
 */
export function dayDocuments(
  scope: DayScope,
  booked: readonly BookedEvent[],
  context: BookContext,
  taken: ReadonlySet<string> = numbersInBooks(context.owners),
): readonly PlannedDraft[] {
  const own = ownDocuments(scope, context);
  const stood = inOrder(
    booked
      .filter((each) => each.date === scope.date && isIn(each, scope) && isSummed(each))
      .map((each) => standingOf(each, context, own.isOwn)),
  );
  const drawing = drawingOf(scope, stood, context);
  const slices = slicesOf(
    stood.flatMap(({ portion }) => portion ?? []),
    stood.flatMap((each) => own.portionsOf(each.booked)),
    context.settings,
  );
  const parts = slices.flatMap((slice) =>
    numberedParts(slice.open, slice.posted, {
      numberOf: (part) =>
        dayNumber(own.place, scope.date, { ...part, form: slice.form, deferred: slice.deferred }),
      taken,
      divide: (portions) => divided(portions, divisionOf(slice, drawing)),
    }).map((part) => ({ slice, part })),
  );
  const holding = blockingVerdicts(stood, scope.date);
  const drawn = parts.map(({ slice, part }) => plannedPart(slice, part, holding, drawing));
  return withTheRest(drawn, stood, holding, drawing);
}

/** Every number of our documents in the books. */
export function numbersInBooks(owners: Owners): ReadonlySet<string> {
  const numbers = new Set<string>();
  for (const facets of owners.values())
    for (const owner of Object.values(facets)) if (owner !== undefined) numbers.add(owner.number);
  return numbers;
}

/** Which numbers are the day's own; each number is read once. */
function ownDocuments({ date, ...place }: DayScope, { owners, settings }: BookContext) {
  const numberPlace = present({ ...place, connectionCode: settings.connectionCode });
  const forms = new Map<string, SummaryForm | undefined>();
  const formOf = (number: string): SummaryForm | undefined => {
    if (!forms.has(number)) forms.set(number, dayFormOf(numberPlace, date, number));
    return forms.get(number);
  };
  return {
    place: numberPlace,
    isOwn: (number: string): boolean => formOf(number) !== undefined,
    portionsOf: (booked: BookedEvent): readonly OwnPortion[] =>
      ownedPortions(booked, owners).flatMap((portion) => {
        const form = formOf(portion.number);
        return form === undefined ? [] : [{ ...portion, form }];
      }),
  };
}

function drawingOf(scope: DayScope, stood: readonly Stood[], context: BookContext): DayDrawing {
  const elsewhere = stood.filter(({ standing }) => standing === 'elsewhere');
  return {
    scope,
    context,
    show: showing(context.settings.day.lines, context),
    headOf: headsIn(scope.currency, context),
    inBooks: elsewhere.length === 0 ? '' : namesInWords(elsewhere.map(({ booked }) => booked)),
  };
}
