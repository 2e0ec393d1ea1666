import { marketplaceOf } from '../amazon/shapes/marketplaces';
import { type DateText, dateIn } from '../calendar/calendar';
import type { AmazonEvent } from '../ledger/event';
import { kindOf } from '../ledger/kinds';
import { normalizedLabel } from '../ledger/label';
import { formatMoney } from '../money/money';
import { problem } from '../problem/problem';
import { contradictionsIn } from './contradictions';
import { isSale } from './salesInOrder';
import { documentText } from './text';
import { treatmentOf } from './treatment';
import { blocked, type Check } from './verdict';

/** What is no sale, and is therefore no document of this version. */
export const noSale: Check = ({ event }) => {
  const amount = shown(event.totalMinor, event);
  const leftOut = (reason: ReturnType<typeof problem>) => [{ state: 'leftOut' as const, problem: reason }];
  if (event.sameAs !== undefined) return leftOut(problem('same_as_other'));
  if (event.kind === 'refund') return leftOut(problem('refund_not_sent', { amount }));
  if (event.kind === 'multiChannel') return leftOut(problem('multi_channel', { amount }));
  if (event.kind === 'other') {
    return leftOut(problem('other_not_sent', { label: labelOf(event), amount }));
  }
  return event.kind === 'shipment' && !isSale(event) ? leftOut(problem('replacement')) : [];
};

/** A transaction of a type, or without the id, that we need to know it by. */
export const unknownTransaction: Check = ({ event }) =>
  event.kind === 'unknown'
    ? [
        blocked(
          problem('unknown_transaction', { label: labelOf(event), amount: shown(event.totalMinor, event) }),
        ),
      ]
    : [];

/** Amounts that this version does not know, or does not book. */
export const unknownAmounts: Check = ({ event }) =>
  event.kind === 'unknown'
    ? []
    : event.lines
        .filter(({ kind }) => treatmentOf(kind).as === 'stop')
        .map(({ kind, path, amountMinor }) => {
          const amount = shown(amountMinor, event);
          if (kind === 'unknown')
            return blocked(problem('unknown_kind', { label: documentText(path, 200), amount }));
          const label = kindOf(event.transactionType, path)?.label ?? path;
          return blocked(problem('amount_not_covered', { label, amount }));
        });

/** Figures of Amazon's that contradict each other. */
export const contradictions: Check = ({ event, siblings }) =>
  [
    ...contradictionsIn(event),
    ...(siblings.some(({ sameAs }) => sameAs === event.key) ? [problem('twin_found_late')] : []),
  ].map(blocked);

/** Sales on Amazon.com in US dollars are what this version covers. */
export const marketplace: Check = ({ event }) => {
  const { marketplaceId } = event;
  const found = marketplaceOf(marketplaceId ?? '');
  if (found === undefined) return [blocked(problem('marketplace_unknown'))];
  return found.country === 'US' && found.currency === event.currency
    ? []
    : [blocked(problem('marketplace_not_covered', { marketplace: found.salesChannel }))];
};

/** Tax that Amazon collected and did not keep is the seller's to pay on. */
export const sellerTax: Check = ({ event }) => {
  const taxMinor = event.lines
    .filter(({ kind }) => treatmentOf(kind).as === 'tax')
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return taxMinor === 0 ? [] : [blocked(problem('tax_not_covered', { amount: shown(taxMinor, event) }))];
};

/** Orders that the buyer pays later, and money that Amazon keeps for a while. */
export const deferral: Check = ({ event, order }) => {
  const { release } = event;
  const invoiced =
    normalizedLabel(event.accountType ?? '') === 'invoicedorders' ||
    (release.state === 'deferred' ? release.reason : release.deferredFor) === 'B2B' ||
    (order?.paymentMethods.some((method) => normalizedLabel(method) === 'invoice') ?? false);
  if (release.state === 'released') return invoiced ? [blocked(problem('invoiced_order'))] : [];
  const day = dueDay(event);
  const until = day === undefined ? 'on a day that it does not say' : `about ${day}`;
  const code = invoiced
    ? 'deferred_invoice'
    : release.reason === 'DD7'
      ? 'deferred_delivery'
      : 'deferred_other';
  const reason = documentText(release.reason, 100);
  return [{ state: 'waiting', problem: problem(code, { until, reason }) }];
};

/** A sales receipt cannot be negative; zero is fine. */
export const negativeTotal: Check = ({ event }) =>
  event.totalMinor < 0 ? [blocked(problem('negative_total', { total: shown(event.totalMinor, event) }))] : [];

function dueDay({ release, marketplaceId }: AmazonEvent): DateText | undefined {
  if (release.state !== 'deferred' || release.maturesAt === undefined) return undefined;
  return dateIn(release.maturesAt, marketplaceOf(marketplaceId ?? '')?.timeZone ?? 'UTC');
}

function labelOf({ description, transactionType }: AmazonEvent): string {
  return documentText(description === '' ? transactionType : description, 200);
}

function shown(amountMinor: number, { currency }: AmazonEvent): string {
  return formatMoney(amountMinor, currency, 'en-US');
}
