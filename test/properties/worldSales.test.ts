import { describe, expect, test } from 'vitest';
import { parseOrder } from '../../lib/amazon/shapes/parseOrder';
import { parseTransactionsPage } from '../../lib/amazon/shapes/parseTransactionsPage';
import type { PlannedDocument } from '../../lib/books/plan';
import { planOrder } from '../../lib/books/planOrder';
import type { ItemRole } from '../../lib/books/roles';
import { toEvents } from '../../lib/ledger/toEvents';
import { booksIn } from '../books/days/dayFixtures';
import { rowsOf, transactionJson } from '../sandbox/world/financeView';
import { includedDataSets, orderJson } from '../sandbox/world/orderView';
import { type ComponentKind, componentsOf, type MoneyEvent, type Order } from '../sandbox/world/truth';
import { generateWorld, type World } from '../sandbox/world/world';

const nowMs = Date.UTC(2026, 10, 23, 19);
const dayMs = 86_400_000;

/** Where a component of the hidden truth has to be found. Written for the judge, apart from our own tables. */
const roleOf: Readonly<Partial<Record<ComponentKind, ItemRole>>> = {
  principal: 'sales',
  shipping: 'shipping',
  shippingChargeback: 'shipping',
  giftWrap: 'giftWrap',
  giftWrapChargeback: 'giftWrap',
  itemPromotion: 'promotions',
  shippingPromotion: 'promotions',
  commission: 'sellingFees',
  commissionTax: 'sellingFees',
  fulfilmentFee: 'fulfilmentFees',
  fulfilmentFeeTax: 'fulfilmentFees',
  fulfilmentFeeWaiver: 'fulfilmentFees',
  // What Amazon keeps of it cancels, and is no line.
  itemTax: 'salesTax',
  shippingTax: 'salesTax',
  giftWrapTax: 'salesTax',
  itemTaxWithheld: 'salesTax',
  shippingTaxWithheld: 'salesTax',
  giftWrapTaxWithheld: 'salesTax',
};

describe.each([1, 2, 3])('a world of seed %i', (seed) => {
  const world = generateWorld({ seed, nowMs, orders: 400 });

  test.each([
    [0, false],
    [0, true],
    [20, true],
  ])(
    '%i days later, with live deviations %s: every reported event is one document or a reason',
    (days, deviations) => {
      const atMs = nowMs + days * dayMs;
      const states = new Map<string, number>();
      for (const order of world.orders) {
        const reported = (world.eventsByOrderId.get(order.orderId) ?? []).filter(
          (event) => rowsOf(event, atMs).length > 0,
        );
        const documents = planned(world, order, reported, atMs, deviations);
        expect(documents, order.orderId).toHaveLength(reported.length);
        for (const event of reported) {
          const key = `${world.seller.sellerId}/${event.transactionId}`;
          const document = documents.find(({ eventKey }) => eventKey === key);
          const label = `${order.orderId} ${event.transactionId} ${JSON.stringify(document?.problems)}`;
          expect(document?.amazonTotalMinor, label).toBe(event.totalMinor);
          expect(document?.state, label).toBe(expectedState(event, atMs));
          if (document?.state === 'ready') {
            expect(inClearing(document), label).toBe(event.totalMinor);
            if (event.type === 'Shipment' && !event.nonAmazon)
              expect(sumsOf(document), label).toEqual(trueSums(event));
          }
          states.set(document?.state ?? '', (states.get(document?.state ?? '') ?? 0) + 1);
        }
        const numbers = documents.flatMap(({ draft }) => draft?.number ?? []);
        expect(new Set(numbers).size, order.orderId).toBe(numbers.length);
      }
      // Each state is met, or the judge would have judged nothing.
      expect(states.get('ready')).toBeGreaterThan(100);
      expect(states.get('blocked')).toBeGreaterThan(0);
      expect(states.get('leftOut')).toBeGreaterThan(0);
      if (days === 0) expect(states.get('waiting')).toBeGreaterThan(0);
    },
  );
});

function planned(
  world: World,
  order: Order,
  reported: readonly MoneyEvent[],
  atMs: number,
  deviations: boolean,
): readonly PlannedDocument[] {
  const rows = reported.flatMap((event) => rowsOf(event, atMs));
  const transactions = rows.map((row) => transactionJson(row, { world, atMs, deviations }));
  const page = parseTransactionsPage({ payload: { transactions } });
  const parsed = parseOrder({ order: orderJson(order, new Set(includedDataSets), atMs) });
  if (!page.ok) throw new Error(page.problem.sentence);
  if (!parsed.ok) throw new Error(parsed.problem.sentence);
  const events = toEvents(page.value.transactions, world.seller.sellerId, []);
  return planOrder(
    { orderId: order.orderId, order: parsed.value, events },
    { books: booksIn(), suffixes: [] },
  ).documents;
}

/** What has to become of an event, told from the truth alone. */
function expectedState(event: MoneyEvent, atMs: number): PlannedDocument['state'] {
  const components = componentsOf(event).filter(({ amountMinor }) => amountMinor !== 0);
  if (components.length === 0) return 'leftOut';
  const blocked =
    event.marketplace.currency !== 'USD' || components.some(({ kind }) => kind === 'unknownFee');
  if (blocked) return 'blocked';
  const released = event.deferral === null || event.deferral.releaseReportedAtMs <= atMs;
  return released ? 'ready' : 'waiting';
}

function trueSums(event: MoneyEvent): Readonly<Record<string, number>> {
  return summed(
    componentsOf(event).flatMap(({ kind, amountMinor }) => {
      const role = roleOf[kind];
      return role === undefined ? [] : [[role, amountMinor] as const];
    }),
  );
}

/** What the document brings into clearing. */
function inClearing({ effects }: PlannedDocument): number {
  return effects
    .filter(({ account }) => account.name === 'Amazon Clearing')
    .reduce((sum, { debitMinor, creditMinor }) => sum + debitMinor - creditMinor, 0);
}

function sumsOf({ draft }: PlannedDocument): Readonly<Record<string, number>> {
  const own = (draft?.lines ?? []).filter(({ role }) => role !== 'clearing');
  return summed(own.map(({ role, amountMinor }) => [role, amountMinor] as const));
}

function summed(parts: readonly (readonly [string, number])[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const [name, amountMinor] of parts) sums[name] = (sums[name] ?? 0) + amountMinor;
  return Object.fromEntries(Object.entries(sums).filter(([, amountMinor]) => amountMinor !== 0));
}
