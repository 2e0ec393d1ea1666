import type { Problem } from '../../../lib/problem/problem';
import { payloadOf } from '../../../lib/quickbooks/documents/payload';
import { createBatchStore } from '../../../lib/store/batches';
import { deriveChip } from '../../../lib/store/deriveChip';
import { createEvidenceStore } from '../../../lib/store/evidence';
import { createWriterStore } from '../../../lib/store/writers';
import type { CompanyPorts } from '../../../lib/sync/companyPorts';
import type { Connection, ConnectionSettings } from '../../../lib/sync/connection';
import type { Job, JobAsked, JobKind, SendSelection } from '../../../lib/sync/jobs/job';
import type { EnginePorts, Step, StepEnd } from '../../../lib/sync/jobs/ports';
import type { ShipmentSuffix } from '../../../lib/sync/ports';
import { createSetup } from '../../../lib/sync/setup';
import { prepare } from '../../../lib/sync/steps/prepare';
import { send } from '../../../lib/sync/steps/send';
import { memoryLock } from '../../auth/memory';
import { sandboxed } from '../../quickbooks/tools';
import type { CompanyMode } from '../../sandbox/quickbooks/mode';
import { context } from '../../store/storeFixtures';
import { got } from '../lists/listsBench';
import { wholeChart } from '../wholeChart';
import { MemoryFacts } from './memoryFacts';

/** What nothing here calls. */
const absent: unknown = undefined;

/** A step of a job has so long. */
const stepMs = 20_000;

/** What became of a job: its last end, and what it counted. */
export interface JobRun {
  readonly counts: Readonly<Record<string, number>>;
  readonly steps: number;
  readonly problem?: Problem;
  readonly ended: boolean;
}

/** How a job is run. */
export interface RunHow {
  /** Steps at most. */
  readonly most?: number;
  readonly runId?: string;
  /** When it was made, if not now. */
  readonly agreedAtMs?: number;
}

/** A company of the strict sandbox with its whole chart, a browser's store, and the engine's facts in memory. */
export async function engineBench(
  settings: ConnectionSettings,
  mode: Partial<CompanyMode> = {},
  deviceId = 'device-1',
) {
  const b = sandboxed();
  b.company.setMode({ bookCloseDate: undefined, ...mode });
  const { open, store } = context();
  const lock = memoryLock();
  const clock = { nowMs: () => b.clock.now() };
  const announce = (): void => undefined;
  const setup = createSetup({
    store,
    quickbooks: async () => ({ ok: true, value: b.client }),
    lock,
    announce,
  });
  got(await setup.refreshBooks());
  got(
    await setup.createForSetup({
      create: wholeChart,
    }),
  );
  const before = b.company.ledger.balances();
  const connection: Connection = {
    connectionId: 'first',
    amazonAccountId: 'amazon/na/seller',
    realmId: b.realm,
    settings,
    updatedAtMs: 0,
  };
  const facts = new MemoryFacts(connection);
  const suffixes: ShipmentSuffix[] = [];
  const ownStore = {
    ...store,
    readSuffixes: async (realmId: string, orderId: string) =>
      suffixes.filter((each) => each.realmId === realmId && each.orderId === orderId),
    addSuffixes: async (added: readonly ShipmentSuffix[]) => {
      for (const each of added) {
        const taken = suffixes.some(
          ({ orderId, series, index }) =>
            orderId === each.orderId && series === each.series && index === each.index,
        );
        if (taken) throw new Error(`suffix ${each.index} of ${each.orderId} is taken`);
        suffixes.push(each);
      }
    },
  };
  const { batching, claimNotes, attachments } = b.client;
  const company: CompanyPorts = {
    realmId: b.realm,
    clock,
    amazon: absent as CompanyPorts['amazon'],
    quickbooks: b.client,
    store: ownStore,
    lock,
    freeze: payloadOf,
    announce,
    batching,
    batches: createBatchStore(open, deriveChip),
    scan: b.client,
    scans: store.scans,
    plans: absent as CompanyPorts['plans'],
    notes: claimNotes,
    writers: createWriterStore(open, { deviceName: 'Chrome on Windows', newDeviceId: () => deviceId }),
    attachments,
    evidence: createEvidenceStore(open),
  };
  let settingsNow = settings;
  const portsNow = (): EnginePorts => ({
    ...company,
    amazon: absent as EnginePorts['amazon'],
    company,
    connection: { ...connection, settings: settingsNow },
    facts,
    prepared: facts,
  });
  let jobs = 0;
  let deaths = 0;

  /** Runs a job to its end, as the runner would; `most` steps at most. */
  async function run<Kind extends JobKind>(
    kind: Kind,
    step: Step<Kind>,
    asked: JobAsked[Kind],
    { most = 200, runId, agreedAtMs }: RunHow = {},
  ): Promise<JobRun> {
    jobs += 1;
    let job: Job<Kind> = {
      id: `${kind}/${jobs}`,
      connectionId: connection.connectionId,
      kind,
      asked,
      state: 'ready',
      urgency: 'background',
      attempts: 0,
      epoch: 1,
      progress: { done: 0 },
      createdAtMs: agreedAtMs ?? clock.nowMs(),
      updatedAtMs: clock.nowMs(),
      ...(runId === undefined ? {} : { runId }),
    };
    const counts: Record<string, number> = {};
    for (let steps = 1; steps <= most; steps += 1) {
      const end: StepEnd = await step(portsNow(), job, clock.nowMs() + stepMs);
      b.clock.advance(1_000);
      if (deaths > 0) {
        // The worker dies before what it did is stored, and another takes the job up as it was.
        deaths -= 1;
        continue;
      }
      facts.apply(end);
      for (const [name, count] of Object.entries(end.counts ?? {}))
        counts[name] = (counts[name] ?? 0) + count;
      job = { ...job, cursor: end.cursor };
      const { outcome } = end;
      if (outcome.end === 'done') return { counts, steps, ended: true };
      if (outcome.end === 'blocked') return { counts, steps, problem: outcome.problem, ended: false };
      if (outcome.end === 'slowDown') b.clock.advance(Math.max(0, outcome.untilMs - b.clock.now()));
      else if (outcome.atMs !== undefined) b.clock.advance(Math.max(0, outcome.atMs - b.clock.now()));
    }
    return { counts, steps: most, ended: false };
  }

  return {
    ...b,
    ports: portsNow,
    /** The seller chooses otherwise. */
    choose: (changed: ConnectionSettings) => {
      settingsNow = changed;
    },
    /** The next workers die so many times before they store what they did. */
    forgetful: (times: number) => {
      deaths = times;
    },
    company,
    qbo: b.company,
    facts,
    store,
    suffixes,
    before,
    prepare: (asked: JobAsked['prepare'] = null) => run('prepare', prepare, asked),
    send: (what: SendSelection = { of: 'settings' }, how: RunHow = {}) => run('send', send, { what }, how),
  };
}

/** A bench as its tests hold it. */
export type EngineBench = Awaited<ReturnType<typeof engineBench>>;
