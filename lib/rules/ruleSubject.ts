import { marketplaceOf } from '../amazon/shapes/marketplaces';
import type { AmazonOrder } from '../amazon/shapes/order';
import type { DateText } from '../calendar/calendar';
import type { AmazonEvent, EventLine } from '../ledger/event';
import { normalizedLabel } from '../ledger/label';
import type { Channel } from './rule';
import { folded } from './wildcard';

/** What rules can see of an event: its facts, folded so that case and spaces do not count. */
export interface RuleSubject {
  readonly event: AmazonEvent;
  readonly date: DateText;
  /** The country's letters, the id and the site's name. */
  readonly marketplace: readonly string[];
  readonly channel: Channel | undefined;
  readonly status: string | undefined;
  readonly programs: readonly string[];
  readonly shipToCountry: string | undefined;
  readonly shipToRegion: string | undefined;
  readonly paymentMethods: readonly string[];
  readonly businessBuyer: boolean;
  readonly lines: readonly SubjectLine[];
}

/** What rules can see of one amount. */
export interface SubjectLine {
  readonly line: EventLine;
  readonly sku: string | undefined;
  readonly title: string | undefined;
}

/** The facts of an event, with those of its order where it was read. */
export function ruleSubject(event: AmazonEvent, date: DateText, order: AmazonOrder | undefined): RuleSubject {
  const id = event.marketplaceId ?? order?.marketplaceId ?? '';
  const marketplace = marketplaceOf(id);
  const programs = (order?.programs ?? []).map(normalizedLabel);
  const paymentMethods = (order?.paymentMethods ?? []).map(normalizedLabel);
  return {
    event,
    date,
    marketplace:
      marketplace === undefined
        ? [folded(id)]
        : [id, marketplace.country, marketplace.salesChannel].map(folded),
    channel: channelOf(event, order),
    status: order === undefined ? undefined : normalizedLabel(order.status),
    programs,
    shipToCountry: foldedIf(order?.shipTo?.country),
    shipToRegion: foldedIf(order?.shipTo?.region),
    paymentMethods,
    businessBuyer:
      programs.includes('amazonbusiness') || normalizedLabel(event.accountType ?? '') === 'invoicedorders',
    lines: event.lines.map((line) => ({
      line,
      sku: foldedIf(line.sku),
      title: foldedIf(line.title ?? titleOf(order, line)),
    })),
  };
}

function channelOf(event: AmazonEvent, order: AmazonOrder | undefined): Channel | undefined {
  if (event.kind === 'multiChannel') return 'multiChannel';
  if (event.channel !== undefined) return event.channel === 'AFN' ? 'FBA' : 'merchant';
  if (order?.fulfilledBy === undefined) return undefined;
  return order.fulfilledBy === 'AMAZON' ? 'FBA' : 'merchant';
}

function titleOf(order: AmazonOrder | undefined, { sku }: EventLine): string | undefined {
  return sku === undefined ? undefined : order?.items.find((item) => item.sku === sku)?.title;
}

function foldedIf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : folded(text);
}
