import type { DateText } from '../calendar/calendar';
import type { EventKind } from '../ledger/event';
import type { LineKind } from '../ledger/lineKind';

/** All rules of a connection, in their order. Plain data: stored, exported, imported. */
export interface RuleBook {
  readonly version: 1;
  /** `first`: an amount, and an event, belongs to the first rule that fits. `all`: every rule that fits acts. */
  readonly match: 'first' | 'all';
  readonly rules: readonly Rule[];
}

/** One rule: on which events it acts, and what it does. */
export interface Rule {
  readonly id: string;
  readonly name: string;
  readonly on: boolean;
  /** First and last day, by the event's own day in the books. */
  readonly from?: DateText;
  readonly until?: DateText;
  /** No later rule acts on what this one fits. */
  readonly stop?: boolean;
  readonly when: Condition;
  readonly actions: readonly Action[];
}

/** What is asked of an event and its amounts: a group of conditions, or one. */
export type Condition = ConditionGroup | FactCondition;

/** `all` of no conditions fits everything. */
export interface ConditionGroup {
  readonly group: 'all' | 'any' | 'none';
  readonly of: readonly Condition[];
}

/** One condition. Lists fit if one of their members does; a star and a question mark stand for any text and letter. */
export type FactCondition =
  | { readonly fact: 'marketplace'; readonly is: readonly string[] }
  | { readonly fact: 'channel'; readonly is: readonly Channel[] }
  | { readonly fact: 'status'; readonly is: readonly string[] }
  | { readonly fact: 'program'; readonly is: readonly string[] }
  | { readonly fact: 'sku'; readonly like: readonly string[] }
  | { readonly fact: 'title'; readonly like: readonly string[] }
  | { readonly fact: 'shipToCountry'; readonly is: readonly string[] }
  | { readonly fact: 'shipToRegion'; readonly is: readonly string[] }
  | { readonly fact: 'paymentMethod'; readonly is: readonly string[] }
  | { readonly fact: 'businessBuyer'; readonly is: boolean }
  | AmountCondition
  | { readonly fact: 'date'; readonly from?: DateText; readonly until?: DateText }
  | { readonly fact: 'eventKind'; readonly is: readonly EventKind[] }
  | { readonly fact: 'transactionType'; readonly is: readonly string[] }
  | { readonly fact: 'amountKind'; readonly is: readonly LineKind[] };

/** The event's total in one currency, decimals as text. */
export interface AmountCondition {
  readonly fact: 'amount';
  readonly currency: string;
  readonly atLeast?: string;
  readonly atMost?: string;
}

/** Who ships. */
export type Channel = 'FBA' | 'merchant' | 'multiChannel';

/** What a rule does. Names are those of the company's lists. */
export type Action =
  | { readonly do: 'leaveOut'; readonly reason: string }
  | { readonly do: 'documentType'; readonly is: 'salesReceipt' | 'invoice' | 'journalEntry' }
  | DateAction
  | { readonly do: 'customer'; readonly is: string }
  | { readonly do: 'class'; readonly is: string }
  | { readonly do: 'location'; readonly is: string }
  | { readonly do: 'depositAccount'; readonly is: string }
  | { readonly do: 'item'; readonly is: string }
  | { readonly do: 'description'; readonly is: string }
  | { readonly do: 'quantityMultiplier'; readonly by: number }
  | { readonly do: 'taxCode'; readonly is: string }
  | { readonly do: 'memo'; readonly is: string }
  | ExtraLineAction;

/** Another day: one that is named, some days off, or the last of its month. */
export type DateAction =
  | { readonly do: 'date'; readonly is: DateText }
  | { readonly do: 'date'; readonly addDays: number }
  | { readonly do: 'date'; readonly monthEnd: true };

/** An amount on one item and its opposite on another, so that the document's total stays Amazon's. */
export interface ExtraLineAction {
  readonly do: 'extraLine';
  readonly item: string;
  readonly against: string;
  readonly description: string;
  readonly currency: string;
  /** A decimal as text; a gain of the seller's is positive. */
  readonly amount: string;
}
