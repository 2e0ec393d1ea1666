import { marketplaceOf } from '../amazon/shapes/marketplaces';
import type { AmazonOrder } from '../amazon/shapes/order';
import { present } from '../amazon/shapes/present';
import type { AmazonEvent } from '../ledger/event';
import { noRules } from '../rules/ruleSet';
import type { BookContext } from './bookContext';
import { twinOwners } from './drawing/twinOwners';
import { documentsOfOrder } from './orders/documentsOfOrder';
import { ownKeys } from './orders/ownKeys';
import type { OrderFacts, OrderPlan, PlanContext, PlannedDocument } from './plan';
import type { PlannedDraft } from './plannedDraft';
import { settingsOf } from './settings/settingsOf';
import { standingOf } from './standing';

/** What each document of an order is, or would be, in the books. The preview and the posting both come from here. */
export function planOrder(facts: OrderFacts, plan: PlanContext): OrderPlan {
  const context = contextOf(facts, plan);
  const events = new Map(facts.events.map((event) => [event.key, event]));
  return present({
    orderId: facts.orderId,
    standing: standingOf(facts),
    documents: documentsOfOrder(facts, context, plan.suffixes).map((planned) => {
      const event = events.get(planned.events[0] ?? '');
      return event === undefined ? ofOrder(planned, facts) : ofEvent(planned, event, context);
    }),
  });
}

function contextOf({ orderId, order, events }: OrderFacts, plan: PlanContext): BookContext {
  const { books, settings = settingsOf(books), rules = noRules, owners = new Map() } = plan;
  const orders: readonly (readonly [string, AmazonOrder])[] = order === undefined ? [] : [[orderId, order]];
  return {
    ...(books === undefined ? {} : { books }),
    settings,
    rules,
    owners: twinOwners(owners, events),
    orders: new Map(orders),
    // Only days and months ask what moment it is.
    asOf: '1970-01-01T00:00:00Z',
    foreignNumbers: new Set(plan.foreignNumbers),
  };
}

function ofEvent(planned: PlannedDraft, event: AmazonEvent, { owners }: BookContext): PlannedDocument {
  const part = ownKeys(event.key).get(planned.key) ?? 'event';
  const holders = Object.values(owners.get(event.key) ?? {});
  const isLeftOut = planned.state === 'leftOut' && planned.problems[0]?.code === 'in_books_already';
  return present({
    ...planned,
    part,
    eventKey: event.key,
    eventKind: event.kind,
    postedAt: event.postedAt,
    amazonTotalMinor: event.totalMinor,
    facilitatorTaxMinor: part === 'event' ? facilitatorTax(event) : undefined,
    currency: event.currency,
    inBooks: isLeftOut ? [...new Set(holders.map(({ number }) => number))] : undefined,
  });
}

/** What is about no event: an estimate of what has not shipped. */
function ofOrder(planned: PlannedDraft, { order }: OrderFacts): PlannedDocument {
  const { draft } = planned;
  const ofMarketplace = marketplaceOf(order?.marketplaceId ?? '')?.currency;
  return {
    ...planned,
    part: 'estimate',
    eventKind: 'unshipped',
    postedAt: order?.createdAt ?? '1970-01-01T00:00:00Z',
    amazonTotalMinor: draft?.totalMinor ?? 0,
    currency: draft?.currency ?? order?.currency ?? ofMarketplace ?? 'USD',
  };
}

/** Tax of the buyer's that Amazon keeps, where it keeps all of it. */
function facilitatorTax({ lines }: AmazonEvent): number | undefined {
  const keptMinor = lines
    .filter(({ kind }) => kind === 'taxWithheld')
    .reduce((sum, { amountMinor }) => sum - amountMinor, 0);
  return keptMinor === 0 ? undefined : keptMinor;
}
