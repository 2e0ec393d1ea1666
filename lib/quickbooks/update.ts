import * as v from 'valibot';
import type { DocumentKind } from '../books/draft';
import type { ChangeOutcome, FoundDocument } from '../posting/outcome';
import { problem } from '../problem/problem';
import type { CallEnd, QuickBooksCall } from './call';
import { documentRows } from './documents/documentRows';
import { memberOf } from './send';

/** One version of a document, and what it is to say. */
export interface DocumentUpdate {
  readonly id: string;
  readonly syncToken: string;
  /** The bytes of a new document. */
  readonly payload: string;
  /** The bytes that the document was sent with. */
  readonly replaces?: string;
}

/**
 * Changes one version of a document under a request id: QuickBooks refuses every other version (5010), so that
 * the same change lands once however often it is sent.
 */
export async function changeDocument(
  call: (call: QuickBooksCall) => Promise<CallEnd>,
  found: (kind: DocumentKind, json: unknown, sent: string) => Promise<FoundDocument | undefined>,
  kind: DocumentKind,
  update: DocumentUpdate,
  requestId: string,
): Promise<ChangeOutcome> {
  const { entity, path } = documentRows[kind];
  const end = await call({
    method: 'POST',
    path: `/${path}`,
    parameters: { requestid: requestId },
    body: updateBody(update),
  });
  if (end.ended === 'notProcessed') return { outcome: 'notSent', problem: end.problem, waitMs: end.waitMs };
  const { intuitTransactionId } = end;
  const traced = intuitTransactionId === undefined ? {} : { intuitTransactionId };
  if (end.ended === 'unclear') return { outcome: 'unknown', problem: end.problem, ...traced };
  if (end.ended === 'refused') return { outcome: 'rejected', problem: end.verdict.problem, ...traced };
  const document = await found(kind, memberOf(end.json, entity), update.payload);
  return document === undefined
    ? { outcome: 'unknown', problem: problem('quickbooks_answer_unreadable', { where: entity }), ...traced }
    : { outcome: 'changed', document, ...traced };
}

/**
 * The bytes of an update. It is sparse, so that what others link to the document stays; its lines are replaced as
 * a whole either way. Only a full update clears a property, so it is one where the old bytes name a property
 * that the new ones do not. Source: Intuit, sparse and full update.
 */
export function updateBody({ id, syncToken, payload, replaces }: DocumentUpdate): string {
  const cleared =
    replaces === undefined ? [] : [...membersOf(replaces)].filter((name) => !membersOf(payload).has(name));
  const sparse = cleared.length === 0 ? ',"sparse":true' : '';
  const head = `"Id":${JSON.stringify(id)},"SyncToken":${JSON.stringify(syncToken)}${sparse}`;
  // Amounts stay the digits that they are: the text is never read as numbers and written again.
  return `{${head},${payload.trimStart().slice(1)}`;
}

function membersOf(payload: string): ReadonlySet<string> {
  return new Set(Object.keys(v.parse(v.record(v.string(), v.unknown()), JSON.parse(payload))));
}
