import type { DateText } from '../../calendar/calendar';
import { decimalText } from '../../money/money';
import type { Draft, ListRef } from '../draft';
import { effectsOf } from '../effects';

/** What an account has to hold at the end of a day; a debit balance is positive. */
export interface JournalBalance {
  readonly date: DateText;
  readonly account: string;
  readonly currency: string;
  readonly debitMinor: number;
}

/** How a journal is written, beside its documents. */
export interface JournalOptions {
  /** Asserted after everything else of the day. */
  readonly balances?: readonly JournalBalance[];
  /** What an account is called; by itself its name. */
  readonly accountName?: (account: ListRef) => string;
}

/**
 * Documents as a journal of plain text accounting, which hledger, ledger and others check. Documents that
 * post nothing are left out. Source: hledger's manual, “Journal”.
 */
export function hledgerJournal(
  drafts: readonly Draft[],
  { balances = [], accountName = ({ name }) => name }: JournalOptions = {},
): string {
  const blocks = [
    ...drafts.map((draft) => ({ date: draft.date, text: transaction(draft, accountName) })),
    ...balances.map((balance) => ({ date: balance.date, text: assertion(balance) })),
  ].filter(({ text }) => text !== '');
  // The sort is stable: what is asserted of a day stands behind its documents.
  blocks.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return blocks.map(({ text }) => text).join('\n');
}

function transaction(draft: Draft, accountName: (account: ListRef) => string): string {
  const { date, number, currency, memo } = draft;
  const postings = effectsOf(draft).map(({ account, debitMinor, creditMinor }) =>
    posting(accountName(account), debitMinor - creditMinor, currency),
  );
  return postings.length === 0
    ? ''
    : `${date} (${number.replaceAll(/[()]/g, '')}) ${commentText(memo)}\n${postings.join('')}`;
}

function assertion({ date, account, currency, debitMinor }: JournalBalance): string {
  const held = `${currency} ${decimalText(debitMinor, currency)}`;
  return `${date} balance\n    ${accountText(account)}  ${currency} ${decimalText(0, currency)} = ${held}\n`;
}

function posting(account: string, debitMinor: number, currency: string): string {
  return `    ${accountText(account)}  ${currency} ${decimalText(debitMinor, currency)}\n`;
}

/** Two spaces end an account's name, and a bracket or star at its start has a meaning. */
function accountText(account: string): string {
  const text = account
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[;[\]()"]/g, '')
    .replace(/^[*!\s]+/, '')
    .trim();
  return text === '' ? 'Unnamed' : text;
}

/** A semicolon would begin a comment, a bar a note. */
function commentText(text: string): string {
  return text.replaceAll(/[\r\n;|]+/g, ' ').trim();
}
