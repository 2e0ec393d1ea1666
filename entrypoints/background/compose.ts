import { deviceName } from '../../lib/browser/device';
import { announce } from '../../lib/messages/announce';
import type { OrderView } from '../../lib/messages/orderView';
import { payloadOf } from '../../lib/quickbooks/documents/payload';
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
import type { Change, Ports } from '../../lib/sync/ports';
import { createSetup } from '../../lib/sync/setup';
import { absentQuickBooks } from './absent';
import { type Clients, createClients } from './clients';
import { clock, lock, sleep } from './clock';
import { lanesOf } from './compose/lanes';
import { createParties } from './compose/parties';

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

  const ports = async (): Promise<Ports> => {
    const [amazon, company] = await Promise.all([parties.amazon(), parties.quickbooks()]);
    const quickbooks = company.ok ? company.value : absentQuickBooks;
    return { clock, amazon, quickbooks, store, lock, freeze: payloadOf, announce: tell };
  };

  const company = async (): Promise<CompanyPorts | undefined> => {
    const client = await parties.quickbooks();
    const books = await store.readBooks();
    if (!client.ok || books === undefined) return undefined;
    const { batching, claimNotes: notes, attachments } = client.value;
    return {
      ...(await ports()),
      realmId: books.company.realmId,
      scan: client.value,
      scans: store.scans,
      plans,
      batching,
      batches,
      notes,
      writers,
      attachments,
      evidence,
    };
  };

  return {
    clock,
    sleep,
    store,
    /** For the panel; the company's lists stay here, they are long and it shows none of them. */
    async readOrderView(orderId: string): Promise<OrderView> {
      const { books: _, ...view } = await readOrderView(await openStore(), orderId);
      return view;
    },
    /** A store that begins with an installation has no calls to forget: its buckets begin full. */
    noteFirstInstall: () => birthOf(openStore, clock.nowMs(), false),
    connections: createConnections(parties.parts),
    setup: createSetup({ store, quickbooks: parties.quickbooks, lock, announce: tell }),
    /** The engine's ports as both sides stand now; a side that is not connected answers so. */
    ports,
    /** All of the connected company; `undefined` where there is none. */
    company,
    /** What goes on by itself. */
    lanes: async () => {
      const connected = await company();
      return lanesOf(connected === undefined ? [] : [connected], await birth(), ports);
    },
    /** How it stands, for the toolbar button. */
    standing: async () => ({ attention: await store.countAttention() }),
  };
}
