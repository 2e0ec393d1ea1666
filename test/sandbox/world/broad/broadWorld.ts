import { createRandom, type Random } from '../random';
import type { BroadProduct, BroadWorld, TaxRegime } from './broadTruth';
import { closeAccount } from './closings';
import { drawCharges } from './drawCharges';
import { drawOrders, type OrderDraw } from './drawOrders';
import { type BroadStore, broadStores } from './stores';

const dayMs = 86_400_000;

/** What a broad world is made from; the same figures give the same world. */
export interface BroadPlan {
  readonly seed: number;
  readonly country?: BroadStore['country'];
  readonly regime?: TaxRegime;
  /** An amount that nobody can name is among the charges. */
  readonly withUnknown?: boolean;
  readonly withMicroDeposit?: boolean;
  readonly orders?: number;
  /** Ids of events that are left out, to find the smallest world with a fault. */
  readonly without?: readonly string[];
}

const regimes: Readonly<Record<BroadStore['country'], readonly [TaxRegime, ...TaxRegime[]]>> = {
  US: ['facilitator', 'facilitator', 'none'],
  CA: ['none', 'seller', 'facilitator'],
  UK: ['included', 'seller', 'facilitator'],
  DE: ['included', 'seller'],
};

/**
 * A small seller with everything that Amazon does to sellers: split, late and replaced shipments, refunds of
 * all kinds, deferred twins, invoices, charges, reserves, debts, returned transfers. Some months in one store.
 */
export function generateBroadWorld(plan: BroadPlan): BroadWorld {
  const { seed } = plan;
  const random = createRandom(seed, 'broad world');
  const country = plan.country ?? random.pick(['US', 'US', 'US', 'CA', 'UK', 'DE']);
  const regime = plan.regime ?? random.pick(regimes[country]);
  const store = broadStores[country];
  const months = random.whole(1, 3);
  const startsAtMs = Date.UTC(2026, random.whole(0, 9), random.whole(1, 28), random.whole(0, 23), 17, 5);
  const lastSaleAtMs = startsAtMs + months * 30 * dayMs - 8 * dayMs;
  const endsAtMs = lastSaleAtMs + random.whole(8, 20) * dayMs;
  const draw: OrderDraw = {
    seed,
    store,
    regime,
    products: drawProducts(random),
    count: plan.orders ?? (random.chance(0.1) ? random.whole(15, 40) : random.whole(4, 14)),
    startsAtMs,
    lastSaleAtMs,
    endsAtMs,
    deferredShare: random.pick([0, 0, 0.4, 1]),
    invoicedShare: random.pick([0, 0, 0.15, 0.3]),
    invoicedApart: random.chance(0.5),
    unlinkedTwins: random.chance(0.15),
  };
  const { events: sales, invoicedOrderIds } = drawOrders(draw);
  const drawn = [...sales, ...drawCharges(draw, months, plan.withUnknown ?? false)].filter(
    ({ id }) => plan.without?.includes(id) !== true,
  );
  // Some worlds end in the middle of a settlement.
  const lastCloseMs = endsAtMs + (random.chance(0.7) ? 2 : -9) * dayMs;
  const accounts = (['Standard Orders', 'Invoiced Orders'] as const).map((accountType) =>
    closeAccount({
      seed,
      accountType,
      startsAtMs,
      lastCloseMs,
      events: drawn.filter((event) => event.accountType === accountType),
      withMicroDeposit: accountType === 'Standard Orders' && (plan.withMicroDeposit ?? false),
    }),
  );
  const events = [...drawn, ...accounts.flatMap((account) => account.events)].sort(
    (left, right) => left.postedAtMs - right.postedAtMs,
  );
  const settlements = accounts
    .flatMap((account) => account.settlements)
    .sort((left, right) => left.endsAtMs - right.endsAtMs);
  // No settlement is longer than 35 days: by then it is known that one has closed, whatever follows.
  const reportedMs = [{ reportedAtMs: endsAtMs, deferral: undefined }, ...events].flatMap(
    ({ reportedAtMs, deferral }) => [reportedAtMs, deferral?.releaseReportedAtMs ?? 0],
  );
  return {
    seed,
    store,
    regime,
    sellerId: 'A1EXAMPLESELLER',
    products: draw.products,
    events,
    settlements,
    periods: accounts.flatMap(({ periods }) => periods),
    startsAtMs,
    endsAtMs:
      Math.max(...reportedMs, ...settlements.map(({ startsAtMs }) => startsAtMs + 40 * dayMs)) + 3 * dayMs,
    invoicedOrderIds,
  };
}

function drawProducts(random: Random): readonly [BroadProduct, ...BroadProduct[]] {
  const make = (index: number): BroadProduct => ({
    sku: `SKU-${String(index).padStart(2, '0')}-${random.token(4)}`,
    asin: `B0${random.token(8).toUpperCase()}`,
    title: `Example ${random.pick(['lamp', 'kettle', 'chair', 'towel'])} ${index}`,
    priceMinor: random.whole(599, 8999),
  });
  return [make(0), ...Array.from({ length: random.whole(1, 5) }, (_, index) => make(index + 1))];
}
