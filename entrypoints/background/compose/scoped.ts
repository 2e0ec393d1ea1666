import { payloadOf } from '../../../lib/quickbooks/documents/payload';
import type { createBatchStore } from '../../../lib/store/batches';
import type { Store } from '../../../lib/store/createStore';
import type { CompanyPorts } from '../../../lib/sync/companyPorts';
import type { Connection } from '../../../lib/sync/connection';
import { realmOf } from '../../../lib/sync/connections/status';
import type { Change, Ports } from '../../../lib/sync/ports';
import { isRebuildUnfinished } from '../../../lib/sync/steps/rebuildAwaited';
import { absentQuickBooks } from '../absent';
import { clock, lock } from '../clock';
import type { Parties } from './parties';

/** The two sides that something is done between. */
export type Sides = Pick<Connection, 'amazonAccountId' | 'realmId'>;

/** What the ports of a company are made of beside its client. */
export type CompanyStores = Pick<CompanyPorts, 'plans' | 'writers' | 'evidence'> & {
  readonly batches: ReturnType<typeof createBatchStore>;
};

/** Ports for one seller account and one company: its client, its throttle, its part of the store. */
export interface Scoped {
  /** A side that is not connected answers so. */
  portsOf(sides: Sides): Promise<Ports>;
  /** All of a company; `undefined` where it is not connected. */
  companyOf(sides: Sides): Promise<CompanyPorts | undefined>;
  /** Every company that is connected, each with the seller account that is joined to it. */
  companies(): Promise<readonly CompanyPorts[]>;
}

/** Ports by sides, over one store. */
export function createScoped(
  parties: Pick<Parties, 'amazonOf' | 'quickbooksOf'>,
  store: Store,
  stores: CompanyStores,
  announce: (change: Change) => void,
  birth: () => Promise<{ readonly replacesLost: boolean }>,
): Scoped {
  const portsOf = async (sides: Sides): Promise<Ports> => {
    const [amazon, company] = await Promise.all([
      parties.amazonOf(sides.amazonAccountId),
      parties.quickbooksOf(sides.realmId),
    ]);
    return {
      clock,
      amazon,
      quickbooks: company.ok ? company.value : absentQuickBooks,
      store: store.of(sides),
      lock,
      freeze: payloadOf,
      announce,
      isRebuildUnfinished: async (realmId) =>
        isRebuildUnfinished(store.scans, realmId, (await birth()).replacesLost),
    };
  };

  const companyOf = async (sides: Sides): Promise<CompanyPorts | undefined> => {
    const client = await parties.quickbooksOf(sides.realmId);
    const ports = await portsOf(sides);
    const books = await ports.store.readBooks();
    if (!client.ok || books === undefined) return undefined;
    const { batching, claimNotes: notes, attachments } = client.value;
    return {
      ...ports,
      ...stores,
      realmId: books.company.realmId,
      scan: client.value,
      scans: store.scans,
      batching,
      notes,
      attachments,
    };
  };

  return {
    portsOf,
    companyOf,
    async companies() {
      const [accounts, connections] = [await store.readAccounts(), await store.readConnections()];
      const found: CompanyPorts[] = [];
      for (const account of accounts) {
        const realmId = account.side === 'quickbooks' ? realmOf(account) : undefined;
        if (realmId === undefined || account.state === 'none') continue;
        const joined = connections.find((each) => each.realmId === realmId);
        const company = await companyOf({ ...joined, realmId });
        if (company !== undefined) found.push(company);
      }
      return found;
    },
  };
}
