import * as v from 'valibot';
import type { DateText } from '../calendar/calendar';
import type { ClearedStatus } from '../posting/undo/undoPlan';
import { failed, ok, problem, type Result } from '../problem/problem';
import { type CallEnd, type QuickBooksCall, readOf } from './call';

type Call = (call: QuickBooksCall) => Promise<CallEnd>;

const cell = v.object({ value: v.nullish(v.string()), id: v.nullish(v.string()) });
const row = v.looseObject({
  ColData: v.nullish(v.array(cell)),
  Rows: v.nullish(v.looseObject({ Row: v.nullish(v.array(v.unknown())) })),
});
const report = v.object({
  Header: v.looseObject({}),
  Columns: v.object({
    Column: v.nullish(v.array(v.object({ ColType: v.nullish(v.string()), ColTitle: v.nullish(v.string()) }))),
  }),
  Rows: v.nullish(v.object({ Row: v.nullish(v.array(v.unknown())) })),
});

/** The report takes the status as a filter only, and has no column of it. Source: Intuit, TransactionList. */
const filters: readonly { readonly cleared: string; readonly status: ClearedStatus }[] = [
  { cleared: 'Cleared', status: 'matched' },
  { cleared: 'Reconciled', status: 'reconciled' },
];

/**
 * Which transactions of these days are reconciled or matched in a register, by id; ids are of one sequence over
 * all kinds of transactions. Two reads.
 */
export async function readCleared(
  call: Call,
  firstDay: DateText,
  lastDay: DateText,
): Promise<Result<ReadonlyMap<string, ClearedStatus>>> {
  const statuses = new Map<string, ClearedStatus>();
  for (const { cleared, status } of filters) {
    const parameters = {
      start_date: firstDay,
      end_date: lastDay,
      columns: 'tx_date,txn_type,doc_num',
      cleared,
    };
    const answer = readOf(await call({ method: 'GET', path: '/reports/TransactionList', parameters }));
    if (!answer.ok) return answer;
    const ids = transactionIds(answer.value);
    if (ids === undefined)
      return failed(problem('quickbooks_answer_unreadable', { where: 'report TransactionList' }));
    for (const id of ids) statuses.set(id, status);
  }
  return ok(statuses);
}

/** The ids of a report's rows, groups within groups included; `undefined` where it is no such report. */
function transactionIds(json: unknown): readonly string[] | undefined {
  const read = v.safeParse(report, json);
  if (!read.success) return undefined;
  const rows = read.output.Rows?.Row ?? [];
  const columns = (read.output.Columns.Column ?? []).map(
    ({ ColType, ColTitle }) => ColType ?? ColTitle ?? '',
  );
  // The id stands beside the type of the transaction.
  const at = columns.findIndex((name) => /^(txn_type|transaction type)$/i.test(name));
  if (rows.length > 0 && at < 0) return undefined;
  return idsIn(rows, at);
}

function idsIn(rows: readonly unknown[], at: number): readonly string[] | undefined {
  const ids: string[] = [];
  for (const each of rows) {
    const read = v.safeParse(row, each);
    if (!read.success) return undefined;
    const inner = idsIn(read.output.Rows?.Row ?? [], at);
    if (inner === undefined) return undefined;
    const id = read.output.ColData?.[at]?.id;
    if (id != null && id !== '') ids.push(id);
    ids.push(...inner);
  }
  return ids;
}
