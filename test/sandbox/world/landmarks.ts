import type { OrderPlan, PlannedEvent, PlannedLine } from './assemble';
import { type Charge, chargeComponents, localMinor, usualCharge } from './charges';
import { type Marketplace, marketplaces } from './marketplaces';
import type { Catalogue, Product } from './products';
import { refundOf, restock } from './refunds';
import type { Component } from './truth';
import { planWorkedCases, workedCaseIds } from './workedCases';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/**
 * Orders with fixed ids that every world holds, for the demo and for tests. All but `deferredReleased`, the
 * worked cases and `oldOrder` are among the hundred newest. The worked cases have fixed dates and are left
 * out of worlds that end before them.
 */
export const landmarks = {
  simpleFba: '112-4000001-1000001',
  merchantMultiItem: '112-4000002-1000002',
  splitThree: '113-4000003-1000003',
  splitTwelve: '113-4000004-1000004',
  deferred: '111-4000005-1000005',
  deferredReleased: '111-4000006-1000006',
  invoiced: '114-4000007-1000007',
  multiChannel: 'S01-4000008-1000008',
  unshipped: '112-4000009-1000009',
  partiallyShipped: '112-4000010-1000010',
  cancelled: '112-4000011-1000011',
  pending: '112-4000012-1000012',
  canadian: '701-4000013-1000013',
  mexican: '702-4000014-1000014',
  /** One item for each hostile title. */
  hostileTitles: '111-4000015-1000015',
  fullyRefunded: '113-4000016-1000016',
  twicePartlyRefunded: '113-4000017-1000017',
  refundedBeforeSale: '113-4000018-1000018',
  /** A free replacement: only Amazon's fee, a negative total. */
  feeOnly: '114-4000019-1000019',
  /** A replacement without any amount: no lines at all. */
  emptyShipment: '114-4000020-1000020',
  /** Shipped hours ago, and not reported by finances for 30 more. */
  notYetReported: '111-4000021-1000021',
  /** Only the transaction's own tree can be read. */
  itemTreesMissing: '111-4000022-1000022',
  /** The item tree holds anonymous roots, so again only the transaction's own tree can be read. */
  itemTreesAnonymous: '111-4000023-1000023',
  /** United States, tax collected and not withheld. */
  sellerCollectedTax: '112-4000024-1000024',
  /** Shipping and gift wrap that Amazon charges back, and a waived fulfilment fee. */
  chargebacks: '112-4000025-1000025',
  oldOrder: '114-4000026-1000026',
  /** A fee of a name that nobody has seen before. */
  unknownFee: '111-4000027-1000027',
  /** Restocking kept, goodwill paid. */
  restocked: '113-4000028-1000028',
  ...workedCaseIds,
} as const;

/** Plans the landmark orders of a world that ends at `nowMs`. */
export function planLandmarks(catalogue: Catalogue, nowMs: number): OrderPlan[] {
  const us = marketplaces.unitedStates;
  const byAmazon = catalogue.ordinary.filter(({ fulfilledBy }) => fulfilledBy === 'AMAZON');
  const byMerchant = catalogue.ordinary.filter(({ fulfilledBy }) => fulfilledBy === 'MERCHANT');
  const fba = (index: number): Product => byAmazon[index] ?? catalogue.ordinary[0];
  const mfn = (index: number): Product => byMerchant[index] ?? catalogue.ordinary[0];
  const ago = (hours: number): number => nowMs - hours * hourMs;

  const plan = (
    orderId: string,
    createdHoursAgo: number,
    shipments: readonly PlannedEvent[],
    extra: Partial<OrderPlan> = {},
  ): OrderPlan => ({
    orderId,
    marketplace: us,
    kind: 'consumer',
    fulfilledBy: 'AMAZON',
    createdAtMs: ago(createdHoursAgo),
    pendingUntilMs: ago(createdHoursAgo) + 20 * minuteMs,
    shipments,
    ...extra,
  });
  const shipped = (hoursAgo: number, lines: readonly PlannedLine[], extra: Partial<PlannedEvent> = {}) => ({
    atMs: ago(hoursAgo),
    reportDelayMs: 10 * minuteMs,
    lines,
    ...extra,
  });
  const never = (lines: readonly PlannedLine[]): PlannedEvent => ({ atMs: null, reportDelayMs: 0, lines });

  const fullyRefunded = line(0, fba(7), us);
  const partlyRefunded = line(0, fba(8), us, { quantity: 2 });
  const refundedEarly = line(0, fba(9), us);
  const restocked = line(0, fba(18), us);
  const feeOnly: PlannedLine = {
    item: 0,
    product: fba(10),
    quantity: 1,
    components: [{ kind: 'fulfilmentFee', amountMinor: -540 }],
  };
  const hostileLines = catalogue.hostile.map((product, item) => line(item, product, us));

  return [
    plan(landmarks.simpleFba, 30, [shipped(20, [line(0, fba(0), us)])]),
    plan(
      landmarks.merchantMultiItem,
      40,
      [
        shipped(26, [
          line(0, mfn(0), us, { quantity: 3, itemPromotionMinor: 500, shippingMinor: 799 }),
          line(1, mfn(1), us, { shippingMinor: 399, shippingPromoted: true }),
        ]),
      ],
      { fulfilledBy: 'MERCHANT' },
    ),
    plan(landmarks.splitThree, 44, [
      shipped(38, [line(0, fba(1), us)]),
      shipped(30, [line(1, fba(2), us, { quantity: 2 })]),
      shipped(18, [line(2, fba(3), us)]),
    ]),
    plan(
      landmarks.splitTwelve,
      46,
      Array.from({ length: 12 }, (_, index) => shipped(42 - index * 2, [line(0, fba(4), us)])),
    ),
    plan(landmarks.deferred, 34, [
      shipped(24, [line(0, fba(5), us)], {
        deferral: { reason: 'DD7', maturesAtMs: ago(-9 * 24), releasedAtMs: ago(-9 * 24 - 5) },
      }),
    ]),
    plan(landmarks.deferredReleased, 17 * 24, [
      shipped(16 * 24, [line(0, fba(6), us)], {
        deferral: { reason: 'DD7', maturesAtMs: ago(6 * 24), releasedAtMs: ago(6 * 24 - 5) },
      }),
    ]),
    plan(
      landmarks.invoiced,
      36,
      [
        shipped(28, [line(0, fba(0), us, { quantity: 6 })], {
          deferral: { reason: 'B2B', maturesAtMs: ago(28) + 30 * dayMs, releasedAtMs: ago(22) + 30 * dayMs },
        }),
      ],
      { kind: 'invoiced' },
    ),
    plan(
      landmarks.multiChannel,
      32,
      [shipped(22, [{ item: 0, product: fba(1), quantity: 1, components: multiChannelFees() }])],
      { kind: 'multiChannel', taxModel: 'none' },
    ),
    plan(landmarks.unshipped, 8, [never([line(0, mfn(2), us, { shippingMinor: 599 })])], {
      fulfilledBy: 'MERCHANT',
    }),
    plan(
      landmarks.partiallyShipped,
      28,
      [shipped(10, [line(0, mfn(3), us)]), never([line(1, mfn(4), us, { quantity: 2 })])],
      { fulfilledBy: 'MERCHANT' },
    ),
    plan(landmarks.cancelled, 26, [never([line(0, fba(2), us)])], { cancelledAtMs: ago(20) }),
    plan(landmarks.pending, 3, [never([line(0, fba(3), us)])], { pendingUntilMs: nowMs + 365 * dayMs }),
    plan(
      landmarks.canadian,
      38,
      [shipped(27, [line(0, fba(4), marketplaces.canada, { taxBasisPoints: 1300, taxWithheld: false })])],
      { marketplace: marketplaces.canada, taxModel: 'seller' },
    ),
    plan(landmarks.mexican, 37, [shipped(25, [line(0, fba(5), marketplaces.mexico)])], {
      marketplace: marketplaces.mexico,
      taxModel: 'none',
    }),
    plan(landmarks.hostileTitles, 33, [shipped(23, hostileLines)]),
    plan(landmarks.fullyRefunded, 45, [shipped(39, [fullyRefunded])], {
      refunds: [shipped(6, [refundOf(fullyRefunded, 100)])],
    }),
    plan(landmarks.twicePartlyRefunded, 45, [shipped(39, [partlyRefunded])], {
      refunds: [shipped(9, [refundOf(partlyRefunded, 20)]), shipped(5, [refundOf(partlyRefunded, 20)])],
    }),
    plan(landmarks.refundedBeforeSale, 43, [shipped(24, [refundedEarly])], {
      refunds: [shipped(29, [refundOf(refundedEarly, 100)])],
    }),
    plan(landmarks.feeOnly, 35, [shipped(21, [feeOnly])], { kind: 'replacement', taxModel: 'none' }),
    plan(landmarks.emptyShipment, 35, [shipped(21, [{ ...feeOnly, components: [] }])], {
      kind: 'replacement',
      taxModel: 'none',
    }),
    plan(landmarks.notYetReported, 15, [shipped(7, [line(0, fba(11), us)], { reportDelayMs: 37 * hourMs })]),
    plan(landmarks.itemTreesMissing, 31, [
      shipped(19, [line(0, fba(12), us)], { shape: 'itemTreesMissing' }),
    ]),
    plan(landmarks.itemTreesAnonymous, 31, [
      shipped(19, [line(0, fba(13), us)], { shape: 'itemTreesAnonymous' }),
    ]),
    plan(landmarks.sellerCollectedTax, 29, [shipped(17, [line(0, fba(14), us, { taxWithheld: false })])], {
      taxModel: 'seller',
    }),
    plan(landmarks.chargebacks, 29, [
      shipped(17, [
        line(0, fba(15), us, { shippingMinor: 599, giftWrapMinor: 399, fulfilmentWaived: true, quantity: 2 }),
      ]),
    ]),
    plan(landmarks.unknownFee, 27, [shipped(16, [withUnknownFee(line(0, fba(17), us))])]),
    plan(landmarks.restocked, 45, [shipped(39, [restocked])], {
      refunds: [shipped(8, [restock(refundOf(restocked, 100))])],
    }),
    plan(landmarks.oldOrder, 50 * 24, [shipped(49 * 24, [line(0, fba(16), us)])]),
    ...planWorkedCases(nowMs),
  ];
}

function line(
  item: number,
  product: Product,
  marketplace: Marketplace,
  charge: Partial<Charge> = {},
): PlannedLine {
  const full: Charge = { ...usualCharge(product, marketplace, charge.quantity ?? 1), ...charge };
  return { item, product, quantity: full.quantity, components: chargeComponents(full) };
}

function withUnknownFee(sold: PlannedLine): PlannedLine {
  return { ...sold, components: [...sold.components, { kind: 'unknownFee', amountMinor: -37 }] };
}

/** The fee a unit, and the transport of the whole order, which stands in no item's tree. */
function multiChannelFees(): Component[] {
  return [
    { kind: 'fulfilmentFee', amountMinor: -localMinor(marketplaces.unitedStates, 715) },
    { kind: 'transportFee', amountMinor: -1800 },
  ];
}
