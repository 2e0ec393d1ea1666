import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import type { Deposit, Draft, DraftLine, ListRef, SalesReceipt, Transfer } from '../../../lib/books/draft';
import { hledgerJournal } from '../../../lib/books/journal/hledgerJournal';

/** A judge of plain text journals; where it is not installed its test is skipped. */
const judge = 'hledger';

const account = (name: string): ListRef => ({ id: name, name });
const clearing = account('Amazon Clearing');

function line(name: string, amountMinor: number): DraftLine {
  return {
    role: 'sales',
    item: account(name),
    account: account(name),
    description: 'x',
    amountMinor,
  };
}

const common = { currency: 'USD', taxes: [], totalTaxMinor: 0, covers: [] };
const sale: SalesReceipt = {
  ...common,
  kind: 'salesReceipt',
  number: '114-1',
  date: '2026-11-02',
  memo: 'Amazon; order | 114-1\nof a buyer',
  customer: account('Amazon'),
  depositAccount: clearing,
  lines: [line('Sales (US); *', 3000), line('Seller  Fees', -450)],
  totalMinor: 2550,
};
const payout: Transfer = {
  ...common,
  kind: 'transfer',
  number: 'AZ1-P',
  date: '2026-11-01',
  memo: 'Payout',
  fromAccount: clearing,
  toAccount: account('Bank'),
  lines: [],
  totalMinor: 1000,
};
const deposit: Deposit = {
  ...common,
  kind: 'deposit',
  number: 'AZ2-P',
  date: '2026-11-02',
  memo: 'Payout',
  depositAccount: account('Bank'),
  lines: [line('Amazon Clearing', 700)],
  totalMinor: 700,
};
const estimate: Draft = { ...sale, kind: 'estimate' };

test('documents in the order of days, balances behind the documents of theirs', () => {
  const balances = [
    { date: '2026-11-01', account: 'Amazon Clearing', currency: 'USD', debitMinor: -1000 },
    { date: '2026-11-02', account: 'Bank', currency: 'USD', debitMinor: 1000 },
  ];
  expect(hledgerJournal([sale, estimate, payout], { balances })).toBe(
    [
      '2026-11-01 (AZ1-P) Payout',
      '    Bank  USD 10.00',
      '    Amazon Clearing  USD -10.00',
      '',
      '2026-11-01 balance',
      '    Amazon Clearing  USD 0.00 = USD -10.00',
      '',
      '2026-11-02 (114-1) Amazon  order   114-1 of a buyer',
      '    Amazon Clearing  USD 25.50',
      '    Seller Fees  USD 4.50',
      '    Sales US *  USD -30.00',
      '',
      '2026-11-02 balance',
      '    Bank  USD 0.00 = USD 10.00',
      '',
    ].join('\n'),
  );
});

test('a bank deposit is debited to the bank and credited to the accounts of its lines', () => {
  expect(hledgerJournal([deposit])).toBe(
    ['2026-11-02 (AZ2-P) Payout', '    Bank  USD 7.00', '    Amazon Clearing  USD -7.00', ''].join('\n'),
  );
});

test('yen have no cents, and accounts can be given other names', () => {
  const yen = { ...payout, currency: 'JPY' };
  expect(hledgerJournal([yen], { accountName: ({ name }) => `w1:${name}` })).toContain(
    '    w1:Bank  JPY 1000\n',
  );
});

test.skipIf(!hasHledger())('hledger takes it, and refuses a balance that is not so', () => {
  const judged = (debitMinor: number): string => {
    const balances = [{ date: '2026-11-02', account: 'Amazon Clearing', currency: 'USD', debitMinor }];
    const input = hledgerJournal([sale, payout, deposit], { balances });
    try {
      execFileSync(judge, ['-f', '-', 'check'], { input, stdio: 'pipe' });
      return 'holds';
    } catch {
      return 'refused';
    }
  };
  expect([judged(850), judged(851)]).toEqual(['holds', 'refused']);
});

function hasHledger(): boolean {
  try {
    execFileSync(judge, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
