import type { CompanyFacts } from '../books/company';
import type { DocumentKind } from '../books/draft';
import type { PlannedDraft } from '../books/plannedDraft';
import type { Books } from '../books/setup';
import type { DateText, InstantText } from '../calendar/calendar';
import type { Chip, ChipState } from '../posting/chip';
import type { Writer } from '../posting/claimState';
import type { Evidence } from '../posting/evidenceState';
import type { Posting, PostingKey, PostingState } from '../posting/posting';
import type { UndoProgress } from '../posting/undo/undoRun';
import type { Problem } from '../problem/problem';
import type { Connection, ConnectionId } from './connection';
import type { Job } from './jobs/job';
import type { Prepared } from './prepared';
import type { Run, RunId } from './runs/run';

/** What the documents of a subject are, or would be. */
export interface SubjectPreview {
  readonly plans: readonly PlannedDraft[];
  /** What became of them in QuickBooks so far. */
  readonly postings: readonly Posting[];
}

/** A connection as a switch between several shows it. */
export interface ConnectionHead {
  readonly connectionId: ConnectionId;
  /** `Harbour Lane → Harbour Lane Goods LLC`. */
  readonly name: string;
  /** Absent: previews alone. */
  readonly company?: Pick<CompanyFacts, 'realmId' | 'name' | 'environment' | 'homeCurrency'>;
}

/** A part of a long list; `next` asks for what follows. */
export interface ListPart<Row> {
  readonly rows: readonly Row[];
  readonly next?: string;
}

/** How up to date what is shown is, and what is being done about it. */
export interface Freshness {
  /** The last run that ended well; where nobody opens the browser nothing runs. */
  readonly lastComplete?: Run;
  /** Up to this moment everything that Amazon reported has been fetched. */
  readonly fetchedUntil?: InstantText;
  readonly current?: CurrentRun;
}

/** A run with its jobs. */
export interface CurrentRun {
  readonly run: Run;
  readonly jobs: readonly Job[];
  readonly estimate?: RunEstimate;
}

/** How far a run is, from calls left divided by the rate that the other side allows. */
export interface RunEstimate {
  /** `Fetching from Amazon`. */
  readonly doing: string;
  /** 0 to 100; absent where nobody knows yet how much there is. */
  readonly percent?: number;
  readonly leftMs?: number;
  readonly waitsFor?: { readonly words: string; readonly untilMs: number };
}

/** What a run that only looked has found that could be sent. */
export interface ShownDocuments {
  /** Stands for all of them, as they were shown: what the seller agrees to. */
  readonly digest: string;
  readonly count: number;
  readonly sums: readonly {
    readonly kind: DocumentKind;
    readonly currency: string;
    readonly count: number;
    readonly totalMinor: number;
  }[];
}

/** What Amazon reported of a day in one place. */
export interface DayFigures {
  readonly date: DateText;
  readonly country?: string;
  readonly currency: string;
  readonly orders: number;
  readonly salesMinor: number;
  readonly refundsMinor: number;
  readonly feesMinor: number;
  /** Everything else: reimbursements, advertising, adjustments. */
  readonly otherMinor: number;
}

/** A document of ours in QuickBooks, or on its way there, as lists show it. */
export interface SentDocument {
  readonly key: PostingKey;
  readonly state: PostingState;
  readonly kind: DocumentKind;
  readonly number: string;
  readonly date: DateText;
  readonly currency: string;
  readonly totalMinor: number;
  readonly orderId?: string;
  readonly run?: string;
  readonly postedAtMs?: number;
  readonly problem?: Problem;
}

/** Which documents a list of what was sent holds. */
export interface SentFilter {
  /** A number or its beginning. */
  readonly number?: string;
  readonly run?: string;
}

/** An order as lists show it. */
export interface OrderRow {
  readonly orderId: string;
  readonly chip: Chip;
  readonly purchasedAt?: InstantText;
  readonly postedAt?: InstantText;
  readonly title?: string;
  readonly totalMinor?: number;
  readonly currency?: string;
}

/** What orders are looked for by; everything that is given has to hold. */
export interface OrderQuery {
  /** A number or its beginning, an SKU, or words of a title. */
  readonly text?: string;
  readonly state?: ChipState;
  readonly first?: DateText;
  readonly last?: DateText;
  /** The order's total, or an amount in it. */
  readonly amountMinor?: number;
}

/** A day of one place with its documents. */
export interface DayRow {
  readonly figures: DayFigures;
  readonly prepared: readonly Prepared[];
  readonly sent: readonly SentDocument[];
}

/** A settlement with its documents. */
export interface SettlementRow {
  readonly settlementId: string;
  readonly firstAt?: InstantText;
  readonly lastAt?: InstantText;
  readonly depositMinor?: number;
  readonly currency?: string;
  /** Whether its file has been read. */
  readonly hasFile: boolean;
  readonly prepared: readonly Prepared[];
  readonly sent: readonly SentDocument[];
}

/** Why documents are not ready: one reason and how many. */
export interface ReasonGroup {
  readonly state: Prepared['state'];
  /** Of one of them; the facts in its words are that one's. */
  readonly problem: Problem;
  readonly count: number;
  /** There are so many that not all were counted. */
  readonly isAtLeast?: true;
}

/** What needs the seller, as a list shows it. */
export interface AttentionRow {
  readonly problem: Problem;
  /** Which document or part of the work it is about: a number, `Settings`, `This update`. */
  readonly what: string;
  readonly orderId?: string;
  readonly postingKey?: PostingKey;
  readonly runId?: RunId;
  /** A page that mends it, where it is about no one document. */
  readonly leadsTo?: 'waiting' | 'settings' | 'connections' | 'settlements';
}

/** Everything about one document of ours. */
export interface DocumentHistory {
  readonly posting: Posting;
  readonly books?: Books;
  readonly evidence?: Evidence;
  /** Numbers of the documents that settle or pay it. */
  readonly settledBy: readonly string[];
}

/** What is chosen for a connection, with what its choices are made from. */
export interface SettingsView {
  readonly connection: Connection;
  readonly books?: Books;
  readonly writer?: Writer;
  readonly undo?: UndoProgress;
}
