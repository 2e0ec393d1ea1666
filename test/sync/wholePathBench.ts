import { createAmazonClient } from '../../lib/amazon/client';
import { createAmazonLogin } from '../../lib/amazon/login';
import { amazonQuotas } from '../../lib/amazon/quotas';
import { ownKeys } from '../../lib/books/orders/ownKeys';
import { planOrder } from '../../lib/books/planOrder';
import type { Posting } from '../../lib/posting/posting';
import { draftKeyOf } from '../../lib/posting/postings';
import { ok, type Result } from '../../lib/problem/problem';
import { createQuickBooksClient, type QuickBooksClient } from '../../lib/quickbooks/client';
import { payloadOf } from '../../lib/quickbooks/documents/payload';
import { quickbooksQuotas } from '../../lib/quickbooks/quotas';
import type { Store } from '../../lib/store/createStore';
import type { OpenDatabase } from '../../lib/store/schema';
import type { Quota } from '../../lib/sync/bucket';
import { bookOwners } from '../../lib/sync/planning/bookOwners';
import type { Bucket, Ports } from '../../lib/sync/ports';
import { recover } from '../../lib/sync/recover';
import { createSetup } from '../../lib/sync/setup';
import { fetchOrder } from '../../lib/sync/steps/fetchOrder';
import { postDocument } from '../../lib/sync/steps/postDocument';
import { createThrottle, type Throttle } from '../../lib/sync/throttle';
import { memoryLock } from '../auth/memory';
import type { CompanyMode } from '../sandbox/quickbooks/mode';
import { ManualClock } from '../sandbox/quickbooks/testing';
import { createSandbox, type Sandbox } from '../sandbox/sandbox';
import { context } from '../store/storeFixtures';
import { wholeChart } from './wholeChart';

/** What becomes of one request of a worker; a death cuts it off from everything that follows. */
export type Fate = 'arrives' | 'dies before' | 'dies after';

/** Thrown to whoever waits for a worker that died. */
export class Died extends Error {
  override readonly name = 'Died';
}

/** One worker: ports with everything real behind them. It has the store, the sandbox and a life of its own. */
export interface Worker {
  readonly ports: Ports;
  readonly quickbooks: QuickBooksClient;
  /** Runs until it ends, or until the worker dies. */
  live<T>(work: (ports: Ports) => Promise<T>): Promise<T>;
  readonly requests: () => number;
}

/** A browser profile: a store that outlives its workers. */
export interface Browser {
  readonly store: Store;
  readonly open: OpenDatabase;
  worker(fate?: (request: number, url: string, method: string) => Fate): Worker;
}

/** A world with a sandbox in memory, and browsers at it. */
export function wholePath(options: { seed?: number; orders?: number; mode?: Partial<CompanyMode> } = {}) {
  const clock = new ManualClock();
  const sandbox = createSandbox({ seed: options.seed ?? 1, clock, orders: options.orders ?? 0 });
  const { realms, intuit } = sandbox.credentials;
  const realmId = realms.production;
  const company = sandbox.quickbooks.company(realmId);
  company.setMode({ bookCloseDate: undefined, ...options.mode });
  return {
    clock,
    sandbox,
    realmId,
    company,
    clientId: intuit.production.clientId,
    browser: () => browserAt(sandbox, clock),
  };
}

/** A world as its tests hold it. */
export type WholePath = ReturnType<typeof wholePath>;

function browserAt(sandbox: Sandbox, clock: ManualClock): Browser {
  const { open, store } = context();
  const buckets = new Map<string, Bucket>();
  const throttleOf = (account: string, quotas: readonly Quota[]): Throttle =>
    createThrottle({
      account,
      quotas,
      store: {
        update: async (key, change) => {
          const { bucket, answer } = change(buckets.get(key));
          buckets.set(key, bucket);
          return answer;
        },
      },
      clock: { nowMs: () => clock.now() },
      livedMs: () => clock.now(),
      sleep: (waitMs) => clock.sleep(waitMs),
      start: 'full',
    });
  return {
    store,
    open,
    worker: (fate = () => 'arrives') => workerOf(sandbox, clock, store, throttleOf, fate),
  };
}

function workerOf(
  sandbox: Sandbox,
  clock: ManualClock,
  store: Store,
  throttleOf: (account: string, quotas: readonly Quota[]) => Throttle,
  fate: (request: number, url: string, method: string) => Fate,
): Worker {
  const { amazon: app, intuit, realms } = sandbox.credentials;
  const realmId = realms.production;
  let requests = 0;
  let die: (reason: Died) => void = () => undefined;
  const death = new Promise<never>((_, reject) => {
    die = reject;
  });
  death.catch(() => undefined);
  const forever = new Promise<never>(() => undefined);
  let dead = false;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    if (dead) return forever;
    clock.advance(20);
    requests += 1;
    const request = new Request(input, init);
    const what = fate(requests, request.url, request.method);
    if (what === 'arrives') return sandbox.fetch(request);
    if (what === 'dies after') await sandbox.fetch(request).catch(() => undefined);
    dead = true;
    die(new Died('the worker died'));
    return forever;
  };
  const login = createAmazonLogin({
    fetch: sandbox.fetch,
    clientId: app.clientId,
    clientSecret: app.clientSecret,
  });
  const amazonToken = async (): Promise<Result<string>> => {
    const set = await login.refresh(app.refreshToken);
    return set.ok ? ok(set.value.accessToken) : set;
  };
  let heldAmazon: Result<string> | undefined;
  const connect = (): string => sandbox.quickbooks.connect(intuit.production.clientId, realmId).accessToken;
  let heldQuickBooks = connect();
  const quickbooks = createQuickBooksClient({
    fetch,
    tokens: {
      current: async () => ok(heldQuickBooks),
      renewed: async () => {
        heldQuickBooks = connect();
        return ok(heldQuickBooks);
      },
    },
    throttle: throttleOf(`quickbooks/${realmId}`, quickbooksQuotas),
    clock: { nowMs: () => clock.now() },
    realmId,
    environment: 'production',
    // The clock stands while nobody sleeps: what waits for its turn makes time pass.
    waitAtMostMs: 120_000,
  });
  const ports: Ports = {
    clock: { nowMs: () => clock.now() },
    amazon: createAmazonClient({
      fetch,
      tokens: {
        current: async () => {
          heldAmazon ??= await amazonToken();
          return heldAmazon;
        },
        renewed: async () => {
          heldAmazon = await amazonToken();
          return heldAmazon;
        },
      },
      throttle: throttleOf('amazon/na', amazonQuotas),
      region: 'na',
      waitAtMostMs: 600_000,
    }),
    quickbooks,
    store,
    lock: memoryLock(),
    freeze: payloadOf,
    announce: () => undefined,
  };
  return {
    ports,
    quickbooks,
    live: (work) => Promise.race([work(ports), death]),
    requests: () => requests,
  };
}

/** Connects the company and creates on consent what its books lack, by the pages' own commands. */
export async function setUp(browser: Browser): Promise<Result<unknown>> {
  const { ports, quickbooks } = browser.worker();
  const setup = createSetup({
    store: browser.store,
    quickbooks: async () => ok(quickbooks),
    lock: ports.lock,
    announce: () => undefined,
  });
  const read = await setup.refreshBooks();
  if (!read.ok) return read;
  return setup.createForSetup({
    create: wholeChart,
  });
}

/** What the panel shows of an order: its plan from stored facts. */
export async function planOf({ store }: Browser, orderId: string) {
  const books = await store.readBooks();
  const stored = await store.readOrder(orderId);
  if (books === undefined || stored === undefined) throw new Error(`nothing is stored of ${orderId}`);
  const { realmId } = books.company;
  const suffixes = await store.readSuffixes(realmId, orderId);
  const keys = stored.events.map(({ key }) => key);
  return planOrder(stored, { books, suffixes, owners: await bookOwners(store, realmId, keys) });
}

/** The seller opens an order and sends each of its documents that can be sent. */
export async function openAndSend(
  browser: Browser,
  worker: Worker,
  orderId: string,
): Promise<readonly Result<Posting>[]> {
  return worker.live(async (ports) => {
    const fetched = await fetchOrder(ports, orderId);
    if (!fetched.ok) return [fetched];
    const plan = await planOf(browser, orderId);
    const results: Result<Posting>[] = [];
    for (const { state, key: draftKey, previewHash } of plan.documents) {
      if (state === 'ready' && previewHash !== undefined)
        results.push(await postDocument(ports, { orderId, draftKey, previewHash }));
    }
    return results;
  });
}

/** New workers wake as their alarm says until nothing is pending. */
export async function settle({ clock }: WholePath, browsers: readonly Browser[], most = 60): Promise<void> {
  for (let round = 0; round < most; round += 1) {
    const wakes: number[] = [];
    for (const browser of browsers) {
      const wake = await browser.worker().live(recover);
      if (wake !== undefined) wakes.push(wake);
    }
    if (wakes.length === 0) return;
    clock.advance(Math.max(0, Math.min(...wakes) - clock.now()) + 1);
  }
  throw new Error('it does not end');
}

/** A browser's posting of one event. */
export async function postingOf(browser: Browser, orderId: string, eventKey: string) {
  const all = await browser.store.readPostingsOfOrder(orderId);
  return all.find((posting) => ownKeys(eventKey).has(draftKeyOf(posting)));
}
