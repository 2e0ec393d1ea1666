import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Library, type LibraryBench, libraryBench } from './nodeQuickbooks';
import { listOf, recordOf, textOf } from './record';
import { american } from './seeds/american';
import { realms } from './seeds/world';
import { bench } from './testing';

describe('node-quickbooks, which nobody here wrote', () => {
  let b: ReturnType<typeof bench>;
  let library: LibraryBench;
  let client: Library;
  const ask: LibraryBench['ask'] = (run) => library.ask(run);

  beforeEach(async () => {
    b = bench({ realm: realms.sandbox });
    library = await libraryBench(b);
    client = library.client;
  });

  afterEach(() => library.close());

  const receipt = {
    DocNumber: '114-1111111-1111111',
    TxnDate: '2026-11-02',
    CustomerRef: { value: american.customers.walkIn },
    Line: [
      {
        DetailType: 'SalesItemLineDetail',
        Amount: 19.99,
        SalesItemLineDetail: { ItemRef: { value: american.items.tentPegs }, TaxCodeRef: { value: 'NON' } },
      },
    ],
  };

  it('creates, reads, finds, changes and deletes a sales receipt', async () => {
    const made = await ask((callback) => client.createSalesReceipt(receipt, callback));
    expect(made).toMatchObject({ DocNumber: '114-1111111-1111111', TotalAmt: 19.99, SyncToken: '0' });
    const id = textOf(made, 'Id') ?? '';
    const found = await ask((callback) =>
      client.findSalesReceipts([{ field: 'DocNumber', value: '114-%', operator: 'LIKE' }], callback),
    );
    expect(listOf(recordOf(found, 'QueryResponse'), 'SalesReceipt').map((row) => row['Id'])).toEqual([id]);
    const changed = await ask((callback) =>
      client.updateSalesReceipt({ Id: id, SyncToken: '0', PrivateNote: 'by library' }, callback),
    );
    expect(changed).toMatchObject({ SyncToken: '1', PrivateNote: 'by library', TotalAmt: 19.99 });
    const gone = await ask((callback) => client.deleteSalesReceipt(id, callback));
    expect(recordOf(gone, 'SalesReceipt')).toEqual({ domain: 'QBO', status: 'Deleted', Id: id });
    expect(b.company.documents('SalesReceipt')).toEqual([]);
  });

  it('hears of refusals', async () => {
    await ask((callback) => client.createSalesReceipt(receipt, callback));
    const refused = ask((callback) => client.createSalesReceipt(receipt, callback));
    await expect(refused).rejects.toMatchObject({
      response: { status: 400, data: { Fault: { type: 'ValidationFault', Error: [{ code: '6140' }] } } },
    });
  });

  it('creates and finds customers, in pages and by count', async () => {
    const made = await ask((callback) =>
      client.createCustomer({ DisplayName: "O'Neil & Sons 100%" }, callback),
    );
    const found = await ask((callback) =>
      client.findCustomers({ DisplayName: "O'Neil & Sons 100%" }, callback),
    );
    expect(listOf(recordOf(found, 'QueryResponse'), 'Customer').map((row) => row['Id'])).toEqual([
      made['Id'],
    ]);
    const all = await ask((callback) => client.findCustomers({ fetchAll: true, limit: 2 }, callback));
    expect(listOf(recordOf(all, 'QueryResponse'), 'Customer')).toHaveLength(3);
    const counted = await ask((callback) => client.findCustomers({ count: true }, callback));
    expect(recordOf(counted, 'QueryResponse')['totalCount']).toBe(3);
  });

  it('reads lists, settings and changes, and sends batches', async () => {
    const banks = await ask((callback) =>
      client.findAccounts({ AccountType: 'Bank', asc: 'Name' }, callback),
    );
    expect(listOf(recordOf(banks, 'QueryResponse'), 'Account').map((row) => row['Name'])).toEqual([
      'Checking',
      'Savings',
    ]);
    expect(await ask((callback) => client.getCompanyInfo(b.realm, callback))).toMatchObject({
      Country: 'US',
    });
    expect(await ask((callback) => client.getPreferences(callback))).toMatchObject({
      SalesFormsPrefs: { CustomTxnNumbers: true },
    });
    const items = [{ bId: 'one', operation: 'create', SalesReceipt: receipt }];
    const batch = await ask((callback) => client.batch(items, callback));
    expect(listOf(batch, 'BatchItemResponse').map((item) => item['bId'])).toEqual(['one']);
    const since = '2026-11-23T09:00:00-08:00';
    const changes = await ask((callback) => client.changeDataCapture(['SalesReceipt'], since, callback));
    const [response] = listOf(listOf(changes, 'CDCResponse')[0] ?? {}, 'QueryResponse');
    expect(listOf(response ?? {}, 'SalesReceipt')).toHaveLength(1);
  });

  it('refreshes its token', async () => {
    b.side.expireAccessTokens();
    const expired = ask((callback) => client.getCompanyInfo(b.realm, callback));
    await expect(expired).rejects.toMatchObject({ response: { status: 401 } });
    await ask((callback) => client.refreshAccessToken(callback));
    expect(await ask((callback) => client.getCompanyInfo(b.realm, callback))).toMatchObject({ Id: '1' });
  });
});
