import { amazonConsentAddress, readAmazonReturn } from '../../../lib/amazon/consent';
import { createAmazonLogin } from '../../../lib/amazon/login';
import { amazonRegions } from '../../../lib/amazon/regions';
import { createConsentState } from '../../../lib/auth/consentState';
import { createTokenKeepers } from '../../../lib/auth/tokenKeepers';
import { createVault } from '../../../lib/auth/vault';
import { consentWindow, redirectAddress } from '../../../lib/browser/extension';
import { failed, ok, problem, type Result } from '../../../lib/problem/problem';
import type { QuickBooksClient } from '../../../lib/quickbooks/client';
import { quickbooksConsentAddress, readQuickBooksReturn } from '../../../lib/quickbooks/consent';
import { createQuickBooksLogin } from '../../../lib/quickbooks/login';
import type { Store } from '../../../lib/store/createStore';
import { amazonAccount, quickbooksAccount } from '../../../lib/sync/connections/accounts';
import type { ConnectionParts, OnBroken } from '../../../lib/sync/connections/ports';
import { type AccountId, markBroken, realmOf } from '../../../lib/sync/connections/status';
import type { AmazonRoutesPort, Change } from '../../../lib/sync/ports';
import { absentAmazon } from '../absent';
import type { Clients } from '../clients';
import { clock, lock } from '../clock';

/** Amazon and QuickBooks as they are connected now. */
export interface Parties {
  /** Everything that connecting needs. */
  readonly parts: ConnectionParts;
  /** The seller account that is looked at. */
  amazon(): Promise<AmazonRoutesPort>;
  /** A seller account; one that answers everything with that it is not connected, where it is not. */
  amazonOf(accountId: AccountId | undefined): Promise<AmazonRoutesPort>;
  /** The company that is looked at, or why there is none. */
  quickbooks(): Promise<Result<QuickBooksClient>>;
  /** A company, or why it cannot be asked. */
  quickbooksOf(realmId: string | undefined): Promise<Result<QuickBooksClient>>;
}

/** Keys, tokens and clients of both parties. */
export function createParties(
  store: Store,
  clients: () => Promise<Clients>,
  announce: (change: Change) => void,
): Parties {
  const vault = createVault({ store: store.secrets, crypto });
  const onBroken: OnBroken = (accountId, reason) =>
    markBroken({ accounts: store, announce }, accountId, reason);
  const amazonLogin = (keys: { readonly clientId: string; readonly clientSecret: string }) =>
    createAmazonLogin({ fetch: boundFetch, ...keys });
  const quickbooksLogin = (keys: { readonly clientId: string; readonly clientSecret: string }) =>
    createQuickBooksLogin({ fetch: boundFetch, ...keys });
  const kept = { vault, lock, clock, onBroken };
  const amazonTokens = createTokenKeepers({
    ...kept,
    side: 'amazon',
    account: amazonAccount,
    exchange: amazonLogin,
  });
  const quickbooksTokens = createTokenKeepers({
    ...kept,
    side: 'quickbooks',
    account: quickbooksAccount,
    exchange: quickbooksLogin,
  });

  return {
    parts: {
      amazon: {
        consentAddress: amazonConsentAddress,
        readReturn: readAmazonReturn,
        login: amazonLogin,
        client: (account, tokens) => ({
          getMarketplaceParticipations: async () =>
            (await clients()).amazon(account, tokens).getMarketplaceParticipations(),
        }),
        regionNames: { na: amazonRegions.na.name, eu: amazonRegions.eu.name, fe: amazonRegions.fe.name },
      },
      quickbooks: {
        consentAddress: quickbooksConsentAddress,
        readReturn: readQuickBooksReturn,
        login: quickbooksLogin,
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
      accounts: store,
      connections: store,
      companies: store,
      facts: (connection) => store.facts(connection),
      lock,
      clock,
      announce,
    },
    amazon: async () => amazonOf((await store.readLooked()).amazonAccountId),
    amazonOf,
    quickbooks: async () => quickbooksOf((await store.readLooked()).realmId),
    quickbooksOf,
  };

  async function amazonOf(accountId: AccountId | undefined): Promise<AmazonRoutesPort> {
    if (accountId === undefined) return absentAmazon;
    const tokens = amazonTokens(accountId);
    const held = await tokens.held();
    return held.ok && held.value !== undefined
      ? (await clients()).amazon(held.value.account, tokens, accountId)
      : absentAmazon;
  }

  async function quickbooksOf(realmId: string | undefined): Promise<Result<QuickBooksClient>> {
    const accounts = realmId === undefined ? [] : await store.readAccounts();
    const company = accounts.find((each) => each.side === 'quickbooks' && realmOf(each) === realmId);
    if (company === undefined) return failed(problem('quickbooks_not_connected'));
    const tokens = quickbooksTokens(company.accountId);
    const held = await tokens.held();
    if (!held.ok) return held;
    // Keys are for one company: those of another never speak for this one.
    if (held.value === undefined || held.value.account.realmId !== realmId)
      return failed(problem('quickbooks_not_connected'));
    return ok((await clients()).quickbooks(held.value.account, tokens));
  }
}

/** `fetch` of this worker; it must not be called as a method of another object. */
const boundFetch: typeof fetch = (input, init) => fetch(input, init);
