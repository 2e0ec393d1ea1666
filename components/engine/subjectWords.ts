import { marketplaces } from '../../lib/amazon/shapes/marketplaces';
import type { SummaryPlace } from '../../lib/books/days/dayScope';
import type { Subject } from '../../lib/sync/prepared';
import { dayWords, monthWords } from '../moments';

/** What documents are drawn for, as a bookkeeper says it. */
export function subjectWords(subject: Subject): string {
  switch (subject.of) {
    case 'order':
      return `Order ${subject.orderId}`;
    case 'day':
      return `${dayWords(subject.scope.date)}, ${placeWords(subject.scope)}`;
    case 'settlement':
      return `Settlement ${subject.settlementId}`;
    case 'deferral':
      return `Held back at the end of ${monthWords(subject.month)}, ${placeWords(subject)}`;
  }
}

/** Where something was sold: `Amazon.com`, or the currency of what Amazon reports of no marketplace. */
export function placeWords({ country, currency }: SummaryPlace): string {
  const site = marketplaces.find((each) => each.country === country)?.salesChannel;
  return site === undefined ? `no marketplace, ${currency}` : `${site}, ${currency}`;
}
