import { createRequire } from 'node:module';
import { type PlainHttp, servePlainly } from './plainHttp';
import type { JsonRecord } from './record';
import { realms } from './seeds/world';
import type { bench } from './testing';

/** How the library answers. */
export type Callback = (error: unknown, data: JsonRecord | null) => void;

/** The documents that it creates, reads, finds and deletes. */
export type LibraryEntity =
  | 'CreditMemo'
  | 'Deposit'
  | 'Estimate'
  | 'Invoice'
  | 'JournalEntry'
  | 'Payment'
  | 'Purchase'
  | 'RefundReceipt'
  | 'SalesReceipt'
  | 'Transfer';

/** What of node-quickbooks is used here; the package has no types of its own. */
export type Library = {
  [Name in `create${LibraryEntity}`]: (content: JsonRecord, callback: Callback) => void;
} & {
  [Name in LibraryEntity as `find${Name extends 'JournalEntry' ? 'JournalEntrie' : Name}s`]: (
    criteria: unknown,
    callback: Callback,
  ) => void;
} & {
  [Name in `get${LibraryEntity}`]: (id: string, callback: Callback) => void;
} & {
  [Name in `delete${LibraryEntity}`]: (idOrContent: string | JsonRecord, callback: Callback) => void;
} & {
  updateSalesReceipt(content: JsonRecord, callback: Callback): void;
  createCustomer(content: JsonRecord, callback: Callback): void;
  findCustomers(criteria: unknown, callback: Callback): void;
  findAccounts(criteria: unknown, callback: Callback): void;
  getCompanyInfo(id: string, callback: Callback): void;
  getPreferences(callback: Callback): void;
  batch(items: readonly JsonRecord[], callback: Callback): void;
  changeDataCapture(entities: readonly string[], since: string, callback: Callback): void;
  refreshAccessToken(callback: Callback): void;
};

interface Constructor {
  new (
    key: string,
    secret: string,
    token: string,
    tokenSecret: false,
    realm: string,
    useSandbox: boolean,
    debug: false,
    minorversion: number,
    oauthVersion: '2.0',
    refreshToken: string,
  ): Library;
  V3_ENDPOINT_BASE_URL: string;
  TOKEN_URL: string;
}

const QuickBooks = createRequire(import.meta.url)('node-quickbooks') as Constructor;

/** The library, signed in at a sandbox over plain HTTP. */
export interface LibraryBench {
  readonly client: Library;
  /** Runs one call of the library; rejects with what it heard of a refusal. */
  ask(run: (callback: Callback) => void): Promise<JsonRecord>;
  close(): Promise<void>;
}

/** Signs node-quickbooks in at the company of a bench. Its addresses are global: one at a time. */
export async function libraryBench(b: ReturnType<typeof bench>): Promise<LibraryBench> {
  const original = { base: QuickBooks.V3_ENDPOINT_BASE_URL, token: QuickBooks.TOKEN_URL };
  const isSandbox = b.realm === realms.sandbox;
  const apiHost = isSandbox ? 'sandbox-quickbooks.api.intuit.com' : 'quickbooks.api.intuit.com';
  const http: PlainHttp = await servePlainly(b.side, apiHost);
  // The library writes the production host by taking a word out of this address.
  QuickBooks.V3_ENDPOINT_BASE_URL = `${http.base}/v3/company/`;
  QuickBooks.TOKEN_URL = `${http.base}/oauth2/v1/tokens/bearer`;
  const tokens = b.side.connect(b.app.clientId, b.realm);
  const client = new QuickBooks(
    b.app.clientId,
    b.app.clientSecret,
    tokens.accessToken,
    false,
    b.realm,
    isSandbox,
    false,
    75,
    '2.0',
    tokens.refreshToken,
  );
  return {
    client,
    ask: (run) =>
      new Promise((resolve, reject) => run((error, data) => (error ? reject(error) : resolve(data ?? {})))),
    close: () => {
      QuickBooks.V3_ENDPOINT_BASE_URL = original.base;
      QuickBooks.TOKEN_URL = original.token;
      return http.close();
    },
  };
}
