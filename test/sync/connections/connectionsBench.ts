import type { AmazonRegion } from '../../../lib/amazon/shapes/marketplaces';
import { createConsentState } from '../../../lib/auth/consentState';
import { createTokenKeepers } from '../../../lib/auth/tokenKeepers';
import { createVault } from '../../../lib/auth/vault';
import type { CompanyFacts, CompanyLists } from '../../../lib/books/company';
import type { Books } from '../../../lib/books/setup';
import type { SettlementReading } from '../../../lib/ledger/settlement/settlement';
import { failed, ok, type Problem, problem, type Result } from '../../../lib/problem/problem';
import type { Connection } from '../../../lib/sync/connection';
import { amazonAccount, quickbooksAccount } from '../../../lib/sync/connections/accounts';
import { createConnections } from '../../../lib/sync/connections/connections';
import type { ConnectionParts, Side } from '../../../lib/sync/connections/ports';
import { type AccountId, type AccountStatus, markBroken } from '../../../lib/sync/connections/status';
import type { Change, TokenExchangePort, TokenSet } from '../../../lib/sync/ports';
import { memoryLock, memorySecrets, testClock } from '../../auth/memory';

export const lists: CompanyLists = { asOfMs: 1, accounts: [], items: [], customers: [] };

export function company(realmId: string): CompanyFacts {
  return {
    realmId,
    environment: 'production',
    name: `Company ${realmId}`,
    country: 'US',
    homeCurrency: 'USD',
    multiCurrency: false,
    customTransactionNumbers: true,
    usesSalesTax: false,
    automatedSalesTax: false,
  };
}

export const marketplace = {
  marketplaceId: 'ATVPDKIKX0DER',
  name: 'Amazon.com',
  countryCode: 'US',
  currency: 'USD',
  storeName: 'Shop',
  isParticipating: true,
  hasSuspendedListings: false,
};

/** Both sides as a test wants them, and what became of it. */
export function connectionsBench() {
  const secrets = memorySecrets();
  const vault = createVault({ store: secrets, crypto: globalThis.crypto });
  const lock = memoryLock();
  const clock = testClock();
  const saved = new Map<AccountId, AccountStatus>();
  const joined = new Map<string, Connection>();
  const changes: Change[] = [];
  const revoked: string[] = [];
  const books = new Map<string, Books>();
  const forgotten: string[] = [];
  const facts = {
    readings: [] as SettlementReading[],
    readSettlementFiles: async () => facts.readings,
    readEventsPosted: async () => [],
    readFetched: async () => undefined,
  };
  const world = {
    /** The region that the keys belong to. */
    region: 'na' as AmazonRegion,
    environment: 'production' as 'production' | 'sandbox',
    realmId: '1',
    /** The name of the store that the keys open. */
    storeName: 'Shop',
    /** As Amazon's consent names the seller; pasted keys do not. */
    sellingPartnerId: '',
    /** How many tokens have been given out. */
    grants: 0,
    amazonProblem: undefined as Problem | undefined,
    quickbooksProblem: undefined as Problem | undefined,
    tokenProblem: undefined as Problem | undefined,
    revokeProblem: undefined as Problem | undefined,
    /** What the window does with the consent address. */
    window: async (address: string): Promise<string> => {
      const { searchParams } = new URL(address);
      const back = new URL(searchParams.get('to') ?? '');
      back.searchParams.set('state', searchParams.get('state') ?? '');
      back.searchParams.set('code', 'code-1');
      return back.href;
    },
  };
  const given = (): TokenSet => {
    world.grants += 1;
    return {
      accessToken: `access-canary-${world.grants}`,
      refreshToken: `refresh-canary-${world.grants}`,
      accessLivesMs: 3_600_000,
    };
  };
  const login = (): TokenExchangePort => ({
    exchangeCode: async () => (world.tokenProblem === undefined ? ok(given()) : failed(world.tokenProblem)),
    refresh: async () => (world.tokenProblem === undefined ? ok(given()) : failed(world.tokenProblem)),
    revoke: async (token) => {
      revoked.push(token);
      return world.revokeProblem === undefined ? ok(undefined) : failed(world.revokeProblem);
    },
  });
  const readReturn =
    (side: Side) =>
    (
      address: string,
      expected: string,
    ): Result<{ code: string; realmId: string; sellingPartnerId: string }> => {
      const { searchParams } = new URL(address);
      if (searchParams.get('state') !== expected) {
        return failed(problem(`${side}_return_address_wrong`, { why: 'it is from another attempt' }));
      }
      const { realmId, sellingPartnerId } = world;
      return ok({ code: searchParams.get('code') ?? '', realmId, sellingPartnerId });
    };
  const consentAddress = ({ state, redirectAddress }: { state: string; redirectAddress?: string }) =>
    `https://consent.example/?state=${state}&to=${encodeURIComponent(redirectAddress ?? '')}`;
  const announce = (change: Change) => {
    changes.push(change);
  };
  const accounts: ConnectionParts['accounts'] = {
    readAccounts: async () => [...saved.values()],
    readAccount: async (accountId) => saved.get(accountId),
    saveAccount: async (status) => {
      saved.set(status.accountId, status);
    },
  };
  const common = {
    vault,
    lock,
    clock,
    exchange: login,
    onBroken: (accountId: AccountId, reason: Problem) =>
      markBroken({ accounts, announce }, accountId, reason),
  };
  const connections = createConnections({
    amazon: {
      consentAddress,
      readReturn: readReturn('amazon'),
      login,
      client: ({ region }) => ({
        getMarketplaceParticipations: async () => {
          if (world.amazonProblem !== undefined) return failed(world.amazonProblem);
          return region === world.region
            ? ok([{ ...marketplace, storeName: world.storeName }])
            : failed(problem('amazon_wrong_region', { region }));
        },
      }),
      regionNames: { na: 'North America', eu: 'Europe', fe: 'Far East' },
    },
    quickbooks: {
      consentAddress,
      readReturn: readReturn('quickbooks'),
      login,
      client: ({ realmId, environment }) => ({
        readCompany: async () => {
          if (world.quickbooksProblem !== undefined) return failed(world.quickbooksProblem);
          return environment === world.environment
            ? ok(company(realmId))
            : failed(problem('quickbooks_grant_revoked'));
        },
        readLists: async () => ok(lists),
      }),
    },
    amazonTokens: createTokenKeepers({ ...common, side: 'amazon', account: amazonAccount }),
    quickbooksTokens: createTokenKeepers({ ...common, side: 'quickbooks', account: quickbooksAccount }),
    consent: createConsentState({
      vault,
      lock,
      clock,
      getRandomValues: (bytes) => crypto.getRandomValues(bytes),
    }),
    launchConsent: (address) => world.window(address),
    redirectAddress: () => 'https://ours.example/',
    accounts,
    connections: {
      readConnections: async () => [...joined.values()],
      changeConnections: async (change) => {
        const { put, answer } = change([...joined.values()]);
        for (const connection of put) joined.set(connection.connectionId, connection);
        return answer;
      },
    },
    facts: () => facts,
    companies: {
      readBooksOf: async (realmId) => books.get(realmId),
      saveCompanyOf: async (facts, read) => {
        const { setup } = books.get(facts.realmId) ?? { setup: { itemIds: {} } };
        books.set(facts.realmId, { company: facts, lists: read, setup });
      },
      forgetCompanyOf: async (realmId) => {
        forgotten.push(realmId);
      },
    },
    lock,
    clock,
    announce,
  });
  return {
    connections,
    world,
    saved,
    secrets,
    revoked,
    changes,
    clock,
    joined,
    facts,
    /** Companies that were told to be connected no more. */
    forgotten,
    books: (realmId = '1') => books.get(realmId),
    chooseCustomer: (customerId: string, realmId = '1') => {
      const known = books.get(realmId);
      if (known !== undefined) books.set(realmId, { ...known, setup: { customerId, itemIds: {} } });
    },
  };
}
