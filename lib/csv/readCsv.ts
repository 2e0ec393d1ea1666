/** One row with the line of the text on which it begins. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What was read, or where the text stops being comma-separated. */
export type CsvReading =
  | { readonly ok: true; readonly rows: readonly CsvRow[] }
  | { readonly ok: false; readonly line: number; readonly what: 'quoteOpen' | 'quoteMisplaced' };

const marked = /^'+[=+\-@\t\r]/;

/**
 * Reads comma-separated text (RFC 4180): quoted cells, line ends of any system, a byte order mark. Blank
 * lines are left out. The apostrophe that `writeCsv` puts before formulas is taken off.
 */
export function readCsv(text: string): CsvReading {
  const rows: CsvRow[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const begins = line;
    const cells: string[] = [];
    let ended = false;
    while (!ended) {
      const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at);
      if (cell === undefined) return { ok: false, line: begins, what: 'quoteOpen' };
      line += linesIn(text.slice(at, cell.next));
      at = cell.next;
      cells.push(marked.test(cell.text) ? cell.text.slice(1) : cell.text);
      const behind = text[at];
      if (behind === ',') at += 1;
      else if (behind === undefined || behind === '\r' || behind === '\n') ended = true;
      else return { ok: false, line, what: 'quoteMisplaced' };
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    line += 1;
    if (cells.some((cell) => cell !== '')) rows.push({ line: begins, cells });
  }
  return { ok: true, rows };
}

interface Cell {
  readonly text: string;
  readonly next: number;
}

function plainCell(text: string, start: number): Cell {
  let end = start;
  while (end < text.length && !',\r\n'.includes(text[end] as string)) end += 1;
  return { text: text.slice(start, end).trim(), next: end };
}

function quotedCell(text: string, start: number): Cell | undefined {
  let end = start + 1;
  for (;;) {
    const quote = text.indexOf('"', end);
    if (quote < 0) return undefined;
    if (text[quote + 1] !== '"')
      return { text: text.slice(start + 1, quote).replaceAll('""', '"'), next: quote + 1 };
    end = quote + 2;
  }
}

function linesIn(text: string): number {
  return text.split(/\r\n|\r|\n/).length - 1;
}
