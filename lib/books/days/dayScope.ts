import { marketplaceOf, marketplaces } from '../../amazon/shapes/marketplaces';
import type { DateText } from '../../calendar/calendar';
import { normalizedLabel } from '../../ledger/label';
import type { LineKind } from '../../ledger/lineKind';
import { zoneOf } from '../bookedDay';
import type { BookedEvent } from '../bookedEvent';
import type { SummaryForm } from '../numbers/dayNumbers';
import type { DraftKey } from '../plannedDraft';
import type { BookSettings } from '../settings/bookSettings';

/** Where and in what money a summary is: one marketplace's country and one currency, never two together. */
export interface SummaryPlace {
  /** As Amazon's marketplaces write it, `UK`; absent for what Amazon reports of no marketplace. */
  readonly country?: string;
  readonly currency: string;
}

/** Whose day it is. */
export interface DayScope extends SummaryPlace {
  readonly date: DateText;
}

/** Money that only a settlement moves: an event with any of it is booked with its settlement, whole. */
const ofSettlements: ReadonlySet<LineKind> = new Set<LineKind>([
  'loan',
  'previousReserve',
  'currentReserve',
  'payable',
  'charge',
  'bankTransfer',
  'payout',
]);

/**
 * Whether an event is summed up in days and months: sales, refunds, fees, advertising, reimbursements and
 * adjustments are; reserves, loans, transfers and charges to the card are not, nor is anything else that is
 * neither income nor expense.
 */
export function isSummed({ event, lines }: BookedEvent): boolean {
  if (normalizedLabel(event.transactionType) === 'transfer') return false;
  if (event.lines.some(({ kind }) => ofSettlements.has(kind))) return false;
  const isKnown = event.lines.every(({ kind }) => kind !== 'unknown');
  return !isKnown || lines.length === 0 || lines.some(({ facet }) => facet !== 'cash');
}

/** Where an event is summed up. */
export function placeOf({
  event: { marketplaceId, currency },
}: {
  readonly event: Pick<BookedEvent['event'], 'marketplaceId' | 'currency'>;
}): SummaryPlace {
  const country = marketplaceOf(marketplaceId ?? '')?.country;
  return country === undefined ? { currency } : { country, currency };
}

/** Whether an event belongs to a place. */
export function isIn(booked: BookedEvent, { country, currency }: SummaryPlace): boolean {
  const own = placeOf(booked);
  return own.country === country && own.currency === currency;
}

/** What the site of a place is called. */
export function siteOf({ country }: SummaryPlace): string {
  return marketplaces.find((each) => each.country === country)?.salesChannel ?? 'Amazon';
}

/** The zone in which days of a place begin and end. */
export function zoneOfPlace({ country, currency }: SummaryPlace, settings: BookSettings): string {
  return zoneOf(marketplaces.find((each) => each.country === country)?.id, settings, currency);
}

/** Names a document of a place and a period for good, whichever number it gets: `day/US-USD/2026-11-22+1`. */
export function summaryKey(
  what: 'day' | 'deferral',
  { country, currency }: SummaryPlace,
  period: string,
  { form = 'document', deferred = false, supplement = 0, part = 1 }: SummaryForm,
  { connectionCode }: Pick<BookSettings, 'connectionCode'>,
): DraftKey {
  const words = [connectionCode, country, currency].filter((word) => word !== undefined);
  const ending = [
    form === 'document' ? '' : `/${form}`,
    deferred ? '/deferred' : '',
    supplement === 0 ? '' : `+${supplement}`,
    part === 1 ? '' : `.${part}`,
  ];
  return `${what}/${words.join('-')}/${period}${ending.join('')}`;
}
