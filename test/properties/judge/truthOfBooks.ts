import type { BookSettings } from '../../../lib/books/settings/bookSettings';
import { type Posting, postingsOf } from '../../judge/postingsOf';
import { type BroadEvent, type BroadWorld, releasedAtMs } from '../../sandbox/world/broad/broadTruth';
import { type TrueAmount, trueAmounts, trueMoves } from '../../sandbox/world/broad/trueBooks';
import type { Bookkeeper } from './bookkeeper';
import { trueCostMinor } from './choices';
import type { SellersWishes } from './rulesOf';
import { trueTaxOf } from './trueTaxOf';

/** Balances by account, debits positive; accounts that hold nothing are not there. */
export type Sums = ReadonlyMap<string, number>;

/** The accounts that money passes through, as the recommended chart calls them. */
const clearing = 'Amazon Clearing';
const holdings = {
  clearing,
  deferred: 'Amazon Deferred Balances',
  receivable: 'Accounts Receivable (A/R)',
} as const;

/** What the books hold: every document that stands in them, read off its face. */
export function actualSums({ posted }: Bookkeeper, { store }: BroadWorld): Sums {
  return summed(
    posted
      .filter(({ draft }) => draft.currency === store.currency)
      .flatMap(({ draft }) => postingsOf(draft).map(ofChart)),
  );
}

/** A posting on the recommended chart: accounts of other currencies bear their currency behind the name. */
function ofChart({ account, debitMinor, isTax }: Posting): readonly [string, number] {
  return [isTax === true ? 'tax' : account.replace(/ [A-Z]{3}$/, ''), debitMinor];
}

/** What a world's books would hold if they were right, for all that they own. */
export function expectedSums(books: Bookkeeper, world: BroadWorld): Sums {
  return trueSums(world, books, ownedIn(books, world), paidOutIn(books, world));
}

/** What of an event has to be in the books: under one convention what Amazon reserves stays in clearing. */
export function amountsToBook(
  world: BroadWorld,
  event: BroadEvent,
  settings: BookSettings,
  home: BroadWorld,
): readonly TrueAmount[] {
  const isLeft = ({ account }: TrueAmount): boolean =>
    account === 'Amazon Reserved Balances' && settings.settlement.convention === 'balance';
  return trueAmounts(world, event, trueTaxOf(world, home)).filter((amount) => !isLeft(amount));
}

/** Whether an event was in the books before the connection's start: settled by then, or posted and not deferred. */
export function isPrevious(world: BroadWorld, event: BroadEvent, { start }: BookSettings): boolean {
  if (start === undefined) return false;
  const startMs = Date.parse(start.from);
  const settlement = world.settlements.find(({ events }) => events.includes(event));
  if (event.period !== undefined) return event.period.startsAtMs < startMs;
  if (settlement !== undefined && settlement.endsAtMs <= startMs) return true;
  return event.postedAtMs < startMs && releasedAtMs(event) < startMs;
}

/** What of an event is in the books, by the store's account of it. */
export interface Owned {
  readonly revenue: boolean;
  readonly fees: boolean;
  readonly cash: boolean;
  readonly cost: boolean;
}

/** What the books of a seller would hold in whose books this much of each event stood. */
function trueSums(
  world: BroadWorld,
  { settings, wishes, worlds: [home] }: Bookkeeper,
  ownedOf: (event: BroadEvent) => Owned,
  paidOut: ReadonlySet<string>,
): Sums {
  const unitCosts = new Map(world.products.map((product) => [product.sku, trueCostMinor(product)]));
  const sides: (readonly [string, number])[] = [];
  const move = (to: string, from: string, minor: number): void => {
    sides.push([to, minor], [from, -minor]);
  };
  for (const event of world.events) {
    if (event.what === 'payout') continue;
    const owned = ownedOf(event);
    const holding = holdings[holdingOf(event, world, settings, wishes)];
    for (const { account, facet, amountMinor } of amountsToBook(world, event, settings, home)) {
      if (!owned[facet]) continue;
      move(facet === 'cash' ? clearing : holding, account, amountMinor);
    }
    if (owned.cost) {
      const costs = [...trueMoves(event)].map(([sku, units]) => units * (unitCosts.get(sku) ?? 0));
      const costMinor = costs.reduce((sum, minor) => sum + minor, 0);
      move('Amazon Cost of Goods Sold', 'Amazon Inventory', costMinor);
    }
    if (owned.cash && holding !== clearing) move(clearing, holding, event.totalMinor);
  }
  for (const { settlementId, totalMinor } of world.settlements) {
    if (paidOut.has(settlementId)) move('Settlement Bank', clearing, Math.max(0, totalMinor));
  }
  return summed(sides);
}

/** Where the money of an event stands until it is the seller's, by what truly held it back. */
function holdingOf(
  event: BroadEvent,
  world: BroadWorld,
  { recognition }: BookSettings,
  wishes: SellersWishes,
): keyof typeof holdings {
  const { deferral, accountType, orderId } = event;
  const { invoicedOrderIds } = world;
  if (deferral === undefined || recognition[deferral.reason] !== 'atShipment') return 'clearing';
  const invoiced =
    deferral.reason === 'B2B' || accountType === 'Invoiced Orders' || invoicedOrderIds.has(orderId ?? '');
  return invoiced && !wishes.isJournal(event) ? 'receivable' : 'deferred';
}

/** What of an event the books own, by the facets that its documents cover. */
export function ownedIn(books: Bookkeeper, world: BroadWorld): (event: BroadEvent) => Owned {
  const keys = [...books.owners].filter(([, facets]) => Object.keys(facets).length > 0).map(([key]) => key);
  const fromFile = new Set(
    world.settlements.flatMap(({ settlementId, events }) => {
      const has = (what: string): boolean =>
        keys.some((key) => key === `${what}/${settlementId}` || key.startsWith(`${what}/${settlementId}/`));
      return events.filter(({ what }) => has(what === 'cardCharge' ? 'charge' : 'file'));
    }),
  );
  return (event) => {
    if (fromFile.has(event)) return { revenue: true, fees: true, cash: true, cost: false };
    const key = books.knowledge.eventOf(event)?.key ?? '';
    const owned = books.owners.get(key) ?? {};
    return {
      revenue: owned.revenue !== undefined,
      fees: owned.fees !== undefined,
      cash: owned.cash !== undefined,
      cost: owned.cost !== undefined,
    };
  };
}

/** The settlements whose payout stands in the books. */
export function paidOutIn(books: Bookkeeper, world: BroadWorld): ReadonlySet<string> {
  return new Set(
    world.settlements
      .filter(({ settlementId, payout }) => {
        const key = payout === undefined ? undefined : books.knowledge.eventOf(payout)?.key;
        return [`payout/${settlementId}`, key ?? ''].some(
          (each) => books.owners.get(each)?.cash !== undefined,
        );
      })
      .map(({ settlementId }) => settlementId),
  );
}

/** Where two sums differ, in words. */
export function differences(actual: Sums, expected: Sums): readonly string[] {
  return [...new Set([...actual.keys(), ...expected.keys()])]
    .filter((account) => (actual.get(account) ?? 0) !== (expected.get(account) ?? 0))
    .map(
      (account) =>
        `${account} holds ${actual.get(account) ?? 0} in the books and truly ${expected.get(account) ?? 0}`,
    );
}

function summed(sides: readonly (readonly [string, number])[]): Sums {
  const sums = new Map<string, number>();
  for (const [account, minor] of sides) sums.set(account, (sums.get(account) ?? 0) + minor);
  return new Map([...sums].filter(([, minor]) => minor !== 0));
}
