import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentKind, ListRef } from '../../lib/books/draft';
import { documentRows } from '../../lib/quickbooks/documents/documentRows';
import { payloadOf } from '../../lib/quickbooks/documents/payload';
import {
  type Callback,
  type LibraryBench,
  type LibraryEntity,
  libraryBench,
} from '../sandbox/quickbooks/nodeQuickbooks';
import { type JsonRecord, listOf, recordOf, textOf } from '../sandbox/quickbooks/record';
import { american } from '../sandbox/quickbooks/seeds/american';
import { realms } from '../sandbox/quickbooks/seeds/world';
import { americanPlace, fullDrafts, ref } from './documents/fullDrafts';
import { sandboxed } from './tools';

const { accounts, items, customers, vendors } = american;
const kinds = Object.keys(documentRows) as DocumentKind[];
const number = '114-9737156-1563453';
const date = '2026-11-02';
const note = 'Order 114-9737156-1563453';
const value = (id: string): JsonRecord => ({ value: id });

/** Documents as another program writes them; `amount` is what a payment pays and what the total is. */
const theirs: Readonly<Record<DocumentKind, (invoiceId: string) => JsonRecord>> = {
  salesReceipt: () => ({ ...form(), DepositToAccountRef: value(accounts.checking) }),
  refundReceipt: () => ({ ...form(), DepositToAccountRef: value(accounts.checking) }),
  invoice: () => form(),
  creditMemo: () => form(),
  estimate: () => form(),
  purchase: () => ({
    ...head(),
    PaymentType: 'Cash',
    AccountRef: value(accounts.checking),
    EntityRef: { value: vendors.northPaper, type: 'Vendor' },
    Line: [
      {
        DetailType: 'AccountBasedExpenseLineDetail',
        Amount: 39.98,
        AccountBasedExpenseLineDetail: { AccountRef: value(accounts.commissionsAndFees) },
      },
    ],
  }),
  journalEntry: () => ({
    ...head(),
    Line: [journalLine('Debit', accounts.checking), journalLine('Credit', accounts.sales)],
  }),
  payment: (invoiceId) => ({
    TxnDate: date,
    PrivateNote: note,
    PaymentRefNum: number,
    CustomerRef: value(customers.walkIn),
    TotalAmt: 39.98,
    Line: [{ Amount: 39.98, LinkedTxn: [{ TxnId: invoiceId, TxnType: 'Invoice' }] }],
  }),
  transfer: () => ({
    TxnDate: date,
    PrivateNote: note,
    FromAccountRef: value(accounts.checking),
    ToAccountRef: value(accounts.savings),
    Amount: 39.98,
  }),
  deposit: () => ({
    TxnDate: date,
    PrivateNote: note,
    DepositToAccountRef: value(accounts.checking),
    Line: [
      {
        DetailType: 'DepositLineDetail',
        Amount: 39.98,
        DepositLineDetail: { AccountRef: value(accounts.sales) },
      },
    ],
  }),
};

function head(): JsonRecord {
  return { DocNumber: number, TxnDate: date, PrivateNote: note };
}

function form(): JsonRecord {
  const SalesItemLineDetail = {
    ItemRef: value(items.tentPegs),
    Qty: 2,
    UnitPrice: 19.99,
    TaxCodeRef: value('NON'),
  };
  return {
    ...head(),
    CustomerRef: value(customers.walkIn),
    Line: [{ DetailType: 'SalesItemLineDetail', Amount: 39.98, SalesItemLineDetail }],
  };
}

function journalLine(PostingType: string, account: string): JsonRecord {
  return {
    DetailType: 'JournalEntryLineDetail',
    Amount: 39.98,
    JournalEntryLineDetail: { PostingType, AccountRef: value(account) },
  };
}

/** A document of ours of a kind, with entries that the seeded company has. */
function ours(kind: DocumentKind, invoiceId: string, creditId: string): string {
  const draft = fullDrafts(americanPlace)[kind];
  const known = JSON.stringify(draft, (key, member: unknown) => own[key] ?? member);
  return payloadOf(
    JSON.parse(known),
    `${note}\ncf:1`,
    { country: 'US', multiCurrency: false },
    {
      paid: new Map([
        ['INV', { id: invoiceId, entity: 'Invoice' }],
        ['CM', { id: creditId, entity: 'CreditMemo' }],
      ]),
      receivable: { accountId: accounts.accountsReceivable, customer: ref(customers.walkIn) },
    },
  );
}

const own: Readonly<Record<string, ListRef>> = {
  item: ref(items.tentPegs),
  customer: ref(customers.walkIn),
  vendor: ref(vendors.northPaper),
  class: ref('1'),
  location: ref('1'),
  paymentMethod: ref('1'),
};

describe('documents of node-quickbooks and of ours', () => {
  let b: ReturnType<typeof sandboxed>;
  let library: LibraryBench;

  beforeEach(async () => {
    b = sandboxed({ realm: realms.sandbox });
    library = await libraryBench(b);
  });
  afterEach(() => library.close());

  const entityOf = (kind: DocumentKind) => documentRows[kind].entity as LibraryEntity;
  const make = (kind: DocumentKind, content: JsonRecord) =>
    library.ask((callback) => library.client[`create${entityOf(kind)}`](content, callback));
  const invoiceToPay = async () => {
    const invoice = await make('invoice', { ...theirs.invoice(''), DocNumber: 'INV-1' });
    return textOf(invoice, 'Id') ?? '';
  };
  const creditToUse = async () => {
    const credit = await make('creditMemo', { ...theirs.creditMemo(''), DocNumber: 'CM-1' });
    return textOf(credit, 'Id') ?? '';
  };

  it.each(kinds)('%s made by the library is found, read and taken away by us', async (kind) => {
    const made = await make(kind, theirs[kind](await invoiceToPay()));
    const id = textOf(made, 'Id') ?? '';
    const numbered = documentRows[kind].numberField !== undefined;
    const expected = {
      kind,
      id,
      date,
      totalMinor: 3998,
      currency: 'USD',
      privateNote: note,
      ...(numbered ? { number } : {}),
    };
    const byNumber = await b.client.findByNumberPrefix(kind, number);
    expect(byNumber).toMatchObject({ ok: true, value: numbered ? [expected] : [] });
    const byTotal = await b.client.findByDateAndTotal(kind, date, 3998, 'USD');
    expect(byTotal.ok && byTotal.value.filter((one) => one.id === id)).toMatchObject([expected]);
    expect(await b.client.readDocument(kind, id)).toMatchObject({ ok: true, value: expected });
    const taken = await b.client.deleteDocument(kind, id, textOf(made, 'SyncToken') ?? '', 'request-9');
    expect(taken).toMatchObject({ outcome: 'removed' });
    const read = library.ask((callback) => library.client[`get${entityOf(kind)}`](id, callback));
    await expect(read).rejects.toMatchObject({ response: { data: { Fault: { Error: [{ code: '610' }] } } } });
  });

  it.each(kinds)('%s of ours is found, read and taken away by the library', async (kind) => {
    const payload = ours(kind, await invoiceToPay(), await creditToUse());
    const sent = await b.client.createDocument(kind, payload, 'request-1');
    if (sent.outcome !== 'created') throw new Error(JSON.stringify(sent));
    const { id, totalMinor } = sent.document;
    const entity = entityOf(kind);
    const find = (criteria: JsonRecord, callback: Callback) =>
      entity === 'JournalEntry'
        ? library.client.findJournalEntries(criteria, callback)
        : library.client[`find${entity}s`](criteria, callback);
    const { numberField, totalField } = documentRows[kind];
    const criteria = numberField === undefined ? { TxnDate: date } : { [numberField]: number };
    const answer = await library.ask((callback) => find(criteria, callback));
    const [found, ...more] = listOf(recordOf(answer, 'QueryResponse'), entity);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ Id: id, TxnDate: date, [totalField]: totalMinor / 100 });
    expect(textOf(found ?? {}, 'PrivateNote')).toContain('cf:1');
    const read = await library.ask((callback) => library.client[`get${entity}`](id, callback));
    expect(read).toEqual(found);
    await library.ask((callback) => library.client[`delete${entity}`](id, callback));
    expect(await b.client.readDocument(kind, id)).toEqual({ ok: true, value: 'absent' });
  });

  it('a receipt of ours that the library deposits is seen as deposited, and stays', async () => {
    const onHand = JSON.stringify({
      ...theirs.salesReceipt(''),
      DepositToAccountRef: value(accounts.undepositedFunds),
    });
    const sent = await b.client.createDocument('salesReceipt', onHand, 'request-1');
    if (sent.outcome !== 'created') throw new Error(JSON.stringify(sent));
    const { id, syncToken } = sent.document;
    const Line = [
      { Amount: 39.98, LinkedTxn: [{ TxnId: id, TxnType: 'SalesReceipt', TxnLineId: '0' }] },
      {
        DetailType: 'DepositLineDetail',
        Amount: -6.25,
        DepositLineDetail: { AccountRef: value(accounts.bankCharges) },
      },
    ];
    const deposit = await library.ask((callback) =>
      library.client.createDeposit(
        { TxnDate: date, DepositToAccountRef: value(accounts.checking), Line },
        callback,
      ),
    );
    expect(deposit['TotalAmt']).toBe(33.73);
    expect(await b.client.readDocument('salesReceipt', id)).toMatchObject({ value: { deposited: true } });
    expect(await b.client.deleteDocument('salesReceipt', id, syncToken, 'request-2')).toMatchObject({
      outcome: 'rejected',
      problem: { code: 'quickbooks_deposited' },
    });
  });
});
