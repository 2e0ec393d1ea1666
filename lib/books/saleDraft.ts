import { marketplaceOf } from '../amazon/shapes/marketplaces';
import type { AmazonOrder } from '../amazon/shapes/order';
import type { AmazonEvent } from '../ledger/event';
import { bookDate, postedDate } from './bookDate';
import { chosenClearing, chosenCustomer, chosenItem, rowOf } from './chosen';
import { nonTaxable, type SalesReceipt } from './draft';
import { saleLines } from './saleLines';
import type { Books } from './setup';
import { documentText } from './text';

/** The sales receipt of a shipment, also where the setup still lacks something: proposed names stand there. */
export function saleDraft(
  event: AmazonEvent,
  number: string,
  order: AmazonOrder | undefined,
  books: Books | undefined,
): SalesReceipt {
  const lines = saleLines(event, order?.items ?? []).map((line) => {
    const { ref: item, account } = chosenItem(books, rowOf(line.role));
    return { ...line, item, account, taxCode: nonTaxable };
  });
  return {
    kind: 'salesReceipt',
    number,
    date: bookDate(event),
    currency: event.currency,
    customer: chosenCustomer(books, undefined).ref,
    depositAccount: chosenClearing(books, undefined).ref,
    lines,
    totalMinor: lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    taxes: [],
    totalTaxMinor: 0,
    memo: memoOf(event),
    covers: [{ eventKey: event.key, facets: ['revenue', 'fees', 'cash'] }],
  };
}

/** `Amazon.com order 114-… shipped 2026-11-02`. */
function memoOf(event: AmazonEvent): string {
  const channel = marketplaceOf(event.marketplaceId ?? '')?.salesChannel ?? 'Amazon';
  const { release } = event;
  const released =
    release.state === 'released' && release.deferredFor !== undefined ? `, released ${bookDate(event)}` : '';
  return documentText(
    `${channel} order ${event.orderId ?? ''} shipped ${postedDate(event)}${released}`,
    longestMemo,
  );
}

/** Far below the length of a private note, so that the marks behind it have room. */
const longestMemo = 200;
