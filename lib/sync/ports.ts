import type { AmazonOrder } from '../amazon/shapes/order';
import type { OrdersPage } from '../amazon/shapes/parseSearchOrdersPage';
import type { TransactionsPage } from '../amazon/shapes/parseTransactionsPage';
import type { MarketplaceParticipation } from '../amazon/shapes/participation';
import type { AmazonTransaction } from '../amazon/shapes/transaction';
import type { SuffixOf } from '../books/assignSuffixes';
import type { CompanyFacts, CompanyLists, ListName } from '../books/company';
import type { DocumentKind, Draft, ListRef } from '../books/draft';
import type { Facet } from '../books/facet';
import type { OrderFacts } from '../books/plan';
import type { BookSetup, Books } from '../books/setup';
import type { DateText, InstantText } from '../calendar/calendar';
import type { AmazonEvent, EventKey } from '../ledger/event';
import type * as outcome from '../posting/outcome';
import type { MadeEntry, Posting, PostingKey } from '../posting/posting';
import type { ClearedStatus, UndoPosting } from '../posting/undo/undoPlan';
import type { UndoRun } from '../posting/undo/undoRun';
import type { Problem, Result } from '../problem/problem';
import type { ReportsPort } from './reportsPort';

/** The engine's only way to the outside. Wired in `entrypoints/background/compose.ts` and in tests. */
export interface Ports {
  readonly clock: ClockPort;
  readonly amazon: AmazonPort;
  readonly quickbooks: QuickBooksPort;
  readonly store: StorePort;
  readonly lock: LockPort;
  /** QuickBooks' own form of a draft with its note, as the bytes that are sent. Pure. */
  readonly freeze: (draft: Draft, privateNote: string, company: CompanyFacts, facts?: FreezeFacts) => string;
  /** Tells our pages and chips that something they show has changed. */
  readonly announce: (change: Change) => void;
  /** Whether the company's documents are still being read anew after a loss; absent: never. */
  readonly isRebuildUnfinished?: (realmId: string) => Promise<boolean>;
}

/** What the bytes of some kinds of documents name beside the draft. */
export interface FreezeFacts {
  /** The customer of a journal entry's lines on this account. */
  readonly receivable?: { readonly accountId: string; readonly customer: ListRef };
  /** What a payment pays, by document number. */
  readonly paid?: ReadonlyMap<string, PaidDocument>;
}

/** A document in QuickBooks that a payment pays. */
export interface PaidDocument {
  readonly id: string;
  /** QuickBooks' word for its kind. */
  readonly entity: 'Invoice' | 'CreditMemo' | 'JournalEntry';
}

/** Time. */
export interface ClockPort {
  /** Milliseconds since the epoch. */
  nowMs(): number;
}

/** One holder at a time, over all contexts of the browser profile. Released when `run` settles or the holder dies. */
export interface LockPort {
  hold<T>(name: string, run: () => Promise<T>): Promise<T>;
}

/** The access token of one side, kept fresh by the token keeper. Only the background has one. */
export interface AccessTokenPort {
  current(): Promise<Result<string>>;
  /** After the other side refused `rejected`: a newer token, refreshed at most once for all who ask. */
  renewed(rejected: string): Promise<Result<string>>;
}

/** What a token endpoint gave. Times are as the endpoint counts them, from when it answered. */
export interface TokenSet {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly accessLivesMs: number;
  readonly refreshLivesMs?: number;
  /** The day after which no refresh helps (Intuit: five years). */
  readonly hardLivesMs?: number;
}

/** Exchange and refresh of tokens: directly with the party, or through a relay that keeps the secret. */
export interface TokenExchangePort {
  exchangeCode(code: string, redirectAddress: string): Promise<Result<TokenSet>>;
  refresh(refreshToken: string): Promise<Result<TokenSet>>;
  revoke(refreshToken: string): Promise<Result<void>>;
}

/** The state of a token bucket, stored before each call so that no death of a worker refills it. */
export interface Bucket {
  readonly tokens: number;
  readonly atMs: number;
  /** No call before this time, when the other side asked to slow down. */
  readonly pausedUntilMs?: number;
  /** `atMs` is this machine's clock, for no server has told the time yet. */
  readonly unconfirmed?: true;
  /** When, by this machine's clock, a call was last let through without knowing the servers' time. */
  readonly trustedAtMs?: number;
  /** The least room that the bucket had since servers last told the time. */
  readonly headroom?: number;
  /** Calls a second that the other side last named, where that is less than documented. */
  readonly ratePerSecond?: number;
}

/** Where buckets are kept. `update` is one transaction: read, change, write. */
export interface BucketStorePort {
  update<T>(
    key: string,
    change: (stored: Bucket | undefined) => { readonly bucket: Bucket; readonly answer: T },
  ): Promise<T>;
}

/** What changed, for those who show it. */
export type Change =
  | { readonly what: 'order'; readonly orderId: string }
  /** Postings that belong to no single order. */
  | { readonly what: 'postings' }
  | { readonly what: 'connections' }
  | { readonly what: 'setup' }
  /** A run has come further, or a thing to do stands differently. */
  | { readonly what: 'runs' }
  /** What would be in the books. */
  | { readonly what: 'prepared' };

/** Amazon, behind its token keeper and its throttle. */
export interface AmazonPort {
  getOrder(orderId: string): Promise<Result<Fetched<AmazonOrder>>>;
  /** All pages of listTransactions by ORDER_ID. */
  listTransactionsOfOrder(orderId: string): Promise<Result<Fetched<readonly AmazonTransaction[]>>>;
  getMarketplaceParticipations(): Promise<Result<readonly MarketplaceParticipation[]>>;
}

/** Amazon page by page, for work that goes on over many wakes. A token that Amazon takes no more is told apart. */
export interface AmazonRoutesPort extends AmazonPort, ReportsPort {
  listTransactionsPage(asked: TransactionsAsked): Promise<Result<Fetched<TransactionsPage> | 'tokenRefused'>>;
  searchOrdersPage(asked: OrdersAsked): Promise<Result<Fetched<OrdersPage> | 'tokenRefused'>>;
}

/** A page of what was posted in a window of at most 180 days. */
export interface TransactionsAsked {
  readonly postedAfter: InstantText;
  readonly postedBefore: InstantText;
  readonly nextToken?: string;
  /** A seller who waits is served before work that nobody looks at. */
  readonly urgency: 'click' | 'background';
}

/** A page of orders that changed. */
export interface OrdersAsked {
  readonly lastUpdatedAfter: InstantText;
  readonly lastUpdatedBefore: InstantText;
  readonly marketplaceIds?: readonly string[];
  readonly paginationToken?: string;
  /** A seller who waits is served before work that nobody looks at. */
  readonly urgency: 'click' | 'background';
}

/** A parsed answer and the raw pages it came from, which are kept. */
export interface Fetched<T> {
  readonly value: T;
  readonly rawPages: readonly string[];
}

/** QuickBooks, behind its token keeper and its throttle. */
export interface QuickBooksPort {
  readCompany(): Promise<Result<CompanyFacts>>;
  /**
   * Accounts, items and customers, or the lists that are named. Of `known` lists that are not named stay as they
   * are; of the others only the changes are asked for where QuickBooks tells them.
   */
  readLists(asked?: {
    readonly names?: readonly ListName[];
    readonly known?: CompanyLists;
  }): Promise<Result<CompanyLists>>;
  /** Every document of `kind` whose number begins with `numberPrefix`. */
  findByNumberPrefix(kind: DocumentKind, numberPrefix: string): Promise<Result<readonly FoundDocument[]>>;
  /** Every document of `kind` on a day, with a total or with any: how documents are found that bear no number of ours. */
  findByDateAndTotal(
    kind: DocumentKind,
    date: string,
    totalMinor: number | 'any',
    currency: string,
  ): Promise<Result<readonly FoundDocument[]>>;
  /** `absent` where the id is not, or no longer, there. With the bytes that were sent, it is compared with them. */
  readDocument(kind: DocumentKind, id: string, sent?: string): Promise<Result<FoundDocument | 'absent'>>;
  /** Those of these documents that are there, many in one read. */
  readDocuments(kind: DocumentKind, ids: readonly string[]): Promise<Result<readonly FoundDocument[]>>;
  /** Which transactions of these days are reconciled, or matched to the bank's figures, by id. */
  readCleared(firstDay: DateText, lastDay: DateText): Promise<Result<ReadonlyMap<string, ClearedStatus>>>;
  /** Makes an entry of a list inactive; done where it already is, or is not there. */
  makeInactive(list: MadeEntry['list'], id: string): Promise<Result<null>>;
  /** Sends frozen bytes under a request id. Never throws; an unclear end is `unknown`. */
  createDocument(kind: DocumentKind, payload: string, requestId: string): Promise<SendOutcome>;
  /**
   * Gives one version of a document the content of `payload`, bytes as of a new document; `replaces` is what it
   * was sent with. Never throws; an unclear end is `unknown`.
   */
  changeDocument(
    kind: DocumentKind,
    change: {
      readonly id: string;
      readonly syncToken: string;
      readonly payload: string;
      readonly replaces?: string;
    },
    requestId: string,
  ): Promise<outcome.ChangeOutcome>;
  deleteDocument(
    kind: DocumentKind,
    id: string,
    syncToken: string,
    requestId: string,
  ): Promise<outcome.RemoveOutcome>;
}

/** A document as QuickBooks holds it; the words of outcomes belong to `lib/posting`. */
export type FoundDocument = outcome.FoundDocument;

/** How sending ended. */
export type SendOutcome = outcome.SendOutcome;

/** The store as the engine sees it. Every method is one transaction. Rejects with `StoreError` only. */
export interface StorePort {
  readBooks(): Promise<Books | undefined>;
  /**
   * Makes this the connected company. With `expected`, only where the store still holds what was read then:
   * else somebody has disconnected it or added to its lists meanwhile, and nothing is written.
   */
  saveCompany(company: CompanyFacts, lists: CompanyLists, expected?: Books): Promise<void>;
  saveSetup(setup: BookSetup): Promise<void>;

  readOrder(orderId: string): Promise<StoredOrder | undefined>;
  /** Order, raw pages, events (upserted by key) and the order's chip, in one transaction. */
  saveOrder(save: SaveOrder): Promise<void>;

  readPosting(key: PostingKey): Promise<Posting | undefined>;
  readPostingsOfOrder(orderId: string): Promise<readonly Posting[]>;
  /** Postings with `nextAtMs` set, earliest first. */
  readDuePostings(): Promise<readonly Posting[]>;
  /**
   * Writes a posting, its ownership and the order's chip in one transaction. `expected` is the
   * `updatedAtMs` the posting was read with (`undefined`: it must not exist); where the store holds
   * another, or a facet has another owner, nothing is written and the answer says so.
   */
  writePosting(posting: Posting, expected: number | undefined): Promise<WriteOutcome>;
  /** All postings of a company, without their bytes and history: there may be very many. */
  readUndoPostings(realmId: string): Promise<readonly UndoPosting[]>;
  /** What is being taken out of QuickBooks, or was last. */
  readUndoRun(): Promise<UndoRun | undefined>;
  writeUndoRun(run: UndoRun): Promise<void>;
  /** Owners of the facets of these events in one company. */
  readOwners(realmId: string, eventKeys: readonly EventKey[]): Promise<readonly Ownership[]>;

  /** The number suffix of each event of an order, once given never changed: adding a taken one fails. */
  readSuffixes(realmId: string, orderId: string): Promise<readonly ShipmentSuffix[]>;
  addSuffixes(suffixes: readonly ShipmentSuffix[]): Promise<void>;
}

/** How a conditional write ended. */
export type WriteOutcome =
  | { readonly written: true }
  | { readonly written: false; readonly because: 'changed' }
  | { readonly written: false; readonly because: 'owned'; readonly owner: PostingKey };

/** Who owns one facet of one event. */
export interface Ownership {
  readonly realmId: string;
  readonly eventKey: EventKey;
  readonly facet: Facet;
  readonly owner: PostingKey;
}

/** Of sales `index` 0 is the bare order number, 1 is `-1`, and so on; other series are counted by themselves. */
export interface ShipmentSuffix extends SuffixOf {
  readonly realmId: string;
  readonly orderId: string;
}

/** An order as it is stored. */
export interface StoredOrder extends OrderFacts {
  readonly fetchedAtMs: number;
  /** Why the last fetch brought less than asked, if it did. */
  readonly fetchProblem?: Problem;
}

/** What one fetch of an order brought. */
export interface SaveOrder {
  readonly order: StoredOrder;
  readonly events: readonly AmazonEvent[];
  readonly rawPages: readonly { readonly source: string; readonly body: string }[];
}
