import { present } from '../../amazon/shapes/present';
import { problem } from '../../problem/problem';
import type { BookContext } from '../bookContext';
import type { BookedEvent } from '../bookedEvent';
import { coveredTotal } from '../checks/coveredTotal';
import { withoutNumber } from '../checks/number';
import { openDay } from '../checks/openDay';
import type { Draft } from '../draft';
import { coverOf } from '../drawing/openFacets';
import type { Facet } from '../facet';
import { finished } from '../finished';
import { type OrderForm, type OrderSeries, orderNumber } from '../numbers/orderNumbers';
import type { PlannedDraft } from '../plannedDraft';
import type { Verdict } from '../verdict';
import { heldAs } from './heldAs';
import { type OrderHead, orderHead } from './orderHead';
import { type MemoOf, orderMemo } from './orderMemo';
import { seriesOf } from './orderSeries';
import { feeDocument, ownDocument, type Unnumbered } from './ownDocument';
import { ownedVerdicts } from './ownedWords';
import { paymentDocument } from './paymentDocument';
import { sharesOf } from './shares';

/** What one event of an order is in the books: its own document, one of its fees, the payment of its invoice. */
export function eventDocuments(
  event: BookedEvent,
  orderId: string,
  index: number,
  context: BookContext,
): readonly PlannedDraft[] {
  const series = seriesOf(event.event);
  const isLeftOut = event.verdicts.some(({ state }) => state === 'leftOut');
  if (series === undefined || isLeftOut) return [undrawn(event, event.verdicts, context)];
  const booked = heldAs(event, series, context);
  const verdicts = [...booked.verdicts, ...ownedVerdicts(booked, context)];
  if (booked.lines.length > 0 && booked.lines.every(({ facet }) => facet === 'cash')) {
    const verdict = leftOut('booked_with_settlement', { what: 'an amount of the balance sheet' });
    return [undrawn(booked, [...verdicts, verdict], context)];
  }
  const head = orderHead(booked, context);
  const { own, fees } = sharesOf(booked, series, context);
  const numberOf = (form: OrderForm): string | undefined => orderNumber(orderId, series, index, form);
  const drawing = { booked, series, numberOf, head, verdicts: [...verdicts, ...head.verdicts], context };
  const documents: PlannedDraft[] = [];
  const ownDrawn = own.length === 0 ? undefined : ownDocument(booked, series, own, head);
  const feesDrawn = fees.length === 0 ? undefined : feeDocument(booked, series, fees, head, context);
  if (ownDrawn !== undefined) documents.push(planned(drawing, 'event', own, ownDrawn));
  if (feesDrawn !== undefined) documents.push(planned(drawing, 'fees', fees, feesDrawn));
  const numbers = {
    own: numberOf(ownDrawn?.form ?? 'document') ?? '',
    fees: feesDrawn === undefined ? undefined : numberOf(feesDrawn.form),
  };
  const payment = paymentDocument(booked, numbers, head, context);
  if (payment !== undefined) {
    const paid: Drawing = {
      ...drawing,
      booked: { ...booked, date: payment.date },
      verdicts: [...booked.verdicts, ...head.verdicts, ...payment.verdicts],
    };
    documents.push(planned(paid, 'payment', ['cash'], { form: 'payment', draft: payment.draft }));
  }
  if (documents.length > 0) return documents;
  // Tax that Amazon collects and keeps is all there was of it.
  const isSaid = verdicts.some(({ state }) => state !== 'note');
  const nothing = isSaid ? [] : [leftOut('no_money', { what: 'entry of Amazon’s' })];
  return [undrawn(booked, [...verdicts, ...nothing], context)];
}

function leftOut(
  code: 'booked_with_settlement' | 'no_money',
  facts: Readonly<Record<string, string>>,
): Verdict {
  return { state: 'leftOut', problem: problem(code, facts) };
}

interface Drawing {
  readonly booked: BookedEvent;
  readonly series: OrderSeries;
  readonly numberOf: (form: OrderForm) => string | undefined;
  readonly head: OrderHead;
  readonly verdicts: readonly Verdict[];
  readonly context: BookContext;
}

function planned(
  { booked, series, numberOf, head, verdicts, context }: Drawing,
  of: Exclude<MemoOf, 'estimate'>,
  facets: readonly Facet[],
  { form, draft: drawn }: Unnumbered,
): PlannedDraft {
  const { event, outcome } = booked;
  const key = `${series}/${event.key}${of === 'event' ? '' : `/${of}`}`;
  const number = numberOf(form);
  const rest = { key, events: [event.key], trace: outcome.trace };
  if (number === undefined) {
    const verdict = withoutNumber(`${withoutWords[of]} of the order ${event.orderId ?? ''}`);
    return finished({ ...rest, verdicts: [...verdicts, verdict] }, context);
  }
  const { date, word } = openDay(booked.date, context);
  const draft = drawn(
    present({
      number,
      date,
      currency: event.currency,
      memo: orderMemo(booked, of, word, context),
      covers: coverOf(booked, facets),
      location: head.location,
    }),
  );
  return finished({ ...rest, draft, verdicts: [...verdicts, ...totals(draft, booked, of)] }, context);
}

/** A payment has no lines of its events to be held against. */
function totals(draft: Draft, booked: BookedEvent, of: MemoOf): readonly Verdict[] {
  return of === 'payment' ? [] : coveredTotal(draft, [booked]);
}

const withoutWords = { event: 'a document', fees: 'the fees', payment: 'the payment' } as const;

/** An event that has no document of its own, and why. */
function undrawn(booked: BookedEvent, verdicts: readonly Verdict[], context: BookContext): PlannedDraft {
  const { event, outcome } = booked;
  const key = `${seriesOf(event) ?? 'event'}/${event.key}`;
  return finished({ key, verdicts, events: [event.key], trace: outcome.trace }, context);
}
