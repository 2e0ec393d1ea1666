import { amazonQuotas } from '../../lib/amazon/quotas';
import { deviceName } from '../../lib/browser/device';
import { announce } from '../../lib/messages/announce';
import type { OrderView } from '../../lib/messages/orderView';
import { createBatchStore } from '../../lib/store/batches';
import { birthOf } from '../../lib/store/birth';
import { createStore } from '../../lib/store/createStore';
import { deriveChip } from '../../lib/store/deriveChip';
import { createEvidenceStore } from '../../lib/store/evidence';
import { openStore } from '../../lib/store/open';
import { readOrderView } from '../../lib/store/read';
import { createReadCounts } from '../../lib/store/reads';
import { createScanPlanStore } from '../../lib/store/scanPlans';
import { createWriterStore } from '../../lib/store/writers';
import type { CompanyPorts } from '../../lib/sync/companyPorts';
import { createConnections } from '../../lib/sync/connections/connections';
import { createRunner } from '../../lib/sync/jobs/runner';
import type { Change } from '../../lib/sync/ports';
import type { RunParts } from '../../lib/sync/runs/beginRun';
import { type ScheduleParts, scheduledRuns } from '../../lib/sync/schedule/scheduledRuns';
import { createSetup } from '../../lib/sync/setup';
import type { OrderPorts } from '../../lib/sync/steps/planOrderNow';
import type { Chore } from '../../lib/sync/wake/chores';
import { type Clients, createClients } from './clients';
import { clock, lock, sleep } from './clock';
import { createConnectionPorts } from './compose/engine';
import { lanesOf } from './compose/lanes';
import { tellSeller } from './compose/notices';
import { createParties } from './compose/parties';
import { createScoped } from './compose/scoped';
import { standingOf } from './compose/standing';
import { steps } from './compose/steps';

/** Everything that the worker's commands and its recovery use. */
export type Engine = ReturnType<typeof compose>;

/** The one place where real clock, fetch, database, locks and browser meet the core. Opens nothing by itself. */
export function compose() {
  const store = createStore(openStore, deriveChip);
  const batches = createBatchStore(openStore, deriveChip);
  const evidence = createEvidenceStore(openStore);
  const plans = createScanPlanStore(openStore);
  const writers = createWriterStore(openStore, {
    deviceName: deviceName(),
    newDeviceId: () => crypto.randomUUID(),
  });
  /** The store's beginning; one that was not noted at the installation stands in for a lost one. */
  const birth = () => birthOf(openStore, clock.nowMs(), true);
  let made: Promise<Clients> | undefined;
  const clients = (): Promise<Clients> => {
    made ??= birth().then(({ replacesLost }) =>
      createClients(store.buckets, createReadCounts(openStore), replacesLost ? 'nearEmpty' : 'full'),
    );
    return made;
  };
  const tell = (change: Change): void => {
    const orderId = change.what === 'order' ? { orderId: change.orderId } : {};
    void announce({ announce: change.what, ...orderId });
  };
  const parties = createParties(store, clients, tell);

  const scoped = createScoped(parties, store, { batches, evidence, plans, writers }, tell, birth);
  const connectionPorts = createConnectionPorts(scoped, parties, store, { batches });
  const ports = async (): Promise<OrderPorts> => {
    const looked = await store.readLooked();
    const connection = (await store.readConnections()).find(
      ({ realmId, amazonAccountId }) =>
        realmId === looked.realmId && amazonAccountId === looked.amazonAccountId,
    );
    return { ...(await scoped.portsOf(looked)), ...(connection === undefined ? {} : { connection }) };
  };
  const connections = createConnections(parties.parts);
  const runner = createRunner({
    clock,
    lock,
    jobs: store.jobs,
    steps,
    portsOf: connectionPorts.enginePortsOf,
    announce: tell,
  });

  const runs: RunParts = {
    clock,
    jobs: store.jobs,
    factsOf: store.facts,
    quotas: amazonQuotas,
    newRunId: () => crypto.randomUUID(),
    announce: (change) => {
      runner.added();
      tell(change);
    },
  };

  const schedule: ScheduleParts = {
    ...runs,
    canFetch: async ({ amazonAccountId }) =>
      amazonAccountId !== undefined && (await store.readAccount(amazonAccountId))?.state === 'connected',
  };
  // What is due is begun, then done; and when it is at its end it is known when the next is.
  const updates: readonly Chore[] = [
    () => scheduledRuns(schedule),
    (untilMs) => runner.run(untilMs),
    () => scheduledRuns(schedule),
  ];

  return {
    clock,
    sleep,
    store,
    runs,
    /** For the panel; the company's lists stay here, they are long and it shows none of them. */
    async readOrderView(orderId: string): Promise<OrderView> {
      const { books: _, ...view } = await readOrderView(await openStore(), orderId);
      return view;
    },
    /** A store that begins with an installation has no calls to forget: its buckets begin full. */
    noteFirstInstall: () => birthOf(openStore, clock.nowMs(), false),
    connections,
    setup: createSetup({ store, quickbooks: parties.quickbooks, lock, announce: tell }),
    /** The engine's ports as both sides stand now; a side that is not connected answers so. */
    ports,
    /** All of the company that is looked at; `undefined` where there is none. */
    company: async (): Promise<CompanyPorts | undefined> => scoped.companyOf(await store.readLooked()),
    ...scoped,
    ...connectionPorts,
    /** What goes on by itself. */
    lanes: async () => {
      // Both sides of a store from before there were connections are joined here.
      await connections.pairFirst();
      return lanesOf(await scoped.companies(), await birth(), ports, updates);
    },
    /** How it stands, for the toolbar button. */
    standing: () => standingOf(store, clock.nowMs()),
    /** Tells what only the seller can mend, where nobody may be looking. */
    tellSeller: () => tellSeller(store),
  };
}
