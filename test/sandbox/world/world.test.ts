import { describe, expect, it } from 'vitest';
import { rowsOf } from './financeView';
import { landmarks } from './landmarks';
import { allMarketplaces, marketplaces } from './marketplaces';
import { orderStatusAt } from './orderState';
import { periodAt } from './periods';
import { componentsOf, type MoneyEvent, sumMinor } from './truth';
import { generateWorld, truthOf, type World } from './world';

const nowMs = Date.UTC(2026, 10, 23, 19);
const hourMs = 3_600_000;
const farMs = nowMs + 400 * 24 * hourMs;
const full = generateWorld({ seed: 11, nowMs });
const worlds: readonly World[] = [
  full,
  ...[1, 2, 3, 4].map((seed) => generateWorld({ seed, nowMs, orders: 300 })),
];

function orderOf(world: World, orderId: string) {
  const order = world.ordersById.get(orderId);
  if (order === undefined) throw new Error(`no order ${orderId}`);
  return order;
}

function shipmentsOf(world: World, orderId: string): readonly MoneyEvent[] {
  return (world.eventsByOrderId.get(orderId) ?? []).filter(({ type }) => type === 'Shipment');
}

describe('a generated world', () => {
  it('is the same for the same seed, and another for another', () => {
    const again = generateWorld({ seed: 11, nowMs });
    expect(again.orders).toEqual(full.orders);
    expect(again.events).toEqual(full.events);
    expect(again.settlements).toEqual(full.settlements);
    expect(generateWorld({ seed: 12, nowMs }).orders).not.toEqual(full.orders);
  });

  it('has 2,000 orders over 60 days, of every kind', () => {
    expect(full.orders.length).toBeGreaterThanOrEqual(2000);
    const share = (test: (order: World['orders'][number]) => boolean): number =>
      full.orders.filter(test).length / full.orders.length;
    expect(share(({ marketplace }) => marketplace === marketplaces.unitedStates)).toBeGreaterThan(0.75);
    for (const marketplace of allMarketplaces) {
      expect(share((order) => order.marketplace === marketplace)).toBeGreaterThan(0.03);
    }
    expect(share(({ shipments }) => shipments.length > 1)).toBeGreaterThan(0.01);
    expect(share(({ fulfilledBy }) => fulfilledBy === 'MERCHANT')).toBeGreaterThan(0.1);
    expect(share(({ kind }) => kind === 'multiChannel')).toBeGreaterThan(0.01);
    expect(share(({ kind }) => kind === 'invoiced')).toBeGreaterThan(0.005);
    expect(share(({ refunds }) => refunds.length > 0)).toBeGreaterThan(0.02);
    expect(
      share(({ shipments }) => shipments.some(({ event }) => event?.deferral?.reason === 'DD7')),
    ).toBeGreaterThan(0.08);
    expect(share(({ shipments }) => shipments.some(({ lines }) => lines.length > 1))).toBeGreaterThan(0.05);
    expect(
      share(({ shipments }) => shipments.some(({ lines }) => lines.some(({ quantity }) => quantity > 1))),
    ).toBeGreaterThan(0.08);
    const statuses = new Set(full.orders.map((order) => orderStatusAt(order, nowMs)));
    expect([...statuses].sort()).toEqual([
      'CANCELLED',
      'PARTIALLY_SHIPPED',
      'PENDING',
      'SHIPPED',
      'UNSHIPPED',
    ]);
  });

  it('moves money in all the ways that it knows', () => {
    const kinds = new Set(full.events.flatMap(componentsOf).map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([
      'advertising',
      'commission',
      'commissionTax',
      'fulfilmentFee',
      'fulfilmentFeeTax',
      'fulfilmentFeeWaiver',
      'giftWrap',
      'giftWrapChargeback',
      'giftWrapTax',
      'giftWrapTaxWithheld',
      'goodwill',
      'inboundFreight',
      'itemPromotion',
      'itemTax',
      'itemTaxWithheld',
      'principal',
      'refundCommission',
      'reimbursement',
      'reserveCredit',
      'reserveDebit',
      'restockingFee',
      'shipping',
      'shippingChargeback',
      'shippingPromotion',
      'shippingTax',
      'shippingTaxWithheld',
      'storageFee',
      'subscription',
      'transfer',
      'transportFee',
      'unknownFee',
    ]);
  });

  it('gives every order, shipment, refund and transaction an id of its own', () => {
    const unique = (ids: readonly (string | null)[]): void => {
      const present = ids.filter((id) => id !== null);
      expect(new Set(present).size).toBe(present.length);
    };
    for (const world of worlds) {
      unique(world.orders.map(({ orderId }) => orderId));
      unique(world.events.map(({ shipmentId }) => shipmentId));
      unique(world.events.map(({ refundId }) => refundId));
      unique(world.events.flatMap((event) => rowsOf(event, farMs).map(({ transactionId }) => transactionId)));
      for (const { orderId } of world.orders) expect(orderId).toMatch(/^(?:\d{3}|S01)-\d{7}-\d{7}$/);
    }
  });

  it('reports within 48 hours, save for the worked case that needs more', () => {
    for (const world of worlds) {
      for (const event of world.events.filter(({ orderId }) => orderId !== landmarks.workedCase2)) {
        const lagMs = event.reportedAtMs - event.postedAtMs;
        expect(lagMs >= 0 && lagMs <= 48 * hourMs).toBe(true);
        if (event.deferral === null) continue;
        expect(event.deferral.releasedAtMs).toBeGreaterThan(event.postedAtMs);
        const late = event.deferral.releasedAtMs - event.deferral.maturesAtMs;
        if (event.deferral.reason === 'DD7') expect(late >= 0 && late <= 24 * hourMs).toBe(true);
      }
    }
  });

  it('knows its totals', () => {
    for (const { events } of worlds) {
      for (const event of events) expect(sumMinor(componentsOf(event))).toBe(event.totalMinor);
    }
  });
});

describe('landmarks', () => {
  it('exist in every world, the recent ones among the hundred newest', () => {
    const elsewhere: readonly string[] = [
      landmarks.deferredReleased,
      landmarks.oldOrder,
      landmarks.workedCase1,
      landmarks.workedCase2,
    ];
    for (const world of worlds) {
      const newest = new Set(world.orders.slice(0, 100).map(({ orderId }) => orderId));
      for (const orderId of Object.values(landmarks)) {
        expect(world.ordersById.has(orderId)).toBe(true);
        if (!elsewhere.includes(orderId)) expect(newest).toContain(orderId);
      }
    }
  });

  it('are what they are called', () => {
    const status = (orderId: string) => orderStatusAt(orderOf(full, orderId), nowMs);
    expect(status(landmarks.unshipped)).toBe('UNSHIPPED');
    expect(status(landmarks.partiallyShipped)).toBe('PARTIALLY_SHIPPED');
    expect(status(landmarks.cancelled)).toBe('CANCELLED');
    expect(status(landmarks.pending)).toBe('PENDING');
    expect(shipmentsOf(full, landmarks.splitThree)).toHaveLength(3);
    expect(shipmentsOf(full, landmarks.splitTwelve)).toHaveLength(12);
    expect(orderOf(full, landmarks.merchantMultiItem)).toMatchObject({ fulfilledBy: 'MERCHANT' });
    expect(shipmentsOf(full, landmarks.feeOnly)[0]?.totalMinor).toBe(-540);
    expect(shipmentsOf(full, landmarks.emptyShipment)[0]?.totalMinor).toBe(0);
    expect(shipmentsOf(full, landmarks.notYetReported)[0]?.reportedAtMs).toBeGreaterThan(nowMs);
    expect(shipmentsOf(full, landmarks.cancelled)).toEqual([]);
    const sale = shipmentsOf(full, landmarks.fullyRefunded)[0];
    const refund = orderOf(full, landmarks.fullyRefunded).refunds[0];
    const principal = (event: MoneyEvent | undefined) =>
      sumMinor(event === undefined ? [] : componentsOf(event).filter(({ kind }) => kind === 'principal'));
    expect(principal(refund)).toBe(-principal(sale));
  });

  it('hold the first worked case', () => {
    const [event] = shipmentsOf(full, landmarks.workedCase1);
    expect(event).toMatchObject({ totalMinor: 2336, postedAtMs: Date.UTC(2026, 10, 3, 7, 30) });
  });

  it('hold the second worked case, reported in another order than posted', () => {
    const shipments = shipmentsOf(full, landmarks.workedCase2);
    expect(shipments.map(({ totalMinor }) => totalMinor)).toEqual([1715, 530, 2875]);
    const byReport = [...shipments].sort((left, right) => left.reportedAtMs - right.reportedAtMs);
    expect(byReport.map(({ totalMinor }) => totalMinor)).toEqual([1715, 2875, 530]);
  });

  it('leave out worked cases that lie in the future', () => {
    const early = generateWorld({ seed: 1, nowMs: Date.UTC(2026, 5, 1), orders: 10 });
    expect(early.ordersById.has(landmarks.workedCase1)).toBe(false);
    expect(early.ordersById.has(landmarks.workedCase2)).toBe(true);
  });
});

describe('settlements', () => {
  it('pay out what was released in them', () => {
    for (const world of worlds) {
      const released = new Map<string, number>();
      for (const row of world.events.flatMap((event) => rowsOf(event, farMs))) {
        if (row.status !== 'RELEASED' || row.event.type === 'Transfer') continue;
        const { settlementId } = row.settlement;
        released.set(settlementId, (released.get(settlementId) ?? 0) + row.event.totalMinor);
      }
      expect(released).toEqual(
        new Map(world.settlements.map(({ settlementId, payoutMinor }) => [settlementId, payoutMinor])),
      );
    }
  });

  it('are transferred a day and a half later, under the next ids', () => {
    for (const world of worlds) {
      const paid = world.settlements.filter(({ payoutMinor }) => payoutMinor > 0);
      const transfers = truthOf(world).others.filter(({ type }) => type === 'Transfer');
      expect(transfers).toHaveLength(paid.length);
      for (const { marketplace, accountType, endsAtMs, payoutMinor } of paid) {
        const next = periodAt(marketplace, accountType, endsAtMs);
        expect(transfers).toContainEqual(
          expect.objectContaining({
            marketplace,
            accountType,
            totalMinor: payoutMinor,
            postedAtMs: endsAtMs + 36 * hourMs,
            settlement: {
              settlementId: next.settlementId,
              financialEventGroupId: next.financialEventGroupId,
            },
          }),
        );
      }
    }
  });

  it('hold reserves that close one and open the next in the same second', () => {
    const reserves = truthOf(full).others.filter(({ description }) => description === 'Reserve');
    expect(reserves.length).toBeGreaterThan(4);
    for (const debit of reserves.filter(({ totalMinor }) => totalMinor < 0)) {
      const credits = reserves.filter(
        ({ postedAtMs, totalMinor, marketplace }) =>
          postedAtMs === debit.postedAtMs &&
          marketplace === debit.marketplace &&
          totalMinor === -debit.totalMinor,
      );
      expect(credits).toHaveLength(1);
      expect(credits[0]?.settlement.settlementId).not.toBe(debit.settlement.settlementId);
    }
    expect(sumMinor(reserves.flatMap(componentsOf))).toBe(0);
  });
});
