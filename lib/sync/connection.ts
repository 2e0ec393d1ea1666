import type { BookSettings } from '../books/settings/bookSettings';
import type { InstantText } from '../calendar/calendar';
import type { Rule } from '../rules/rule';

/** Made once for each pair of seller account and company; never shown. */
export type ConnectionId = string;

/** A seller account and the company whose books it goes to, with everything that is chosen for the pair. */
export interface Connection {
  readonly connectionId: ConnectionId;
  /** Key of the seller account's row; absent: settlement files alone. */
  readonly amazonAccountId?: string;
  /** Absent: previews alone. */
  readonly realmId?: string;
  /** What the seller calls it; absent: what its two sides are called. */
  readonly name?: string;
  /** Absent: all marketplaces of the seller account. */
  readonly marketplaceIds?: readonly string[];
  /** Since then nothing goes this way any more, until the seller lets it. What is in the books stays. */
  readonly restsSinceMs?: number;
  readonly settings: ConnectionSettings;
  /** The version: a write that expects another one is refused. */
  readonly updatedAtMs: number;
}

/** What the seller chooses for a connection. */
export interface ConnectionSettings {
  readonly books: BookSettings;
  readonly rules: readonly Rule[];
  readonly sync: SyncSettings;
}

/** How a connection is kept up to date. */
export interface SyncSettings {
  readonly schedule: Schedule;
  readonly filter: OrderFilter;
  /** What is sent without being asked; nothing by default: it is fetched and prepared. */
  readonly sendsByItself: readonly SentByItself[];
}

/** When to look by itself. A day's time is the clock's of a time zone, whatever the machine's is. */
export type Schedule =
  | { readonly every: 'never' }
  | { readonly every: 'minutes'; readonly minutes: 15 | 30 | 60 }
  | { readonly every: 'day'; readonly at: string; readonly timeZone: string };

/** Documents that may be sent without being asked. Days only once they are no longer provisional. */
export type SentByItself = 'orders' | 'days' | 'settlements';

/** Which orders get documents of their own. What is left out here is still booked by days and settlements. */
export interface OrderFilter {
  readonly statuses: readonly OrderStatusChoice[];
  readonly channel: 'all' | 'AFN' | 'MFN';
  /** Absent: all of the account's. */
  readonly marketplaceIds?: readonly string[];
}

/** Statuses as sellers say them. */
export type OrderStatusChoice = 'shipped' | 'unshipped' | 'partiallyShipped' | 'invoiced';

/** The moment from which a connection's transactions have been fetched without a gap, and until when. */
export interface FetchedSpan {
  readonly from: InstantText;
  readonly until: InstantText;
}
