import {
  type BookSettings,
  type SettlementBookSettings,
  unitedStatesSettings,
} from '../../../lib/books/settings/bookSettings';
import type { BroadProduct, BroadWorld } from '../../sandbox/world/broad/broadTruth';
import { createRandom } from '../../sandbox/world/random';
import { taxAnswersOf } from './company';
import type { Worlds } from './knowledge';

/** How the company of a world keeps its books: any mix of what can be chosen. */
export function choicesOf([world, ...abroad]: Worlds): BookSettings {
  const { seed, store } = world;
  // An item posts to one account, and that is kept in one currency.
  const inOneCurrency = abroad.length === 0;
  const random = createRandom(seed, 'choices');
  const american = store.country === 'US';
  const settlement: SettlementBookSettings = {
    form: random.pick(
      inOneCurrency ? ['journalEntry', 'journalEntry', 'salesReceipt', 'invoice'] : ['journalEntry'],
    ),
    lines: random.pick(['byAccount', 'byKind']),
    fees: random.pick(['lines', 'lines', 'apart']),
    convention: random.pick(['zero', 'zero', 'balance']),
    payout: random.pick(['journalEntry', 'transfer', 'deposit']),
  };
  return {
    ...unitedStatesSettings,
    ...(random.chance(0.2) ? { timeZone: 'Asia/Tokyo' } : {}),
    saleDate: random.pick(['posted', 'posted', 'released', 'purchased']),
    recognition: {
      DD7: random.pick(['atShipment', 'onRelease']),
      B2B: random.pick(['atShipment', 'onRelease']),
    },
    fees: random.pick(
      american ? ['lines', 'lines', 'purchase', 'journalEntry'] : ['purchase', 'journalEntry'],
    ),
    day: {
      ...unitedStatesSettings.day,
      lines: random.pick(['byItem', 'byGroup']),
      refunds: random.pick(['lines', 'document']),
    },
    settlement,
    ...(inOneCurrency && random.chance(0.2) ? startOf(world) : {}),
    tax: taxAnswersOf(world),
    cost: {
      booked: random.chance(0.5) && inOneCurrency,
      unitCosts: costsOf(world),
      returns: 'stayCost',
      lost: 'booked',
    },
  };
}

/** Some came from another system, at the boundary of a settlement; what was deferred then nobody had booked. */
function startOf({ settlements, store }: BroadWorld): Pick<BookSettings, 'start'> | Record<string, never> {
  const [first] = settlements.filter(({ accountType }) => accountType === 'Standard Orders');
  if (first === undefined || store.country === 'DE') return {};
  const { endsAtMs, reserveMinor, totalMinor } = first;
  const from = new Date(endsAtMs).toISOString();
  return {
    start: { from, clearingMinor: Math.min(0, totalMinor), reservedMinor: reserveMinor, deferredMinor: 0 },
  };
}

/** What the seller paid for a unit of each product: whole cents, so that no rounding is in the way. */
export function trueCostMinor(product: BroadProduct): number {
  return 100 + (product.priceMinor % 400);
}

/** Now and then the seller forgot one. */
function costsOf({ seed, products }: BroadWorld): BookSettings['cost']['unitCosts'] {
  const known = seed % 5 === 0 ? products.slice(1) : products;
  return known.map((product) => {
    const minor = trueCostMinor(product);
    return { sku: product.sku, cost: `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}` };
  });
}
