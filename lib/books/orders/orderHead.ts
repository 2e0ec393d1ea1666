import { present } from '../../amazon/shapes/present';
import { type DateText, dateIn } from '../../calendar/calendar';
import type { BookContext } from '../bookContext';
import { zoneOf } from '../bookedDay';
import type { BookedEvent } from '../bookedEvent';
import { chosenClearing } from '../chosen';
import { chosenAccount } from '../chosenAccount';
import { chosenVendor } from '../chosenParty';
import type { ListRef } from '../draft';
import { accountById } from '../listIndex';
import { partyOf } from '../matching/partyOf';
import { locationOf, paymentMethodOf } from '../matching/placed';
import { resolved } from '../matching/resolved';
import { blocked, type Verdict } from '../verdict';

/** In whose name and on which accounts an event's documents are. */
export interface OrderHead {
  readonly customer: ListRef;
  readonly vendor: ListRef;
  readonly location?: ListRef;
  readonly paymentMethod?: ListRef;
  /** Where the money is that Amazon does not hold back: clearing, or what a rule names in its place. */
  readonly clearing: ListRef;
  readonly deferred: ListRef;
  readonly receivable: ListRef;
  /** Until when Amazon expects an invoice to be paid, where it says so. */
  readonly dueDate?: DateText;
  /** Whether QuickBooks lets a purchase be paid from clearing: it has to be a bank account. */
  readonly canPurchase: boolean;
  readonly verdicts: readonly Verdict[];
}

/** What the documents of an event share. That something is not chosen yet is found by the documents' checks. */
export function orderHead(booked: BookedEvent, context: BookContext): OrderHead {
  const { books } = context;
  const { currency } = booked.event;
  const party = partyOf(booked, context);
  const location = locationOf(booked, context);
  const paymentMethod = paymentMethodOf(booked, context);
  const clearing = clearingOf(booked, context);
  const type = books === undefined ? 'Bank' : accountById(books.lists, clearing.ref.id)?.type;
  return present({
    customer: party.ref,
    vendor: chosenVendor(books, currency).ref,
    location: location.ref,
    paymentMethod: paymentMethod.ref,
    clearing: clearing.ref,
    deferred: chosenAccount(books, 'deferred', currency).ref,
    receivable: chosenAccount(books, 'receivable', currency).ref,
    dueDate: dueDateOf(booked, context),
    canPurchase: (type ?? 'Bank') === 'Bank',
    verdicts: [party, location, paymentMethod, clearing].flatMap(({ verdicts }) => verdicts),
  });
}

function dueDateOf(
  { event: { release, marketplaceId, currency } }: BookedEvent,
  { settings }: BookContext,
): DateText | undefined {
  if (release.state !== 'deferred' || release.maturesAt === undefined) return undefined;
  return dateIn(release.maturesAt, zoneOf(marketplaceId, settings, currency));
}

function clearingOf(
  { outcome: { depositAccount: name }, event: { currency } }: BookedEvent,
  { books }: BookContext,
): { readonly ref: ListRef; readonly verdicts: readonly Verdict[] } {
  if (name === undefined) return { ref: chosenClearing(books, currency).ref, verdicts: [] };
  if (books === undefined) return { ref: { id: '', name }, verdicts: [] };
  const found = resolved(books.lists.accounts, { id: '', name }, 'account');
  return found.ok
    ? { ref: { id: found.entry.id, name: found.entry.name }, verdicts: [] }
    : { ref: { id: '', name }, verdicts: [blocked(found.problem)] };
}
