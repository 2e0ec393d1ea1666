import type { InstantText } from '../../calendar/calendar';
import type { Problem } from '../../problem/problem';
import type { EventKey } from '../event';
import type { SettlementReading } from './settlement';

/**
 * A settlement with its one canonical source. From transactions: the released events that bear its id,
 * without the transfer; the file, where there is one, is the control. From the file: the file as a whole.
 */
export interface Settlement {
  readonly settlementId: string;
  readonly sellerAccountId: string;
  readonly currency: string;
  readonly marketplaceId?: string;
  readonly accountType?: string;
  readonly startAt?: InstantText;
  readonly endAt: InstantText;
  readonly depositAt?: InstantText;
  /** Whether Amazon has closed it: only then its sum is final. */
  readonly closed: boolean;
  /** What it pays out; negative where the seller owes. */
  readonly totalMinor: number;
  readonly source: 'transactions' | 'file';
  /** The events that it pays; of a file that stands alone none. */
  readonly eventKeys: readonly EventKey[];
  /** The transfer that paid it, which bears the next settlement's id. */
  readonly transferKey?: EventKey;
  readonly reading?: SettlementReading;
  /** What file and transactions do not agree on, or what is missing: any of these blocks it. */
  readonly problems: readonly Problem[];
}
