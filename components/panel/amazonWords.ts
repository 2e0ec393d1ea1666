import type { AmazonOrder, FulfillmentStatus } from '../../lib/amazon/shapes/order';
import type { PlannedDocument } from '../../lib/books/plan';

/** Amazon's order states in words. */
export const statusWords: Readonly<Record<FulfillmentStatus, string>> = {
  PENDING_AVAILABILITY: 'Pending availability',
  PENDING: 'Pending',
  UNSHIPPED: 'Not shipped',
  PARTIALLY_SHIPPED: 'Partly shipped',
  SHIPPED: 'Shipped',
  CANCELLED: 'Cancelled',
  UNFULFILLABLE: 'Cannot be fulfilled',
  UNKNOWN: 'Not said',
};

/** Who ships. */
export function channelWords(order: AmazonOrder): string {
  if (order.salesChannel === 'NON_AMAZON') return 'Amazon, multi-channel';
  if (order.fulfilledBy === 'AMAZON') return 'Amazon (FBA)';
  if (order.fulfilledBy === 'MERCHANT') return 'You';
  return 'Not said';
}

/** Amazon's constant as words: `AMAZON_BUSINESS` becomes `Amazon business`. */
export function constantWords(constant: string): string {
  const words = constant.replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What an entry of Amazon's is called. */
export const eventWords: Readonly<Record<PlannedDocument['eventKind'], string>> = {
  shipment: 'Shipment',
  refund: 'Refund',
  multiChannel: 'Multi-channel fulfilment',
  other: 'Other entry',
  unknown: 'Unknown entry',
  unshipped: 'Not shipped yet',
};
