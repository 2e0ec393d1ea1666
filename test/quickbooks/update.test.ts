import { describe, expect, test } from 'vitest';
import {
  type Draft,
  type DraftLine,
  type ListRef,
  nonTaxable,
  type SalesReceipt,
} from '../../lib/books/draft';
import { differencesOf } from '../../lib/quickbooks/differences';
import { payloadOf } from '../../lib/quickbooks/documents/payload';
import { updateBody } from '../../lib/quickbooks/update';
import { american } from '../sandbox/quickbooks/seeds/american';
import { sandboxed } from './tools';

const { accounts, customers, items, vendors } = american;
const ref = (id: string): ListRef => ({ id, name: '' });
const company = { multiCurrency: false, country: 'US' };

function line(description: string, amountMinor: number, account: string = accounts.services): DraftLine {
  return {
    role: 'sales',
    item: ref(items.services),
    account: ref(account),
    description,
    amountMinor,
    taxCode: nonTaxable,
  };
}

function receipt(lines: readonly DraftLine[], change: Partial<SalesReceipt> = {}): SalesReceipt {
  return {
    kind: 'salesReceipt',
    number: '114-9737156-1563453',
    date: '2026-11-02',
    currency: 'USD',
    customer: ref(customers.walkIn),
    depositAccount: ref(accounts.checking),
    lines,
    taxes: [],
    totalTaxMinor: 0,
    totalMinor: lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    memo: '',
    covers: [],
    ...change,
  };
}

async function created(draft: Draft) {
  const bench = sandboxed();
  const payload = payloadOf(draft, 'before', company);
  const sent = await bench.client.createDocument(draft.kind, payload, 'create');
  if (sent.outcome !== 'created') throw new Error(JSON.stringify(sent));
  return { ...bench, payload, document: sent.document };
}

test('a sparse update replaces all lines; balances are those of the new document', async () => {
  const before = receipt([line('Widget', 3900), line('Old fee', -585)]);
  const after = receipt([line('Widget', 3900), line('Fee', -600), line('Late fee', -123)]);
  const { client, company: desk, payload, document } = await created(before);
  const changed = await client.changeDocument(
    'salesReceipt',
    { ...document, payload: payloadOf(after, 'after', company), replaces: payload },
    'change',
  );
  expect(changed).toMatchObject({
    outcome: 'changed',
    document: { id: document.id, syncToken: '1', totalMinor: 3177, privateNote: 'after' },
  });
  expect('document' in changed && changed.document.differences).toBeUndefined();
  expect(desk.document('SalesReceipt', document.id)).toMatchObject({
    Line: [
      { Description: 'Widget', Amount: 39 },
      { Description: 'Fee', Amount: -6 },
      { Description: 'Late fee', Amount: -1.23 },
      { DetailType: 'SubTotalLineDetail' },
    ],
  });
  const debits = desk.ledger.effectOf(`SalesReceipt/${document.id}`).postings;
  expect(debits).toContainEqual({ accountId: accounts.checking, debitMinor: 3177 });
  // The same change again, under its id and under another: it lands once.
  const again = { id: document.id, syncToken: '0', payload: payloadOf(after, 'after', company) };
  expect((await client.changeDocument('salesReceipt', again, 'change')).outcome).toBe('changed');
  expect(await client.changeDocument('salesReceipt', again, 'another')).toMatchObject({
    outcome: 'rejected',
    problem: { code: 'quickbooks_changed_meanwhile' },
  });
  expect(desk.document('SalesReceipt', document.id)).toMatchObject({ SyncToken: '1' });
});

test('a property that the new document does not have is cleared, one that both have stays', async () => {
  const before = receipt([line('Widget', 3900)], { location: ref('1'), paymentMethod: ref('1') });
  const after = receipt([line('Widget', 3900)], { paymentMethod: ref('1') });
  const sparse = updateBody({
    id: '7',
    syncToken: '3',
    payload: payloadOf(before, '', company),
    replaces: payloadOf(after, '', company),
  });
  expect(JSON.parse(sparse)).toMatchObject({ Id: '7', SyncToken: '3', sparse: true });
  const full = updateBody({
    id: '7',
    syncToken: '3',
    payload: payloadOf(after, '', company),
    replaces: payloadOf(before, '', company),
  });
  expect(JSON.parse(full)).not.toHaveProperty('sparse');
  expect(JSON.parse(full)).not.toHaveProperty('DepartmentRef');
});

test('a journal entry, a purchase and a bank deposit change too', async () => {
  const entry: Draft = {
    ...receipt([line('In', -3900, accounts.checking), line('Out', 3900, accounts.sales)]),
    kind: 'journalEntry',
    totalMinor: 3900,
  };
  const purchase: Draft = {
    ...receipt([line('Fee', -3900, accounts.commissionsAndFees)]),
    kind: 'purchase',
    vendor: ref(vendors.northPaper),
    paidFrom: ref(accounts.checking),
    totalMinor: 3900,
  };
  const deposit: Draft = {
    ...receipt([line('Payout', 3900, accounts.undepositedFunds)]),
    kind: 'deposit',
    depositAccount: ref(accounts.checking),
    totalMinor: 3900,
  };
  const entities = { journalEntry: 'JournalEntry', purchase: 'Purchase', deposit: 'Deposit' } as const;
  for (const draft of [entry, purchase, deposit]) {
    const { client, company: desk, payload, document } = await created(draft);
    const halved = {
      ...draft,
      lines: draft.lines.map((each) => ({ ...each, amountMinor: each.amountMinor / 2 })),
    };
    const after = payloadOf({ ...halved, totalMinor: 1950 }, '', company);
    const changed = await client.changeDocument(
      draft.kind,
      { ...document, payload: after, replaces: payload },
      'change',
    );
    expect(changed).toMatchObject({ outcome: 'changed', document: { totalMinor: 1950, syncToken: '1' } });
    expect('document' in changed && changed.document.differences).toBeUndefined();
    expect(desk.ledger.balanceMinor(accounts.checking)).toBe(
      desk.ledger
        .effectOf(`${entities[draft.kind as keyof typeof entities]}/${document.id}`)
        .postings.find(({ accountId }) => accountId === accounts.checking)?.debitMinor ?? 0,
    );
  }
});

describe('what comes back is compared with what was sent', () => {
  const sent = payloadOf(receipt([line('Widget', 3900), line('Fee', -585)]), '', company);
  const answer = (lines: readonly unknown[], TotalTax = 0) => ({ Line: lines, TxnTaxDetail: { TotalTax } });
  const sold = (Amount: number, Description = 'Widget') => ({
    DetailType: 'SalesItemLineDetail',
    Amount,
    Description,
  });

  test('in whatever order, with lines that QuickBooks adds', () => {
    const subtotal = { DetailType: 'SubTotalLineDetail', Amount: 33.15 };
    expect(differencesOf(sent, answer([sold(-5.85, 'Fee'), sold(39), subtotal]), 'USD')).toEqual([]);
  });

  test('a line with another amount, a missing and an added one are named', () => {
    expect(differencesOf(sent, answer([sold(39), sold(-5.86, 'Fee')]), 'USD')).toEqual([
      { of: 'line', description: 'Fee', sentMinor: -585, returnedMinor: -586 },
    ]);
    expect(differencesOf(sent, answer([sold(39)]), 'USD')).toEqual([
      { of: 'line', description: 'Fee', sentMinor: -585, returnedMinor: 0 },
    ]);
    expect(
      differencesOf(sent, answer([sold(39), sold(-5.85, 'Fee'), sold(0.01, 'Rounding')]), 'USD'),
    ).toEqual([{ of: 'line', description: 'Rounding', sentMinor: 0, returnedMinor: 1 }]);
  });

  test('tax that was added is named, and so is tax under another rate', () => {
    expect(differencesOf(sent, answer([sold(39), sold(-5.85, 'Fee')], 2.73), 'USD')).toEqual([
      { of: 'tax', sentMinor: 0, returnedMinor: 273 },
    ]);
    const rate = (Amount: number, value: string) => ({ Amount, TaxLineDetail: { TaxRateRef: { value } } });
    const taxed = (TaxLine: readonly unknown[]) => ({ Line: [], TxnTaxDetail: { TotalTax: 3, TaxLine } });
    expect(
      differencesOf(
        JSON.stringify(taxed([rate(1, '4'), rate(2, '5')])),
        taxed([rate(2, '4'), rate(1, '5')]),
        'USD',
      ),
    ).toEqual([
      { of: 'tax', sentMinor: 100, returnedMinor: 200 },
      { of: 'tax', sentMinor: 200, returnedMinor: 100 },
    ]);
  });

  test('lines of nothing, and what an answer leaves out, are not compared', () => {
    const withNothing = payloadOf(receipt([line('Widget', 3900), line('Free', 0)]), '', company);
    const bare = { DetailType: 'SalesItemLineDetail', Description: 'Free' };
    expect(differencesOf(withNothing, { Line: [sold(39), bare] }, 'USD')).toEqual([]);
    expect(differencesOf(sent, { Id: '1', TotalAmt: 33.15 }, 'USD')).toEqual([]);
  });

  test('the sides of a journal entry count', () => {
    const side = (PostingType: string) => ({
      DetailType: 'JournalEntryLineDetail',
      Amount: 5,
      JournalEntryLineDetail: { PostingType },
    });
    const entry = JSON.stringify({ Line: [side('Debit'), side('Credit')] });
    expect(differencesOf(entry, { Line: [side('Credit'), side('Debit')] }, 'USD')).toEqual([]);
    expect(differencesOf(entry, { Line: [side('Debit'), side('Debit')] }, 'USD')).toMatchObject([
      { sentMinor: 500, returnedMinor: -500 },
    ]);
  });
});
