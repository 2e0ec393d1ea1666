import type { AmazonEvent } from '../../ledger/event';
import { normalizedLabel } from '../../ledger/label';
import type { OrderSeries } from '../numbers/orderNumbers';

/** The series in which an event of an order is counted; none for what is no event of its own or moved no money. */
export function seriesOf(event: AmazonEvent): Exclude<OrderSeries, 'estimate'> | undefined {
  const { kind, sameAs, lines, totalMinor, transactionType } = event;
  if (sameAs !== undefined || (lines.length === 0 && totalMinor === 0)) return undefined;
  switch (kind) {
    case 'shipment':
      return 'sale';
    case 'refund':
      return 'refund';
    case 'multiChannel':
      return 'multiChannel';
    case 'other':
      return givenBack.has(normalizedLabel(transactionType)) ? 'refund' : 'adjustment';
    case 'unknown':
      return undefined;
  }
}

/** Amazon's types of what buyers get back by another way than a refund. */
const givenBack: ReadonlySet<string> = new Set(
  ['Chargeback', 'ChargeRefund', 'GuaranteeClaim'].map(normalizedLabel),
);
