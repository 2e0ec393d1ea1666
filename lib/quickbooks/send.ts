import * as v from 'valibot';
import type { DocumentKind } from '../books/draft';
import type { FoundDocument, RemoveOutcome, SendOutcome } from '../posting/outcome';
import { problem } from '../problem/problem';
import type { CallEnd, QuickBooksCall } from './call';
import { documentRows } from './documents/documentRows';

type Call = (call: QuickBooksCall) => Promise<CallEnd>;

/** Sends a new document's bytes under a request id, and says what is certain afterwards. */
export async function createDocument(
  call: Call,
  found: (kind: DocumentKind, json: unknown, sent: string) => Promise<FoundDocument | undefined>,
  kind: DocumentKind,
  payload: string,
  requestId: string,
): Promise<SendOutcome> {
  const { entity, path } = documentRows[kind];
  const end = await call({
    method: 'POST',
    path: `/${path}`,
    parameters: { requestid: requestId },
    body: payload,
  });
  if (end.ended === 'unclear') return { outcome: 'unknown', problem: end.problem, ...traceOf(end) };
  if (end.ended === 'notProcessed') {
    return { outcome: 'notSent', problem: end.problem, waitMs: end.waitMs };
  }
  const traced = traceOf(end);
  if (end.ended === 'refused') {
    const { verdict } = end;
    if (verdict.class === 'exists') return { outcome: 'duplicate', problem: verdict.problem, ...traced };
    const coded = verdict.code === '' ? {} : { faultCode: verdict.code };
    return { outcome: 'rejected', problem: verdict.problem, ...coded, ...traced };
  }
  const document = await found(kind, memberOf(end.json, entity), payload);
  return document === undefined
    ? { outcome: 'unknown', problem: problem('quickbooks_answer_unreadable', { where: entity }), ...traced }
    : { outcome: 'created', document, ...traced };
}

/** Deletes a document as it was last seen. */
export async function deleteDocument(
  call: Call,
  kind: DocumentKind,
  id: string,
  syncToken: string,
  requestId: string,
): Promise<RemoveOutcome> {
  const { entity, path } = documentRows[kind];
  const end = await call({
    method: 'POST',
    path: `/${path}`,
    parameters: { operation: 'delete', requestid: requestId },
    body: JSON.stringify({ Id: id, SyncToken: syncToken }),
  });
  if (end.ended === 'unclear') return { outcome: 'unknown', problem: end.problem, ...traceOf(end) };
  if (end.ended === 'notProcessed') {
    return { outcome: 'notSent', problem: end.problem, waitMs: end.waitMs };
  }
  const traced = traceOf(end);
  if (end.ended === 'answered') {
    return isDeleted(memberOf(end.json, entity))
      ? { outcome: 'removed', ...traced }
      : {
          outcome: 'unknown',
          problem: problem('quickbooks_answer_unreadable', { where: entity }),
          ...traced,
        };
  }
  const { verdict } = end;
  if (verdict.code === '610') return { outcome: 'absent', ...traced };
  if (verdict.class === 'stale') return { outcome: 'stale', problem: verdict.problem, ...traced };
  // The request id was seen: the first deletion may have been done.
  if (verdict.class === 'exists') return { outcome: 'unknown', problem: verdict.problem, ...traced };
  return { outcome: 'rejected', problem: verdict.problem, ...traced };
}

function traceOf({ intuitTransactionId }: { readonly intuitTransactionId?: string }): {
  readonly intuitTransactionId?: string;
} {
  return intuitTransactionId === undefined ? {} : { intuitTransactionId };
}

/** A deleted document is answered as its id and `status: "Deleted"` (recorded). */
export function isDeleted(json: unknown): boolean {
  return v.is(v.object({ status: v.literal('Deleted') }), json);
}

/** A member of an answer, `{"SalesReceipt": …, "time": …}`. */
export function memberOf(json: unknown, entity: string): unknown {
  const read = v.safeParse(v.record(v.string(), v.unknown()), json);
  return read.success ? read.output[entity] : undefined;
}
