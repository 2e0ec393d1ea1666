import { createConsentState } from '../../../lib/auth/consentState';
import { createTokenKeeper } from '../../../lib/auth/tokenKeeper';
import { createVault } from '../../../lib/auth/vault';
import { failed, problem } from '../../../lib/problem/problem';
import { createQuickBooksClient, type QuickBooksClient } from '../../../lib/quickbooks/client';
import { quickbooksConsentAddress, readQuickBooksReturn } from '../../../lib/quickbooks/consent';
import { createQuickBooksLogin } from '../../../lib/quickbooks/login';
import { quickbooksQuotas } from '../../../lib/quickbooks/quotas';
import {
  amazonAccount,
  type QuickBooksAccount,
  quickbooksAccount,
} from '../../../lib/sync/connections/accounts';
import { createConnections } from '../../../lib/sync/connections/connections';
import type { KeptTokens, OnBroken } from '../../../lib/sync/connections/ports';
import { markBroken } from '../../../lib/sync/connections/status';
import type { AccessTokenPort, TokenExchangePort } from '../../../lib/sync/ports';
import { memoryLock, memorySecrets } from '../../auth/memory';
import { realms } from '../../sandbox/quickbooks/seeds/world';
import { bench, redirectUri } from '../../sandbox/quickbooks/testing';
import { context } from '../../store/storeFixtures';
import { memoryThrottle } from '../../sync/memoryThrottle';

const nobody: TokenExchangePort = {
  exchangeCode: async () => failed(problem('amazon_unavailable')),
  refresh: async () => failed(problem('amazon_unavailable')),
  revoke: async () => failed(problem('amazon_unavailable')),
};

/** What a company's account is called. */
export const companyId = (realmId: string): string => `quickbooks/${realmId}`;

/**
 * The extension's own connections, tokens, store and client against the sandbox's Intuit: nothing between them
 * is replaced but the browser's window, in which the seller decides.
 */
export function connectingBench() {
  const b = bench();
  const secrets = memorySecrets();
  const vault = createVault({ store: secrets, crypto: globalThis.crypto });
  const lock = memoryLock();
  const clock = { nowMs: () => b.clock.now() };
  const { store } = context();
  /** What the seller does in Intuit's window. */
  const seller = { decision: 'connect' as 'connect' | 'cancel', realm: realms.production as string };
  const heard: string[] = [];
  const sends = { lost: false };
  const fetch: typeof globalThis.fetch = async (input, init) => {
    if (sends.lost) throw new TypeError('fetch failed');
    const request = new Request(input, init);
    heard.push(`${new URL(request.url).hostname} ${request.method}`);
    return b.side.handle(request);
  };
  const announce = () => {};
  const onBroken: OnBroken = (accountId, reason) =>
    markBroken({ accounts: store, announce }, accountId, reason);
  const login = (keys: { readonly clientId: string; readonly clientSecret: string }) =>
    createQuickBooksLogin({ fetch, ...keys });
  const keeper = (accountId = companyId(realms.production)): KeptTokens<QuickBooksAccount> =>
    createTokenKeeper({
      side: 'quickbooks',
      accountId,
      vault,
      lock,
      clock,
      account: quickbooksAccount,
      exchange: login,
      onBroken,
    });
  const keepers = new Map<string, KeptTokens<QuickBooksAccount>>();
  const tokensOf = (accountId: string): KeptTokens<QuickBooksAccount> => {
    const known = keepers.get(accountId) ?? keeper(accountId);
    keepers.set(accountId, known);
    return known;
  };
  const clientOf = ({ realmId, environment }: QuickBooksAccount, tokens: AccessTokenPort): QuickBooksClient =>
    createQuickBooksClient({
      fetch,
      tokens,
      throttle: memoryThrottle(
        `quickbooks/${realmId}`,
        quickbooksQuotas,
        () => b.clock.now(),
        (waitMs) => b.clock.sleep(waitMs),
      ),
      clock,
      realmId,
      environment,
    });

  async function consentWindow(address: string): Promise<string> {
    const page = await b.side.handle(new Request(address));
    if (page.status !== 200) throw new Error('Authorization page could not be loaded.');
    const consent = /name="consent" value="(\d+)"/.exec(await page.text())?.[1] ?? '';
    const answer = await b.side.handle(
      new Request('https://appcenter.intuit.com/connect/oauth2/consent', {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ consent, ...seller }).toString(),
      }),
    );
    return answer.headers.get('location') ?? '';
  }

  const connections = createConnections({
    amazon: {
      consentAddress: () => '',
      readReturn: () => failed(problem('amazon_unavailable')),
      login: () => nobody,
      client: () => ({ getMarketplaceParticipations: async () => failed(problem('amazon_unavailable')) }),
      regionNames: { na: 'North America', eu: 'Europe', fe: 'Far East' },
    },
    quickbooks: {
      consentAddress: quickbooksConsentAddress,
      readReturn: readQuickBooksReturn,
      login,
      client: clientOf,
    },
    amazonTokens: (accountId) =>
      createTokenKeeper({
        side: 'amazon',
        accountId,
        vault,
        lock,
        clock,
        account: amazonAccount,
        exchange: () => nobody,
      }),
    quickbooksTokens: tokensOf,
    consent: createConsentState({
      vault,
      lock,
      clock,
      getRandomValues: (bytes) => crypto.getRandomValues(bytes),
    }),
    launchConsent: consentWindow,
    redirectAddress: () => redirectUri,
    accounts: store,
    connections: store,
    companies: store,
    facts: (connection) => store.facts(connection),
    lock,
    clock,
    announce,
  });

  const [production, development] = b.apps;
  return {
    ...b,
    connections,
    store,
    secrets,
    seller,
    heard,
    sends,
    tokens: tokensOf(companyId(realms.production)),
    /** Another context of the extension with the same vault and lock. */
    otherKeeper: keeper,
    form: {
      clientId: production.clientId,
      clientSecret: production.clientSecret,
      environment: 'production' as const,
    },
    development: {
      clientId: development.clientId,
      clientSecret: development.clientSecret,
      environment: 'production' as const,
    },
    /** A client as the engine has it: it knows the kept keys and tokens only. */
    async client(realmId: string = realms.production): Promise<QuickBooksClient> {
      const tokens = tokensOf(companyId(realmId));
      const held = await tokens.held();
      if (!held.ok || held.value === undefined) throw new Error('not connected');
      return clientOf(held.value.account, tokens);
    },
    status: (realmId: string = realms.production) => store.readAccount(companyId(realmId)),
  };
}
