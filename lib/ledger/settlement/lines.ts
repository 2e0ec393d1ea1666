import { Refusal } from './refusal';

const newline = 10;
const carriageReturn = 13;

/** No row of Amazon's is nearly as long; without a limit a file of one line would fill the memory. */
const longestLine = 1_048_576;

/** Called with each line's bounds, its line break left off. */
export type LineReader = (bytes: Uint8Array, start: number, end: number, line: number) => void;

/** Cuts chunks of bytes into lines without copying more than the line that two chunks share. */
export class Lines {
  /** Lines begun so far. */
  count = 0;
  /** Whether the last line ended with a line break. */
  terminated = true;
  private readonly read: LineReader;
  private rest: Uint8Array = new Uint8Array(0);

  constructor(read: LineReader) {
    this.read = read;
  }

  push(given: Uint8Array): void {
    // Node's own kind of array would make everything behind this handle two kinds, at half the speed.
    const chunk = new Uint8Array(given.buffer, given.byteOffset, given.length);
    let from = 0;
    if (this.rest.length > 0) {
      const end = chunk.indexOf(newline);
      const head = chunk.subarray(0, end < 0 ? chunk.length : end);
      const joined = new Uint8Array(this.rest.length + head.length);
      joined.set(this.rest);
      joined.set(head, this.rest.length);
      this.rest = joined;
      if (end < 0) {
        this.checkLength();
        return;
      }
      this.line(joined, 0, joined.length);
      this.rest = joined.subarray(0, 0);
      from = end + 1;
    }
    for (;;) {
      const end = chunk.indexOf(newline, from);
      if (end < 0) break;
      this.line(chunk, from, end);
      from = end + 1;
    }
    if (from < chunk.length) {
      // A copy, because the source may use the chunk's memory again.
      this.rest = chunk.slice(from);
      this.checkLength();
    }
  }

  finish(): void {
    if (this.rest.length === 0) return;
    this.terminated = false;
    this.line(this.rest, 0, this.rest.length);
  }

  private line(bytes: Uint8Array, start: number, end: number): void {
    this.count += 1;
    const last = end > start && bytes[end - 1] === carriageReturn ? end - 1 : end;
    this.read(bytes, start, last, this.count);
  }

  private checkLength(): void {
    if (this.rest.length > longestLine)
      throw new Refusal('settlement_other_report', { line: String(this.count + 1), start: '…' });
  }
}
