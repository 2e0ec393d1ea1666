import type { RowWatcher } from './settlementReader';

/** Lines in a row that each repeat an earlier one. */
interface Run {
  readonly from: number;
  to: number;
  sumMinor: number;
}

/** Rows remembered to recognise their like: enough for any settlement but the largest, in little memory. */
const mostRows = 500_000;
const mostRuns = 10_000;

/**
 * Identical rows are legitimate (a fee a unit), so repetition alone proves nothing. Only where a
 * settlement's sum is off, rows that repeat others and are worth just the difference are named.
 */
export class RepeatedRows {
  private readonly seen = new Set<number>();
  private readonly runs: Run[] = [];

  readonly watch: RowWatcher = (line, amountMinor, bytes, start, end) => {
    const hash = hashOf(bytes, start, end);
    if (!this.seen.has(hash)) {
      if (this.seen.size < mostRows) this.seen.add(hash);
      return;
    }
    const run = this.runs.at(-1);
    if (run !== undefined && run.to === line - 1) {
      run.to = line;
      run.sumMinor += amountMinor;
    } else if (this.runs.length < mostRuns) this.runs.push({ from: line, to: line, sumMinor: amountMinor });
  };

  /** The lines whose repetition explains the difference, if one run of them does. */
  addingUpTo(differenceMinor: number): { readonly from: number; readonly to: number } | undefined {
    return this.runs.find(({ sumMinor }) => sumMinor === differenceMinor);
  }
}

/** 53 bits of two independent 32-bit hashes: two rows share one by chance in none of a thousand files. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let one = 0x811c9dc5;
  let two = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    one = Math.imul(one ^ byte, 0x01000193);
    two = (Math.imul(two, 31) + byte) | 0;
  }
  return (one >>> 0) * 0x200000 + (two & 0x1fffff);
}
