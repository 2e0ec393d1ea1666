import { homeMarketplaceId } from '../amazon/shapes/marketplaces';
import { present } from '../amazon/shapes/present';
import type { AmazonTransaction } from '../amazon/shapes/transaction';
import type { AmazonEvent, EventKey, EventKind } from './event';
import { eventLines } from './eventLines';
import { normalizedLabel } from './label';
import { balancedLeaves } from './leaves';
import { eventKindOf } from './transactionTypes';
import { deferralReason, isDeferredOriginal } from './twins';

/** The event that one transaction makes by itself, under the key that it is given. */
export function eventOf(transaction: AmazonTransaction, sellerAccountId: string, key: EventKey): AmazonEvent {
  const { leaves, imbalance } = balancedLeaves(transaction);
  const original = isDeferredOriginal(transaction);
  const { related } = transaction;
  return present({
    key,
    sellerAccountId,
    kind: kindOfEvent(transaction),
    transactionType: transaction.transactionType,
    description: transaction.description,
    transactionIds: transaction.transactionId === '' ? [] : [transaction.transactionId],
    orderId: related['ORDER_ID'],
    shipmentId: related['SHIPMENT_ID'],
    refundId: related['REFUND_ID'],
    // On a deferred original it names the period of posting, not the one that pays it.
    settlementId: original ? undefined : related['SETTLEMENT_ID'],
    invoiceId: invoiceOf(transaction),
    // Another shop's order is in the books of the same country: its day is counted in that zone.
    marketplaceId: homeMarketplaceId(transaction.marketplaceId, transaction.marketplaceName),
    accountType: transaction.accountType,
    channel: channelOf(transaction),
    postedAt: transaction.postedAt,
    release: original
      ? present({
          state: 'deferred' as const,
          reason: deferralReason(transaction),
          maturesAt: transaction.deferral?.maturesAt,
        })
      : { state: 'released' as const, releasedAt: transaction.postedAt },
    currency: transaction.currency,
    totalMinor: transaction.totalMinor,
    lines: eventLines(transaction, leaves),
    imbalance,
    unchargedUnits: unchargedUnits(transaction),
  });
}

/** A transaction without an id cannot be told from another one, so it is kept whole and blocks. */
function kindOfEvent(transaction: AmazonTransaction): EventKind {
  if (transaction.transactionId === '') return 'unknown';
  const kind = eventKindOf(transaction.transactionType);
  return kind === 'shipment' && isMultiChannel(transaction) ? 'multiChannel' : kind;
}

/** An order of another shop that Amazon only ships: `S01-…`, marketplace "Non-Amazon US". */
function isMultiChannel({ related, marketplaceName, description }: AmazonTransaction): boolean {
  return (
    (related['ORDER_ID'] ?? '').startsWith('S01-') ||
    normalizedLabel(marketplaceName ?? '').startsWith('nonamazon') ||
    normalizedLabel(description) === 'fbashipmentinjectionfulfillmentfee'
  );
}

/** Amazon puts it on the items of advertising, and names it for transactions too. */
function invoiceOf({ related, items }: AmazonTransaction): string | undefined {
  return related['INVOICE_ID'] ?? items.find((item) => item.related?.['INVOICE_ID'])?.related?.['INVOICE_ID'];
}

function channelOf({ items }: AmazonTransaction): 'AFN' | 'MFN' | undefined {
  const network = items.find(({ fulfilmentNetwork }) => fulfilmentNetwork)?.fulfilmentNetwork?.toUpperCase();
  return network === 'AFN' || network === 'MFN' ? network : undefined;
}

/** A free replacement has no amounts, and its units are gone all the same. */
function unchargedUnits({ transactionType, items }: AmazonTransaction): AmazonEvent['unchargedUnits'] {
  if (eventKindOf(transactionType) !== 'shipment') return undefined;
  const units = items.flatMap(({ totalMinor, breakdowns, quantity = 0, sku, asin, description }) =>
    totalMinor !== 0 || breakdowns.length > 0 || quantity < 1
      ? []
      : [present({ quantity, sku, asin, title: description })],
  );
  return units.length === 0 ? undefined : units;
}
