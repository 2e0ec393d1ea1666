import type { InstantText } from '../calendar/calendar';
import type { SettlementReading } from '../ledger/settlement/settlement';
import type { GivenFile } from '../posting/evidenceFiles';
import type { ConnectionId, FetchedSpan } from '../sync/connection';
import type { Dirty, Prepared } from '../sync/prepared';

/** Whose facts: a seller account, or a connection without one, which has files alone. */
export type FactsKey = string;

/** Something whose documents have to be drawn anew. */
export interface DirtyRow extends Dirty {
  readonly subjectKey: string;
}

/** A document as it would be, under what it is drawn for. */
export interface PreparedRow extends Prepared {
  readonly subjectKey: string;
}

/** [connection, key of the subject] */
export type DirtyKey = [connectionId: ConnectionId, subjectKey: string];

/** A settlement's file, and what was read of it. */
export interface SettlementFileRow {
  readonly factsKey: FactsKey;
  readonly settlementId: string;
  readonly fileName: string;
  readonly reading: SettlementReading;
  readonly file: GivenFile;
  readonly fetchedAtMs: number;
}

/** From when to when the events of a settlement were posted. */
export interface SettlementSpanRow {
  readonly factsKey: FactsKey;
  readonly settlementId: string;
  readonly firstAt: InstantText;
  readonly lastAt: InstantText;
}

/** What has been fetched of an account without a gap. */
export interface FetchedRow {
  readonly factsKey: FactsKey;
  readonly span: FetchedSpan;
}
