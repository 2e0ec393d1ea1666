import type { DayScope } from '../books/days/dayScope';
import type { DocumentKind } from '../books/draft';
import type { DraftKey, PlannedDraft } from '../books/plannedDraft';
import type { DateText } from '../calendar/calendar';
import type { Problem } from '../problem/problem';
import type { ConnectionId } from './connection';

/** What documents are drawn for: an order, a day of one place, a settlement, a month held back. */
export type Subject =
  | { readonly of: 'order'; readonly orderId: string }
  | { readonly of: 'day'; readonly scope: DayScope }
  | { readonly of: 'settlement'; readonly settlementId: string }
  | { readonly of: 'deferral'; readonly month: string; readonly country?: string; readonly currency: string };

/** Something whose documents have to be drawn anew. `touchedAtMs` tells whether it was touched again meanwhile. */
export interface Dirty {
  readonly connectionId: ConnectionId;
  readonly subject: Subject;
  readonly touchedAtMs: number;
}

/** A document as it would be, without its lines: what lists of what waits, is blocked or can be sent are made of. */
export interface Prepared {
  readonly connectionId: ConnectionId;
  readonly draftKey: DraftKey;
  readonly subject: Subject;
  readonly state: PlannedDraft['state'];
  readonly problems: readonly Problem[];
  /** What would be agreed to; only where it is ready. */
  readonly previewHash?: string;
  readonly kind?: DocumentKind;
  readonly number?: string;
  readonly date?: DateText;
  readonly currency?: string;
  readonly totalMinor?: number;
  /** Since when it would be just this: drawn again with the same `previewHash`, it keeps its moment. */
  readonly preparedAtMs: number;
}
