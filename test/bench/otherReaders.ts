import { parse as csvParse } from 'csv-parse';
import papaparse from 'papaparse';
import { inferSchema, initParser } from 'udsv';

/** What a reader made of a file: enough to see that it read all of it. */
export interface ReadTotal {
  readonly rows: number;
  readonly sumMinor: number;
}

/** Reads a settlement's bytes, given in chunks. */
export type Reader = (chunks: readonly Uint8Array[]) => Promise<ReadTotal>;

const fastMode = { delimiter: '\t', newline: '\n', fastMode: true } as const;

/**
 * Readers of tables that others wrote, each as its own documentation has it fastest: rows as arrays of texts
 * and quoting off, because the form has none. They find the columns by name and add up the amounts, and do
 * nothing else of what a settlement needs.
 */
export const otherReaders: Readonly<Record<string, Reader>> = {
  papaparse: async (chunks) => {
    const total = new Total();
    const decoder = new TextDecoder();
    let rest = '';
    // It cannot be fed piece by piece, so that whoever wants it at its fastest cuts at a line's end.
    for (const chunk of chunks) {
      const text = rest + decoder.decode(chunk, { stream: true });
      const end = text.lastIndexOf('\n');
      rest = text.slice(end + 1);
      for (const row of papaparse.parse(text.slice(0, end), fastMode).data) total.add(row);
    }
    for (const row of papaparse.parse(rest, fastMode).data) total.add(row);
    return total;
  },
  'csv-parse': async (chunks) => {
    const total = new Total();
    const parser = csvParse({ delimiter: '\t', quote: null, relax_column_count: true });
    const ended = new Promise<void>((resolve, reject) => {
      parser.on('end', resolve);
      parser.on('error', reject);
    });
    parser.on('readable', () => {
      for (;;) {
        const row = parser.read() as string[] | null;
        if (row === null) return;
        total.add(row);
      }
    });
    for (const chunk of chunks) {
      if (!parser.write(chunk)) await new Promise((resolve) => parser.once('drain', resolve));
    }
    parser.end();
    await ended;
    return total;
  },
  udsv: async (chunks) => {
    const total = new Total();
    const decoder = new TextDecoder();
    let parser: ReturnType<typeof initParser> | undefined;
    for (const chunk of chunks) {
      const text = decoder.decode(chunk, { stream: true });
      if (parser === undefined) {
        const schema = inferSchema(text, { header: () => [], col: '\t', row: '\n', encl: '' });
        parser = initParser(schema);
      }
      parser.chunk<string[]>(text, parser.stringArrs, (row) => {
        total.add(row);
        return true;
      });
    }
    parser?.end();
    return total;
  },
};

class Total implements ReadTotal {
  /** Beside the summary. */
  rows = -1;
  sumMinor = 0;
  private amount = -1;

  add(row: readonly string[]): void {
    if (this.amount < 0) {
      this.amount = row.indexOf('amount');
      return;
    }
    if (row.length <= this.amount) return;
    this.rows += 1;
    const text = row[this.amount] as string;
    if (text !== '') this.sumMinor += Math.round(Number(text) * 100);
  }
}
