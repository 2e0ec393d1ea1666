import type { BookContext } from '../../../lib/books/bookContext';
import { bookEvent } from '../../../lib/books/bookEvent';
import type { BookedEvent } from '../../../lib/books/bookedEvent';
import type { AmazonEvent } from '../../../lib/ledger/event';
import type { Settlement } from '../../../lib/ledger/settlement/settlementFacts';
import { toEvents } from '../../../lib/ledger/toEvents';
import { type Amounts, type TransactionFixture, transaction } from '../../ledger/transactionFixtures';

/** The settlement that transactions are in, unless they say otherwise. */
export const settlementId = '90000000006';

/** A sale of one product: its price and what Amazon takes of it. */
export function sale(id: string, postedDate: string, amounts: readonly [number, number, number]) {
  const [price, commission, fba] = amounts;
  return order(id, postedDate, {
    'ProductCharges > OurPricePrincipal': price,
    'AmazonFees > Commission > Base': commission,
    'AmazonFees > FBAPerUnitFulfillmentFee > Base': fba,
  });
}

/** A shipment of an order that bears the id: `O1` becomes `114-0000001-0000001`. */
export function order(id: string, postedDate: string, amounts: Amounts): TransactionFixture {
  return {
    id,
    postedDate,
    related: { ORDER_ID: orderIdOf(id), SHIPMENT_ID: `7000${id.slice(1)}`, SETTLEMENT_ID: settlementId },
    items: [{ amounts, title: 'Example lamp', sku: 'SKU-LAMP', quantity: 1 }],
  };
}

/** The order id of a fixture's id. */
export function orderIdOf(id: string): string {
  const digits = id.replace(/\D/g, '').padStart(7, '0');
  return `114-${digits}-${digits}`;
}

/** What belongs to no order. */
export function account(
  id: string,
  postedDate: string,
  type: string,
  description: string,
  amounts: Amounts,
): TransactionFixture {
  const related = { ORDER_ID: '', SHIPMENT_ID: '', SETTLEMENT_ID: settlementId };
  return { id, type, postedDate, description, related, items: [{ amounts }] };
}

/** The events of transactions. */
export function events(...fixtures: readonly TransactionFixture[]): readonly AmazonEvent[] {
  return toEvents(
    fixtures.map((each) => transaction(each)),
    'A1EXAMPLESELLER',
    [],
  ).map(({ orderId, ...event }) => (orderId === '' || orderId === undefined ? event : { ...event, orderId }));
}

/** Events as the books see them. */
export function bookedOf(all: readonly AmazonEvent[], context: BookContext): readonly BookedEvent[] {
  return all.map((event) => bookEvent(event, context));
}

/** A closed settlement that pays all of the events. */
export function settlementOf(all: readonly AmazonEvent[], changed: Partial<Settlement> = {}): Settlement {
  return {
    settlementId,
    sellerAccountId: 'A1EXAMPLESELLER',
    currency: 'USD',
    marketplaceId: 'ATVPDKIKX0DER',
    startAt: '2026-11-01T10:00:00Z',
    endAt: '2026-11-15T10:00:00Z',
    depositAt: '2026-11-17T10:00:00Z',
    closed: true,
    totalMinor: all.reduce((sum, { totalMinor }) => sum + totalMinor, 0),
    source: 'transactions',
    eventKeys: all.map(({ key }) => key),
    problems: [],
    ...changed,
  };
}
