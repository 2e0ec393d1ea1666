import { describe, expect, it } from 'vitest';
import { type JsonRecord, listOf, recordOf, textOf } from './record';
import { american } from './seeds/american';
import { bench, faultCode } from './testing';

const { accounts, items } = american;

describe('names', () => {
  it('are unique over customers, vendors and employees, in any case, inactive ones too', async () => {
    const b = bench();
    const made = await b.create('Customer', { DisplayName: ' Amazon ' });
    expect(recordOf(made.json, 'Customer')).toMatchObject({
      DisplayName: 'Amazon',
      FullyQualifiedName: 'Amazon',
      Active: true,
      Taxable: true,
      Balance: 0,
      SyncToken: '0',
    });
    b.company.deactivate('Customer', textOf(recordOf(made.json, 'Customer'), 'Id') ?? '');
    for (const [entity, DisplayName] of [
      ['Customer', 'AMAZON'],
      ['Vendor', 'Amazon'],
      ['Vendor', 'Emil Plant'],
    ] as const) {
      expect(faultCode(await b.create(entity, { DisplayName }))).toBe('6240');
    }
    expect(faultCode(await b.create('Customer', { DisplayName: 'Amazon: US' }))).toBe('2040');
    expect(faultCode(await b.create('Customer', { DisplayName: 'x'.repeat(501) }))).toBe('2050');
    expect(faultCode(await b.create('Customer', {}))).toBe('2020');
  });

  it('of items and accounts too', async () => {
    const b = bench();
    const service = { Name: 'services', Type: 'Service', IncomeAccountRef: { value: accounts.services } };
    expect(faultCode(await b.create('Item', service))).toBe('6240');
    expect(faultCode(await b.create('Account', { Name: 'checking', AccountType: 'Bank' }))).toBe('6240');
    b.company.deactivate('Account', accounts.savings);
    expect(b.company.document('Account', accounts.savings)?.['Name']).toBe('Savings (deleted)');
    expect((await b.create('Account', { Name: 'Savings', AccountType: 'Bank' })).status).toBe(200);
  });
});

describe('accounts', () => {
  it('need a type or a subtype that belong together', async () => {
    const b = bench();
    const made = await b.create('Account', {
      Name: 'Amazon Clearing',
      AccountType: 'Bank',
      AccountSubType: 'CashOnHand',
    });
    expect(recordOf(made.json, 'Account')).toMatchObject({
      Classification: 'Asset',
      CurrentBalance: 0,
      SubAccount: false,
    });
    const bySubType = await b.create('Account', {
      Name: 'Amazon Fees',
      AccountSubType: 'CommissionsAndFees',
    });
    expect(recordOf(bySubType.json, 'Account')).toMatchObject({
      AccountType: 'Expense',
      Classification: 'Expense',
    });
    expect(faultCode(await b.create('Account', { Name: 'A' }))).toBe('2020');
    expect(faultCode(await b.create('Account', { Name: 'A', AccountType: 'Money' }))).toBe('2170');
    expect(faultCode(await b.create('Account', { Name: 'A', AccountSubType: 'Money' }))).toBe('2170');
    expect(
      faultCode(await b.create('Account', { Name: 'A', AccountType: 'Bank', AccountSubType: 'Inventory' })),
    ).toBe('6000');
    expect(faultCode(await b.create('Account', { Name: 'A "B"', AccountType: 'Bank' }))).toBe('2040');
  });
});

describe('items', () => {
  it('need their accounts, and inventory its plan', async () => {
    const b = bench();
    expect(faultCode(await b.create('Item', { Name: 'A', Type: 'Service' }))).toBe('2020');
    const payable = { Name: 'A', Type: 'Service', IncomeAccountRef: { value: accounts.accountsPayable } };
    expect(faultCode(await b.create('Item', payable))).toBe('6430');
    const inventory = {
      Name: 'Lantern',
      Type: 'Inventory',
      TrackQtyOnHand: true,
      QtyOnHand: 3,
      InvStartDate: '2026-11-10',
      IncomeAccountRef: { value: accounts.sales },
      ExpenseAccountRef: { value: accounts.costOfGoodsSold },
      AssetAccountRef: { value: accounts.inventoryAsset },
    };
    const made = await b.create('Item', inventory);
    expect(recordOf(made.json, 'Item')).toMatchObject({ QtyOnHand: 3, Type: 'Inventory' });
    const value = textOf(recordOf(made.json, 'Item'), 'Id') ?? '';
    const early = await b.create('SalesReceipt', {
      TxnDate: '2026-11-09',
      Line: [{ DetailType: 'SalesItemLineDetail', Amount: 1, SalesItemLineDetail: { ItemRef: { value } } }],
    });
    expect(faultCode(early)).toBe('6270');
    b.company.setMode({ plan: 'Essentials' });
    expect(faultCode(await b.create('Item', { ...inventory, Name: 'Lamp' }))).toBe('5030');
  });
});

describe('notes', () => {
  it('stand alone, are found by their text, and change by sync token', async () => {
    const b = bench();
    const made = recordOf((await b.create('Attachable', { Note: 'cf:writer laptop' })).json, 'Attachable');
    const id = textOf(made, 'Id');
    const found = await b.query("select * from Attachable where Note LIKE 'cf:writer%'");
    expect(listOf(recordOf(found.json, 'QueryResponse'), 'Attachable').map((row) => row['Id'])).toEqual([id]);
    const change = (SyncToken: string) =>
      b.call('POST', 'attachable', { Id: id, SyncToken, Note: 'cf:writer desktop' });
    expect(recordOf((await change('0')).json, 'Attachable')).toMatchObject({
      SyncToken: '1',
      Note: 'cf:writer desktop',
    });
    expect(faultCode(await change('0'))).toBe('5010');
    expect(faultCode(await b.create('Attachable', { Note: 'n'.repeat(2001) }))).toBe('2050');
    expect((await b.call('POST', 'attachable?operation=delete', { Id: id })).status).toBe(200);
  });
});

describe('the other documents', () => {
  const sale = (amount: number): JsonRecord => ({
    DetailType: 'SalesItemLineDetail',
    Amount: amount,
    SalesItemLineDetail: { ItemRef: { value: items.tentPegs }, TaxCodeRef: { value: 'NON' } },
  });
  const entry = (side: string, value: string, amount: number): JsonRecord => ({
    DetailType: 'JournalEntryLineDetail',
    Amount: amount,
    JournalEntryLineDetail: { PostingType: side, AccountRef: { value } },
  });

  it('post as they should', async () => {
    const b = bench();
    const ok = async (entity: string, content: JsonRecord) => {
      const answer = await b.create(entity, content);
      expect(answer.text).not.toContain('Fault');
      return textOf(recordOf(answer.json, entity), 'Id') ?? '';
    };
    const invoice = await ok('Invoice', { CustomerRef: { value: '1' }, Line: [sale(100)] });
    await ok('Payment', {
      CustomerRef: { value: '1' },
      TotalAmt: 60,
      DepositToAccountRef: { value: accounts.checking },
      Line: [{ Amount: 60, LinkedTxn: [{ TxnId: invoice, TxnType: 'Invoice' }] }],
    });
    expect(b.company.document('Invoice', invoice)?.['Balance']).toBe(40);
    expect(b.company.document('Customer', '1')?.['Balance']).toBe(40);
    await ok('CreditMemo', { CustomerRef: { value: '1' }, Line: [sale(10)] });
    await ok('RefundReceipt', { DepositToAccountRef: { value: accounts.checking }, Line: [sale(5)] });
    await ok('Estimate', { CustomerRef: { value: '1' }, Line: [sale(999)] });
    await ok('Purchase', {
      PaymentType: 'Cash',
      AccountRef: { value: accounts.checking },
      Line: [
        {
          DetailType: 'AccountBasedExpenseLineDetail',
          Amount: 7,
          AccountBasedExpenseLineDetail: { AccountRef: { value: accounts.advertising } },
        },
      ],
    });
    await ok('Transfer', {
      FromAccountRef: { value: accounts.checking },
      ToAccountRef: { value: accounts.savings },
      Amount: 20,
    });
    await ok('JournalEntry', {
      Line: [entry('Debit', accounts.advertising, 3), entry('Credit', accounts.checking, 3)],
    });
    expect(Object.fromEntries(b.company.ledger.balances())).toEqual({
      [accounts.accountsReceivable]: 10000 - 6000 - 1000,
      [accounts.sales]: -10000 + 1000 + 500,
      [accounts.checking]: 6000 - 500 - 700 - 2000 - 300,
      [accounts.savings]: 2000,
      [accounts.advertising]: 700 + 300,
    });
  });

  it('are refused as they should', async () => {
    const b = bench();
    const lopsided = { Line: [entry('Debit', accounts.checking, 3), entry('Credit', accounts.sales, 2)] };
    expect(faultCode(await b.create('JournalEntry', lopsided))).toBe('2300');
    const nameless = {
      Line: [entry('Debit', accounts.accountsReceivable, 3), entry('Credit', accounts.sales, 3)],
    };
    expect(faultCode(await b.create('JournalEntry', nameless))).toBe('6000');
    expect(faultCode(await b.create('RefundReceipt', { Line: [sale(1)] }))).toBe('2020');
    expect(faultCode(await b.create('Invoice', { Line: [sale(1)] }))).toBe('2020');
    const fromIncome = {
      FromAccountRef: { value: accounts.sales },
      ToAccountRef: { value: accounts.checking },
      Amount: 1,
    };
    expect(faultCode(await b.create('Transfer', fromIncome))).toBe('6430');
    const byCard = {
      PaymentType: 'CreditCard',
      AccountRef: { value: accounts.checking },
      Line: [
        {
          DetailType: 'AccountBasedExpenseLineDetail',
          Amount: 1,
          AccountBasedExpenseLineDetail: { AccountRef: { value: '7' } },
        },
      ],
    };
    expect(faultCode(await b.create('Purchase', byCard))).toBe('6430');
    expect(faultCode(await b.create('Employee', { DisplayName: 'X' }))).toBe('500');
  });
});

describe('settings', () => {
  it('are seen in preferences and company info', async () => {
    const b = bench();
    b.company.setMode({ customTxnNumbers: false, bookCloseDate: '2026-06-30' });
    expect(recordOf((await b.call('GET', 'preferences')).json, 'Preferences')).toMatchObject({
      AccountingInfoPrefs: { BookCloseDate: '2026-06-30' },
      SalesFormsPrefs: { CustomTxnNumbers: false },
      CurrencyPrefs: { MultiCurrencyEnabled: false, HomeCurrency: { value: 'USD' } },
      ReportPrefs: { ReportBasis: 'Accrual' },
    });
    expect(recordOf((await b.call('GET', `companyinfo/${b.realm}`)).json, 'CompanyInfo')).toMatchObject({
      CompanyName: 'Sandbox Outfitters',
      Country: 'US',
    });
    expect(
      listOf(recordOf((await b.query('select * from Preferences')).json, 'QueryResponse'), 'Preferences'),
    ).toHaveLength(1);
  });
});
