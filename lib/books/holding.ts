import type { AmazonOrder } from '../amazon/shapes/order';
import type { DateText } from '../calendar/calendar';
import type { AmazonEvent } from '../ledger/event';
import { normalizedLabel } from '../ledger/label';
import type { BookContext } from './bookContext';
import { recognisedAtShipment } from './bookedDay';
import type { Holding } from './bookedEvent';

/**
 * Where the money of an event stands when it is booked. An event that is booked at shipment keeps its
 * holding after the release: its cash facet then moves the money to clearing.
 */
export function holdingOf(
  event: AmazonEvent,
  order: AmazonOrder | undefined,
  _date: DateText,
  { settings: { recognition } }: BookContext,
): Holding {
  const { release } = event;
  const reason = release.state === 'deferred' ? release.reason : release.deferredFor;
  if (reason === undefined || !recognisedAtShipment(reason, recognition)) return 'clearing';
  return isInvoiced(event, order) ? 'receivable' : 'deferred';
}

/** Whether the buyer pays by invoice (Amazon's Pay by Invoice, net 30 days). */
export function isInvoiced(event: AmazonEvent, order: AmazonOrder | undefined): boolean {
  const { release, accountType } = event;
  return (
    normalizedLabel(accountType ?? '') === 'invoicedorders' ||
    (release.state === 'deferred' ? release.reason : release.deferredFor) === 'B2B' ||
    (order?.paymentMethods.some((method) => normalizedLabel(method) === 'invoice') ?? false)
  );
}
