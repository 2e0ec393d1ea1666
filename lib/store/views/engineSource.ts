import type { EngineSource } from '../../sync/viewSource';
import type { OpenDatabase } from '../schema';
import { readAttentionRows } from './attentionRows';
import { readDayFigures, readDays } from './days';
import { readHeads, readSettings } from './heads';
import { readOrders } from './orders';
import { readOfReason, readReasons } from './reasons';
import * as runs from './runs';
import { readDocument, readQuestions, readSent } from './sent';
import { readSettlements } from './settlements';

/** What our pages read of the engine, over the open database. It writes nothing. */
export function createEngineSource(open: OpenDatabase, facts: runs.EstimateFacts): EngineSource {
  return {
    readHeads: () => readHeads(open),
    readFreshness: (connectionId) => runs.readFreshness(open, connectionId, facts),
    readDayFigures: (connectionId, date) => readDayFigures(open, connectionId, date),
    readAttention: (connectionId) => readAttentionRows(open, connectionId),
    readOrders: (connectionId, query, after) => readOrders(open, connectionId, query, after),
    readDays: (connectionId, after) => readDays(open, connectionId, after),
    readSettlements: (connectionId, after) => readSettlements(open, connectionId, after),
    readReasons: (connectionId) => readReasons(open, connectionId),
    readOfReason: (connectionId, reason, after) => readOfReason(open, connectionId, reason, after),
    readReady: (of, after) => runs.readReady(open, of, after),
    readShown: (runId) => runs.readShown(open, runId),
    readRuns: (connectionId, after) => runs.readRuns(open, connectionId, after),
    readRun: (runId) => runs.readRun(open, runId, facts),
    readSent: (connectionId, filter, after) => readSent(open, connectionId, filter, after),
    readDocument: (key) => readDocument(open, key),
    readSettings: (connectionId) => readSettings(open, connectionId),
    readQuestions: (connectionId) => readQuestions(open, connectionId),
  };
}
