import { describe, expect, it } from 'vitest';
import type { QuickBooksClient } from '../../lib/quickbooks/client';
import { american } from '../sandbox/quickbooks/seeds/american';
import { hasReference, judgeByReference, readReference } from './schema/judgeByReference';
import { judgeBySchema } from './schema/judgeBySchema';
import { hasSchema, readSchema } from './schema/readSchema';
import { sandboxed } from './tools';

const long = 'ä'.repeat(5000);
const { accounts } = american;

/** What is created in the company's lists on consent, with names that are too long for it. */
const created: Readonly<Record<string, (client: QuickBooksClient) => Promise<{ readonly ok: boolean }>>> = {
  Account: (client) =>
    client.createAccount({ name: 'Amazon Clearing', type: 'Bank', subType: 'Checking', currency: 'USD' }),
  Item: (client) =>
    client.createItem({
      name: 'Amazon seller fees',
      accountId: accounts.commissionsAndFees,
      expenseAccountId: accounts.commissionsAndFees,
    }),
  Product: (client) =>
    client.createProduct({
      name: long,
      sku: 'TP-11',
      description: long,
      incomeAccountId: accounts.sales,
      expenseAccountId: accounts.costOfGoodsSold,
    }),
  Customer: (client) => client.createCustomer({ name: 'Amazon', currency: 'USD' }),
  Vendor: (client) => client.createVendor({ name: 'Amazon.com Services', currency: 'USD' }),
  PaymentMethod: (client) => client.createPaymentMethod({ name: 'Amazon payments' }),
  Inactive: (client) => client.makeInactive('customer', american.customers.walkIn),
};
const entities: Readonly<Record<string, string>> = {
  account: 'Account',
  item: 'Item',
  customer: 'Customer',
  vendor: 'Vendor',
  paymentmethod: 'PaymentMethod',
};

/** Said to be only read, and to be set once, when a customer or vendor is new. */
const setOnce = /^(Customer|Vendor)\.CurrencyRef: is only read$/;

describe.skipIf(!hasSchema || !hasReference)('new entries of lists, judged by Intuit’s descriptions', () => {
  it.each(Object.entries(created))('%s has no fault', async (name, create) => {
    const { client, posted } = sandboxed();
    expect(await create(client)).toMatchObject({ ok: true });
    const schema = readSchema();
    const reference = readReference();
    const sent = posted.filter(({ path }) => entities[path] !== undefined);
    expect(sent.length).toBeGreaterThan(0);
    for (const { path, body } of sent) {
      const entity = entities[path] ?? '';
      expect(judgeBySchema(schema, entity, JSON.parse(body))).toEqual([]);
      if (name === 'Inactive') continue;
      const faults = judgeByReference(reference, entity, JSON.parse(body));
      expect(faults.filter((fault) => !setOnce.test(fault))).toEqual([]);
    }
  });
});
