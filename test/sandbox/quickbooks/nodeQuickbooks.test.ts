import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type JsonRecord, listOf, recordOf, textOf } from './record';
import { american } from './seeds/american';
import { realms } from './seeds/world';
import { bench } from './testing';

type Callback = (error: unknown, data: JsonRecord | null) => void;

/** What of node-quickbooks is used here; the package has no types of its own. */
interface Client {
  createSalesReceipt(content: JsonRecord, callback: Callback): void;
  getSalesReceipt(id: string, callback: Callback): void;
  findSalesReceipts(criteria: unknown, callback: Callback): void;
  updateSalesReceipt(content: JsonRecord, callback: Callback): void;
  deleteSalesReceipt(idOrContent: string | JsonRecord, callback: Callback): void;
  createCustomer(content: JsonRecord, callback: Callback): void;
  findCustomers(criteria: unknown, callback: Callback): void;
  findAccounts(criteria: unknown, callback: Callback): void;
  getCompanyInfo(id: string, callback: Callback): void;
  getPreferences(callback: Callback): void;
  batch(items: readonly JsonRecord[], callback: Callback): void;
  changeDataCapture(entities: readonly string[], since: string, callback: Callback): void;
  refreshAccessToken(callback: Callback): void;
}

interface Library {
  new (
    key: string,
    secret: string,
    token: string,
    tokenSecret: false,
    realm: string,
    useSandbox: true,
    debug: false,
    minorversion: number,
    oauthVersion: '2.0',
    refreshToken: string,
  ): Client;
  V3_ENDPOINT_BASE_URL: string;
  TOKEN_URL: string;
}

const QuickBooks = createRequire(import.meta.url)('node-quickbooks') as Library;

/** Takes plain HTTP on this machine for the hosts of Intuit. */
async function relay(
  b: ReturnType<typeof bench>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const path = incoming.url ?? '/';
  const host = path.startsWith('/oauth2/')
    ? 'oauth.platform.intuit.com'
    : 'sandbox-quickbooks.api.intuit.com';
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (typeof value === 'string' && !['host', 'connection', 'content-length'].includes(name))
      headers.set(name, value);
  }
  const response = await b.side.handle(
    new Request(`https://${host}${path}`, {
      method: incoming.method ?? 'GET',
      headers,
      ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
    }),
  );
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

describe('node-quickbooks, which nobody here wrote', () => {
  const original = { base: QuickBooks.V3_ENDPOINT_BASE_URL, token: QuickBooks.TOKEN_URL };
  let server: Server;
  let b: ReturnType<typeof bench>;
  let client: Client;

  beforeEach(async () => {
    b = bench({ realm: realms.sandbox });
    server = createServer((incoming, outgoing) => {
      relay(b, incoming, outgoing).catch((error: unknown) =>
        outgoing.destroy(error instanceof Error ? error : undefined),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    QuickBooks.V3_ENDPOINT_BASE_URL = `${base}/v3/company/`;
    QuickBooks.TOKEN_URL = `${base}/oauth2/v1/tokens/bearer`;
    const tokens = b.side.connect(b.app.clientId, b.realm);
    client = new QuickBooks(
      b.app.clientId,
      b.app.clientSecret,
      tokens.accessToken,
      false,
      b.realm,
      true,
      false,
      75,
      '2.0',
      tokens.refreshToken,
    );
  });

  afterEach(async () => {
    QuickBooks.V3_ENDPOINT_BASE_URL = original.base;
    QuickBooks.TOKEN_URL = original.token;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  /** Runs one call of the library. */
  function ask(run: (callback: Callback) => void): Promise<JsonRecord> {
    return new Promise((resolve, reject) =>
      run((error, data) => (error ? reject(error) : resolve(data ?? {}))),
    );
  }

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
