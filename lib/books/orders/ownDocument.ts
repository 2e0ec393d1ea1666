import { present } from '../../amazon/shapes/present';
import type { BookContext } from '../bookContext';
import type { BookedEvent } from '../bookedEvent';
import type { Draft } from '../draft';
import { type FormContent, formContent } from '../drawing/formContent';
import {
  type Balancing,
  type DocumentBase,
  type FormHead,
  formDraft,
  journalDraft,
  suits,
} from '../drawing/forms';
import { linesOf } from '../drawing/openFacets';
import type { Facet } from '../facet';
import type { OrderForm, OrderSeries } from '../numbers/orderNumbers';
import type { OrderHead } from './orderHead';

/** A document of an event, before it is known whether its number fits. */
export interface Unnumbered {
  /** Which form of the number it bears. */
  readonly form: OrderForm;
  readonly draft: (base: DocumentBase) => Draft;
}

/** The document of a sale, a refund or whatever else moved money on an order, apart from fees alone. */
export function ownDocument(
  booked: BookedEvent,
  series: OrderSeries,
  facets: readonly Facet[],
  head: OrderHead,
): Unnumbered {
  const content = formContent(linesOf(booked, facets));
  const form = formOf(booked, series, content, head);
  if (booked.outcome.documentType !== 'journalEntry' && suits(form.kind, content))
    return { form: 'document', draft: (base) => formDraft(form, base, content) };
  return { form: 'journal', draft: (base) => journalDraft(base, content, balancingOf(booked, head)) };
}

/** The document of an event's fees: a purchase where one can be, else a journal entry. */
export function feeDocument(
  booked: BookedEvent,
  series: OrderSeries,
  facets: readonly Facet[],
  head: OrderHead,
  { settings }: Pick<BookContext, 'settings'>,
): Unnumbered {
  const content = formContent(linesOf(booked, facets));
  const { holding } = booked;
  const { vendor, clearing: paidFrom, canPurchase, customer, receivable } = head;
  // Orders of another shop have no other document that theirs would have to be told from.
  const form = series === 'multiChannel' ? 'document' : 'fees';
  const isPurchase =
    settings.fees !== 'journalEntry' &&
    booked.outcome.documentType !== 'journalEntry' &&
    holding === 'clearing' &&
    canPurchase &&
    suits('purchase', content);
  if (isPurchase)
    return { form, draft: (base) => formDraft({ kind: 'purchase', vendor, paidFrom }, base, content) };
  if (holding !== 'receivable')
    return { form, draft: (base) => journalDraft(base, content, balancingOf(booked, head)) };
  const balancing = { role: 'receivable', account: receivable, description: heldWords.receivable } as const;
  return { form, draft: (base) => ({ ...journalDraft(base, content, balancing), customer }) };
}

/** What the event would be on a form; where the sum does not suit it, it is a journal entry. */
function formOf(
  { holding }: BookedEvent,
  series: OrderSeries,
  { sumMinor }: FormContent,
  { customer, paymentMethod, clearing, deferred, receivable: receivableAccount, dueDate }: OrderHead,
): FormHead {
  const isGain = series === 'adjustment' ? sumMinor >= 0 : series !== 'refund';
  if (holding === 'receivable') {
    if (!isGain) return { kind: 'creditMemo', customer, receivableAccount };
    return present({ kind: 'invoice' as const, customer, receivableAccount, dueDate });
  }
  const paid = paymentMethod === undefined ? {} : { paymentMethod };
  const depositAccount = holding === 'deferred' ? deferred : clearing;
  return { kind: isGain ? 'salesReceipt' : 'refundReceipt', customer, depositAccount, ...paid };
}

/** Where the money of a journal entry stands; what is owed by the buyer has a form. */
function balancingOf({ holding }: BookedEvent, { clearing, deferred }: OrderHead): Balancing {
  return holding === 'clearing'
    ? { role: 'clearing', account: clearing, description: heldWords.clearing }
    : { role: 'deferred', account: deferred, description: heldWords.deferred };
}

/** What stands on the line that balances an entry. */
export const heldWords = {
  clearing: 'Amazon balance',
  deferred: 'Held back by Amazon',
  receivable: 'To be paid by invoice',
} as const;
