import type { AmazonOrder } from '../amazon/shapes/order';
import type { AmazonEvent } from '../ledger/event';
import { normalizedLabel } from '../ledger/label';
import type { RuleOutcome } from '../rules/ruleOutcome';
import { type BookContext, ownerOf } from './bookContext';
import { recognisedAtShipment } from './bookedDay';
import type { Holding } from './bookedEvent';

/**
 * Where the money of an event stands when it is booked. An event that is booked at shipment keeps its
 * holding after the release: its cash facet then moves the money to clearing. What is in the books decides
 * before the settings do, so that a setting can change between the two.
 */
export function holdingOf(
  event: AmazonEvent,
  order: AmazonOrder | undefined,
  { documentType }: Pick<RuleOutcome, 'documentType'>,
  { settings: { recognition }, owners }: BookContext,
): Holding {
  const recognised = ownerOf(owners, event.key, 'recognition');
  if (recognised !== undefined)
    return recognised.kind === 'invoice' || recognised.kind === 'creditMemo' ? 'receivable' : 'deferred';
  const { kind, release } = event;
  const asked = kind === 'shipment' ? documentType : undefined;
  const reason = release.state === 'deferred' ? release.reason : release.deferredFor;
  if (reason !== undefined && recognisedAtShipment(reason, recognition))
    return asked === 'invoice' || (asked === undefined && isInvoiced(event, order))
      ? 'receivable'
      : 'deferred';
  return asked === 'invoice' && release.state === 'released' ? 'receivable' : 'clearing';
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
