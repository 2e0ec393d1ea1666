import type { BookContext, Owners } from '../bookContext';
import type { BookedEvent } from '../bookedEvent';
import { twinOwners } from '../drawing/twinOwners';
import type { SummaryForm } from '../numbers/dayNumbers';
import { numberForm } from './numberForm';
import { ownedPortions } from './portion';
import type { OwnPortion } from './slices';

/** What a summary has in the books already. */
export interface OwnDocuments {
  /** Whether a number is of one of its documents. */
  isOwn(number: string): boolean;
  /** What of an event its documents hold. */
  portionsOf(booked: BookedEvent): readonly OwnPortion[];
}

/** Each number is read once. */
export function ownDocuments(
  owners: Owners,
  numberOf: (form: SummaryForm) => string | undefined,
): OwnDocuments {
  const forms = new Map<string, SummaryForm | undefined>();
  const formOf = (number: string): SummaryForm | undefined => {
    if (!forms.has(number)) forms.set(number, numberForm(number, numberOf));
    return forms.get(number);
  };
  return {
    isOwn: (number) => formOf(number) !== undefined,
    portionsOf: (booked) =>
      ownedPortions(booked, owners).flatMap((portion) => {
        const form = formOf(portion.number);
        return form === undefined ? [] : [{ ...portion, form }];
      }),
  };
}

/** Every number of our documents in the books. */
export function numbersInBooks(owners: Owners): ReadonlySet<string> {
  const numbers = new Set<string>();
  for (const facets of owners.values())
    for (const owner of Object.values(facets)) if (owner !== undefined) numbers.add(owner.number);
  return numbers;
}

/** What is in the books for an event that Amazon reported twice is there for the one that stands for both. */
export function withTwins(context: BookContext, booked: readonly BookedEvent[]): BookContext {
  const events = booked.map(({ event }) => event);
  const owners = twinOwners(context.owners, events);
  return owners === context.owners ? context : { ...context, owners };
}
