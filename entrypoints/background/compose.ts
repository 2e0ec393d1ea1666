import { amazonConsentAddress, readAmazonReturn } from '../../lib/amazon/consent';
import { createAmazonLogin } from '../../lib/amazon/login';
import { amazonRegions } from '../../lib/amazon/regions';
import { createConsentState } from '../../lib/auth/consentState';
import { createTokenKeeper } from '../../lib/auth/tokenKeeper';
import { createVault } from '../../lib/auth/vault';
import { consentWindow, redirectAddress } from '../../lib/browser/extension';
import { announce } from '../../lib/messages/announce';
import type { OrderView } from '../../lib/messages/orderView';
import { failed, ok, problem, type Result } from '../../lib/problem/problem';
import type { QuickBooksClient } from '../../lib/quickbooks/client';
import { quickbooksConsentAddress, readQuickBooksReturn } from '../../lib/quickbooks/consent';
import { payloadOf } from '../../lib/quickbooks/documents/payload';
import { createQuickBooksLogin } from '../../lib/quickbooks/login';
import { createBatchStore } from '../../lib/store/batches';
import { birthOf } from '../../lib/store/birth';
import { createStore } from '../../lib/store/createStore';
import { deriveChip } from '../../lib/store/deriveChip';
import { openStore } from '../../lib/store/open';
import { readOrderView } from '../../lib/store/read';
import { createReadCounts } from '../../lib/store/reads';
import type { BatchPorts } from '../../lib/sync/batch/ports';
import { amazonAccount, quickbooksAccount } from '../../lib/sync/connections/accounts';
import { createConnections } from '../../lib/sync/connections/connections';
import type { ConnectionParts, OnBroken } from '../../lib/sync/connections/ports';
import { markBroken } from '../../lib/sync/connections/status';
import type { AmazonPort, Change, Ports, QuickBooksPort } from '../../lib/sync/ports';
import type { ScanPorts } from '../../lib/sync/scans';
import { createSetup } from '../../lib/sync/setup';
import { absentAmazon, absentQuickBooks } from './absent';
import { type Clients, createClients } from './clients';
import { clock, lock } from './clock';

/** Everything that the worker's commands and its recovery use. */
export type Engine = ReturnType<typeof compose>;

/** The one place where real clock, fetch, database, locks and browser meet the core. Opens nothing by itself. */
export function compose() {
  const store = createStore(openStore, deriveChip);
  const batches = createBatchStore(openStore, deriveChip);
  const vault = createVault({ store: store.secrets, crypto });
  let made: Promise<Clients> | undefined;
  const clients = (): Promise<Clients> => {
    made ??= birthOf(openStore, clock.nowMs(), true).then(({ replacesLost }) =>
      createClients(store.buckets, createReadCounts(openStore), replacesLost ? 'nearEmpty' : 'full'),
    );
    return made;
  };
  const tell = (change: Change): void => {
    const orderId = change.what === 'order' ? { orderId: change.orderId } : {};
    void announce({ announce: change.what, ...orderId });
  };

  const onBroken: OnBroken = (side, reason) =>
    markBroken({ connections: store, announce: tell }, side, reason);
  const amazonTokens = createTokenKeeper({
    side: 'amazon',
    vault,
    lock,
    clock,
    account: amazonAccount,
    exchange: (keys) => createAmazonLogin({ fetch: boundFetch, ...keys }),
    onBroken,
  });
  const quickbooksTokens = createTokenKeeper({
    side: 'quickbooks',
    vault,
    lock,
    clock,
    account: quickbooksAccount,
    exchange: (keys) => createQuickBooksLogin({ fetch: boundFetch, ...keys }),
    onBroken,
  });

  const quickbooksClient = async (): Promise<Result<QuickBooksClient>> => {
    const held = await quickbooksTokens.held();
    if (!held.ok) return held;
    if (held.value === undefined) return failed(problem('quickbooks_not_connected'));
    return ok((await clients()).quickbooks(held.value.account, quickbooksTokens));
  };
  const amazonClient = async (): Promise<AmazonPort> => {
    const held = await amazonTokens.held();
    return held.ok && held.value !== undefined
      ? (await clients()).amazon(held.value.account, amazonTokens)
      : absentAmazon;
  };

  const parts: ConnectionParts = {
    amazon: {
      consentAddress: amazonConsentAddress,
      readReturn: readAmazonReturn,
      login: (keys) => createAmazonLogin({ fetch: boundFetch, ...keys }),
      client: (account, tokens) => ({
        getMarketplaceParticipations: async () =>
          (await clients()).amazon(account, tokens).getMarketplaceParticipations(),
      }),
      regionNames: { na: amazonRegions.na.name, eu: amazonRegions.eu.name, fe: amazonRegions.fe.name },
    },
    quickbooks: {
      consentAddress: quickbooksConsentAddress,
      readReturn: readQuickBooksReturn,
      login: (keys) => createQuickBooksLogin({ fetch: boundFetch, ...keys }),
      client: (account, tokens) => ({
        readCompany: async () => (await clients()).quickbooks(account, tokens).readCompany(),
        readLists: async (asked) => (await clients()).quickbooks(account, tokens).readLists(asked),
      }),
    },
    amazonTokens,
    quickbooksTokens,
    consent: createConsentState({
      vault,
      lock,
      clock,
      getRandomValues: (bytes) => crypto.getRandomValues(bytes),
    }),
    launchConsent: consentWindow,
    redirectAddress,
    connections: store,
    store,
    lock,
    clock,
    announce: tell,
  };

  const ports = async (): Promise<Ports> => {
    const [amazon, company] = await Promise.all([amazonClient(), quickbooksClient()]);
    const quickbooks: QuickBooksPort = company.ok ? company.value : absentQuickBooks;
    return { clock, amazon, quickbooks, store, lock, freeze: payloadOf, announce: tell };
  };

  return {
    store,
    /** For the panel; the company's lists stay here, they are long and it shows none of them. */
    async readOrderView(orderId: string): Promise<OrderView> {
      const { books: _, ...view } = await readOrderView(await openStore(), orderId);
      return view;
    },
    /** A store that begins with an installation has no calls to forget: its buckets begin full. */
    noteFirstInstall: () => birthOf(openStore, clock.nowMs(), false),
    connections: createConnections(parts),
    setup: createSetup({ store, quickbooks: quickbooksClient, lock, announce: tell }),
    /** The engine's ports as both sides stand now; a side that is not connected answers so. */
    ports,
    /** Those of finding documents again; `undefined` where QuickBooks is not connected. */
    async scanPorts(): Promise<ScanPorts | undefined> {
      const company = await quickbooksClient();
      return company.ok ? { ...(await ports()), scan: company.value, scans: store.scans } : undefined;
    },
    /** Those of many documents at once; `undefined` where QuickBooks is not connected. */
    async batchPorts(): Promise<BatchPorts | undefined> {
      const company = await quickbooksClient();
      return company.ok ? { ...(await ports()), batching: company.value.batching, batches } : undefined;
    },
  };
}

/** `fetch` of this worker; it must not be called as a method of another object. */
const boundFetch: typeof fetch = (input, init) => fetch(input, init);
