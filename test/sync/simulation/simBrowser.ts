import { IDBFactory } from 'fake-indexeddb';
import { lanesOf } from '../../../entrypoints/background/compose/lanes';
import { steps } from '../../../entrypoints/background/compose/steps';
import { createAmazonClient } from '../../../lib/amazon/client';
import { createAmazonLogin } from '../../../lib/amazon/login';
import { amazonQuotas } from '../../../lib/amazon/quotas';
import { ok, type Problem, type Result } from '../../../lib/problem/problem';
import { createQuickBooksClient } from '../../../lib/quickbooks/client';
import { payloadOf } from '../../../lib/quickbooks/documents/payload';
import { quickbooksQuotas } from '../../../lib/quickbooks/quotas';
import { createBatchStore } from '../../../lib/store/batches';
import { deriveChip } from '../../../lib/store/deriveChip';
import { createEvidenceStore } from '../../../lib/store/evidence';
import { createScanPlanStore } from '../../../lib/store/scanPlans';
import { createWriterStore } from '../../../lib/store/writers';
import type { BucketStart, Quota } from '../../../lib/sync/bucket';
import { type CompanyPorts, claimPortsOf } from '../../../lib/sync/companyPorts';
import type { Connection } from '../../../lib/sync/connection';
import type { EnginePorts } from '../../../lib/sync/jobs/ports';
import { createRunner } from '../../../lib/sync/jobs/runner';
import type { LockPort } from '../../../lib/sync/ports';
import { beginRun, type RunParts } from '../../../lib/sync/runs/beginRun';
import type { RunAsked } from '../../../lib/sync/runs/run';
import { scheduledRuns } from '../../../lib/sync/schedule/scheduledRuns';
import { createSetup } from '../../../lib/sync/setup';
import { claimWriter } from '../../../lib/sync/steps/claim';
import { createThrottle, type Throttle } from '../../../lib/sync/throttle';
import { runChores } from '../../../lib/sync/wake/chores';
import { memoryLock } from '../../auth/memory';
import type { VirtualClock } from '../../sandbox/virtualClock';
import { type Context, context } from '../../store/storeFixtures';
import { wholeChart } from '../wholeChart';
import { connectionIn, type EngineWorld } from './engineWorld';

/** Told of every call of a port; one that never returns is the death of the worker. */
export type Touched = (name: string) => Promise<void>;

/** A worker of a browser: everything real, over a store that outlives it. */
export interface SimWorker {
  readonly ports: EnginePorts;
  readonly company: CompanyPorts;
  readonly runs: RunParts;
  /** One round of everything that goes on by itself; answers when the next is due. */
  round(untilMs: number): Promise<number | undefined>;
  /** Rounds, as long as something is due within so long. */
  rounds(untilMs: number): Promise<number | undefined>;
}

const roundMs = 20_000;

/** A browser profile: a database and what was chosen; its workers come and go. */
export class SimBrowser {
  readonly world: EngineWorld;
  readonly name: string;
  lock: LockPort = memoryLock();
  factory = new IDBFactory();
  connection: Connection;
  #context: Context;
  #runs = 0;
  #start: BucketStart = 'full';
  /** Why Amazon’s tokens are refused, while they are. */
  broken: Problem | undefined;

  constructor(world: EngineWorld, settings: Connection['settings'], name = 'device-1') {
    this.world = world;
    this.name = name;
    this.connection = connectionIn(world.realmId, settings);
    this.#context = context(this.factory);
  }

  get store() {
    return this.#context.store;
  }

  get open() {
    return this.#context.open;
  }

  /** The extension was updated, or the browser started again: nobody holds a lock, the database is opened anew. */
  reopen(): void {
    this.lock = memoryLock();
    this.#context = context(this.factory);
  }

  /** The browser has deleted everything: what is in the books is found there again. */
  lose(): void {
    this.factory = new IDBFactory();
    this.#start = 'nearEmpty';
    this.reopen();
  }

  /** Connects, creates on consent what the books lack, and becomes the one that sends by itself. */
  async setUp(): Promise<void> {
    await this.connect();
    const { company } = this.worker();
    for (let tries = 0; tries < 20; tries += 1) {
      const written = await claimWriter(claimPortsOf(company), company.realmId, 'schedule');
      if (!written.ok) throw new Error(written.problem.sentence);
      const { nextAtMs, own } = written.value;
      if (own?.settled === true) return;
      await this.world.clock.sleep(Math.max(1_000, (nextAtMs ?? 0) - this.world.clock.now()));
    }
    throw new Error('nobody lets this browser send by itself');
  }

  /** Connects both sides, and creates on consent what the books lack. */
  async connect(): Promise<void> {
    const { store } = this;
    await (await this.open()).put('connections', this.connection);
    const setup = createSetup({
      store,
      quickbooks: async () => ok(this.#client()),
      lock: this.lock,
      announce: () => undefined,
    });
    got(await setup.refreshBooks());
    if ((await store.readBooks())?.setup.customerId !== undefined) return;
    got(
      await setup.createForSetup({
        create: wholeChart,
      }),
    );
  }

  /** A worker that has just been started. */
  worker(touched: Touched = async () => undefined): SimWorker {
    const { world, store, open } = this;
    const clock = { nowMs: () => world.clock.now() };
    const client = this.#client();
    const { batching, claimNotes, attachments } = client;
    const seen = <Any extends object>(port: Any, name: string): Any =>
      told(port, touched, name, parties.has(name) ? undefined : world.clock);
    const amazon = seen(this.#amazon(), 'amazon');
    const company: CompanyPorts = {
      realmId: world.realmId,
      clock,
      amazon,
      quickbooks: seen(client, 'quickbooks'),
      store: seen(store.of(this.connection), 'store'),
      lock: this.lock,
      freeze: payloadOf,
      announce: () => undefined,
      batching: seen(batching, 'batching'),
      batches: seen(createBatchStore(open, deriveChip), 'batches'),
      scan: seen(client, 'scan'),
      scans: seen(store.scans, 'scans'),
      plans: seen(createScanPlanStore(open), 'plans'),
      notes: seen(claimNotes, 'notes'),
      writers: seen(
        createWriterStore(open, { deviceName: `Chrome of ${this.name}`, newDeviceId: () => this.name }),
        'writers',
      ),
      attachments: seen(attachments, 'attachments'),
      evidence: seen(createEvidenceStore(open), 'evidence'),
    };
    const jobs = seen(store.jobs, 'jobs');
    const portsOf = (connection: Connection): EnginePorts => ({
      ...company,
      amazon,
      company,
      connection,
      facts: seen(store.facts(connection), 'facts'),
      prepared: seen(store.prepared(connection.connectionId), 'prepared'),
    });
    const runner = createRunner({
      clock,
      lock: this.lock,
      jobs,
      steps,
      portsOf: async (connection) => portsOf(connection),
      announce: () => undefined,
    });
    const runs: RunParts = {
      clock,
      jobs,
      factsOf: store.facts,
      quotas: amazonQuotas,
      newRunId: () => {
        this.#runs += 1;
        return `${this.name}/${this.#runs}`;
      },
      announce: () => runner.added(),
    };
    const schedule = { ...runs, canFetch: async () => this.broken === undefined };
    const lanes = lanesOf([company], { replacesLost: this.#start === 'nearEmpty' }, async () => company, [
      () => scheduledRuns(schedule),
      (untilMs) => runner.run(untilMs),
      () => scheduledRuns(schedule),
    ]);
    const round = (untilMs: number) => runChores(clock, lanes, untilMs);
    return {
      ports: portsOf(this.connection),
      company,
      runs,
      round,
      async rounds(untilMs) {
        for (;;) {
          const next = await round(Math.min(untilMs, clock.nowMs() + roundMs));
          if (next === undefined || next >= untilMs) return next;
          const waitMs = next - clock.nowMs();
          if (waitMs > 0) await world.clock.sleep(waitMs);
        }
      },
    };
  }

  /** Begins a run at the seller's word. */
  async begin(asked: RunAsked): Promise<string> {
    const { runs } = this.worker();
    return got(await beginRun(runs, this.connection.connectionId, asked, 'click')).runId;
  }

  #throttle(account: string, quotas: readonly Quota[]): Throttle {
    const { clock } = this.world;
    const bornMs = clock.now();
    return createThrottle({
      account,
      quotas,
      store: told(this.store.buckets, async () => undefined, 'buckets', clock),
      clock: { nowMs: () => clock.now() },
      livedMs: () => clock.now() - bornMs,
      sleep: (waitMs) => clock.sleep(waitMs),
      start: this.#start,
    });
  }

  #amazon() {
    const { sandbox } = this.world;
    const { clientId, clientSecret, refreshToken } = sandbox.credentials.amazon;
    const login = createAmazonLogin({ fetch: sandbox.fetch, clientId, clientSecret });
    let held: Result<string> | undefined;
    const renew = async (): Promise<Result<string>> => {
      const set = await login.refresh(refreshToken);
      held = set.ok ? ok(set.value.accessToken) : set;
      return held;
    };
    return createAmazonClient({
      fetch: (input, init) => sandbox.fetch(new Request(input, init)),
      tokens: { current: async () => held ?? renew(), renewed: renew },
      throttle: this.#throttle('amazon/na', amazonQuotas),
      region: 'na',
    });
  }

  #client() {
    const { sandbox, realmId, clock } = this.world;
    const connect = (): string =>
      sandbox.quickbooks.connect(sandbox.credentials.intuit.production.clientId, realmId).accessToken;
    let token = connect();
    return createQuickBooksClient({
      fetch: (input, init) => sandbox.fetch(new Request(input, init)),
      tokens: {
        current: async () => ok(token),
        renewed: async () => {
          token = connect();
          return ok(token);
        },
      },
      throttle: this.#throttle(`quickbooks/${realmId}`, quickbooksQuotas),
      clock: { nowMs: () => clock.now() },
      realmId,
      environment: 'production',
    });
  }
}

/** A value that has to be there. */
export function got<T>(result: Result<T>): T {
  if (!result.ok)
    throw new Error(`${result.problem.code}: ${result.problem.sentence} ${result.problem.said ?? ''}`);
  return result.value;
}

/** Ports whose calls take time. */
const parties: ReadonlySet<string> = new Set([
  'amazon',
  'quickbooks',
  'batching',
  'scan',
  'notes',
  'attachments',
]);

/** A port that tells of each of its calls before it is made; what is done within the browser takes no time. */
function told<Any extends object>(port: Any, touched: Touched, name: string, clock?: VirtualClock): Any {
  return new Proxy(port, {
    get(target, key, receiver) {
      const value: unknown = Reflect.get(target, key, receiver);
      if (typeof value !== 'function') return value;
      return async (...asked: unknown[]) => {
        await touched(`${name}.${String(key)}`);
        const call = async (): Promise<unknown> => value.apply(target, asked);
        return clock === undefined ? call() : clock.during(call);
      };
    },
  });
}
