import { accountRoles } from '../../../lib/books/accountRoles';
import { itemRoles } from '../../../lib/books/roles';
import type { BookSettings } from '../../../lib/books/settings/bookSettings';
import { instantText } from '../../../lib/calendar/calendar';
import { noRules } from '../../../lib/rules/ruleSet';
import { bookOwners } from '../../../lib/sync/planning/bookOwners';
import { Bookkeeper } from '../../properties/judge/bookkeeper';
import { Knowledge } from '../../properties/judge/knowledge';
import { ordersOf } from '../../properties/judge/ordersOf';
import {
  amountsToBook,
  differences,
  expectedSums,
  isPrevious,
  ownedIn,
  paidOutIn,
} from '../../properties/judge/truthOfBooks';
import type { BroadWorld } from '../../sandbox/world/broad/broadTruth';
import { partsOf } from '../../sandbox/world/broad/broadTruth';
import type { EngineBench } from './engineBench';

/** Lets a seller's months pass before an engine, and judges its books by their hidden truth. */
export class EngineJudge {
  readonly world: BroadWorld;
  readonly bench: EngineBench;
  readonly knowledge: Knowledge;
  private readonly settings: BookSettings;

  constructor(world: BroadWorld, bench: EngineBench, settings: BookSettings) {
    this.world = world;
    this.bench = bench;
    this.settings = settings;
    this.knowledge = new Knowledge([world]);
  }

  /** What Amazon shows at a moment is fetched. */
  reveal(atMs: number): void {
    this.knowledge.reveal(atMs);
    const { facts } = this.bench;
    const known = new Set(this.knowledge.events.map(({ orderId }) => orderId));
    const orders = new Map([...ordersOf(this.world)].filter(([orderId]) => known.has(orderId)));
    facts.learn(this.knowledge.events, orders);
    facts.fetched = {
      from: instantText(this.world.startsAtMs - 90 * 86_400_000),
      until: instantText(atMs),
    };
  }

  /** What is wrong with the ledger of the company: what its accounts hold, and what they would hold truly. */
  async faults(): Promise<readonly string[]> {
    const books = await this.bookkeeper();
    return differences(await this.actual(), expectedSums(books, this.world));
  }

  /** Settlements that Amazon has closed and that are not wholly in the books, by id. */
  async unfinished(): Promise<readonly string[]> {
    const books = await this.bookkeeper();
    const owned = ownedIn(books, this.world);
    const paid = paidOutIn(books, this.world);
    const startMs = this.settings.start === undefined ? 0 : Date.parse(this.settings.start.from);
    return this.world.settlements.flatMap(({ settlementId, events, payout, endsAtMs }) => {
      if (endsAtMs <= startMs) return [];
      if (events.some((event) => partsOf(event).some(({ word }) => word === 'unheardOf'))) return [];
      const open = events.filter((event) => {
        if (isPrevious(this.world, event, this.settings)) return false;
        const has = owned(event);
        return amountsToBook(this.world, event, this.settings, this.world).some(
          ({ facet }) => !has[facet] || !has.cash,
        );
      });
      const isPaid = payout === undefined || paid.has(settlementId);
      return open.length === 0 && isPaid ? [] : [settlementId];
    });
  }

  /** What an account truly holds. */
  async trulyOn(account: string): Promise<number> {
    return expectedSums(await this.bookkeeper(), this.world).get(account) ?? 0;
  }

  private async bookkeeper(): Promise<Bookkeeper> {
    const { store, realm } = this.bench;
    const books = new Bookkeeper([this.world], this.settings, this.knowledge);
    Object.assign(books, { wishes: { rules: noRules, leavesOut: () => false, isJournal: () => false } });
    const keys = this.knowledge.events.map(({ key }) => key);
    const payouts = this.world.settlements.map(({ settlementId }) => `payout/${settlementId}`);
    const owners = await bookOwners(store, realm, [...keys, ...payouts]);
    for (const [key, facets] of owners) books.owners.set(key, { ...facets });
    return books;
  }

  private async actual(): Promise<ReadonlyMap<string, number>> {
    const { store, qbo, before } = this.bench;
    const books = await store.readBooks();
    if (books === undefined) throw new Error('no books');
    const names = new Map<string, string>();
    for (const { role, accountName } of accountRoles) {
      const id =
        role === 'clearing'
          ? books.setup.clearingAccountId
          : role === 'taxAgency'
            ? undefined
            : books.setup.accountIds?.[role];
      if (id !== undefined) names.set(id, accountName);
    }
    for (const { role, accountName } of itemRoles) {
      const item = books.lists.items.find(({ id }) => id === books.setup.itemIds[role]);
      if (item?.incomeAccountId !== undefined)
        names.set(item.incomeAccountId, role === 'bank' ? 'Settlement Bank' : accountName);
    }
    const sums = new Map<string, number>();
    for (const [id, minor] of qbo.ledger.balances()) {
      const moved = minor - (before.get(id) ?? 0);
      const name = names.get(id) ?? `account ${id}`;
      if (moved !== 0) sums.set(name, (sums.get(name) ?? 0) + moved);
    }
    return sums;
  }
}
