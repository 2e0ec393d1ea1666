import { type Problem, problem } from '../../problem/problem';
import { AmountReader } from './amountReader';
import { type ColumnName, type Columns, columnsOf, strangeHeader } from './columns';
import { fieldText } from './fieldText';
import { HeldBytes } from './heldBytes';
import { LabelTable } from './labelTable';
import { Lines } from './lines';
import { QuarterHours } from './quarterHours';
import {
  outsideProblem,
  type RowsOutside,
  sumProblem,
  unknownNames,
  unknownProblem,
} from './readingProblems';
import { quoted, Refusal } from './refusal';
import { RowCells } from './rowCells';
import type { SettlementReading, SettlementSummary } from './settlement';
import { type SlashOrder, settlementMoment, utcSeconds } from './settlementDate';
import { SettlementOrders } from './settlementOrders';
import { readSummary } from './summary';

/** Told of each row with an amount; the bytes are the reader's and good for the call only. */
export type RowWatcher = (
  line: number,
  amountMinor: number,
  bytes: Uint8Array,
  start: number,
  end: number,
) => void;

/** Columns that are read of each row; those of the summary alone are not among them. */
const rowColumns: readonly ColumnName[] = [
  'settlement-id',
  'total-amount',
  'currency',
  'marketplace-name',
  'transaction-type',
  'amount-type',
  'amount-description',
  'amount',
  'posted-date-time',
];

/** Those that make a label. */
const labelColumns: readonly ColumnName[] = [
  'marketplace-name',
  'transaction-type',
  'amount-type',
  'amount-description',
];

/** Amazon writes moments of several zones; what is farther off belongs to another settlement. */
const graceSeconds = 86_400;

/** What a row without its end is refused for. */
const cutSigns: ReadonlySet<string> = new Set([
  'settlement_amount_ambiguous',
  'settlement_amount_unreadable',
  'settlement_date_unreadable',
  'settlement_quantity_unreadable',
]);

/** More different labels than Amazon could have: the columns are not what they say. */
const mostLabels = 5000;

/**
 * Reads one settlement file of the second form, chunk by chunk, and keeps sums only: its memory does not
 * grow with the rows. The form has no quoting: a field may begin with a quotation mark.
 */
export class SettlementReader {
  private readonly watch: RowWatcher | undefined;
  private readonly orders: SettlementOrders | undefined;
  private readonly lines: Lines;
  private labels = new LabelTable([]);
  private readonly quarters = new QuarterHours();
  private readonly problems: Problem[] = [];

  private columns: Columns | undefined;
  private strange: { readonly text: string; readonly line: number } | undefined;
  private headerText = '';
  private summary: SettlementSummary | undefined;
  private summaryLine = 0;
  private amounts = new AmountReader('USD');
  private slashes: SlashOrder = 'monthFirst';
  private readonly settlementId = new HeldBytes();
  private readonly currency = new HeldBytes();
  private earliest = 0;
  private latest = 0;
  private outside: RowsOutside | undefined;

  private rows = 0;
  private hasAmounts = false;
  private sumMinor = 0;
  private cells = new RowCells([], 0);
  private readonly lastDate = new HeldBytes();
  private lastSeconds = 0;
  private longestDate = 0;

  /** `withOrders`: whether the rows are kept by order too, in memory that grows with them. */
  constructor(withOrders: boolean, watch?: RowWatcher) {
    this.watch = watch;
    this.orders = withOrders ? new SettlementOrders() : undefined;
    this.lines = new Lines((bytes, start, end, line) => this.line(bytes, start, end, line));
  }

  /** Takes the next bytes. Throws a `Refusal` where the rest of the file has no meaning. */
  push(chunk: Uint8Array): void {
    this.lines.push(chunk);
  }

  /** Takes the end of the file, and says what the reading as a whole shows. */
  finish(): void {
    try {
      this.lines.finish();
    } catch (reason) {
      throw this.isCutBy(reason)
        ? new Refusal('settlement_line_cut', { line: String(this.lines.count) })
        : reason;
    }
    if (this.strange !== undefined) throw strangeHeader(this.strange.text, undefined, this.strange.line);
    if (this.columns === undefined) throw new Refusal('settlement_empty', {});
    const { summary } = this;
    if (summary === undefined) throw this.withoutSummary(this.lines.count);
    if (this.outside !== undefined) this.problems.push(outsideProblem(this.outside, summary));
    // Cut off after its summary, a settlement of nothing would add up.
    if (!this.hasAmounts && summary.totalMinor === 0)
      this.problems.push(problem('settlement_without_rows', { line: String(this.lines.count) }));
    if (this.sumMinor !== summary.totalMinor)
      this.problems.push(sumProblem(this.sumMinor, this.lines, summary));
  }

  /** What has been read so far, with a refusal's problem where there was one. */
  reading(refused?: Problem): SettlementReading {
    const { rows, sumMinor, labels, summary, quarters } = this;
    let amounts: SettlementReading['amounts'] | undefined;
    const names = unknownNames(labels.labels);
    const problems = [...this.problems];
    if (refused !== undefined) problems.push(refused);
    if (names.length > 0) problems.push(unknownProblem(names));
    return {
      ...(summary === undefined ? {} : { summary }),
      rows,
      sumMinor,
      // Made when they are asked for: whoever only checks a file needs none of them.
      get amounts() {
        amounts ??= quarters.amounts(labels.labels);
        return amounts;
      },
      ...(this.orders === undefined ? {} : { orders: this.orders.orders() }),
      unknown: names,
      problems,
    };
  }

  private line(bytes: Uint8Array, start: number, end: number, line: number): void {
    if (this.columns === undefined) this.header(bytes, start, end, line);
    else this.row(bytes, start, end, line, this.columns);
  }

  private header(bytes: Uint8Array, start: number, end: number, line: number): void {
    const text = fieldText(bytes, start, end);
    if (text === '') return;
    if (this.strange !== undefined) throw strangeHeader(this.strange.text, text, this.strange.line);
    const columns = columnsOf(text, line, this.orders !== undefined);
    if (columns === undefined) {
      this.strange = { text, line };
      return;
    }
    this.columns = columns;
    this.headerText = text;
    const places = rowColumns.map((name) => columns[name]);
    this.labels = new LabelTable(labelColumns.map((name) => columns[name]));
    this.cells = new RowCells(places, 1 + Math.max(...Object.values(columns)));
  }

  private row(bytes: Uint8Array, start: number, end: number, line: number, columns: Columns): void {
    if (this.cells.cut(bytes, start, end)) return;
    if (this.cells.filled(columns['total-amount']) || this.summary === undefined) {
      this.summaryRow(bytes, line, columns);
      return;
    }
    const id = columns['settlement-id'];
    if (!this.holds(this.settlementId, id)) throw this.foreignRow(bytes, line, id, this.summary);
    const currency = columns.currency;
    if (this.cells.filled(currency) && !this.holds(this.currency, currency))
      throw new Refusal('settlement_foreign_currency', {
        line: String(line),
        other: quoted(this.text(bytes, currency)),
        own: this.summary.currency,
      });
    this.rows += 1;
    const { amount } = columns;
    if (!this.cells.filled(amount)) return;
    const minor = this.amounts.read(
      bytes,
      this.cells.starts[amount] as number,
      this.cells.ends[amount] as number,
      line,
    );
    this.hasAmounts = true;
    this.sumMinor += minor;
    this.watch?.(line, minor, bytes, start, end);
    const label = this.labels.find(bytes, this.cells, line);
    if (label.index >= mostLabels) throw new Refusal('settlement_labels_many', { line: String(line) });
    const seconds = this.seconds(bytes, end, line, columns);
    if (seconds < this.earliest || seconds > this.latest) {
      this.outside ??= { line, epochSeconds: seconds, count: 0 };
      this.outside.count += 1;
      return;
    }
    this.quarters.add(seconds, label.index, minor);
    this.orders?.add(bytes, this.cells, columns, label, seconds, minor, line);
  }

  private summaryRow(bytes: Uint8Array, line: number, columns: Columns): void {
    const id = columns['settlement-id'];
    if (this.summary !== undefined) {
      if (!this.holds(this.settlementId, id)) throw this.foreignRow(bytes, line, id, this.summary);
      throw new Refusal('settlement_summary_twice', { line: String(line), first: String(this.summaryLine) });
    }
    if (!this.cells.filled(columns['total-amount'])) throw this.withoutSummary(line);
    const textOf = (name: ColumnName): string => {
      this.cells.trim(bytes, columns[name]);
      return this.text(bytes, columns[name]);
    };
    const read = readSummary(textOf, line);
    this.summary = read.summary;
    this.summaryLine = line;
    this.amounts = read.amounts;
    this.slashes = read.slashes;
    this.hold(this.settlementId, id);
    this.hold(this.currency, columns.currency);
    this.earliest = read.startSeconds - graceSeconds;
    this.latest = read.endSeconds + graceSeconds;
  }

  /** Seconds since the epoch; the row before mostly has the same date. */
  private seconds(bytes: Uint8Array, rowEnd: number, line: number, columns: Columns): number {
    let column = columns['posted-date-time'];
    if (!this.cells.filled(column)) {
      column = columns['posted-date'];
      this.cells.trim(bytes, column);
    }
    const start = this.cells.starts[column] as number;
    const end = this.cells.ends[column] as number;
    if (this.lastDate.equals(this.cells.view, start, end)) return this.lastSeconds;
    // The last line of a file that is cut off may end within a date, and still show one.
    if (!this.lines.terminated && end === rowEnd && end - start < this.longestDate)
      throw new Refusal('settlement_line_cut', { line: String(line) });
    if (end - start > this.longestDate) this.longestDate = end - start;
    let seconds = utcSeconds(bytes, start, end);
    if (Number.isNaN(seconds)) {
      const text = fieldText(bytes, start, end);
      const moment = settlementMoment(text, this.slashes);
      if (moment === undefined)
        throw new Refusal('settlement_date_unreadable', { line: String(line), text: quoted(text) });
      seconds = moment.epochSeconds;
    }
    this.lastDate.hold(this.cells.view, start, end);
    this.lastSeconds = seconds;
    return seconds;
  }

  private hold(held: HeldBytes, column: number): void {
    held.hold(this.cells.view, this.cells.starts[column] as number, this.cells.ends[column] as number);
  }

  private holds(held: HeldBytes, column: number): boolean {
    return held.equals(
      this.cells.view,
      this.cells.starts[column] as number,
      this.cells.ends[column] as number,
    );
  }

  private text(bytes: Uint8Array, column: number): string {
    return fieldText(bytes, this.cells.starts[column] as number, this.cells.ends[column] as number);
  }

  /** Whether the last line, which no line break ends, has no meaning because it is not all there. */
  private isCutBy(reason: unknown): boolean {
    if (!(reason instanceof Refusal) || this.lines.terminated || this.summary === undefined) return false;
    return cutSigns.has(reason.problem.code);
  }

  private withoutSummary(line: number): Refusal {
    return new Refusal('settlement_summary_missing', { line: String(line) });
  }

  private foreignRow(bytes: Uint8Array, line: number, id: number, summary: SettlementSummary): Refusal {
    const other = this.text(bytes, id);
    const own = summary.settlementId;
    if (this.headerText.includes(other) && other !== '')
      return new Refusal('settlement_begins_anew', { line: String(line) });
    return !this.lines.terminated && own.startsWith(other)
      ? new Refusal('settlement_line_cut', { line: String(line) })
      : new Refusal('settlement_foreign_row', { line: String(line), other: quoted(other) || '(none)', own });
  }
}
