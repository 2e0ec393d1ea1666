import type { ConnectionId } from '../../sync/connection';
import { subjectKey } from '../../sync/planning/subjectKey';
import type { ListPart, SettlementRow } from '../../sync/views';
import { factsKeyOf } from '../factsKey';
import type { OpenDatabase } from '../schema';
import { reading } from '../transaction';
import { sentUnder } from './sentUnder';
import { pageRows } from './walk';

/** The settlements of a connection, the newest first. There are two or three a month. */
export function readSettlements(
  open: OpenDatabase,
  connectionId: ConnectionId,
  after: string | undefined,
): Promise<ListPart<SettlementRow>> {
  const stores = ['connections', 'settlementSpans', 'settlementFiles', 'prepared', 'postings'] as const;
  return reading(open, stores, async (tx) => {
    const connection = await tx.objectStore('connections').get(connectionId);
    if (connection === undefined) return { rows: [] };
    const factsKey = factsKeyOf(connection);
    const ofAccount = IDBKeyRange.bound([factsKey], [factsKey, []]);
    const spans = await tx.objectStore('settlementSpans').getAll(ofAccount);
    const files = await tx.objectStore('settlementFiles').getAllKeys(ofAccount);
    const byId = new Map(spans.map((span) => [span.settlementId, span]));
    const ids = new Set([...byId.keys(), ...files.map(([, settlementId]) => settlementId)]);
    // Amazon numbers settlements in their order, so that a file without transactions has its place too.
    const ordered = [...ids].sort((a, b) => (numberOf(a) < numberOf(b) ? 1 : -1));
    const start = after === undefined ? 0 : ordered.indexOf(after) + 1;
    const page = ordered.slice(start, start + pageRows);
    const rows: SettlementRow[] = [];
    for (const settlementId of page) {
      const span = byId.get(settlementId);
      const file = await tx.objectStore('settlementFiles').get([factsKey, settlementId]);
      const summary = file?.reading.summary;
      const key = subjectKey({ of: 'settlement', settlementId });
      rows.push({
        settlementId,
        ...(span !== undefined && { firstAt: span.firstAt, lastAt: span.lastAt }),
        ...(summary !== undefined && {
          firstAt: summary.startAt,
          lastAt: summary.endAt,
          depositMinor: summary.totalMinor,
          currency: summary.currency,
        }),
        hasFile: file !== undefined,
        prepared: await tx.objectStore('prepared').index('bySubject').getAll([connectionId, key]),
        sent: await sentUnder(tx, connection.realmId, `settlement/${settlementId}`),
      });
    }
    const last = page.at(-1);
    return start + page.length < ordered.length && last !== undefined ? { rows, next: last } : { rows };
  });
}

function numberOf(settlementId: string): bigint {
  return BigInt(settlementId.replace(/\D/g, '') || '0');
}
