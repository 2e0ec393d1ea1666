import type { AmazonOrder } from '../amazon/shapes/order';
import type { EventKey } from '../ledger/event';
import { noRules } from '../rules/ruleSet';
import type { BookContext } from './bookContext';
import { bookEvent } from './bookEvent';
import type { SalesReceipt } from './draft';
import { orderDocuments } from './orders/orderDocuments';
import type { OrderFacts, PlanContext } from './plan';
import { unitedStatesSettings } from './settings/bookSettings';

/**
 * The sales receipts of an order by their events, drawn as everything in the books is. Connections have no
 * settings of their own yet: these are the defaults of a company in the US.
 */
export function drawnSales(facts: OrderFacts, plan: PlanContext): ReadonlyMap<EventKey, SalesReceipt> {
  const context = contextOf(facts, plan);
  const booked = facts.events.map((event) => bookEvent(event, context));
  const drafts = new Map(
    orderDocuments(facts, booked, context, plan.suffixes).map(({ key, draft }) => [key, draft]),
  );
  return new Map(
    facts.events.flatMap(({ key }) => {
      const draft = drafts.get(`sale/${key}`);
      return draft?.kind === 'salesReceipt' ? [[key, draft] as const] : [];
    }),
  );
}

function contextOf({ orderId, order }: OrderFacts, { books, foreignNumbers = [] }: PlanContext): BookContext {
  const orders: readonly (readonly [string, AmazonOrder])[] = order === undefined ? [] : [[orderId, order]];
  return {
    ...(books === undefined ? {} : { books }),
    settings: unitedStatesSettings,
    rules: noRules,
    owners: new Map(),
    orders: new Map(orders),
    // Only days and months ask what moment it is.
    asOf: '1970-01-01T00:00:00Z',
    foreignNumbers: new Set(foreignNumbers),
  };
}
