import { present } from '../../amazon/shapes/present';
import type { BookContext } from '../bookContext';
import type { BookedEvent } from '../bookedEvent';
import { chosenAccount } from '../chosenAccount';
import { rateText } from '../currency/exchangeRate';
import { rateOf } from '../currency/payoutRates';
import type { ListRef } from '../draft';
import { accountById } from '../listIndex';
import { locationOf, paymentMethodOf } from '../matching/placed';
import { resolved } from '../matching/resolved';
import { blocked, type Verdict } from '../verdict';

/**
 * Where the money of a document stands, its location, and where it is converted the rate: events that differ
 * in these share no document.
 */
export interface Head {
  /** Empty for what has none of these of its own. */
  readonly key: string;
  readonly role: 'clearing' | 'deferred';
  readonly account: ListRef;
  /** QuickBooks takes purchases from bank accounts only. Source: Intuit, Purchase.AccountRef. */
  readonly isBank: boolean;
  readonly location?: ListRef;
  readonly verdicts: readonly Verdict[];
}

/** The head under which an event is summed up. */
export type HeadOf = (booked: BookedEvent) => Head;

/** The heads of events in a currency; deferred money is on its own account whatever a rule says. */
export function headsIn(currency: string, context: BookContext): HeadOf {
  const clearing = chosenAccount(context.books, 'clearing', currency).ref;
  const deferred = chosenAccount(context.books, 'deferred', currency).ref;
  const heads = new Map<string, Head>();
  return (booked) => {
    const isDeferred = booked.holding === 'deferred';
    const place = locationOf(booked, context);
    const ruled = isDeferred ? undefined : booked.outcome.depositAccount;
    const words = [place.ref?.id, place.ref?.name, ruled, rateWord(booked, context)];
    const key = words.every((word) => word === undefined) ? '' : JSON.stringify(words);
    const known = heads.get(`${booked.holding} ${key}`);
    if (known !== undefined) return known;
    const own = ruled === undefined ? undefined : depositAccount(ruled, context);
    const account = own?.ref ?? (isDeferred ? deferred : clearing);
    const head = present({
      key,
      role: isDeferred ? ('deferred' as const) : ('clearing' as const),
      account,
      isBank: isBank(account, context),
      location: place.ref,
      verdicts: [...place.verdicts, ...(own?.verdicts ?? [])],
    });
    heads.set(`${booked.holding} ${key}`, head);
    return head;
  };
}

/** What is paid out at several rates cannot be converted together, nor with what is not paid out yet. */
function rateWord(
  { event: { key, currency } }: BookedEvent,
  { books, payoutRates }: BookContext,
): string | undefined {
  if (books === undefined || payoutRates === undefined) return undefined;
  const { homeCurrency, multiCurrency } = books.company;
  if (multiCurrency || currency === homeCurrency) return undefined;
  const rate = rateOf(payoutRates, key);
  return rate === undefined ? 'not paid out' : rateText(rate);
}

function depositAccount(
  name: string,
  { books }: BookContext,
): { readonly ref: ListRef; readonly verdicts: readonly Verdict[] } {
  const wanted = { id: '', name };
  if (books === undefined) return { ref: wanted, verdicts: [] };
  const found = resolved(books.lists.accounts, wanted, 'account');
  return found.ok
    ? { ref: { id: found.entry.id, name: found.entry.name }, verdicts: [] }
    : { ref: wanted, verdicts: [blocked(found.problem)] };
}

/** What is not chosen yet is proposed as a bank account. */
function isBank({ id }: ListRef, { books }: BookContext): boolean {
  const type = books === undefined ? undefined : accountById(books.lists, id)?.type;
  return (type ?? 'Bank') === 'Bank';
}

/** How buyers paid, where that is the same for all events of a document. */
export function sharedPaymentMethod(
  booked: readonly BookedEvent[],
  context: BookContext,
): ListRef | undefined {
  if (context.settings.matching.paymentMethods.length === 0) return undefined;
  const [first, ...others] = booked.map((each) => paymentMethodOf(each, context).ref);
  const isShared = others.every((ref) => ref?.id === first?.id && ref?.name === first?.name);
  return isShared ? first : undefined;
}
