import { present } from '../../amazon/shapes/present';
import { problem } from '../../problem/problem';
import type { BookContext } from '../bookContext';
import { bookEvent } from '../bookEvent';
import { withoutNumber } from '../checks/number';
import { formContent } from '../drawing/formContent';
import { formDraft } from '../drawing/forms';
import { finished } from '../finished';
import { orderNumber } from '../numbers/orderNumbers';
import type { OrderFacts } from '../plan';
import type { PlannedDraft } from '../plannedDraft';
import type { Verdict } from '../verdict';
import { openUnits } from './openUnits';
import { orderedEvent } from './orderedEvent';
import { orderHead } from './orderHead';
import { orderMemo } from './orderMemo';

/**
 * The estimate of what an order has still to ship; it posts nothing and owns nothing. Each shipment takes its
 * units out of it, and when none are left, or the order is cancelled, there is none any more.
 */
export function estimateDocument(
  { orderId, order, events }: OrderFacts,
  context: BookContext,
): PlannedDraft | undefined {
  if (context.settings.unshipped !== 'estimate' || order === undefined) return undefined;
  const planned = (verdicts: readonly Verdict[]): PlannedDraft =>
    finished({ key: `estimate/${orderId}`, events: [], verdicts }, context);
  const open = openUnits(order, events);
  if (open.length === 0) return planned([{ state: 'leftOut', problem: problem('estimate_not_wanted') }]);
  const ordered = orderedEvent(order, open);
  if (ordered === undefined)
    return planned([{ state: 'waiting', problem: problem('estimate_without_prices') }]);
  const booked = bookEvent(ordered, context);
  if (booked.verdicts.some(({ state }) => state === 'leftOut')) return planned(booked.verdicts);
  const number = orderNumber(orderId, 'estimate', 0);
  if (number === undefined)
    return planned([...booked.verdicts, withoutNumber(`the estimate of the order ${orderId}`)]);
  const head = orderHead(booked, context);
  const draft = formDraft(
    { kind: 'estimate', customer: head.customer },
    present({
      number,
      date: booked.date,
      currency: ordered.currency,
      memo: orderMemo(booked, 'estimate', undefined, context),
      covers: [],
      location: head.location,
    }),
    formContent(booked.lines),
  );
  return finished(
    {
      key: `estimate/${orderId}`,
      events: [],
      draft,
      verdicts: [...booked.verdicts, ...head.verdicts],
      trace: booked.outcome.trace,
    },
    context,
  );
}
