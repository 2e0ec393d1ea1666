import type { OrderPlan, PlannedEvent, PlannedLine } from './assemble';
import { marketplaces } from './marketplaces';
import type { Product } from './products';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Orders whose books an accountant worked out by hand. */
export const workedCaseIds = {
  /** Posted 2026-11-03T07:30Z, total 23.36. */
  workedCase1: '114-1111111-1111111',
  /** Three shipments of April 2026; the one reported last is dated between the others. */
  workedCase2: '113-2222222-2222222',
} as const;

/** The product of the worked cases. */
const workedProduct: Product = {
  sku: 'WORKED-1',
  asin: 'B0WORKED01',
  title: 'Worked Example, Blue',
  priceMinor: 1999,
  fulfilledBy: 'AMAZON',
  fulfilmentFeeMinor: 361,
  referralBasisPoints: 1500,
};

/** The worked cases that had been reported by `nowMs`; their dates are fixed. */
export function planWorkedCases(nowMs: number): OrderPlan[] {
  const case1: OrderPlan = {
    orderId: workedCaseIds.workedCase1,
    marketplace: marketplaces.unitedStates,
    kind: 'consumer',
    fulfilledBy: 'AMAZON',
    createdAtMs: Date.UTC(2026, 10, 2, 15, 12),
    pendingUntilMs: Date.UTC(2026, 10, 2, 15, 40),
    shipments: [
      {
        atMs: Date.UTC(2026, 10, 3, 7, 30),
        exactlyPosted: true,
        reportDelayMs: 3 * hourMs,
        lines: [
          {
            item: 0,
            product: workedProduct,
            quantity: 2,
            components: [
              { kind: 'principal', amountMinor: 3998 },
              { kind: 'shipping', amountMinor: 599 },
              { kind: 'shippingPromotion', amountMinor: -599 },
              { kind: 'itemPromotion', amountMinor: -400 },
              { kind: 'itemTax', amountMinor: 297 },
              { kind: 'itemTaxWithheld', amountMinor: -297 },
              { kind: 'commission', amountMinor: -540 },
              { kind: 'fulfilmentFee', amountMinor: -722 },
            ],
          },
        ],
      },
    ],
  };
  const part = (item: number, principal: number, commission: number, fee: number): PlannedLine => ({
    item,
    product: { ...workedProduct, sku: `WORKED-2${'ABC'.charAt(item)}`, asin: `B0WORKED2${item}` },
    quantity: 1,
    components: [
      { kind: 'principal', amountMinor: principal },
      { kind: 'commission', amountMinor: -commission },
      { kind: 'fulfilmentFee', amountMinor: -fee },
    ],
  });
  const posted = (dayOfApril: number, reportDelayMs: number, lines: PlannedLine[]): PlannedEvent => ({
    atMs: Date.UTC(2026, 3, dayOfApril, 18, 0),
    exactlyPosted: true,
    reportDelayMs,
    lines,
  });
  const case2: OrderPlan = {
    orderId: workedCaseIds.workedCase2,
    marketplace: marketplaces.unitedStates,
    kind: 'consumer',
    fulfilledBy: 'AMAZON',
    createdAtMs: Date.UTC(2026, 3, 12, 9, 0),
    taxModel: 'none',
    shipments: [
      posted(13, hourMs, [part(0, 2500, 375, 410)]),
      posted(19, hourMs, [part(1, 4000, 600, 525)]),
      // Later than the documented 48 hours, so that it comes after the one of the 19th.
      posted(15, 5 * dayMs, [part(2, 1000, 150, 320)]),
    ],
  };
  return [case1, case2].filter((plan) =>
    plan.shipments.every(({ atMs, reportDelayMs }) => (atMs ?? 0) + reportDelayMs <= nowMs),
  );
}
