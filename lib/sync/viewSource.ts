import type { DateText } from '../calendar/calendar';
import type { PostingKey } from '../posting/posting';
import type { ConnectionId } from './connection';
import type { Prepared } from './prepared';
import type { Run, RunId } from './runs/run';
import type * as view from './views';

/** What our pages read of the engine, from the store alone. Lists come in parts: `after` is the `next` before. */
export interface EngineSource {
  /** The connections there are, the oldest first. */
  readHeads(): Promise<readonly view.ConnectionHead[]>;
  readFreshness(connectionId: ConnectionId): Promise<view.Freshness>;
  /** What Amazon reported of a day, a row a place. */
  readDayFigures(connectionId: ConnectionId, date: DateText): Promise<readonly view.DayFigures[]>;
  readAttention(connectionId: ConnectionId): Promise<readonly view.AttentionRow[]>;
  readOrders(
    connectionId: ConnectionId,
    query: view.OrderQuery,
    after?: string,
  ): Promise<view.ListPart<view.OrderRow>>;
  /** The newest day first. */
  readDays(connectionId: ConnectionId, after?: string): Promise<view.ListPart<view.DayRow>>;
  /** The newest settlement first. */
  readSettlements(connectionId: ConnectionId, after?: string): Promise<view.ListPart<view.SettlementRow>>;
  readReasons(connectionId: ConnectionId): Promise<readonly view.ReasonGroup[]>;
  /** What is kept back for one reason. */
  readOfReason(
    connectionId: ConnectionId,
    reason: Pick<view.ReasonGroup, 'state'> & { readonly code: string },
    after?: string,
  ): Promise<view.ListPart<Prepared>>;
  /** What could be sent: of a run that only looked, or of the whole connection. */
  readReady(
    of: { readonly connectionId: ConnectionId } | { readonly runId: RunId },
    after?: string,
  ): Promise<view.ListPart<Prepared>>;
  readShown(runId: RunId): Promise<view.ShownDocuments>;
  /** The newest run first. */
  readRuns(connectionId: ConnectionId, after?: string): Promise<view.ListPart<Run>>;
  readRun(runId: RunId): Promise<view.CurrentRun | undefined>;
  /** What was sent, the newest first. */
  readSent(
    connectionId: ConnectionId,
    filter: view.SentFilter,
    after?: string,
  ): Promise<view.ListPart<view.SentDocument>>;
  readDocument(key: PostingKey): Promise<view.DocumentHistory | undefined>;
  readSettings(connectionId: ConnectionId): Promise<view.SettingsView | undefined>;
  /** The documents of others and of ours that were changed or removed by hand and wait for an answer. */
  readQuestions(connectionId: ConnectionId): Promise<readonly view.SentDocument[]>;
}
