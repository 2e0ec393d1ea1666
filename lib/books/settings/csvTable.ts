import { readCsv } from '../../csv/readCsv';
import { type Problem, problem } from '../../problem/problem';
import type { Reading } from './readSettings';

/** A row of a table, by the names of its columns. */
export interface TableRow {
  readonly line: number;
  /** Empty where the row ends before the column, or the table has no such column. */
  cell(column: string): string;
}

/** What is wrong with one cell or row. */
export type RowFault = (line: number, reason: string) => Problem;

/**
 * Reads a table whose first line names its columns, in any order and case; those in `required` must be there.
 * `table` names it in problems: `unit costs`.
 */
export function readTable(
  text: string,
  table: string,
  columns: readonly string[],
  required: readonly string[],
): Reading<readonly TableRow[]> {
  const fault = faultIn(table);
  const refused = (line: number, reason: string): Reading<readonly TableRow[]> => ({
    ok: false,
    problems: [fault(line, reason)],
  });
  const read = readCsv(text);
  if (!read.ok) {
    return refused(read.line, 'a quotation mark is never closed, or stands before other text');
  }
  const [head, ...rows] = read.rows;
  if (head === undefined) return refused(1, 'there is nothing in it');
  const names = head.cells.map((cell) => cell.trim().toLowerCase());
  const strange = names.find((name) => !columns.some((column) => column.toLowerCase() === name));
  if (strange !== undefined)
    return refused(head.line, `no column is called “${strange}”; there are ${columns.join(', ')}`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return refused(head.line, `the column “${twice}” is there twice`);
  const missing = required.find((column) => !names.includes(column.toLowerCase()));
  if (missing !== undefined) return refused(head.line, `the column “${missing}” is missing`);
  const places = new Map(columns.map((column) => [column, names.indexOf(column.toLowerCase())]));
  const tooLong = rows.find(({ cells }) => cells.slice(names.length).some((cell) => cell !== ''));
  if (tooLong !== undefined) return refused(tooLong.line, 'it has more cells than there are columns');
  return {
    ok: true,
    value: rows.map(({ line, cells }) => ({
      line,
      cell: (column) => cells[places.get(column) ?? -1] ?? '',
    })),
  };
}

/** Says what is wrong with a line of a table. */
export function faultIn(table: string): RowFault {
  return (line, reason) => problem('table_unreadable', { line: String(line), table, reason });
}

/** Rows made of a table's, or every fault of them. */
export function rowsOf<T>(
  rows: readonly TableRow[],
  make: (row: TableRow) => T | Problem[],
): Reading<readonly T[]> {
  const made: T[] = [];
  const problems: Problem[] = [];
  for (const row of rows) {
    const each = make(row);
    if (Array.isArray(each)) problems.push(...each);
    else made.push(each);
    if (problems.length >= mostProblems) break;
  }
  return problems.length === 0
    ? { ok: true, value: made }
    : { ok: false, problems: problems.slice(0, mostProblems) };
}

const mostProblems = 50;
