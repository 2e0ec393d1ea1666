import type { AmazonOrder } from '../../amazon/shapes/order';
import { isInvoiced } from '../../books/holding';
import type { AmazonEvent } from '../../ledger/event';
import { type Problem, problem } from '../../problem/problem';
import type { OrderFilter, OrderStatusChoice } from '../connection';

/** Why an order gets no documents of its own although its mode would give it some: the seller’s standing choice. */
export function leftOutByFilter(
  order: AmazonOrder | undefined,
  event: AmazonEvent | undefined,
  { statuses, channel, marketplaceIds }: OrderFilter,
): Problem | undefined {
  const status = statusOf(order, event);
  const channelOfOrder = event?.channel ?? channels[order?.fulfilledBy ?? ''];
  const marketplaceId = event?.marketplaceId ?? order?.marketplaceId;
  const out = (what: string): Problem => problem('left_out_by_choice', { what });
  if (!statuses.includes(status)) return out(statusWords[status]);
  if (channel !== 'all' && channelOfOrder !== undefined && channelOfOrder !== channel)
    return out(channel === 'AFN' ? 'orders that you ship yourself' : 'orders that Amazon ships');
  if (marketplaceIds !== undefined && marketplaceId !== undefined && !marketplaceIds.includes(marketplaceId))
    return out('orders of this marketplace');
  return undefined;
}

const channels: Readonly<Record<string, 'AFN' | 'MFN'>> = { AMAZON: 'AFN', MERCHANT: 'MFN' };

/** Where Amazon says nothing of the order, what it reports of its money says that it has shipped. */
function statusOf(order: AmazonOrder | undefined, event: AmazonEvent | undefined): OrderStatusChoice {
  if (event !== undefined && isInvoiced(event, order)) return 'invoiced';
  switch (order?.status) {
    case 'PARTIALLY_SHIPPED':
      return 'partiallyShipped';
    case 'UNSHIPPED':
    case 'PENDING':
    case 'PENDING_AVAILABILITY':
      return event === undefined ? 'unshipped' : 'shipped';
    default:
      return 'shipped';
  }
}

const statusWords: Readonly<Record<OrderStatusChoice, string>> = {
  shipped: 'shipped orders',
  unshipped: 'orders that have not shipped',
  partiallyShipped: 'orders that have shipped in part',
  invoiced: 'orders that the buyer pays by invoice',
};
