import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CompanyLists, ListName } from '../../lib/books/company';
import type { Result } from '../../lib/problem/problem';
import { type Callback, type LibraryBench, libraryBench } from '../sandbox/quickbooks/nodeQuickbooks';
import { type JsonRecord, listOf, recordOf } from '../sandbox/quickbooks/record';
import { american } from '../sandbox/quickbooks/seeds/american';
import { sandboxed } from './tools';

/** What of node-quickbooks makes and finds entries of lists; the package has no types of its own. */
type ListLibrary = Readonly<
  Record<string, (content: JsonRecord | readonly JsonRecord[], callback: Callback) => void>
>;

const { accounts } = american;

/** A new entry of each list that can be made, as the library makes it and as we name it. */
const entries = [
  ['createAccount', { Name: 'Amazon Clearing', AccountType: 'Bank' }, 'accounts', 'Amazon Clearing'],
  [
    'createItem',
    { Name: 'Amazon sales', Type: 'Service', IncomeAccountRef: { value: accounts.sales } },
    'items',
    'Amazon sales',
  ],
  ['createCustomer', { DisplayName: 'Amazon' }, 'customers', 'Amazon'],
  ['createVendor', { DisplayName: 'Amazon Services' }, 'vendors', 'Amazon Services'],
  [
    'createClass',
    { Name: 'Online', ParentRef: { value: '1' }, SubClass: true },
    'classes',
    'Wholesale:Online',
  ],
  ['createDepartment', { Name: 'Seattle' }, 'locations', 'Seattle'],
  ['createPaymentMethod', { Name: 'Amazon Pay' }, 'paymentMethods', 'Amazon Pay'],
  ['createTerm', { Name: 'Net 14', DueDays: 14 }, 'terms', 'Net 14'],
] as const satisfies readonly (readonly [string, JsonRecord, ListName, string])[];

function got<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.said ?? ''}`);
  return result.value;
}

describe('lists between node-quickbooks, which nobody here wrote, and ours', () => {
  let b: ReturnType<typeof sandboxed>;
  let library: LibraryBench;

  beforeEach(async () => {
    b = sandboxed();
    library = await libraryBench(b);
  });
  afterEach(() => library.close());

  /** One call of the library by the name of its method. */
  function ask(method: string, content: JsonRecord | readonly JsonRecord[]): Promise<JsonRecord> {
    const client = library.client as unknown as ListLibrary;
    return library.ask((callback) => client[method]?.(content, callback));
  }

  it.each(entries)(
    '%s: found by us, in the whole list and among its changes',
    async (method, content, name, called) => {
      const known = got(await b.client.readLists({ names: [name] }));
      const made = await ask(method, content);
      const read = async (before?: CompanyLists) =>
        got(await b.client.readLists({ names: [name], ...(before === undefined ? {} : { known: before }) }))[
          name
        ];
      const found = (await read())?.find((entry) => entry.name === called);
      expect(found).toMatchObject({ id: made['Id'], active: true });
      expect((await read(known))?.find(({ id }) => id === found?.id)).toEqual(found);
    },
  );

  it('what we create is found by it, and what it made is taken by us', async () => {
    const item = { name: 'Amazon seller fees', accountId: accounts.commissionsAndFees };
    const account = { name: 'Amazon Clearing', type: 'Bank', subType: 'CashOnHand' };
    const made = [
      ['findVendors', 'Vendor', 'DisplayName', () => b.client.createVendor({ name: 'Amazon' })],
      ['findItems', 'Item', 'Name', () => b.client.createItem(item)],
      ['findAccounts', 'Account', 'Name', () => b.client.createAccount(account)],
      [
        'findPaymentMethods',
        'PaymentMethod',
        'Name',
        () => b.client.createPaymentMethod({ name: 'Amazon Pay' }),
      ],
    ] as const;
    for (const [method, entity, field, create] of made) {
      const { entry } = got(await create());
      const answer = await ask(method, [{ field, value: entry.name, operator: '=' }]);
      const rows = listOf(recordOf(answer, 'QueryResponse'), entity);
      expect(rows.map((row) => [row['Id'], row[field]])).toEqual([[entry.id, entry.name]]);
    }
    const customer = await ask('createCustomer', { DisplayName: 'Amazon (customer)' });
    expect(got(await b.client.createCustomer({ name: 'Amazon' }, 'useFreeName'))).toMatchObject({
      how: 'existed',
      entry: { id: customer['Id'] },
    });
  });

  it('tax codes and rates are as many as it finds, and a rate of a day is the same', async () => {
    const codes = await ask('findTaxCodes', []);
    const { taxCodes } = got(await b.client.readLists({ names: ['taxCodes'] }));
    expect(taxCodes?.map(({ id }) => id)).toEqual(
      listOf(recordOf(codes, 'QueryResponse'), 'TaxCode')
        .map((row) => row['Id'])
        .sort(),
    );
    b.company.setMode({ multicurrency: true });
    const rate = await ask('getExchangeRate', { sourcecurrencycode: 'EUR', asofdate: '2026-11-02' });
    expect(got(await b.client.readExchangeRate('EUR', '2026-11-02')).rate).toBe(
      String(recordOf(rate, 'ExchangeRate')['Rate']),
    );
  });
});
