import type { OrderFilter, OrderStatusChoice } from '../../lib/sync/connection';
import type { Run, RunAsked } from '../../lib/sync/runs/run';
import { dayWords } from '../moments';
import { counted } from './durationWords';

const countedBy: Readonly<Record<'purchased' | 'shipped' | 'posted', string>> = {
  purchased: 'bought',
  shipped: 'shipped',
  posted: 'posted by Amazon',
};

/** Statuses as the form and records call them. */
export const statusNames: Readonly<Record<OrderStatusChoice, string>> = {
  shipped: 'Shipped',
  unshipped: 'Not shipped yet',
  partiallyShipped: 'Partly shipped',
  invoiced: 'Invoiced (pay by invoice)',
};

/** Channels as the form and records call them. */
export const channelNames: Readonly<Record<OrderFilter['channel'], string>> = {
  all: 'All',
  AFN: 'Shipped by Amazon (FBA)',
  MFN: 'Shipped by you',
};

/** What a run was asked for. */
export function askedWords({ what, dryRun }: RunAsked): string {
  const words = (() => {
    switch (what.by) {
      case 'changes':
        return 'Everything new';
      case 'days':
        return `${spanWords(what.first, what.last)}, ${countedBy[what.counted]}`;
      case 'orders':
        return what.orderIds.length === 1
          ? `Order ${what.orderIds[0] ?? ''}`
          : counted(what.orderIds.length, 'order');
      case 'history':
        return `History since ${dayWords(what.first)}`;
    }
  })();
  return dryRun ? `${words}; shown first` : words;
}

/** Who began a run. */
export function begunByWords({ by }: Pick<Run, 'by'>): string {
  return by === 'click' ? 'You' : 'Schedule';
}

/** What of it gets documents of its own, where that was chosen for the run. */
export function filterWords({ statuses, channel, marketplaceIds }: OrderFilter): string {
  return [
    statuses.length === 0 ? 'No orders' : statuses.map((status) => statusNames[status]).join(', '),
    channelNames[channel],
    ...(marketplaceIds === undefined ? [] : [counted(marketplaceIds.length, 'marketplace')]),
  ].join(' · ');
}

function spanWords(first: string, last: string): string {
  return first === last ? dayWords(first) : `${dayWords(first)} to ${dayWords(last)}`;
}
