import { present } from '../../amazon/shapes/present';
import type { BookedEvent } from '../bookedEvent';
import { openDay } from '../checks/openDay';
import { chosenDayCustomer, chosenVendor } from '../chosenParty';
import type { Draft, ListRef } from '../draft';
import { type FormContent, formContent } from '../drawing/formContent';
import { type DocumentBase, type FormHead, formDraft, journalDraft, suits } from '../drawing/forms';
import { type Head, sharedPaymentMethod } from './dayAccounts';
import { siteOf } from './dayScope';
import type { Division } from './divide';
import { countsInWords, summaryMemo } from './inWords';
import type { NumberedPart } from './parts';
import { coversOf } from './portion';
import type { SliceKind } from './slices';
import type { Summary } from './summaryPlans';
import { isEmpty, journalContent, summedLines } from './summedLines';

/** A day, and what its memo says of the rest of it. */
export interface DayDrawing extends Summary {
  /** Names of what is left off because it is in the books already. */
  readonly inBooks: string;
}

/** How a slice is divided into documents. */
export function divisionOf({ form }: SliceKind, { show, headOf, context }: DayDrawing): Division {
  const wanted = form === 'document' ? 'salesReceipt' : form === 'refunds' ? 'refundReceipt' : 'purchase';
  const isForm = form !== 'fees' || context.settings.fees === 'purchase';
  return {
    show,
    headOf,
    suits: (sumMinor) => isForm && suits(wanted, { lines: [], taxes: [], sumMinor, taxMinor: 0 }),
  };
}

/** One document of a day; none where its amounts leave no line, or where it has no number. */
export function dayDraft(kind: SliceKind, part: NumberedPart, drawing: DayDrawing): Draft | undefined {
  const { place, lastDay, context, show, headOf } = drawing;
  const { number } = part;
  const [first] = part.portions;
  const lines = summedLines(part.portions, show);
  const content = formContent(lines, 'label');
  if (first === undefined || number === undefined || isEmpty(content)) return undefined;
  const head = headOf(first.booked);
  const { date, word } = openDay(lastDay, context);
  const base: DocumentBase = present({
    number,
    date,
    currency: place.currency,
    memo: memoOf(kind, part, word, drawing),
    covers: coversOf(part.portions),
    location: head.location,
  });
  const form = formHead(
    kind,
    content,
    head,
    part.portions.map(({ booked }) => booked),
    drawing,
  );
  if (form !== undefined) return formDraft(form, base, content);
  const description = head.role === 'deferred' ? 'Held back by Amazon' : 'Amazon’s balance of the day';
  const balancing = { role: head.role, account: head.account, description };
  return journalDraft(base, journalContent(lines), balancing);
}

/** The form that the sum allows; none for a journal entry. */
function formHead(
  { form }: SliceKind,
  content: FormContent,
  { account, isBank }: Head,
  booked: readonly BookedEvent[],
  drawing: DayDrawing,
): FormHead | undefined {
  const { books, settings } = drawing.context;
  const { currency } = drawing.place;
  const customer = (): ListRef => chosenDayCustomer(books, settings, currency).ref;
  if (form === 'fees') {
    const buys = settings.fees === 'purchase' && isBank && suits('purchase', content);
    return buys
      ? { kind: 'purchase', vendor: chosenVendor(books, currency).ref, paidFrom: account }
      : undefined;
  }
  const kind = form === 'refunds' ? 'refundReceipt' : 'salesReceipt';
  if (!suits(kind, content)) return undefined;
  const paymentMethod = sharedPaymentMethod(booked, drawing.context);
  const paid = paymentMethod === undefined ? {} : { paymentMethod };
  return { kind, customer: customer(), depositAccount: account, ...paid };
}

const formWords = { document: '', refunds: 'refunds of ', fees: 'fees of ' } as const;

/** `Amazon.com, 2026-11-10: 2 orders and 1 refund; in the books already: 114-… and 114-…`. */
function memoOf(
  { form, deferred }: SliceKind,
  { place: { supplement }, portions }: NumberedPart,
  closedWord: string | undefined,
  { place, period, inBooks }: DayDrawing,
): string {
  const words = [
    `${siteOf(place)}, ${formWords[form]}${period}: ${countsInWords(portions.map(({ booked }) => booked))}`,
    ...(deferred ? ['held back by Amazon'] : []),
    ...(supplement > 0 ? ['reported later'] : []),
    ...(closedWord === undefined ? [] : [closedWord]),
    ...(inBooks === '' || form !== 'document' || deferred ? [] : [`in the books already: ${inBooks}`]),
  ];
  return summaryMemo(words);
}
