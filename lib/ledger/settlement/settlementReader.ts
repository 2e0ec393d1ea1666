import { instantText } from '../../calendar/calendar';
import { decimalText } from '../../money/money';
import { type Problem, problem } from '../../problem/problem';
import { AmountReader } from './amountReader';
import { type Columns, columnsOf, strangeHeader } from './columns';
import { fieldText } from './fieldText';
import { LabelTable } from './labelTable';
import { Lines } from './lines';
import { QuarterHours } from './quarterHours';
import { quoted, Refusal } from './refusal';
import type { SettlementReading, SettlementSummary } from './settlement';
import { type SlashOrder, settlementMoment } from './settlementDate';
import { readSummary } from './summary';

/** Told of each row with an amount; the bytes are the reader's and good for the call only. */
export type RowWatcher = (
  line: number,
  amountMinor: number,
  bytes: Uint8Array,
  start: number,
  end: number,
) => void;

const tab = 9;
const space = 32;

/** Amazon writes moments of several zones; what is farther off belongs to another settlement. */
const graceSeconds = 86_400;

/** More different labels than Amazon could have: the columns are not what they say. */
const mostLabels = 5000;

/**
 * Reads one settlement file of the second form, chunk by chunk, and keeps sums only: its memory does not
 * grow with the rows. The form has no quoting: a field may begin with a quotation mark.
 */
export class SettlementReader {
  private readonly watch: RowWatcher | undefined;
  private readonly lines: Lines;
  private readonly labels = new LabelTable();
  private readonly quarters = new QuarterHours();
  private readonly problems: Problem[] = [];

  private columns: Columns | undefined;
  private strange: { readonly text: string; readonly line: number } | undefined;
  private headerText = '';
  private summary: SettlementSummary | undefined;
  private summaryLine = 0;
  private amounts = new AmountReader('USD');
  private slashes: SlashOrder = 'monthFirst';
  private settlementId = new Uint8Array(0);
  private currency = new Uint8Array(0);
  private earliest = 0;
  private latest = 0;
  private outside: { line: number; at: number; count: number } | undefined;

  private rows = 0;
  private sumMinor = 0;
  /** Bounds of each cell: start and end, blanks around it left off. */
  private starts = new Int32Array(0);
  private ends = new Int32Array(0);
  private readonly labelBounds = new Int32Array(8);
  /** No date, not even an absent one, is a tab. */
  private lastDate = Uint8Array.of(tab);
  private lastSeconds = 0;

  constructor(watch?: RowWatcher) {
    this.watch = watch;
    this.lines = new Lines((bytes, start, end, line) => this.line(bytes, start, end, line));
  }

  /** Takes the next bytes. Throws a `Refusal` where the rest of the file has no meaning. */
  push(chunk: Uint8Array): void {
    this.lines.push(chunk);
  }

  /** Takes the end of the file, and says what the reading as a whole shows. */
  finish(): void {
    this.lines.finish();
    if (this.strange !== undefined) throw strangeHeader(this.strange.text, undefined, this.strange.line);
    if (this.columns === undefined) throw new Refusal('settlement_empty', {});
    const { summary } = this;
    if (summary === undefined) throw this.withoutSummary(this.lines.count);
    if (this.outside !== undefined) this.problems.push(this.outsideProblem(this.outside, summary));
    if (this.sumMinor !== summary.totalMinor) this.problems.push(this.sumProblem(summary));
  }

  /** What has been read so far, with a refusal's problem where there was one. */
  reading(refused?: Problem): SettlementReading {
    const { rows, sumMinor, labels, summary } = this;
    const unknown = labels.labels.filter(({ meaning }) => meaning === undefined).map(words);
    const problems = [...this.problems];
    if (refused !== undefined) problems.push(refused);
    const names = [...new Set(unknown)];
    if (names.length > 0)
      problems.push(problem('settlement_label_unknown', { labels: names.map(inQuotes).join(', ') }));
    return {
      ...(summary === undefined ? {} : { summary }),
      rows,
      sumMinor,
      amounts: this.quarters.amounts(labels.labels),
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
    const columns = columnsOf(text, line);
    if (columns === undefined) {
      this.strange = { text, line };
      return;
    }
    this.columns = columns;
    this.headerText = text;
    this.starts = new Int32Array(columns.count);
    this.ends = new Int32Array(columns.count);
  }

  private row(bytes: Uint8Array, start: number, end: number, line: number, columns: Columns): void {
    const blank = this.cut(bytes, start, end, line, columns.count);
    if (blank) return;
    if (this.filled(columns['total-amount']) || this.summary === undefined) {
      this.summaryRow(bytes, line, columns);
      return;
    }
    const id = columns['settlement-id'];
    if (!same(bytes, this.starts[id] as number, this.ends[id] as number, this.settlementId))
      throw this.foreignRow(bytes, line, id, this.summary);
    const currency = columns.currency;
    if (
      this.filled(currency) &&
      !same(bytes, this.starts[currency] as number, this.ends[currency] as number, this.currency)
    )
      throw new Refusal('settlement_foreign_currency', {
        line: String(line),
        other: quoted(this.text(bytes, currency)),
        own: this.summary.currency,
      });
    this.rows += 1;
    const { amount } = columns;
    if (!this.filled(amount)) return;
    const minor = this.amounts.read(bytes, this.starts[amount] as number, this.ends[amount] as number, line);
    this.sumMinor += minor;
    this.watch?.(line, minor, bytes, start, end);
    this.setBounds(0, columns['marketplace-name']);
    this.setBounds(1, columns['transaction-type']);
    this.setBounds(2, columns['amount-type']);
    this.setBounds(3, columns['amount-description']);
    const label = this.labels.find(bytes, this.labelBounds, line);
    if (label.index >= mostLabels) throw new Refusal('settlement_row_cells', { line: String(line) });
    const seconds = this.seconds(bytes, line, columns);
    if (seconds < this.earliest || seconds > this.latest) {
      this.outside ??= { line, at: seconds, count: 0 };
      this.outside.count += 1;
    } else this.quarters.add(seconds, label.index, minor);
  }

  /** Notes where the cells are; whether all are blank. Ragged rows are short: their last cells are blank. */
  private cut(bytes: Uint8Array, start: number, end: number, line: number, count: number): boolean {
    const { starts, ends } = this;
    let cell = 0;
    let blank = true;
    let from = start;
    for (let at = start; at <= end; at += 1) {
      if (at < end && bytes[at] !== tab) continue;
      let last = at;
      while (from < last && (bytes[from] as number) <= space) from += 1;
      while (last > from && (bytes[last - 1] as number) <= space) last -= 1;
      if (last > from) blank = false;
      if (cell < count) {
        starts[cell] = from;
        ends[cell] = last;
      } else if (last > from) throw new Refusal('settlement_row_cells', { line: String(line) });
      cell += 1;
      from = at + 1;
    }
    for (; cell < count; cell += 1) {
      starts[cell] = end;
      ends[cell] = end;
    }
    return blank;
  }

  private summaryRow(bytes: Uint8Array, line: number, columns: Columns): void {
    const id = columns['settlement-id'];
    if (this.summary !== undefined) {
      if (!same(bytes, this.starts[id] as number, this.ends[id] as number, this.settlementId))
        throw this.foreignRow(bytes, line, id, this.summary);
      throw new Refusal('settlement_summary_twice', { line: String(line), first: String(this.summaryLine) });
    }
    if (!this.filled(columns['total-amount'])) throw this.withoutSummary(line);
    const read = readSummary((name) => this.text(bytes, columns[name]), line);
    this.summary = read.summary;
    this.summaryLine = line;
    this.amounts = read.amounts;
    this.slashes = read.slashes;
    this.settlementId = bytes.slice(this.starts[id], this.ends[id]);
    this.currency = bytes.slice(this.starts[columns.currency], this.ends[columns.currency]);
    this.earliest = read.startSeconds - graceSeconds;
    this.latest = read.endSeconds + graceSeconds;
  }

  /** Seconds since the epoch; the row before mostly has the same date. */
  private seconds(bytes: Uint8Array, line: number, columns: Columns): number {
    const column = this.filled(columns['posted-date-time'])
      ? columns['posted-date-time']
      : columns['posted-date'];
    const [start, end] = [this.starts[column] as number, this.ends[column] as number];
    if (same(bytes, start, end, this.lastDate)) return this.lastSeconds;
    const text = fieldText(bytes, start, end);
    const moment = settlementMoment(text, this.slashes);
    if (moment === undefined)
      throw new Refusal('settlement_date_unreadable', { line: String(line), text: quoted(text) });
    this.lastDate = bytes.slice(start, end);
    this.lastSeconds = moment.epochSeconds;
    return moment.epochSeconds;
  }

  private setBounds(field: number, column: number): void {
    this.labelBounds[2 * field] = this.starts[column] as number;
    this.labelBounds[2 * field + 1] = this.ends[column] as number;
  }

  private filled(column: number): boolean {
    return (this.starts[column] as number) < (this.ends[column] as number);
  }

  private text(bytes: Uint8Array, column: number): string {
    return fieldText(bytes, this.starts[column] as number, this.ends[column] as number);
  }

  private withoutSummary(line: number): Refusal {
    return new Refusal('settlement_summary_missing', { line: String(line) });
  }

  private foreignRow(bytes: Uint8Array, line: number, id: number, summary: SettlementSummary): Refusal {
    const other = this.text(bytes, id);
    const own = summary.settlementId;
    return this.headerText.includes(other) && other !== ''
      ? new Refusal('settlement_begins_anew', { line: String(line) })
      : new Refusal('settlement_foreign_row', { line: String(line), other: quoted(other) || '(none)', own });
  }

  private sumProblem({ currency, totalMinor }: SettlementSummary): Problem {
    return problem(this.lines.terminated ? 'settlement_sum' : 'settlement_truncated', {
      line: String(this.lines.count),
      sum: `${decimalText(this.sumMinor, currency)} ${currency}`,
      total: `${decimalText(totalMinor, currency)} ${currency}`,
      difference: `${decimalText(Math.abs(totalMinor - this.sumMinor), currency)} ${currency}`,
    });
  }

  private outsideProblem(
    { line, at, count }: { readonly line: number; readonly at: number; readonly count: number },
    { startAt, endAt }: SettlementSummary,
  ): Problem {
    return problem('settlement_row_outside', {
      line: String(line),
      date: instantText(at * 1000),
      from: startAt,
      to: endAt,
      count: String(count),
    });
  }
}

function words({ label }: { readonly label: SettlementReading['amounts'][number]['label'] }): string {
  return [label.transactionType, label.amountType, label.amountDescription].join(' / ');
}

function inQuotes(text: string): string {
  return `“${quoted(text, 300)}”`;
}

function same(bytes: Uint8Array, start: number, end: number, own: Uint8Array): boolean {
  if (end - start !== own.length) return false;
  for (let at = 0; at < own.length; at += 1) if (own[at] !== bytes[start + at]) return false;
  return true;
}
