import { spawnSync } from 'node:child_process';

/** A transaction of a plain-text journal. */
export interface JournalTransaction {
  readonly date: string;
  readonly description: string;
  readonly postings: readonly { readonly account: string; readonly debitMinor: number }[];
}

/** What an account has to hold when everything is posted. */
export interface Assertion {
  readonly account: string;
  readonly debitMinor: number;
}

/** The program; a Debian package of this name. */
const judge = 'hledger';

/** Whether the judge is installed: a Debian package that nobody here wrote. */
export const hledgerIsInstalled = spawnSync(judge, ['--version']).status === 0;

/** One world's books as a journal: its accounts stand under a name of their own, so that many worlds make one file. */
export function journalText(
  world: string,
  currency: string,
  transactions: readonly JournalTransaction[],
  assertions: readonly Assertion[],
): string {
  const name = (account: string): string => `${world}:${account}`;
  const sorted = transactions
    .map((transaction, index) => ({ transaction, index }))
    .sort((a, b) => compare(a.transaction.date, b.transaction.date) || a.index - b.index);
  const blocks = sorted.map(({ transaction: { date, description, postings } }) =>
    [
      `${date} ${world} ${description}`,
      ...postings.map(({ account, debitMinor }) => `    ${name(account)}  ${amount(debitMinor, currency)}`),
    ].join('\n'),
  );
  const last = sorted.at(-1)?.transaction.date ?? '2026-01-01';
  const held = assertions.map(
    ({ account, debitMinor }) =>
      `    ${name(account)}  ${amount(0, currency)} == ${amount(debitMinor, currency)}`,
  );
  return `${[...blocks, [`${last} ${world} the truth`, ...held].join('\n')].join('\n\n')}\n\n`;
}

/** What hledger has against a journal; nothing where every transaction and every assertion holds. */
export function hledgerVerdict(journal: string): string {
  const { status, stdout, stderr } = spawnSync(judge, ['-f', '-', 'check'], {
    input: journal,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return status === 0 ? '' : `${stdout}${stderr}`.trim() || `hledger ended with ${status}`;
}

function amount(minor: number, currency: string): string {
  const digits = String(Math.abs(minor)).padStart(3, '0');
  return `${currency} ${minor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
