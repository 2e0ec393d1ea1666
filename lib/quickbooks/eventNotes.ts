import * as v from 'valibot';
import type { DocumentKind } from '../books/draft';
import { ok, problem, type Result } from '../problem/problem';
import { type CallEnd, type QuickBooksCall, readOf } from './call';
import { documentRows } from './documents/documentRows';
import { queryAll, quoted } from './query';

type Call = (call: QuickBooksCall) => Promise<CallEnd>;

const attachable = v.object({ Note: v.nullish(v.string()) });

/** The texts of attached notes that begin so. Source: Intuit's page of the Attachable; Note can be asked for. */
export async function readNotes(call: Call, start: string): Promise<Result<readonly string[]>> {
  const rows = await queryAll(call, 'Attachable', `Note like ${quoted(`${start}%`)}`);
  if (!rows.ok) return rows;
  const texts = rows.value.flatMap((row) => (v.is(attachable, row) ? (row.Note ?? []) : []));
  return ok(texts.filter((text) => text.startsWith(start)));
}

/** Attaches a note to a document. A request id that was seen has done so already. */
export async function attachNote(
  call: Call,
  kind: DocumentKind,
  id: string,
  note: string,
  requestId: string,
): Promise<Result<null>> {
  const { entity } = documentRows[kind];
  const end = await call({
    method: 'POST',
    path: '/attachable',
    parameters: { requestid: requestId },
    body: JSON.stringify({ Note: note, AttachableRef: [{ EntityRef: { type: entity, value: id } }] }),
  });
  if (end.ended === 'answered') return ok(null);
  const said = readOf(end);
  return said.ok ? ok(null) : { ok: false, problem: said.problem ?? problem('quickbooks_unavailable') };
}
