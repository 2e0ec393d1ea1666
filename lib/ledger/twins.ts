import type { AmazonTransaction } from '../amazon/shapes/transaction';
import type { AmazonEvent } from './event';
import { normalizedLabel } from './label';

/**
 * Amazon shows a deferred sale as two transactions, both with the full amount:
 *
 *     original   DEFERRED ──▶ DEFERRED_RELEASED, gains RELEASE_TRANSACTION_ID
 *     release    RELEASED, with DEFERRED_TRANSACTION_ID, dated when the money is free
 *
 * A RELEASED transaction without a link is a sale that never was deferred.
 */
export function isDeferredOriginal(transaction: AmazonTransaction): boolean {
  if (transaction.related['DEFERRED_TRANSACTION_ID'] !== undefined) return false;
  const status = normalizedLabel(transaction.transactionStatus);
  if (status === 'deferred' || status === 'deferredreleased') return true;
  return status === '' && transaction.deferral !== undefined;
}

/** Amazon's word for why it keeps the money, `DD7` or `B2B`; `unspecified` where it gives none. */
export function deferralReason(transaction: AmazonTransaction): string {
  const reason = transaction.deferral?.reason ?? '';
  return reason === '' ? 'unspecified' : reason;
}

/**
 * Whether an event is the missing twin of a transaction whose links Amazon left out, as it did early in
 * 2025: same shipment or refund, same order and total, one deferred and one released, neither paired.
 * Never by order and amount alone: an order can have two equal refunds.
 */
export function isUnlinkedTwin(event: AmazonEvent, transaction: AmazonTransaction): boolean {
  const { related } = transaction;
  const sameThing =
    (event.shipmentId !== undefined && event.shipmentId === related['SHIPMENT_ID']) ||
    (event.refundId !== undefined && event.refundId === related['REFUND_ID']);
  return (
    sameThing &&
    event.transactionType === transaction.transactionType &&
    event.orderId === related['ORDER_ID'] &&
    event.currency === transaction.currency &&
    event.totalMinor === transaction.totalMinor &&
    event.transactionIds.length === 1 &&
    (event.release.state === 'deferred') !== isDeferredOriginal(transaction)
  );
}
