import { accountRoles } from '../../../lib/books/accountRoles';
import { itemRoles } from '../../../lib/books/roles';
import type { BookSettings } from '../../../lib/books/settings/bookSettings';
import { instantText } from '../../../lib/calendar/calendar';
import { noRules } from '../../../lib/rules/ruleSet';
import { bookOwners } from '../../../lib/sync/planning/bookOwners';
import { Bookkeeper } from '../../properties/judge/bookkeeper';
import { Knowledge } from '../../properties/judge/knowledge';
import { ordersOf } from '../../properties/judge/ordersOf';
import { readingsOf, type Source } from '../../properties/judge/readings';
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
import { settlementFile } from '../../sandbox/world/broad/fileView';
import type { EngineBench } from './engineBench';

function daysOf(events: BroadWorld['events']): readonly string[] {
  return [...new Set(events.map(({ postedAtMs }) => instantText(postedAtMs).slice(0, 10)))];
}

function monthsOf(events: BroadWorld['events']): readonly string[] {
  return [...new Set(daysOf(events).map((day) => day.slice(0, 7)))];
}

/** Lets a seller's months pass before an engine, and judges its books by their hidden truth. */
export class EngineJudge {
  readonly world: BroadWorld;
  readonly bench: EngineBench;
  readonly knowledge: Knowledge;
  private readonly settings: BookSettings;

  /** What the seller has: the API, with files or without, or files alone. */
  private readonly source: Source;

  constructor(
    world: BroadWorld,
    bench: EngineBench,
    settings: BookSettings,
    source: Source = 'transactions',
  ) {
    this.world = world;
    this.bench = bench;
    this.settings = settings;
    this.source = source;
    this.knowledge = new Knowledge([world], source !== 'files');
  }

  /** The settlement files that there are by now. */
  async dropFiles(atMs: number): Promise<void> {
    const readings = await readingsOf([this.world], this.source);
    for (const settlement of this.world.settlements) {
      const { settlementId, depositAtMs } = settlement;
      const reading = readings.get(settlementId);
      if (reading === undefined || depositAtMs > atMs || this.bench.facts.files.has(settlementId)) continue;
      const bytes = Uint8Array.from(new TextEncoder().encode(settlementFile(this.world, settlement)));
      this.bench.facts.learnFile(settlementId, reading, { contentType: 'text/plain', bytes });
    }
  }

  /** What Amazon shows at a moment is fetched. */
  reveal(atMs: number): void {
    this.knowledge.reveal(atMs);
    const { facts } = this.bench;
    const known = new Set(this.knowledge.events.map(({ orderId }) => orderId));
    const orders = new Map([...ordersOf(this.world)].filter(([orderId]) => known.has(orderId)));
    facts.learn(this.knowledge.events, orders);
    if (this.source === 'files') return;
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
    const own = this.world.settlements.flatMap(({ settlementId, events }) => [
      `payout/${settlementId}`,
      `file/${settlementId}`,
      ...monthsOf(events).map((month) => `file/${settlementId}/${month}`),
      ...daysOf(events).map((day) => `charge/${settlementId}/${day}`),
    ]);
    const owners = await bookOwners(store, realm, [...keys, ...own]);
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
