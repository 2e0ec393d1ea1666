import type { DateText } from '../../calendar/calendar';
import type { EventKey } from '../../ledger/event';
import type { Settlement } from '../../ledger/settlement/settlementFacts';
import type { BookContext } from '../bookContext';
import type { BookedEvent } from '../bookedEvent';
import type { Cover, DocumentKind } from '../draft';
import type { DraftKey } from '../plannedDraft';

/** A document of ours, as far as clearing is concerned. */
export interface BridgeDocument {
  readonly key: DraftKey;
  readonly number: string;
  readonly kind: DocumentKind;
  readonly date: DateText;
  /** `gone` was undone by us or deleted by somebody; what stood on it is in the books no more. */
  readonly state: 'inBooks' | 'gone';
  readonly covers: readonly Cover[];
  readonly clears?: readonly EventKey[];
  /** What it brought to clearing when it was sent; what it took is negative. */
  readonly clearingMinor: number;
  /** What it brings now, where a person has changed it in QuickBooks. */
  readonly editedMinor?: number;
}

/** Everything that the balance of clearing is explained from; all of it in one currency. */
export interface BridgeFacts {
  readonly currency: string;
  /** The balance as QuickBooks has it; absent: what the documents come to. */
  readonly balanceMinor?: number;
  readonly documents: readonly BridgeDocument[];
  /** What others have booked on the clearing account. */
  readonly others: readonly { readonly number: string; readonly clearingMinor: number }[];
  /** The events that the documents cover or clear. */
  readonly booked: readonly BookedEvent[];
  readonly settlements: readonly Settlement[];
  /** What documents depend on: settings, owners, and up to when Amazon's reports have been fetched. */
  readonly context: BookContext;
}

/** Why money is in clearing. */
export type BridgeReason =
  /** Held when the books began here. */
  | 'opening'
  /** Sold and not yet in a settlement that is booked. */
  | 'unsettled'
  /** The same, of days of which Amazon may still report something. */
  | 'provisional'
  /** The same, of sales that Amazon holds back. */
  | 'deferred'
  /** A settlement is booked, and its payout is not. */
  | 'payoutInTransit'
  /** What the seller owes since a settlement with a negative total. */
  | 'owed'
  /** What Amazon keeps in reserve, where it stays in clearing. */
  | 'reserve'
  /** Some documents of a settlement are in the books and others are not. */
  | 'unfinished'
  /** The difference that a person has made to a document of ours. */
  | 'edited'
  /** A settlement has cleared it, and its document is in the books no more. */
  | 'undone'
  /** Documents of others. */
  | 'others';

/** A part of the balance, with the documents that it comes from. */
export interface BridgeItem {
  readonly reason: BridgeReason;
  readonly amountMinor: number;
  readonly documents: readonly BridgeShare[];
}

/** What of a document a figure is. */
export interface BridgeShare {
  readonly number: string;
  readonly amountMinor: number;
}

/** The balance of clearing, and how it comes about. */
export interface ClearingBridge {
  readonly currency: string;
  readonly balanceMinor: number;
  readonly items: readonly BridgeItem[];
  /** The balance less all items: zero where everything is explained. It is always shown. */
  readonly unexplainedMinor: number;
}
