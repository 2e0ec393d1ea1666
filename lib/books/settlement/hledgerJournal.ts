import { decimalText } from '../../money/money';
import type { JournalEntry } from './journalEntry';

/** Entries as a journal of plain text accounting, which hledger, ledger and others check. */
export function hledgerJournal(entries: readonly JournalEntry[]): string {
  const sorted = [...entries].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return sorted.map(transaction).join('\n');
}

function transaction({ date, number, currency, lines }: JournalEntry): string {
  const postings = lines.map(({ account, description, debitMinor, creditMinor }) => {
    const amount = `${currency} ${decimalText(debitMinor - creditMinor, currency)}`;
    return `    ${accountText(account)}  ${amount}  ; ${commentText(description)}\n`;
  });
  return `${date} (${number}) Amazon settlement\n${postings.join('')}`;
}

/** Two spaces end an account's name, and a bracket or star at its start has a meaning. */
function accountText(account: string): string {
  return account
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[;[\]()]/g, '')
    .trim();
}

function commentText(text: string): string {
  return text.replaceAll(/[\r\n]+/g, ' ');
}
