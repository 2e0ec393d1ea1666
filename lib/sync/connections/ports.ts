import type { AmazonRegion } from '../../amazon/shapes/marketplaces';
import type { CompanyFacts, CompanyLists } from '../../books/company';
import type { Books } from '../../books/setup';
import type { Problem, Result } from '../../problem/problem';
import type { Connection } from '../connection';
import type { FactStorePort } from '../jobs/ports';
import type {
  AccessTokenPort,
  AmazonPort,
  Change,
  ClockPort,
  LockPort,
  QuickBooksPort,
  TokenExchangePort,
  TokenSet,
} from '../ports';
import type { AmazonAccount, ConsentForm, QuickBooksAccount } from './accounts';
import type { AccountId, AccountStorePort } from './status';

/** The two parties that are connected. */
export type Side = 'amazon' | 'quickbooks';

/** Where the vault keeps its key and what it encrypted. Each method is one transaction. */
export interface SecretStorePort {
  readKey(): Promise<CryptoKey | undefined>;
  /** The key that is kept from now on: the given one, or the one that was there already. */
  writeKeyIfAbsent(key: CryptoKey): Promise<CryptoKey>;
  readSecret(name: string): Promise<SealedSecret | undefined>;
  writeSecret(name: string, record: SealedSecret): Promise<void>;
  /** Takes away that secret alone: the name of one account may begin with that of another. */
  deleteSecret(name: string): Promise<void>;
}

/** A value as the vault leaves it behind: nothing of it can be read without the key. */
export interface SealedSecret {
  readonly iv: Uint8Array;
  readonly bytes: ArrayBuffer;
}

/** Secrets by name. The problems are `locked` and `store_failed`. */
export interface VaultPort {
  read(name: string): Promise<Result<string | undefined>>;
  write(name: string, value: string): Promise<Result<void>>;
  erase(name: string): Promise<Result<void>>;
}

/** The tokens of one account, with the keys that they belong to: stored together, or a death would part them. */
export interface KeptTokens<Account> extends AccessTokenPort {
  /** `undefined`: not connected. */
  held(): Promise<Result<HeldAccount<Account> | undefined>>;
  store(account: Account, tokens: TokenSet): Promise<Result<void>>;
  /** Asks the other side to forget the grant. */
  revoke(): Promise<Result<void>>;
  erase(): Promise<Result<void>>;
}

/** What is known of a stored authorisation, tokens left out. */
export interface HeldAccount<Account> {
  readonly account: Account;
  /** When it ends for good, where the other side says so. */
  readonly hardEndMs?: number;
}

/** A consent on its way: random state, used once, gone after a quarter of an hour. */
export interface ConsentPort {
  /** A fresh state; the one before it is void. */
  begin(form: ConsentForm, redirectAddress: string): Promise<Result<string>>;
  pending(side: Side): Promise<Result<PendingConsent | undefined>>;
  /** True for the first who uses the state. The form stays for another try. */
  use(side: Side, state: string): Promise<Result<boolean>>;
  forget(side: Side): Promise<Result<void>>;
}

/** What was filled in before the consent. */
export interface PendingConsent {
  readonly form: ConsentForm;
  readonly redirectAddress: string;
  /** Absent once used. */
  readonly state?: string;
}

/** What the engine needs of Amazon to connect it. */
export interface AmazonProvider {
  consentAddress(consent: {
    readonly sellerCentralHost: string;
    readonly applicationId: string;
    readonly state: string;
    readonly redirectAddress?: string;
    readonly draftApp: boolean;
  }): string;
  readReturn(
    address: string,
    expectedState: string,
  ): Result<{ readonly code: string; readonly sellingPartnerId?: string }>;
  login(keys: { readonly clientId: string; readonly clientSecret: string }): TokenExchangePort;
  client(account: AmazonAccount, tokens: AccessTokenPort): Pick<AmazonPort, 'getMarketplaceParticipations'>;
  readonly regionNames: Readonly<Record<AmazonRegion, string>>;
}

/** What the engine needs of Intuit to connect a company. */
export interface QuickBooksProvider {
  consentAddress(consent: {
    readonly clientId: string;
    readonly state: string;
    readonly redirectAddress: string;
  }): string;
  readReturn(
    address: string,
    expectedState: string,
  ): Result<{ readonly code: string; readonly realmId: string }>;
  login(keys: { readonly clientId: string; readonly clientSecret: string }): TokenExchangePort;
  client(
    account: QuickBooksAccount,
    tokens: AccessTokenPort,
  ): Pick<QuickBooksPort, 'readCompany' | 'readLists'>;
}

/** Everything that connecting needs. */
export interface ConnectionParts {
  readonly amazon: AmazonProvider;
  readonly quickbooks: QuickBooksProvider;
  /** The tokens of a seller account; of one that is not connected too. */
  readonly amazonTokens: (accountId: AccountId) => KeptTokens<AmazonAccount>;
  /** The tokens of a company. */
  readonly quickbooksTokens: (accountId: AccountId) => KeptTokens<QuickBooksAccount>;
  readonly consent: ConsentPort;
  /** Opens a consent window; resolves with the address it ended at, rejects when it was closed. */
  readonly launchConsent: (address: string) => Promise<string>;
  /** The extension's own address, to which a consent window returns. */
  readonly redirectAddress: (side: Side) => string;
  readonly accounts: AccountStorePort;
  readonly connections: ConnectionStorePort;
  /** What was chosen in a company's lists stays with that company. */
  readonly companies: CompanyStorePort;
  /** What is known of Amazon's side of a connection: a start is held against it. */
  readonly facts: (
    connection: Connection,
  ) => Pick<FactStorePort, 'readSettlementFiles' | 'readEventsPosted' | 'readFetched'>;
  readonly lock: LockPort;
  readonly clock: ClockPort;
  readonly announce: (change: Change) => void;
}

/** What is known of companies, each by itself. Every method is one transaction. */
export interface CompanyStorePort {
  readBooksOf(realmId: string): Promise<Books | undefined>;
  saveCompanyOf(company: CompanyFacts, lists: CompanyLists): Promise<void>;
  /** The company is not connected any more; what is known of it stays for when it is connected again. */
  forgetCompanyOf(realmId: string): Promise<void>;
}

/** The connections between seller accounts and companies. Every method is one transaction. */
export interface ConnectionStorePort {
  /** The oldest first. */
  readConnections(): Promise<readonly Connection[]>;
  /** Writes what `change` answers for the connections as they are: nobody else writes between. */
  changeConnections<T>(change: (connections: readonly Connection[]) => ConnectionsChange<T>): Promise<T>;
}

/** Connections that are written, each under its id, and what is answered. */
export interface ConnectionsChange<T> {
  readonly put: readonly Connection[];
  readonly answer: T;
}

/** Told of an authorisation that no refresh brings back. */
export type OnBroken = (accountId: AccountId, problem: Problem) => Promise<void>;
