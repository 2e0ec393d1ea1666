import * as v from 'valibot';
import { failed, ok, problem, type Result } from '../problem/problem';
import { type CallEnd, type QuickBooksCall, readOf } from './call';

/** QuickBooks answers so many rows at most (Intuit: data queries page). */
export const pageLength = 1000;
/** A million rows: a list that goes on longer runs in circles. */
const mostPages = 1000;

/** A longer query goes as a body, which Intuit takes too (data queries page): addresses have an end. */
const longestInAddress = 1500;

/** A value between quotes. Source for `\'`: Intuit, data queries page; recorded in get_display_name. */
export function quoted(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** All rows of an entity, page by page. `where` is without the keyword; an empty one takes all. */
export async function queryAll(
  call: (call: QuickBooksCall) => Promise<CallEnd>,
  entity: string,
  where: string,
): Promise<Result<readonly unknown[]>> {
  const rows: unknown[] = [];
  const condition = where === '' ? '' : ` where ${where}`;
  const answerOf = v.object({ QueryResponse: v.looseObject({ [entity]: v.nullish(v.array(v.unknown())) }) });
  for (let page = 0; page < mostPages; page += 1) {
    const start = page * pageLength + 1;
    const query = `select * from ${entity}${condition} orderby Id startposition ${start} maxresults ${pageLength}`;
    const answer = readOf(await call(queryCall(query)));
    if (!answer.ok) return answer;
    const read = v.safeParse(answerOf, answer.value);
    if (!read.success) return failed(problem('quickbooks_answer_unreadable', { where: `query ${entity}` }));
    const found = read.output.QueryResponse[entity];
    const more = Array.isArray(found) ? found : [];
    rows.push(...more);
    if (more.length < pageLength) return ok(rows);
  }
  return failed(problem('quickbooks_answer_unreadable', { where: `query ${entity}: no end` }));
}

function queryCall(query: string): QuickBooksCall {
  return query.length <= longestInAddress
    ? { method: 'GET', path: '/query', parameters: { query } }
    : { method: 'POST', path: '/query', body: query, contentType: 'application/text' };
}
