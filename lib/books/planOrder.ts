import { present } from '../amazon/shapes/present';
import type { AmazonEvent, EventKey } from '../ledger/event';
import { assignSuffixes, type SuffixOf } from './assignSuffixes';
import * as bookChecks from './bookChecks';
import type { SalesReceipt } from './draft';
import { drawnSales } from './drawnSales';
import { effectsOf } from './effects';
import * as eventChecks from './eventChecks';
import { saleNumber } from './numbers/orderNumbers';
import type { OrderFacts, OrderPlan, PlanContext, PlannedDocument } from './plan';
import { previewHash } from './previewHash';
import { inOrder, isSale } from './salesInOrder';
import { standingOf } from './standing';
import type { Check, Checked, Verdict } from './verdict';

/** Every reason to hold a document back, in the order in which the seller should hear of them. */
const checks: readonly Check[] = [
  eventChecks.noSale,
  eventChecks.unknownTransaction,
  eventChecks.unknownAmounts,
  eventChecks.contradictions,
  eventChecks.marketplace,
  eventChecks.sellerTax,
  eventChecks.deferral,
  eventChecks.negativeTotal,
  bookChecks.company,
  bookChecks.choices,
  bookChecks.period,
  bookChecks.number,
  bookChecks.total,
];

/** What each event of an order is, or would be, in the books. The preview and the posting both come from here. */
export function planOrder(facts: OrderFacts, context: PlanContext): OrderPlan {
  const numbers = numbersOf(facts, context.suffixes);
  const sales = drawnSales(facts, context);
  return present({
    orderId: facts.orderId,
    standing: standingOf(facts),
    documents: inOrder(facts.events).map((event) =>
      planned(withMarketplace(event, facts), facts, context, numbers.get(event.key), sales.get(event.key)),
    ),
  });
}

/** Amazon leaves the marketplace out of some transactions of orders that merchants ship; the order has it. */
function withMarketplace(event: AmazonEvent, { order }: OrderFacts): AmazonEvent {
  return event.marketplaceId !== undefined || order?.marketplaceId === undefined
    ? event
    : { ...event, marketplaceId: order.marketplaceId };
}

function numbersOf(
  { orderId, events }: OrderFacts,
  suffixes: readonly SuffixOf[],
): ReadonlyMap<EventKey, string> {
  const all = [...suffixes, ...assignSuffixes(suffixes, [], events)];
  return new Map(
    all.flatMap(({ eventKey, index }) => {
      const number = saleNumber(orderId, index);
      return number === undefined ? [] : [[eventKey, number] as const];
    }),
  );
}

/** One event's way: draft, checks, state, effects, hash. */
function planned(
  event: AmazonEvent,
  { orderId, order, events }: OrderFacts,
  { books, foreignNumbers = [] }: PlanContext,
  number: string | undefined,
  sale: SalesReceipt | undefined,
): PlannedDocument {
  const draft = isSale(event) && number !== undefined ? sale : undefined;
  const verdicts = verdictsOn({ orderId, event, order, books, siblings: events, foreignNumbers, draft });
  const state = stateOf(verdicts);
  return present({
    eventKey: event.key,
    eventKind: event.kind,
    postedAt: event.postedAt,
    amazonTotalMinor: event.totalMinor,
    facilitatorTaxMinor: facilitatorTax(event),
    currency: event.currency,
    state,
    problems: verdicts.map(({ problem }) => problem),
    draft,
    effects: draft === undefined ? [] : effectsOf(draft),
    previewHash: hashOf(draft, state),
  });
}

/** What is left out needs no further reason; the rest is said in full, the most pressing first. */
function verdictsOn(checked: Checked): readonly Verdict[] {
  const all = checks.flatMap((check) => check(checked));
  const leftOut = all.filter(({ state }) => state === 'leftOut');
  if (leftOut.length > 0) return leftOut;
  const rank = { leftOut: 0, blocked: 1, waiting: 2, note: 3 } as const;
  return [...all].sort((a, b) => rank[a.state] - rank[b.state]);
}

function stateOf([first]: readonly Verdict[]): PlannedDocument['state'] {
  return first === undefined || first.state === 'note' ? 'ready' : first.state;
}

function hashOf(draft: SalesReceipt | undefined, state: PlannedDocument['state']): string | undefined {
  return draft !== undefined && state === 'ready' ? previewHash(draft) : undefined;
}

/** Tax of the buyer's that Amazon keeps, where it keeps all of it. */
function facilitatorTax({ lines }: AmazonEvent): number | undefined {
  const keptMinor = lines
    .filter(({ kind }) => kind === 'taxWithheld')
    .reduce((sum, { amountMinor }) => sum - amountMinor, 0);
  return keptMinor === 0 ? undefined : keptMinor;
}
