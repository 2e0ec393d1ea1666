import type { AmazonRegion } from '../../../lib/amazon/shapes/marketplaces';
import { createConsentState } from '../../../lib/auth/consentState';
import { createTokenKeeper } from '../../../lib/auth/tokenKeeper';
import { createVault } from '../../../lib/auth/vault';
import type { CompanyFacts, CompanyLists } from '../../../lib/books/company';
import type { BookSetup, Books } from '../../../lib/books/setup';
import { failed, ok, type Problem, problem, type Result } from '../../../lib/problem/problem';
import { amazonAccount, quickbooksAccount } from '../../../lib/sync/connections/accounts';
import { createConnections } from '../../../lib/sync/connections/connections';
import type { Side } from '../../../lib/sync/connections/ports';
import { type ConnectionStatus, markBroken } from '../../../lib/sync/connections/status';
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

const marketplace = {
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
  const saved = new Map<Side, ConnectionStatus>();
  const changes: Change[] = [];
  const revoked: string[] = [];
  let books: Books | undefined;
  const setups = new Map<string, BookSetup>();
  const world = {
    /** The region that the keys belong to. */
    region: 'na' as AmazonRegion,
    environment: 'production' as 'production' | 'sandbox',
    realmId: '1',
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
  const given: TokenSet = {
    accessToken: 'access-canary',
    refreshToken: 'refresh-canary',
    accessLivesMs: 3_600_000,
  };
  const login = (): TokenExchangePort => ({
    exchangeCode: async () => (world.tokenProblem === undefined ? ok(given) : failed(world.tokenProblem)),
    refresh: async () => (world.tokenProblem === undefined ? ok(given) : failed(world.tokenProblem)),
    revoke: async (token) => {
      revoked.push(token);
      return world.revokeProblem === undefined ? ok(undefined) : failed(world.revokeProblem);
    },
  });
  const readReturn =
    (side: Side) =>
    (address: string, expected: string): Result<{ code: string; realmId: string }> => {
      const { searchParams } = new URL(address);
      if (searchParams.get('state') !== expected) {
        return failed(problem(`${side}_return_address_wrong`, { why: 'it is from another attempt' }));
      }
      return ok({ code: searchParams.get('code') ?? '', realmId: world.realmId });
    };
  const consentAddress = ({ state, redirectAddress }: { state: string; redirectAddress?: string }) =>
    `https://consent.example/?state=${state}&to=${encodeURIComponent(redirectAddress ?? '')}`;
  const announce = (change: Change) => {
    changes.push(change);
  };
  const connectionStore = {
    readConnection: async (side: Side) => saved.get(side),
    saveConnection: async (status: ConnectionStatus) => {
      saved.set(status.side, status);
    },
  };
  const common = {
    vault,
    lock,
    clock,
    exchange: login,
    onBroken: (side: Side, reason: Problem) =>
      markBroken({ connections: connectionStore, announce }, side, reason),
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
            ? ok([marketplace])
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
    amazonTokens: createTokenKeeper({ ...common, side: 'amazon', account: amazonAccount }),
    quickbooksTokens: createTokenKeeper({ ...common, side: 'quickbooks', account: quickbooksAccount }),
    consent: createConsentState({
      vault,
      lock,
      clock,
      getRandomValues: (bytes) => crypto.getRandomValues(bytes),
    }),
    launchConsent: (address) => world.window(address),
    redirectAddress: () => 'https://ours.example/',
    connections: connectionStore,
    store: {
      readBooks: async () => books,
      saveCompany: async (facts, read) => {
        const setup = setups.get(facts.realmId) ?? { itemIds: {} };
        books = { company: facts, lists: read, setup };
      },
      forgetCompany: async () => {
        books = undefined;
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
    books: () => books,
    chooseCustomer: (customerId: string) => {
      if (books === undefined) return;
      books = { ...books, setup: { customerId, itemIds: {} } };
      setups.set(books.company.realmId, books.setup);
    },
  };
}
