import { parseTransactionsPage } from '../../../lib/amazon/shapes/parseTransactionsPage';
import type { AmazonTransaction } from '../../../lib/amazon/shapes/transaction';
import type { AmazonEvent, EventKey } from '../../../lib/ledger/event';
import { toEvents } from '../../../lib/ledger/toEvents';
import { apiAnswer } from '../../sandbox/world/broad/apiView';
import type { BroadEvent, BroadWorld } from '../../sandbox/world/broad/broadTruth';
import { createRandom } from '../../sandbox/world/random';

/** The stores of one seller: that of the company's own currency first. */
export type Worlds = readonly [BroadWorld, ...BroadWorld[]];

/** What a key truly stands for. */
export interface Truth {
  readonly event: BroadEvent;
  readonly world: BroadWorld;
}

/** What the bookkeeper has learned of a world so far: what Amazon showed by then, and nothing of the truth. */
export class Knowledge {
  private readonly byKey = new Map<EventKey, AmazonEvent>();
  private byId: ReadonlyMap<string, AmazonEvent> = new Map();
  private truths: ReadonlyMap<EventKey, Truth> = new Map();
  private readonly seen = new Set<string>();

  private readonly worlds: Worlds;
  readonly withApi: boolean;
  /** Grows with each look. */
  revision = 0;
  /** The last moment that was looked at. */
  atMs: number;

  /** Without the API the bookkeeper knows nothing but files. */
  constructor(worlds: Worlds, withApi = true) {
    this.worlds = worlds;
    this.withApi = withApi;
    this.atMs = Math.min(...worlds.map(({ startsAtMs }) => startsAtMs)) - 1;
  }

  /** Reads what Amazon shows at a moment; what came since arrives in any order and in several pages. */
  reveal(atMs: number): void {
    if (atMs < this.atMs) return;
    this.atMs = atMs;
    this.revision += 1;
    if (!this.withApi) return;
    const random = createRandom(this.worlds[0].seed, `pages ${atMs}`);
    const shown = this.worlds.flatMap((world) => {
      const page = parseTransactionsPage(apiAnswer(world, atMs));
      if (!page.ok) throw new Error(page.problem.sentence);
      return page.value.transactions;
    });
    const fresh = shown.filter((transaction) => !this.seen.has(imageOf(transaction)));
    for (const transaction of fresh) this.seen.add(imageOf(transaction));
    const mixed = fresh
      .map((transaction) => ({ transaction, at: random.fraction() }))
      .sort((left, right) => left.at - right.at)
      .map(({ transaction }) => transaction);
    const half = random.whole(0, mixed.length);
    for (const some of [mixed.slice(0, half), mixed.slice(half)]) {
      for (const event of toEvents(some, this.worlds[0].sellerId, [...this.byKey.values()]))
        this.byKey.set(event.key, event);
    }
    this.byId = new Map(
      this.events.flatMap((event) => event.transactionIds.map((id) => [id, event] as const)),
    );
    this.truths = new Map(
      this.worlds.flatMap((world) =>
        world.events.flatMap((event) => {
          const key = this.eventOf(event)?.key;
          return key === undefined ? [] : [[key, { event, world }] as const];
        }),
      ),
    );
  }

  /** Events that stand for something: doubles of others are left out. */
  get events(): readonly AmazonEvent[] {
    return [...this.byKey.values()].filter(({ sameAs }) => sameAs === undefined);
  }

  /** The event of a true one, if it is known: by any id that Amazon gave it. */
  eventOf({ id, deferral }: BroadEvent): AmazonEvent | undefined {
    return this.byId.get(id) ?? this.byId.get(deferral?.releaseId ?? '');
  }

  /** The true event of a key, and the world that it is in. */
  truthOf(key: EventKey): Truth | undefined {
    return this.truths.get(key);
  }
}

function imageOf(transaction: AmazonTransaction): string {
  const { transactionId, transactionStatus, related } = transaction;
  return JSON.stringify([transactionId, transactionStatus, related]);
}
