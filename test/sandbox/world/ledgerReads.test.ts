import { describe, expect, it } from 'vitest';
import { parseOrder } from '../../../lib/amazon/shapes/parseOrder';
import { parseTransactionsPage } from '../../../lib/amazon/shapes/parseTransactionsPage';
import type { LineKind } from '../../../lib/ledger/lineKind';
import { toEvents } from '../../../lib/ledger/toEvents';
import { rowsOf, transactionJson } from './financeView';
import { orderItemsAt, orderStatusAt } from './orderState';
import { includedDataSets, orderJson } from './orderView';
import { type ComponentKind, componentsOf, type MoneyEvent } from './truth';
import { generateWorld, truthOf, type World } from './world';

const nowMs = Date.UTC(2026, 10, 23, 19);

/** What each component is to a bookkeeper, said here once more and independently of the ledger's own table. */
const meaning: Partial<Record<ComponentKind, LineKind>> = {
  principal: 'principal',
  shipping: 'shipping',
  giftWrap: 'giftWrap',
  itemPromotion: 'promotion',
  shippingPromotion: 'promotion',
  itemTax: 'taxCollected',
  shippingTax: 'taxCollected',
  giftWrapTax: 'taxCollected',
  itemTaxWithheld: 'taxWithheld',
  shippingTaxWithheld: 'taxWithheld',
  giftWrapTaxWithheld: 'taxWithheld',
  commission: 'sellingFee',
  commissionTax: 'sellingFee',
  refundCommission: 'sellingFee',
  fulfilmentFee: 'fulfilmentFee',
  fulfilmentFeeTax: 'fulfilmentFee',
  fulfilmentFeeWaiver: 'fulfilmentFee',
  shippingChargeback: 'shippingChargeback',
  giftWrapChargeback: 'giftWrapChargeback',
  transportFee: 'fulfilmentFee',
  goodwill: 'refund',
  restockingFee: 'refund',
  unknownFee: 'unknown',
};

/** What a refund gives back of a price is a refund, not a negative sale. */
function meaningIn(truth: MoneyEvent, kind: ComponentKind): string {
  const isPrice = kind === 'principal' || kind === 'shipping' || kind === 'giftWrap';
  return truth.type === 'Refund' && isPrice ? 'refund' : (meaning[kind] ?? kind);
}

/** Sums by meaning; kinds that come to nothing are left out. */
function summed(amounts: readonly { readonly kind: string; readonly amountMinor: number }[]) {
  const sums = new Map<string, number>();
  for (const { kind, amountMinor } of amounts) sums.set(kind, (sums.get(kind) ?? 0) + amountMinor);
  return Object.fromEntries([...sums].filter(([, sumMinor]) => sumMinor !== 0).sort());
}

function transactionsAt(world: World, atMs: number, deviations: boolean) {
  const transactions = world.events
    .flatMap((event) => rowsOf(event, atMs))
    .map((row) => transactionJson(row, { world, atMs, deviations }));
  const page = parseTransactionsPage(JSON.parse(JSON.stringify({ payload: { transactions } })));
  if (!page.ok) throw new Error(JSON.stringify(page));
  return page.value.transactions;
}

/** Trees whose split is lost on the way: taxes that net to zero vanish from the transaction's own tree. */
function isSplitShown(event: MoneyEvent): boolean {
  return event.shape === 'usual' && !componentsOf(event).some(({ kind }) => kind === 'transportFee');
}

describe.each([
  ["as Amazon's model says", false],
  ['with the deviations of live answers', true],
])('what the ledger reads %s', (_what, deviations) => {
  it.each([1, 2, 3])('is what truly happened (seed %i)', (seed) => {
    const world = generateWorld({ seed, nowMs, orders: 400 });
    const atMs = nowMs + 100 * 86_400_000;
    const events = toEvents(transactionsAt(world, atMs, deviations), world.seller.sellerId, []);
    const byTransaction = new Map(
      events.flatMap((event) => event.transactionIds.map((id) => [id, event] as const)),
    );
    const { shipments, refunds, others } = truthOf(world);
    // Twins are one event: as many events as truths.
    expect(events).toHaveLength(shipments.length + refunds.length + others.length);
    for (const truth of [...shipments, ...refunds]) {
      const event = byTransaction.get(truth.transactionId);
      if (truth.deferral !== null) expect(byTransaction.get(truth.deferral.releaseTransactionId)).toBe(event);
      expect(event).toMatchObject({ orderId: truth.orderId, totalMinor: truth.totalMinor });
      expect(event?.imbalance).toBeUndefined();
      if (!isSplitShown(truth)) continue;
      const expected = summed(
        componentsOf(truth).map(({ kind, amountMinor }) => ({ kind: meaningIn(truth, kind), amountMinor })),
      );
      expect(summed(event?.lines ?? [])).toEqual(expected);
    }
    for (const truth of others) {
      expect(byTransaction.get(truth.transactionId)).toMatchObject({ totalMinor: truth.totalMinor });
    }
  });
});

describe('what is read of an order', () => {
  it('is how it truly stands', () => {
    const world = generateWorld({ seed: 4, nowMs, orders: 400 });
    const everything = new Set(includedDataSets);
    for (const truth of world.orders) {
      const read = parseOrder(JSON.parse(JSON.stringify({ order: orderJson(truth, everything, nowMs) })));
      if (!read.ok) throw new Error(JSON.stringify(read));
      expect(read.value).toMatchObject({
        orderId: truth.orderId,
        status: orderStatusAt(truth, nowMs),
        fulfilledBy: truth.fulfilledBy,
        items: orderItemsAt(truth, nowMs).map(({ orderItemId, quantityShipped }) => ({
          orderItemId,
          quantityFulfilled: quantityShipped,
        })),
      });
      const isPriced = read.value.grandTotalMinor !== undefined;
      expect(read.value.paymentMethods.includes('Invoice')).toBe(isPriced && truth.kind === 'invoiced');
    }
  });
});
