import * as v from 'valibot';
import type { DocumentKind } from '../books/draft';
import { failed, ok, problem, type Result } from '../problem/problem';
import type { ScanCursor, ScannedDocument, ScanPage } from '../sync/scans';
import { type CallEnd, type QuickBooksCall, readOf } from './call';
import { documentRows } from './documents/documentRows';
import { pageLength, quoted } from './query';

const times = { created: 'CreateTime', changed: 'LastUpdatedTime' } as const;
const stamped = v.object({
  Id: v.string(),
  MetaData: v.object({ CreateTime: v.string(), LastUpdatedTime: v.string() }),
});

/**
 * A page of all documents of a kind. Pages are asked for by time, not counted from the first: documents that
 * people delete meanwhile would move the others, and one would be passed over. What a moment shares with the
 * last page comes twice.
 */
export async function scanDocuments(
  call: (call: QuickBooksCall) => Promise<CallEnd>,
  read: (kind: DocumentKind, json: unknown) => Promise<ScannedDocument | undefined>,
  kind: DocumentKind,
  by: 'created' | 'changed',
  cursor?: ScanCursor,
): Promise<Result<ScanPage>> {
  const { entity } = documentRows[kind];
  const stamp = `MetaData.${times[by]}`;
  const where = cursor === undefined ? '' : ` where ${stamp} >= ${quoted(cursor.from)}`;
  const offset = cursor?.offset ?? 0;
  const query = `select * from ${entity}${where} orderby ${stamp} startposition ${offset + 1} maxresults ${pageLength}`;
  const answer = readOf(await call({ method: 'GET', path: '/query', parameters: { query } }));
  if (!answer.ok) return answer;
  const answerOf = v.object({
    QueryResponse: v.looseObject({ [entity]: v.nullish(v.array(v.unknown())) }),
    time: v.nullish(v.string()),
  });
  const parsed = v.safeParse(answerOf, answer.value);
  const found = parsed.success ? (parsed.output.QueryResponse[entity] ?? []) : undefined;
  if (!Array.isArray(found)) return unreadableAnswer(entity);
  const last = v.safeParse(stamped, found.at(-1));
  const isFull = found.length >= pageLength;
  if (isFull && !last.success) return unreadableAnswer(entity);
  const from = last.success ? last.output.MetaData[times[by]] : '';
  const next = { from, offset: from === cursor?.from ? offset + found.length : 0 };
  const time = parsed.success ? parsed.output.time : undefined;
  return ok({
    ...(await readRows(read, kind, found)),
    ...(isFull ? { next } : {}),
    ...(time == null ? {} : { time }),
  });
}

/** Rows as documents; those that are none are named. */
export async function readRows(
  read: (kind: DocumentKind, json: unknown) => Promise<ScannedDocument | undefined>,
  kind: DocumentKind,
  rows: readonly unknown[],
): Promise<Pick<ScanPage, 'documents' | 'unreadable'>> {
  const documents: ScannedDocument[] = [];
  const unreadable: string[] = [];
  for (const json of rows) {
    const document = await read(kind, json);
    if (document !== undefined) documents.push(document);
    else unreadable.push(v.is(v.object({ Id: v.string() }), json) ? `${kind} ${json.Id}` : kind);
  }
  return { documents, unreadable };
}

function unreadableAnswer(entity: string) {
  return failed(problem('quickbooks_answer_unreadable', { where: `query ${entity}` }));
}
