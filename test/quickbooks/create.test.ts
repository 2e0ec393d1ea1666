import { describe, expect, it } from 'vitest';
import type { QuickBooksClient } from '../../lib/quickbooks/client';
import { american } from '../sandbox/quickbooks/seeds/american';
import { sandboxed } from './tools';

const clearing = { name: 'Amazon Clearing', type: 'Bank', subType: 'Checking' };

describe('creating for the setup', () => {
  it('creates once, and adopts what is there', async () => {
    const { client, company } = sandboxed();
    const first = await client.createAccount(clearing);
    expect(first).toMatchObject({
      ok: true,
      value: { how: 'created', entry: { type: 'Bank', active: true } },
    });
    const second = await client.createAccount(clearing);
    expect(second).toMatchObject({ ok: true, value: { how: 'existed' } });
    expect(company.documents('Account').filter((row) => row['Name'] === 'Amazon Clearing')).toHaveLength(1);
  });

  it('creates a service item on an expense account, and a customer', async () => {
    const { client } = sandboxed();
    const accountId = american.accounts.commissionsAndFees;
    expect(await client.createItem({ name: 'Amazon seller fees', accountId })).toMatchObject({
      ok: true,
      value: { how: 'created', entry: { type: 'Service', incomeAccountId: accountId } },
    });
    expect(await client.createCustomer({ name: 'Amazon' })).toMatchObject({
      ok: true,
      value: { how: 'created', entry: { name: 'Amazon' } },
    });
  });

  it('makes an inactive entry of the same name active again, and says so', async () => {
    const { client, company } = sandboxed();
    const first = await client.createCustomer({ name: "Amazon's buyers" });
    if (!first.ok) throw new Error(first.problem.code);
    company.editAsPerson('Customer', first.value.entry.id, { Active: false });
    expect(await client.createCustomer({ name: "Amazon's buyers" })).toMatchObject({
      ok: true,
      value: { how: 'madeActive', entry: { id: first.value.entry.id, active: true } },
    });
  });

  it('does not take an entry of another kind for it', async () => {
    const { client, company } = sandboxed();
    await client.createAccount({ ...clearing, type: 'Expense', subType: 'OtherMiscellaneousServiceCost' });
    const before = company.documents('Account').length;
    expect(await client.createAccount(clearing)).toMatchObject({
      ok: false,
      problem: { code: 'quickbooks_name_taken' },
    });
    expect(company.documents('Account')).toHaveLength(before);
  });

  it('says who has the name where it is a vendor', async () => {
    const { client, company } = sandboxed();
    company.createAsPerson('Vendor', { DisplayName: 'Amazon' });
    const refused = await client.createCustomer({ name: 'Amazon' });
    expect(refused).toMatchObject({ ok: false, problem: { code: 'quickbooks_name_taken' } });
    expect(refused.ok ? '' : refused.problem.sentence).toBe(
      'QuickBooks already uses the name “Amazon” for a vendor.',
    );
  });

  it('finds what was created when the answer was lost', async () => {
    const { client, plan, company } = sandboxed();
    plan.plan({ method: 'POST', url: /\/account/, fault: { kind: 'drop', at: 'after' }, times: 1 });
    expect(await client.createAccount(clearing)).toMatchObject({ ok: true });
    expect(company.documents('Account').filter((row) => row['Name'] === 'Amazon Clearing')).toHaveLength(1);
  });
});

describe('a name that something has', () => {
  const expense = american.accounts.commissionsAndFees;

  it('is found whatever its case and spaces are', async () => {
    const { client, company } = sandboxed();
    company.createAsPerson('Customer', { DisplayName: 'AMAZON' });
    company.createAsPerson('Account', { Name: 'amazon clearing', AccountType: 'Bank' });
    expect(await client.createCustomer({ name: ' Amazon  ' })).toMatchObject({
      ok: true,
      value: { how: 'existed', entry: { name: 'AMAZON' } },
    });
    expect(await client.createAccount({ ...clearing, subType: 'CashOnHand' })).toMatchObject({
      ok: true,
      value: { how: 'existed', entry: { name: 'amazon clearing' } },
    });
  });

  it('leads to the next free one where that was agreed to', async () => {
    const { client, company } = sandboxed();
    company.createAsPerson('Vendor', { DisplayName: 'Amazon' });
    company.createAsPerson('Vendor', { DisplayName: 'Amazon (customer)' });
    const end = await client.createCustomer({ name: 'Amazon' }, 'useFreeName');
    expect(end).toMatchObject({
      ok: true,
      value: { how: 'created', entry: { name: 'Amazon (customer) 2' } },
    });
    // Again, as after a death: the same one.
    expect(await client.createCustomer({ name: 'Amazon' }, 'useFreeName')).toMatchObject({
      ok: true,
      value: { how: 'existed', entry: { name: 'Amazon (customer) 2' } },
    });
    expect(await client.createVendor({ name: 'Emil Plant' }, 'useFreeName')).toMatchObject({
      ok: true,
      value: { how: 'created', entry: { name: 'Emil Plant (vendor)' } },
    });
    expect(await client.createVendor({ name: 'Emil Plant' })).toMatchObject({
      problem: { sentence: 'QuickBooks already uses the name “Emil Plant” for an employee.' },
    });
  });

  it('of another type of account or item leaves that alone', async () => {
    const { client, company } = sandboxed();
    company.createAsPerson('Account', { Name: 'Amazon Clearing', AccountType: 'Expense' });
    expect(await client.createAccount(clearing, 'useFreeName')).toMatchObject({
      ok: true,
      value: { how: 'created', entry: { name: 'Amazon Clearing 2', type: 'Bank' } },
    });
    const item = { name: 'Headlamp 300', accountId: expense };
    expect(await client.createItem(item, 'useFreeName')).toMatchObject({
      ok: true,
      value: { how: 'created', entry: { name: 'Headlamp 300 2', type: 'Service' } },
    });
  });

  it('of what was made inactive is made active, under the name without “(deleted)”', async () => {
    const b = sandboxed();
    const made = await b.client.createItem({ name: 'Amazon fees', accountId: expense });
    if (!made.ok) throw new Error(made.problem.code);
    const { id } = made.value.entry;
    b.company.deactivate('Item', id);
    expect(b.company.document('Item', id)?.['Name']).toBe('Amazon fees (deleted)');
    // Where QuickBooks keeps the name for what is inactive, as it does for people.
    const body = JSON.stringify({
      Fault: { Error: [{ Message: 'Duplicate Name Exists Error', Detail: 'x', code: '6240' }] },
    });
    const fault = {
      kind: 'answer',
      at: 'before',
      status: 400,
      contentType: 'application/json',
      body,
    } as const;
    b.plan.plan({ method: 'POST', url: /\/item\?/, times: 1, fault });
    expect(await b.client.createItem({ name: 'Amazon fees', accountId: expense })).toMatchObject({
      ok: true,
      value: { how: 'madeActive', entry: { id, name: 'Amazon fees', active: true } },
    });
  });

  it('of what was made inactive and changed in the very moment is read once more', async () => {
    const b = sandboxed();
    const made = await b.client.createCustomer({ name: 'Amazon' });
    if (!made.ok) throw new Error(made.problem.code);
    b.company.editAsPerson('Customer', made.value.entry.id, { Active: false });
    const body = JSON.stringify({
      Fault: { Error: [{ Message: 'Stale Object Error', Detail: 'x', code: '5010' }] },
    });
    const fault = {
      kind: 'answer',
      at: 'before',
      status: 400,
      contentType: 'application/json',
      body,
    } as const;
    b.plan.plan({ method: 'POST', url: /\/customer\?/, times: 1, fault });
    expect(await b.client.createCustomer({ name: 'Amazon' })).toMatchObject({
      ok: true,
      value: { how: 'madeActive', entry: { active: true } },
    });
  });

  it('of a customer in another currency is left alone', async () => {
    const { client, company } = sandboxed();
    company.setMode({ multicurrency: true });
    company.createAsPerson('Customer', { DisplayName: 'Amazon', CurrencyRef: { value: 'EUR' } });
    expect(await client.createCustomer({ name: 'Amazon', currency: 'USD' })).toMatchObject({
      problem: { sentence: 'QuickBooks already uses the name “Amazon” for a customer in EUR.' },
    });
    expect(await client.createCustomer({ name: 'Amazon', currency: 'USD' }, 'useFreeName')).toMatchObject({
      ok: true,
      value: { entry: { name: 'Amazon (customer)', currency: 'USD' } },
    });
  });

  it('is cut to what QuickBooks takes, ending and all, without what it refuses', async () => {
    const { client, company } = sandboxed();
    const long = `Fees: "Amazon"\t${'x'.repeat(120)}`;
    const first = await client.createAccount({ ...clearing, name: long });
    if (!first.ok) throw new Error(first.problem.code);
    expect(first.value.entry.name).toBe(`Fees Amazon ${'x'.repeat(88)}`);
    company.createAsPerson('Account', { Name: `Taken ${'y'.repeat(94)}`, AccountType: 'Expense' });
    const second = await client.createAccount(
      { ...clearing, name: `Taken ${'y'.repeat(94)}` },
      'useFreeName',
    );
    expect(second).toMatchObject({ ok: true, value: { entry: { name: `Taken ${'y'.repeat(92)} 2` } } });
  });
});

describe('products, vendors and payment methods', () => {
  const product = {
    name: 'Steel bottle: blue',
    sku: 'SB-1',
    description: 'One litre',
    incomeAccountId: american.accounts.sales,
  };

  it('a product is a non-inventory item with its SKU, once', async () => {
    const { client, company } = sandboxed();
    expect(await client.createProduct(product)).toMatchObject({
      ok: true,
      value: {
        how: 'created',
        entry: {
          name: 'Steel bottle blue',
          sku: 'SB-1',
          type: 'NonInventory',
          description: 'One litre',
          incomeAccountId: american.accounts.sales,
        },
      },
    });
    expect(await client.createProduct({ ...product, name: 'Another title' })).toMatchObject({
      ok: true,
      value: { how: 'existed', entry: { name: 'Steel bottle blue' } },
    });
    expect(company.documents('Item').filter((row) => row['Sku'] === 'SB-1')).toHaveLength(1);
  });

  it('whoever has the SKU is taken, an inventory item too; an inactive one is made active', async () => {
    const { client } = sandboxed();
    expect(await client.createProduct({ ...product, sku: 'CS-100' })).toMatchObject({
      ok: true,
      value: { how: 'existed', entry: { id: american.items.campingStove, type: 'Inventory' } },
    });
    expect(await client.createProduct({ ...product, sku: 'CS-090' })).toMatchObject({
      ok: true,
      value: { how: 'madeActive', entry: { id: american.items.oldStove, name: 'Old Stove', active: true } },
    });
  });

  it('an inventory item that was made inactive is left to the seller', async () => {
    const { client, company } = sandboxed();
    company.deactivate('Item', american.items.headlamp);
    expect(await client.createProduct({ ...product, sku: 'HL-300' })).toMatchObject({
      ok: false,
      problem: {
        sentence: 'QuickBooks already uses the name “HL-300” for an inactive item of type Inventory.',
      },
    });
    expect(company.document('Item', american.items.headlamp)?.['Active']).toBe(false);
  });

  it('another product of the same name gets a name of its own', async () => {
    const { client } = sandboxed();
    expect(await client.createProduct({ ...product, name: 'Water Filter' })).toMatchObject({
      ok: true,
      value: { how: 'created', entry: { name: 'Water Filter 2', sku: 'SB-1' } },
    });
  });

  it('creates a vendor and a payment method once', async () => {
    const { client, company } = sandboxed();
    expect(await client.createVendor({ name: 'Amazon' })).toMatchObject({
      ok: true,
      value: { how: 'created', entry: { name: 'Amazon' } },
    });
    const name = 'Amazon, paid by the marketplace itself';
    const made = await client.createPaymentMethod({ name });
    expect(made).toMatchObject({ ok: true, value: { how: 'created', entry: { name: name.slice(0, 31) } } });
    expect(await client.createPaymentMethod({ name })).toMatchObject({ ok: true, value: { how: 'existed' } });
    expect(company.documents('PaymentMethod')).toHaveLength(4);
  });

  it('a lost answer to any of them leaves one of each', async () => {
    const kinds = {
      vendor: (client: QuickBooksClient) => client.createVendor({ name: 'Amazon' }, 'useFreeName'),
      paymentmethod: (client: QuickBooksClient) => client.createPaymentMethod({ name: 'Amazon' }),
      item: (client: QuickBooksClient) => client.createProduct(product),
      customer: (client: QuickBooksClient) => client.createCustomer({ name: 'Amazon' }, 'useFreeName'),
      account: (client: QuickBooksClient) => client.createAccount(clearing, 'useFreeName'),
    };
    for (const [path, create] of Object.entries(kinds)) {
      for (const at of ['before', 'after'] as const) {
        const { client, company, plan } = sandboxed();
        plan.plan({ method: 'POST', url: new RegExp(`/${path}\\?`), times: 1, fault: { kind: 'drop', at } });
        const first = await create(client);
        expect(first.ok, `${path} ${at}`).toBe(at === 'after');
        expect(await create(client)).toMatchObject({ ok: true });
        const made = company.log.filter(({ kind, by }) => kind === 'create' && by === 'api');
        expect(made, `${path} ${at}`).toHaveLength(1);
      }
    }
  });
});
