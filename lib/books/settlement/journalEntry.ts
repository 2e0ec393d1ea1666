import type { DateText } from '../../calendar/calendar';

/** One line of a journal entry; exactly one of the two amounts is not zero. */
export interface JournalLine {
  readonly account: string;
  readonly item: string;
  readonly description: string;
  readonly debitMinor: number;
  readonly creditMinor: number;
}

/** A journal entry: its debits are its credits. */
export interface JournalEntry {
  /** At most 21 characters; see `numbers/`. */
  readonly number: string;
  readonly kind: 'journalEntry';
  readonly date: DateText;
  readonly currency: string;
  /** The sum of its debits, which is that of its credits. */
  readonly totalMinor: number;
  readonly lines: readonly JournalLine[];
}

/** A line that debits an account where the amount is positive and credits it where it is negative. */
export function debitLine(
  account: string,
  item: string,
  description: string,
  amountMinor: number,
): JournalLine {
  return {
    account,
    item,
    description,
    debitMinor: Math.max(amountMinor, 0),
    creditMinor: Math.max(-amountMinor, 0),
  };
}

/** The entry of lines that balance already: debits before credits, as a bookkeeper writes them. */
export function journalEntry(
  number: string,
  date: DateText,
  currency: string,
  lines: readonly JournalLine[],
): JournalEntry {
  const debits = lines.filter(({ debitMinor }) => debitMinor > 0);
  const credits = lines.filter(({ creditMinor }) => creditMinor > 0);
  const totalMinor = debits.reduce((sum, { debitMinor }) => sum + debitMinor, 0);
  return { number, kind: 'journalEntry', date, currency, totalMinor, lines: [...debits, ...credits] };
}
