import type { AmazonRegion } from '../amazon/shapes/marketplaces';
import type { BookSetup } from '../books/setup';
import type { Chip } from '../posting/chip';
import type { Posting } from '../posting/posting';
import type { Result } from '../problem/problem';
import type { Connection, ConnectionId } from '../sync/connection';
import type { ConnectionAsked, ConnectionChange } from '../sync/connections/connectionRows';
import type { AccountId, AccountStatus } from '../sync/connections/status';
import type { SetupCreation } from '../sync/setup';
import type { EngineCommands } from './engineCommands';
import type { OrderView } from './orderView';

/** Commands that a content script may send. Nothing else of ours is open to a page's process. */
export interface PageCommands {
  /** From the store alone: no call to anyone. */
  readonly chips: {
    readonly asks: { readonly orderIds: readonly string[] };
    readonly answers: readonly Chip[];
  };
  /** Opens the panel in a window of its own, where the page does not let a frame in. */
  readonly openPanelWindow: { readonly asks: { readonly orderId: string }; readonly answers: null };
}

/** Commands of our own pages (popup, panel, app), told apart by the sender's origin. */
export interface OwnCommands extends EngineCommands {
  /**
   * What is stored of an order. The panel asks for it, because a frame inside another site is refused the
   * store wherever the browser blocks third-party storage.
   */
  readonly readOrder: { readonly asks: { readonly orderId: string }; readonly answers: OrderView };
  /** Fetches the order from Amazon, looks for its documents in QuickBooks, stores, announces. */
  readonly refreshOrder: { readonly asks: { readonly orderId: string }; readonly answers: Result<null> };
  /** Runs the posting protocol for the document whose preview the seller agreed to. */
  readonly postDocument: {
    readonly asks: { readonly orderId: string; readonly draftKey: string; readonly previewHash: string };
    readonly answers: Result<Posting>;
  };
  /** Goes on now with a posting that waits for its next look. */
  readonly continuePosting: {
    readonly asks: { readonly postingKey: string };
    readonly answers: Result<Posting>;
  };
  readonly undoDocument: {
    readonly asks: { readonly postingKey: string };
    readonly answers: Result<Posting>;
  };
  /** Opens Intuit's consent in a window; `byAddress` instead takes the final address that the seller pasted. */
  readonly connectQuickBooks: {
    readonly asks: {
      /** The account that is to be opened again; absent: a new one is added. */
      readonly accountId?: AccountId;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly environment: 'production' | 'sandbox';
    };
    readonly answers: Result<AccountStatus>;
  };
  /** Opens the consent in a tab for a seller whose app refuses our address, to copy the final address from. */
  readonly beginByAddress: {
    readonly asks: { readonly side: 'amazon' | 'quickbooks'; readonly redirectAddress: string };
    readonly answers: Result<{ readonly consentAddress: string }>;
  };
  readonly finishByAddress: {
    readonly asks: { readonly side: 'amazon' | 'quickbooks'; readonly finalAddress: string };
    readonly answers: Result<AccountStatus>;
  };
  readonly connectAmazon: {
    readonly asks: {
      readonly accountId?: AccountId;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly refreshToken: string;
      readonly region: AmazonRegion;
    };
    readonly answers: Result<AccountStatus>;
  };
  readonly authoriseAmazon: {
    readonly asks: {
      readonly accountId?: AccountId;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly applicationId: string;
      readonly sellerCentralHost: string;
      readonly region: AmazonRegion;
      readonly draftApp: boolean;
    };
    readonly answers: Result<AccountStatus>;
  };
  readonly testConnection: {
    readonly asks: { readonly accountId: AccountId };
    readonly answers: Result<AccountStatus>;
  };
  readonly disconnect: { readonly asks: { readonly accountId: AccountId }; readonly answers: Result<null> };
  /** Joins a seller account and a company. */
  readonly addConnection: { readonly asks: ConnectionAsked; readonly answers: Result<Connection> };
  readonly changeConnection: { readonly asks: ConnectionChange; readonly answers: Result<Connection> };
  /** Lets a connection rest, or takes it up again. */
  readonly restConnection: {
    readonly asks: { readonly connectionId: ConnectionId; readonly rests: boolean };
    readonly answers: Result<Connection>;
  };
  /** Reads company and lists anew. */
  readonly refreshBooks: { readonly asks: null; readonly answers: Result<null> };
  /** Creates what the seller consented to, and chooses it. Names that exist already are adopted, not doubled. */
  readonly createForSetup: {
    readonly asks: { readonly create: readonly SetupCreation[] };
    readonly answers: Result<BookSetup>;
  };
  readonly saveSetup: { readonly asks: { readonly setup: BookSetup }; readonly answers: Result<null> };
  /** Closes the panel's frame in the tab that shows it. */
  readonly closePanel: { readonly asks: null; readonly answers: null };
}

/** What the background tells everyone. Carries no data: who shows something reads the store again. */
export interface Announcement {
  readonly announce: 'order' | 'postings' | 'connections' | 'setup' | 'runs' | 'prepared';
  readonly orderId?: string;
}

/** What the background tells the content script of one tab. */
export interface TabCommand {
  readonly tab: 'closePanel';
}
