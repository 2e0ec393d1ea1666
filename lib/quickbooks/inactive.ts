import * as v from 'valibot';
import { failed, ok, problem, type Result } from '../problem/problem';
import { type CallEnd, type QuickBooksCall, readOf } from './call';
import { memberOf } from './send';

const entry = v.object({ SyncToken: v.string(), Active: v.nullish(v.boolean()) });
const rows = {
  item: { entity: 'Item', path: 'item' },
  customer: { entity: 'Customer', path: 'customer' },
} as const;

/**
 * Makes an entry of a list inactive, as it stands now; one that is inactive or no longer there is left alone.
 * QuickBooks deletes no entries of lists. Source: Intuit, entity pages.
 */
export async function makeInactive(
  call: (call: QuickBooksCall) => Promise<CallEnd>,
  list: keyof typeof rows,
  id: string,
): Promise<Result<null>> {
  const { entity, path } = rows[list];
  const end = await call({ method: 'GET', path: `/${path}/${encodeURIComponent(id)}` });
  if (end.ended === 'refused' && end.verdict.code === '610') return ok(null);
  const answer = readOf(end);
  if (!answer.ok) return answer;
  const read = v.safeParse(entry, memberOf(answer.value, entity));
  if (!read.success) return failed(problem('quickbooks_answer_unreadable', { where: `${entity} ${id}` }));
  if (read.output.Active === false) return ok(null);
  const body = { Id: id, SyncToken: read.output.SyncToken, sparse: true, Active: false };
  const changed = readOf(await call({ method: 'POST', path: `/${path}`, body: JSON.stringify(body) }));
  return changed.ok ? ok(null) : changed;
}
