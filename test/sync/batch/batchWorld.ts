import type { CompanyFacts } from '../../../lib/books/company';
import { nonTaxable, type SalesReceipt } from '../../../lib/books/draft';
import type { DraftKey } from '../../../lib/books/plannedDraft';
import type { Posting } from '../../../lib/posting/posting';
import { type Agreed, postingKey } from '../../../lib/posting/postings';
import type { UndoProgress } from '../../../lib/posting/undo/undoRun';
import { failed, ok, problem, type Result } from '../../../lib/problem/problem';
import { createQuickBooksClient } from '../../../lib/quickbooks/client';
import { payloadOf } from '../../../lib/quickbooks/documents/payload';
import { type BatchLimits, type MinuteQuota, quickbooksQuotas } from '../../../lib/quickbooks/quotas';
import type { BatchPorts } from '../../../lib/sync/batch/ports';
import { exchangeTimeoutMs } from '../../../lib/sync/exchange';
import { recover } from '../../../lib/sync/recover';
import { continueBatch } from '../../../lib/sync/steps/continueBatch';
import { type BatchRun, sendBatch } from '../../../lib/sync/steps/sendBatch';
import { previewUndo, startUndo } from '../../../lib/sync/steps/undoMany';
import { createThrottle } from '../../../lib/sync/throttle';
import { memoryLock } from '../../auth/memory';
import { lists } from '../../books/bookFixtures';
import { FaultPlan } from '../../sandbox/faults';
import type { CompanyMode } from '../../sandbox/quickbooks/mode';
import { american } from '../../sandbox/quickbooks/seeds/american';
import { realms, seededApps, seededCompanies } from '../../sandbox/quickbooks/seeds/world';
import { createQuickBooksSide, type QuickBooksOptions } from '../../sandbox/quickbooks/side';
import { redirectUri } from '../../sandbox/quickbooks/testing';
import { VirtualClock } from '../../sandbox/virtualClock';
import { MemoryStore, type SendingStore } from './memoryStore';

/** The company's realm in these worlds. */
export const realmId = realms.production;

/** The company as a store knows it. */
export const company: CompanyFacts = {
  realmId,
  environment: 'production',
  name: 'Sandbox Outfitters',
  country: 'US',
  homeCurrency: 'USD',
  multiCurrency: false,
  customTransactionNumbers: true,
  usesSalesTax: false,
  automatedSalesTax: false,
};

/** What may differ from the usual. */
export interface WorldOptions extends QuickBooksOptions {
  readonly mode?: Partial<CompanyMode>;
  readonly limits?: BatchLimits;
  readonly quotas?: readonly MinuteQuota[];
}

/** The strict sandbox on a clock that moves by itself, and browsers at it. */
export class BatchWorld {
  readonly clock = new VirtualClock();
  readonly faults = new FaultPlan(this.clock);
  readonly side;
  readonly company;
  readonly #clientId: string;
  readonly #options: WorldOptions;

  constructor(options: WorldOptions = {}) {
    const apps = seededApps([redirectUri]);
    this.#options = options;
    this.#clientId = apps[0].clientId;
    this.side = createQuickBooksSide({
      clock: this.clock,
      faults: this.faults,
      apps,
      companies: seededCompanies,
      options,
    });
    this.company = this.side.company(realmId);
    this.company.setMode({ bookCloseDate: undefined, ...options.mode });
  }

  /** A store that outlives its workers. */
  store(change: Partial<CompanyFacts> = {}): MemoryStore {
    return new MemoryStore({ company: { ...company, ...change }, lists, setup: { itemIds: {} } });
  }

  /** One worker: real client and throttle; `touched` is told of every port call, and may never return. */
  worker(store: SendingStore, touched: (name: string) => Promise<void> = async () => undefined): BatchPorts {
    const bornMs = this.clock.now();
    const buckets = new Map<string, never>();
    let token = this.side.connect(this.#clientId, realmId).accessToken;
    const { limits, quotas = quickbooksQuotas } = this.#options;
    const { batching, ...quickbooks } = createQuickBooksClient({
      fetch: (input, init) => Promise.race([this.side.handle(new Request(input, init)), this.#givenUp()]),
      tokens: {
        current: async () => ok(token),
        renewed: async () => {
          token = this.side.connect(this.#clientId, realmId).accessToken;
          return ok(token);
        },
      },
      throttle: createThrottle({
        account: `quickbooks/${realmId}`,
        quotas,
        store: {
          update: async (key, change) => {
            const { bucket, answer } = change(buckets.get(key));
            buckets.set(key, bucket as never);
            return answer;
          },
        },
        clock: { nowMs: () => this.clock.now() },
        livedMs: () => this.clock.now() - bornMs,
        sleep: (waitMs) => this.clock.sleep(waitMs),
        start: 'full',
      }),
      clock: { nowMs: () => this.clock.now() },
      realmId,
      environment: 'production',
      waitAtMostMs: 60_000,
      ...(limits === undefined ? {} : { batchLimits: limits }),
    });
    return {
      clock: { nowMs: () => this.clock.now() },
      amazon: {
        getOrder: async () => failed(problem('amazon_unavailable')),
        listTransactionsOfOrder: async () => failed(problem('amazon_unavailable')),
        getMarketplaceParticipations: async () => failed(problem('amazon_unavailable')),
      },
      quickbooks: told(quickbooks, touched),
      batching: told(batching, touched),
      store: told(store, touched) as unknown as BatchPorts['store'],
      batches: told(store, touched),
      lock: memoryLock(),
      freeze: payloadOf,
      announce: () => undefined,
    };
  }

  /** What a worker does with an answer that does not come. */
  async #givenUp(): Promise<never> {
    await this.clock.sleep(exchangeTimeoutMs);
    throw new TypeError('timed out');
  }

  /** Sends, and lets time pass until that has ended. */
  send(ports: BatchPorts, sales: readonly Agreed[], untilMs = Number.POSITIVE_INFINITY): Promise<BatchRun> {
    return this.clock.run(sendAll(ports, sales, untilMs));
  }

  /** Sends, on a clock that somebody else moves. */
  sending(ports: BatchPorts, sales: readonly Agreed[]): Promise<BatchRun> {
    return sendAll(ports, sales, Number.POSITIVE_INFINITY);
  }

  /** The seller wants all of these days out again, what can go: stored as a run. */
  async beginUndo(store: MemoryStore): Promise<UndoProgress> {
    const scope = { of: 'run', run: 'all' } as const;
    for (const [key, posting] of store.postings) store.postings.set(key, { ...posting, run: 'all' });
    const asked = { scope, choices: { cascade: false, matched: 'keep' } } as const;
    const ports = this.worker(store);
    const plan = await this.clock.run(previewUndo(ports, asked));
    if (!plan.ok) throw new Error(plan.problem.sentence);
    const agreed = { ...asked, hash: plan.value.hash, makeInactive: [] };
    const begun = await this.clock.run(startUndo(ports, agreed));
    if (!begun.ok) throw new Error(begun.problem.sentence);
    return begun.value;
  }

  /** Nobody does anything for so long but those who sleep. */
  pass(waitMs: number): Promise<void> {
    return this.clock.run(this.clock.sleep(waitMs));
  }

  /** Workers wake as their alarms say until nothing is pending. */
  async settle(...stores: readonly SendingStore[]): Promise<void> {
    for (let round = 0; round < 40; round += 1) {
      const wakes: number[] = [];
      for (const store of stores) {
        const ports = this.worker(store);
        const batch = await this.clock.run(continueBatch(ports, Number.POSITIVE_INFINITY));
        const single = await this.clock.run(recover(ports));
        wakes.push(...[batch, single].filter((each) => each !== undefined));
      }
      if (wakes.length === 0) return;
      await this.pass(Math.min(...wakes) - this.clock.now() + 1);
    }
    throw new Error('it does not end');
  }

  /** The sales receipts that are in the books now, by number. */
  receipts(): readonly string[] {
    return this.company
      .documents('SalesReceipt')
      .map((row) => String(row['DocNumber']))
      .filter((number) => number.startsWith('114-'))
      .sort();
  }
}

/** Every method of a port, told of before and after it is done. */
function told<T extends object>(port: T, touched: (name: string) => Promise<void>): T {
  return new Proxy(port, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return async (...parameters: unknown[]) => {
        await touched(`before ${String(name)}`);
        const answer: unknown = await Reflect.apply(value, target, parameters);
        await touched(`after ${String(name)}`);
        return answer;
      };
    },
  });
}

async function sendAll(ports: BatchPorts, sales: readonly Agreed[], untilMs: number): Promise<BatchRun> {
  const byKey = new Map<DraftKey, Result<Agreed>>(sales.map((sale) => [sale.draftKey, ok(sale)]));
  const run = await sendBatch(ports, {
    draftKeys: [...byKey.keys()],
    planAgain: async (_books, keys) =>
      new Map(keys.map((key) => [key, byKey.get(key) ?? failed(problem('internal'))])),
    attended: false,
    untilMs,
  });
  if (!run.ok) throw new Error(run.problem.sentence);
  return run.value;
}

/** Sales of different orders, each of one line less a fee. */
export function salesOf(count: number, change: Partial<SalesReceipt> = {}): readonly Agreed[] {
  return Array.from({ length: count }, (_, index) => saleOf(index, change));
}

function saleOf(index: number, change: Partial<SalesReceipt>): Agreed {
  const serial = String(index).padStart(7, '0');
  const orderId = `114-${serial}-${serial}`;
  const ref = (id: string) => ({ id, name: `Entry ${id}` });
  const grossMinor = 1_000 + (index % 5_000);
  const line = { account: ref(american.accounts.services), taxCode: nonTaxable };
  const draft: SalesReceipt = {
    kind: 'salesReceipt',
    number: orderId,
    date: `2026-11-${String(1 + (index % 20)).padStart(2, '0')}`,
    currency: 'USD',
    customer: ref(american.customers.walkIn),
    depositAccount: ref(american.accounts.checking),
    lines: [
      {
        ...line,
        role: 'sales',
        item: ref(american.items.services),
        description: 'Sale',
        amountMinor: grossMinor,
      },
      {
        ...line,
        role: 'sellingFees',
        item: ref(american.items.services),
        description: 'Fee',
        amountMinor: -150,
      },
    ],
    taxes: [],
    totalMinor: grossMinor - 150,
    totalTaxMinor: 0,
    memo: `Amazon.com order ${orderId}`,
    covers: [{ eventKey: `event-${serial}`, facets: ['revenue', 'fees', 'cash'] }],
    ...change,
  };
  return { realmId, draftKey: `sale/event-${serial}`, orderId, previewHash: `hash-${serial}`, draft };
}

/** The posting of a sale in a store. */
export function postingOf(store: MemoryStore, { draftKey }: Agreed): Posting | undefined {
  return store.postings.get(postingKey(realmId, draftKey));
}
