import { describe, expect, it } from 'vitest';
import { type JsonRecord, listOf, recordOf, textOf } from './record';
import { american } from './seeds/american';
import { realms } from './seeds/world';
import { bench, faultCode } from './testing';

const { accounts, items, customers } = american;

function line(item: string, amount: number, more: JsonRecord = {}): JsonRecord {
  return {
    DetailType: 'SalesItemLineDetail',
    Amount: amount,
    SalesItemLineDetail: { ItemRef: { value: item }, TaxCodeRef: { value: 'NON' }, ...more },
  };
}

function receipt(more: JsonRecord = {}): JsonRecord {
  return {
    DocNumber: '114-1111111-1111111',
    TxnDate: '2026-11-02',
    CustomerRef: { value: customers.walkIn },
    DepositToAccountRef: { value: accounts.checking },
    PrivateNote: 'Amazon.com order 114-1111111-1111111',
    Line: [line(items.tentPegs, 39.98, { Qty: 2, UnitPrice: 19.99 })],
    TxnTaxDetail: { TotalTax: 0 },
    ...more,
  };
}

async function feeItem(b: ReturnType<typeof bench>): Promise<string> {
  const made = await b.create('Item', {
    Name: 'Amazon fees',
    Type: 'Service',
    IncomeAccountRef: { value: accounts.commissionsAndFees },
  });
  expect(made.status).toBe(200);
  return textOf(recordOf(made.json, 'Item'), 'Id') ?? '';
}

describe('a sales receipt', () => {
  it('is stored, numbered, totalled and booked through its items', async () => {
    const b = bench();
    const fees = await feeItem(b);
    const made = await b.create('SalesReceipt', {
      ...receipt(),
      Line: [line(items.tentPegs, 39.98, { Qty: 2, UnitPrice: 19.99 }), line(fees, -5.4)],
      TotalAmt: 173.7,
    });
    expect(made.status).toBe(200);
    const stored = recordOf(made.json, 'SalesReceipt');
    expect(stored).toMatchObject({
      domain: 'QBO',
      sparse: false,
      SyncToken: '0',
      DocNumber: '114-1111111-1111111',
      TotalAmt: 34.58,
      Balance: 0,
      TxnTaxDetail: { TotalTax: 0 },
      CustomerRef: { value: customers.walkIn, name: 'Walk-in Customer' },
      DepositToAccountRef: { value: accounts.checking, name: 'Checking' },
      CurrencyRef: { value: 'USD', name: 'United States Dollar' },
    });
    expect(listOf(stored, 'Line').map((each) => [each['DetailType'], each['Amount']])).toEqual([
      ['SalesItemLineDetail', 39.98],
      ['SalesItemLineDetail', -5.4],
      ['SubTotalLineDetail', 34.58],
    ]);
    expect(textOf(recordOf(stored, 'MetaData'), 'CreateTime')).toBe('2026-11-23T10:00:00-08:00');
    expect(made.headers.get('intuit_tid')).toMatch(/^1-/);
    expect(made.headers.get('access-control-allow-origin')).toBeNull();
    expect(Object.fromEntries(b.company.ledger.balances())).toEqual({
      [accounts.checking]: 3458,
      [accounts.sales]: -3998,
      [accounts.commissionsAndFees]: 540,
    });
  });

  it('takes inventory off the shelf at its cost', async () => {
    const b = bench();
    const made = await b.create(
      'SalesReceipt',
      receipt({ Line: [line(items.headlamp, 39.98, { Qty: 2, UnitPrice: 19.99 })] }),
    );
    expect(made.status).toBe(200);
    expect(b.company.ledger.balanceMinor(accounts.costOfGoodsSold)).toBe(1220);
    expect(b.company.ledger.balanceMinor(accounts.inventoryAsset)).toBe(-1220);
    expect(b.company.document('Item', items.headlamp)?.['QtyOnHand']).toBe(418);
  });

  it('is deleted with what it did to the books', async () => {
    const b = bench();
    const made = recordOf((await b.create('SalesReceipt', receipt())).json, 'SalesReceipt');
    const id = textOf(made, 'Id');
    const stale = await b.call('POST', 'salesreceipt?operation=delete', { Id: id, SyncToken: '3' });
    expect(faultCode(stale)).toBe('5010');
    const gone = await b.call('POST', 'salesreceipt?operation=delete', { Id: id, SyncToken: '0' });
    expect(recordOf(gone.json, 'SalesReceipt')).toEqual({ domain: 'QBO', status: 'Deleted', Id: id });
    expect([...b.company.ledger.balances().values()].every((minor) => minor === 0)).toBe(true);
    expect(faultCode(await b.call('GET', `salesreceipt/${id}`))).toBe('610');
    expect(b.company.log.map((commit) => [commit.kind, commit.by])).toEqual([
      ['create', 'api'],
      ['delete', 'api'],
    ]);
  });

  it('is changed sparsely or as a whole', async () => {
    const b = bench();
    const id = textOf(recordOf((await b.create('SalesReceipt', receipt())).json, 'SalesReceipt'), 'Id');
    const sparse = await b.call('POST', 'salesreceipt', {
      Id: id,
      SyncToken: '0',
      sparse: true,
      PrivateNote: 'Changed',
    });
    expect(recordOf(sparse.json, 'SalesReceipt')).toMatchObject({
      SyncToken: '1',
      PrivateNote: 'Changed',
      TotalAmt: 39.98,
    });
    const whole = await b.call('POST', 'salesreceipt', {
      Id: id,
      SyncToken: '1',
      Line: [line(items.tentPegs, 8.5)],
    });
    const after = recordOf(whole.json, 'SalesReceipt');
    expect(after).toMatchObject({ SyncToken: '2', TotalAmt: 8.5, TxnDate: '2026-11-02' });
    expect(after['PrivateNote']).toBeUndefined();
    expect(after['DocNumber']).toBeUndefined();
    expect(after['DepositToAccountRef']).toEqual({
      value: accounts.undepositedFunds,
      name: 'Undeposited Funds',
    });
    expect(b.company.ledger.balanceMinor(accounts.checking)).toBe(0);
    expect(b.company.ledger.balanceMinor(accounts.undepositedFunds)).toBe(850);
  });

  it('is voided in place', async () => {
    const b = bench();
    const id = textOf(recordOf((await b.create('SalesReceipt', receipt())).json, 'SalesReceipt'), 'Id');
    const answer = await b.call('POST', 'salesreceipt?operation=update&include=void', {
      Id: id,
      SyncToken: '0',
      sparse: true,
    });
    expect(recordOf(answer.json, 'SalesReceipt')).toMatchObject({
      TotalAmt: 0,
      DocNumber: '114-1111111-1111111',
    });
    expect(textOf(recordOf(answer.json, 'SalesReceipt'), 'PrivateNote')).toMatch(/^Voided/);
    expect(b.company.ledger.balanceMinor(accounts.sales)).toBe(0);
  });

  const refusals: readonly (readonly [string, string, JsonRecord])[] = [
    ['an unknown property', '2010', { Nonsense: 1 }],
    ['an unknown property of a line', '2010', { Line: [{ ...line(items.tentPegs, 1), Sku: 'x' }] }],
    ['a truth that is none', '2010', { ApplyTaxAfterDiscount: 'perhaps' }],
    ['missing lines', '2020', { Line: undefined }],
    ['a line without its kind', '2020', { Line: [{ Amount: 1 }] }],
    [
      'a line without an amount',
      '2020',
      {
        Line: [
          { DetailType: 'SalesItemLineDetail', SalesItemLineDetail: { ItemRef: { value: items.tentPegs } } },
        ],
      },
    ],
    ['no lines', '2250', { Line: [] }],
    ['an item that never was', '2500', { Line: [line('999', 1)] }],
    ['an inactive item', '610', { Line: [line(items.oldStove, 1)] }],
    ['a customer that never was', '2500', { CustomerRef: { value: '999' } }],
    ['a number of 22 characters', '2050', { DocNumber: '1'.repeat(22) }],
    ['a note of 4,001 characters', '2050', { PrivateNote: 'n'.repeat(4001) }],
    [
      'a description of 4,001 characters',
      '2050',
      { Line: [{ ...line(items.tentPegs, 1), Description: 'd'.repeat(4001) }] },
    ],
    ['NUL in a note', '2040', { PrivateNote: 'a\u0000b' }],
    ['a word outside its enumeration', '2170', { EmailStatus: 'Sent' }],
    ['a day that does not exist', '2070', { TxnDate: '2026-02-30' }],
    [
      'an amount that is no number',
      '2090',
      { Line: [line(items.tentPegs, 1, { Qty: 'two', UnitPrice: 1 })] },
    ],
    [
      'an amount far from quantity times price',
      '6070',
      { Line: [line(items.tentPegs, 10, { Qty: 2, UnitPrice: 19.99 })] },
    ],
    ['a total below zero', '6000', { Line: [line(items.tentPegs, -1)] }],
    ['a deposit account that cannot hold money', '6430', { DepositToAccountRef: { value: accounts.sales } }],
    [
      'a tax code of another country',
      '6100',
      { Line: [line(items.tentPegs, 1, { TaxCodeRef: { value: '5' } })] },
    ],
    ['a foreign currency', '6000', { CurrencyRef: { value: 'EUR' } }],
    ['a closed day', '6210', { TxnDate: '2025-12-31' }],
    [
      'a discount without its amount',
      '6090',
      {
        Line: [
          line(items.tentPegs, 1),
          { DetailType: 'DiscountLineDetail', DiscountLineDetail: { PercentBased: true } },
        ],
      },
    ],
  ];
  it.each(refusals)('refuses %s with %s', async (_what, code, more) => {
    const b = bench();
    const answer = await b.create('SalesReceipt', receipt(more));
    expect(answer.status).toBe(400);
    expect(faultCode(answer)).toBe(code);
    expect(b.company.documents('SalesReceipt')).toEqual([]);
    expect(b.company.log).toEqual([]);
  });

  it('keeps text as it was sent', async () => {
    const b = bench();
    const note = `<img onerror=alert(1)> =SUM(A1) \u202Egnirts "' \\ \n ${'x'.repeat(3900)}`;
    const made = await b.create(
      'SalesReceipt',
      receipt({ PrivateNote: note, Line: [{ ...line(items.tentPegs, 1), Description: note }] }),
    );
    const stored = recordOf(made.json, 'SalesReceipt');
    expect(stored['PrivateNote']).toBe(note);
    expect(listOf(stored, 'Line')[0]?.['Description']).toBe(note);
  });

  it('recomputes an amount that is a cent away, and loses a line without an item', async () => {
    const b = bench();
    const made = await b.create(
      'SalesReceipt',
      receipt({
        Line: [
          line(items.tentPegs, 10, { Qty: 3, UnitPrice: 3.33 }),
          { DetailType: 'SalesItemLineDetail', Amount: 5, SalesItemLineDetail: {} },
        ],
      }),
    );
    expect(recordOf(made.json, 'SalesReceipt')['TotalAmt']).toBe(9.99);
  });
});

describe('numbers', () => {
  it('are refused twice in one kind when the company warns, and only then', async () => {
    const b = bench();
    const first = textOf(recordOf((await b.create('SalesReceipt', receipt())).json, 'SalesReceipt'), 'Id');
    const twice = await b.create('SalesReceipt', receipt());
    expect(faultCode(twice)).toBe('6140');
    expect(twice.text).toContain(
      `DocNumber=114-1111111-1111111 is assigned to TxnType=Sales Receipt with TxnId=${first}`,
    );
    expect((await b.create('Estimate', receipt({ DepositToAccountRef: undefined }))).status).toBe(200);
    expect((await b.create('SalesReceipt', receipt(), '&include=allowduplicatedocnum')).status).toBe(200);
    b.company.setMode({ warnDuplicateNumber: false });
    expect((await b.create('SalesReceipt', receipt())).status).toBe(200);
  });

  it('are the service’s own when custom numbers are off', async () => {
    const b = bench();
    b.company.setMode({ customTxnNumbers: false });
    const made = recordOf((await b.create('SalesReceipt', receipt())).json, 'SalesReceipt');
    expect(made['DocNumber']).toBe('1001');
    expect(recordOf((await b.create('SalesReceipt', receipt())).json, 'SalesReceipt')['DocNumber']).toBe(
      '1002',
    );
  });
});

describe('a company’s settings', () => {
  it('expired: nothing can be written, everything read', async () => {
    const b = bench();
    b.company.setMode({ subscriptionExpired: true });
    expect(faultCode(await b.create('SalesReceipt', receipt()))).toBe('6190');
    expect((await b.query('select * from Account')).status).toBe(200);
  });

  it('automated tax: charged where nothing was said, left alone where a total was sent', async () => {
    const b = bench();
    b.company.setMode({ usingSalesTax: true, automatedSalesTax: true, automatedTaxPercent: 10 });
    const bare = line(items.tentPegs, 20, { TaxCodeRef: undefined });
    const taxed = await b.create(
      'SalesReceipt',
      receipt({ DocNumber: 'A', Line: [bare], TxnTaxDetail: undefined }),
    );
    expect(recordOf(taxed.json, 'SalesReceipt')['TotalAmt']).toBe(22);
    expect(b.company.ledger.balanceMinor(accounts.salesTaxPayable)).toBe(-200);
    const explicit = await b.create('SalesReceipt', receipt({ DocNumber: 'B', Line: [bare] }));
    expect(recordOf(explicit.json, 'SalesReceipt')['TotalAmt']).toBe(20);
    const untaxed = await b.create('SalesReceipt', receipt({ DocNumber: 'C', TxnTaxDetail: undefined }));
    expect(recordOf(untaxed.json, 'SalesReceipt')['TotalAmt']).toBe(39.98);
  });

  it('refused negative lines, refused expense accounts on items', async () => {
    const b = bench();
    b.company.setMode({ negativeLines: 'refused', expenseAccountOnItem: 'refused' });
    const lines = [line(items.tentPegs, 10), line(items.services, -2)];
    expect(faultCode(await b.create('SalesReceipt', receipt({ Line: lines })))).toBe('2290');
    const fee = { Name: 'Fee', Type: 'Service', IncomeAccountRef: { value: accounts.commissionsAndFees } };
    expect(faultCode(await b.create('Item', fee))).toBe('6430');
  });

  it('several currencies: the customer’s currency rules, and the books stay in the home one', async () => {
    const b = bench();
    b.company.setMode({ multicurrency: true });
    const customer = await b.create('Customer', { DisplayName: 'Amazon EU', CurrencyRef: { value: 'EUR' } });
    const value = textOf(recordOf(customer.json, 'Customer'), 'Id') ?? '';
    const wrong = receipt({ CustomerRef: { value }, CurrencyRef: { value: 'USD' } });
    expect(faultCode(await b.create('SalesReceipt', wrong))).toBe('6000');
    const right = receipt({ CustomerRef: { value }, CurrencyRef: { value: 'EUR' }, ExchangeRate: 1.1 });
    const made = recordOf((await b.create('SalesReceipt', right)).json, 'SalesReceipt');
    expect(made).toMatchObject({ TotalAmt: 39.98, HomeTotalAmt: 43.98, ExchangeRate: 1.1 });
    expect(b.company.ledger.balanceMinor(accounts.checking)).toBe(4398);
  });

  it('another country: a tax code on every line', async () => {
    const b = bench({ realm: realms.canada });
    const bare = {
      DetailType: 'SalesItemLineDetail',
      Amount: 50,
      SalesItemLineDetail: { ItemRef: { value: '11' } },
    };
    const missing = await b.create('SalesReceipt', { Line: [bare] });
    expect(faultCode(missing)).toBe('6000');
    expect(missing.text).toContain('GST/HST');
    const coded = { ...bare, SalesItemLineDetail: { ItemRef: { value: '11' }, TaxCodeRef: { value: '6' } } };
    const made = recordOf((await b.create('SalesReceipt', { Line: [coded] })).json, 'SalesReceipt');
    expect(made['TotalAmt']).toBe(56);
    expect(listOf(recordOf(made, 'TxnTaxDetail'), 'TaxLine').map((each) => each['Amount'])).toEqual([
      2.5, 3.5,
    ]);
  });
});

describe('people in the company', () => {
  it('edit, deposit and delete like people', async () => {
    const b = bench();
    const made = recordOf(
      (await b.create('SalesReceipt', receipt({ DepositToAccountRef: undefined }))).json,
      'SalesReceipt',
    );
    const id = textOf(made, 'Id') ?? '';
    b.company.editAsPerson('SalesReceipt', id, { PrivateNote: 'seen by Sam' });
    expect(faultCode(await b.call('POST', 'salesreceipt?operation=delete', { Id: id, SyncToken: '0' }))).toBe(
      '5010',
    );
    const deposit = b.company.deposit(id, accounts.checking);
    expect(b.company.ledger.balanceMinor(accounts.undepositedFunds)).toBe(0);
    expect(b.company.ledger.balanceMinor(accounts.checking)).toBe(3998);
    expect(faultCode(await b.call('POST', 'salesreceipt?operation=delete', { Id: id, SyncToken: '1' }))).toBe(
      '6540',
    );
    b.company.deleteAsPerson('Deposit', deposit);
    expect((await b.call('POST', 'salesreceipt?operation=delete', { Id: id, SyncToken: '1' })).status).toBe(
      200,
    );
  });

  it('make an item inactive, and close the books', async () => {
    const b = bench();
    b.company.deactivate('Item', items.tentPegs);
    expect(faultCode(await b.create('SalesReceipt', receipt()))).toBe('610');
    b.company.deactivate('Account', accounts.services);
    expect(faultCode(await b.create('SalesReceipt', receipt({ Line: [line(items.services, 1)] })))).toBe(
      '610',
    );
    b.company.editAsPerson('Account', accounts.services, { Active: true });
    b.company.closeBooks('2026-11-30');
    expect(faultCode(await b.create('SalesReceipt', receipt({ Line: [line(items.services, 1)] })))).toBe(
      '6210',
    );
  });
});
