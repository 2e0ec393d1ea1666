import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CompanyLists, ListName } from '../../lib/books/company';
import type { Result } from '../../lib/problem/problem';
import { listAccount, listCustomer, listItem, listTerm, listVendor } from '../../lib/quickbooks/lists';
import { millionthsOf, roundedMinor } from '../../lib/quickbooks/listsPrices';
import { listTaxCode, taxRates } from '../../lib/quickbooks/listsTaxCodes';
import { american } from '../sandbox/quickbooks/seeds/american';
import { canadian } from '../sandbox/quickbooks/seeds/canadian';
import { realms } from '../sandbox/quickbooks/seeds/world';
import { sandboxed, scripted } from './tools';

const dayMs = 86_400_000;
const recorded = '../shared/data/quickbooks/recorded';
const everyList: readonly ListName[] = [
  'accounts',
  'items',
  'customers',
  'vendors',
  'classes',
  'locations',
  'paymentMethods',
  'terms',
  'taxCodes',
];

function got<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.said ?? ''}`);
  return result.value;
}

/** Calls of the kinds that read, since the last time. */
function counting(company: ReturnType<typeof sandboxed>['company']) {
  let before = { query: 0, cdc: 0, read: 0 };
  return () => {
    const { query, cdc, read } = company.calls;
    const since = { query: query - before.query, cdc: cdc - before.cdc, read: read - before.read };
    before = { query, cdc, read };
    return since;
  };
}

describe('entries', () => {
  it('items bear their accounts, their price and their description', async () => {
    const { client, company } = sandboxed();
    company.editAsPerson('Item', american.items.campingStove, { Description: 'Two burners, gas' });
    const { items } = got(await client.readLists());
    expect(items.find(({ id }) => id === american.items.campingStove)).toEqual({
      id: american.items.campingStove,
      name: 'Camping Stove',
      sku: 'CS-100',
      type: 'Inventory',
      active: true,
      incomeAccountId: american.accounts.sales,
      expenseAccountId: american.accounts.costOfGoodsSold,
      description: 'Two burners, gas',
      salesPriceMinor: 3995,
    });
    expect(items.find(({ id }) => id === american.items.oldStove)?.active).toBe(false);
    // A price of nothing is none.
    expect(items.find(({ id }) => id === american.items.services)).not.toHaveProperty('salesPriceMinor');
  });

  it('groups name what they hold', () => {
    const group = {
      Id: '19',
      Name: 'Camp kitchen',
      FullyQualifiedName: 'Bundles:Camp kitchen',
      Type: 'Group',
      Sku: 'CK-1',
      ItemGroupDetail: {
        ItemGroupLine: [
          { ItemRef: { value: '11', name: 'Camping Stove', type: 'Inventory' }, Qty: 1 },
          { ItemRef: { value: '13', name: 'Tent Pegs, 10' }, Qty: 2.5 },
        ],
      },
    };
    expect(listItem(group, 'USD')).toEqual({
      id: '19',
      name: 'Bundles:Camp kitchen',
      sku: 'CK-1',
      type: 'Group',
      active: true,
      components: [
        { itemId: '11', quantity: 1 },
        { itemId: '13', quantity: 2.5 },
      ],
    });
  });

  it('prices are rounded to the minor unit, half away from zero, and never as floating-point numbers', () => {
    expect(
      [19.99, 0.1234567, 8.345, '-8.345', 1.005, 2.675, 1e-7, '1e3', 0, -0.004].map((price) =>
        roundedMinor(price, 'USD'),
      ),
    ).toEqual([1999, 12, 835, -835, 101, 268, undefined, undefined, 0, 0]);
    expect([1200, 1200.5, 0.4].map((price) => roundedMinor(price, 'JPY'))).toEqual([1200, 1201, 0]);
    // Without the home currency nobody knows what the price is in.
    expect(listItem({ Id: '1', Type: 'Service', UnitPrice: 3 })).not.toHaveProperty('salesPriceMinor');
  });

  it('terms say their days, unless they count by a day of the month', () => {
    expect(listTerm({ Id: '3', Name: 'Net 30', Active: true, Type: 'STANDARD', DueDays: 30 })).toEqual({
      id: '3',
      name: 'Net 30',
      active: true,
      dueDays: 30,
    });
    expect(
      listTerm({ Id: '4', Name: 'The 15th', Type: 'DATE_DRIVEN', DayOfMonthDue: 15, DueDays: 0 }),
    ).toEqual({ id: '4', name: 'The 15th', active: true });
  });

  it('a row that cannot be read is told, not left out', async () => {
    const { client } = scripted([new Response('{"QueryResponse":{"Vendor":[{"DisplayName":"x"}]}}')]);
    expect(await client.readLists({ names: ['vendors'] })).toMatchObject({
      ok: false,
      problem: { code: 'quickbooks_answer_unreadable' },
    });
  });
});

describe('tax codes', () => {
  const rates =
    taxRates([
      { Id: '1', RateValue: 5 },
      { Id: '2', RateValue: 9.975 },
      { Id: '3', RateValue: '20' },
      { Id: '4', RateValue: -20 },
      { Id: '5', EffectiveTaxRate: [{ RateValue: 16, EndDate: '2020-12-31' }, { RateValue: 19 }] },
      { Id: '6', EffectiveTaxRate: [{ RateValue: 16 }, { RateValue: 19 }] },
      { Id: '7', RateValue: 9.5 },
    ]) ?? new Map();
  const list = (...details: readonly (readonly [string, string?])[]) => ({
    TaxRateDetail: details.map(([value, TaxTypeApplicable = 'TaxOnAmount'], TaxOrder) => ({
      TaxRateRef: { value },
      TaxTypeApplicable,
      TaxOrder,
    })),
  });
  const sums = (sales: unknown, purchases?: unknown) => {
    const code = { Id: '9', Name: 'Code', SalesTaxRateList: sales, PurchaseTaxRateList: purchases };
    const { salesPerMillion, purchasesPerMillion } = listTaxCode(code, rates) ?? {};
    return [salesPerMillion, purchasesPerMillion];
  };

  it('add up their rates to the millionth', () => {
    expect(sums(list(['1'], ['2']), list(['1']))).toEqual([149_750, 50_000]);
    expect(sums(list(['3'], ['4']))).toEqual([0, undefined]);
    expect(sums({ TaxRateDetail: [] }, list(['3']))).toEqual([undefined, 200_000]);
    expect(sums(list(['5']))).toEqual([190_000, undefined]);
  });

  it('tax on top of tax, in the order of the rates whatever their order in the answer', () => {
    // Quebec before 2013: 9.5 % on the amount with the 5 %.
    expect(sums(list(['1'], ['7', 'TaxOnAmountPlusTax']))).toEqual([149_750, undefined]);
    const shuffled = list(['1'], ['7', 'TaxOnAmountPlusTax']).TaxRateDetail.reverse();
    expect(sums({ TaxRateDetail: shuffled })).toEqual([149_750, undefined]);
    expect(sums(list(['1'], ['3', 'TaxOnTax']))).toEqual([60_000, undefined]);
  });

  it('a rate that is not known leaves the sum unknown', () => {
    expect(sums(list(['1'], ['none']))).toEqual([undefined, undefined]);
    expect(sums(list(['6']))).toEqual([undefined, undefined]);
    expect(millionthsOf(9.97501)).toBeUndefined();
    expect(millionthsOf('8.2500')).toBe(82_500);
  });

  it('of a Canadian company', async () => {
    const { client } = sandboxed({ realm: realms.canada });
    const { taxCodes } = got(await client.readLists({ names: ['taxCodes'] }));
    expect(taxCodes?.map(({ name, salesPerMillion }) => `${name} ${salesPerMillion}`)).toEqual([
      'Exempt 0',
      'Zero-rated 0',
      'GST 50000',
      'HST ON 130000',
      'GST/PST BC 120000',
      'Out of Scope undefined',
      'GST/QST QC - 9.975 149750',
    ]);
    const { gst, qst } = canadian.taxRates;
    const both = [
      { id: gst, perMillion: 50_000 },
      { id: qst, perMillion: 99_750 },
    ];
    expect(taxCodes?.at(-1)?.rates).toEqual({ sales: both, purchases: both });
    expect(taxCodes?.at(-2)).not.toHaveProperty('rates');
  });

  it('are all asked for where inactive ones cannot be', async () => {
    const refusal = JSON.stringify({
      Fault: {
        Error: [{ Message: 'Invalid query', Detail: "property 'Active' is not queryable", code: '4001' }],
      },
    });
    const { client, requests } = scripted([
      new Response(refusal, { status: 400 }),
      new Response(
        '{"QueryResponse":{"TaxCode":[{"Id":"5","Name":"20.0% S","SalesTaxRateList":{"TaxRateDetail":[{"TaxRateRef":{"value":"3"}}]}}]}}',
      ),
      new Response(refusal, { status: 400 }),
      new Response('{"QueryResponse":{"TaxRate":[{"Id":"3","RateValue":20}]}}'),
    ]);
    const { taxCodes } = got(await client.readLists({ names: ['taxCodes'] }));
    expect(taxCodes).toMatchObject([{ id: '5', name: '20.0% S', active: true, salesPerMillion: 200_000 }]);
    expect(taxCodes?.[0]).not.toHaveProperty('purchasesPerMillion');
    expect(requests.map(({ url }) => new URL(url).searchParams.get('query'))).toEqual([
      'select * from TaxCode where Active in (true, false) orderby Id startposition 1 maxresults 1000',
      'select * from TaxCode orderby Id startposition 1 maxresults 1000',
      'select * from TaxRate where Active in (true, false) orderby Id startposition 1 maxresults 1000',
      'select * from TaxRate orderby Id startposition 1 maxresults 1000',
    ]);
  });
});

describe('reading', () => {
  it('connecting reads accounts, items and customers, and nothing else', async () => {
    const { client, company } = sandboxed();
    await client.readCompany();
    const calls = counting(company);
    calls();
    const lists = got(await client.readLists());
    expect(calls()).toEqual({ query: 3, cdc: 0, read: 0 });
    expect(Object.keys(lists).sort()).toEqual(['accounts', 'asOfMs', 'customers', 'items', 'readings']);
  });

  it('reads every list, each with its time', async () => {
    const { client, clock } = sandboxed();
    const lists = got(await client.readLists({ names: everyList }));
    expect(lists.vendors).toEqual([
      { id: american.vendors.northPaper, name: 'North Paper Supply', active: true, currency: 'USD' },
    ]);
    expect(lists.classes).toEqual([{ id: '1', name: 'Wholesale', active: true }]);
    expect(lists.locations).toEqual([{ id: '1', name: 'Warehouse', active: true }]);
    expect(lists.paymentMethods?.map(({ name }) => name)).toEqual(['Cash', 'Check', 'Credit Card']);
    expect(lists.terms).toEqual([{ id: '3', name: 'Net 30', active: true, dueDays: 30 }]);
    expect(lists.taxCodes?.map(({ id }) => id).sort()).toEqual(['2', 'NON', 'TAX']);
    expect(Object.values(lists.readings ?? {}).map(({ asOfMs }) => asOfMs)).toEqual(
      everyList.map(() => clock.now()),
    );
  });

  it('a child bears the names above it', async () => {
    const { client, company } = sandboxed();
    company.createAsPerson('Class', { Name: 'Amazon', SubClass: true, ParentRef: { value: '1' } });
    const { classes } = got(await client.readLists({ names: ['classes'] }));
    expect(classes?.map(({ name }) => name)).toEqual(['Wholesale', 'Wholesale:Amazon']);
  });

  it('ten thousand items are eleven reads, each page once', async () => {
    const page = (from: number, count: number) =>
      new Response(
        JSON.stringify({
          QueryResponse: {
            Item: Array.from({ length: count }, (_, index) => ({
              Id: String(from + index),
              Name: `Item ${from + index}`,
              Sku: `SKU-${from + index}`,
              Type: 'NonInventory',
            })),
          },
        }),
      );
    const pages = Array.from({ length: 10 }, (_, index) => page(index * 1000 + 1, 1000));
    const { client, requests } = scripted([...pages, page(0, 0)]);
    const { items } = got(await client.readLists({ names: ['items'] }));
    expect(new Set(items.map(({ id }) => id)).size).toBe(10_000);
    expect(requests).toHaveLength(11);
  });

  it('a list that the plan does not have is empty; accounts that cannot be read are a failure', async () => {
    const noPlan = () =>
      new Response(
        '{"Fault":{"Error":[{"Message":"Feature Not Supported","Detail":"Class tracking","code":"5030"}]}}',
        { status: 400 },
      );
    expect(got(await scripted([noPlan()]).client.readLists({ names: ['classes'] })).classes).toEqual([]);
    expect(await scripted([noPlan()]).client.readLists({ names: ['accounts'] })).toMatchObject({
      ok: false,
      problem: { code: 'quickbooks_plan' },
    });
  });

  it('a throttle in XML stops the reading with its wait', async () => {
    const xml =
      '<IntuitResponse time="2026-11-23T10:00:00.000-08:00"><Fault type="SERVICE"><Error code="3001"><Message>message=ThrottleExceeded; errorCode=003001; statusCode=429</Message><Detail>The request limit was reached.</Detail></Error></Fault></IntuitResponse>';
    const { client } = scripted([
      new Response(xml, { status: 429, headers: { 'content-type': 'application/xml' } }),
    ]);
    expect(await client.readLists({ names: ['terms'] })).toMatchObject({
      ok: false,
      problem: { code: 'quickbooks_busy', retry: { kind: 'after', waitMs: 60_000 } },
    });
  });
});

describe('changes', () => {
  const changing = everyList.filter((name) => name !== 'taxCodes');

  /** A company whose lists were read an hour ago. */
  async function anHourOn(names: readonly ListName[] = changing) {
    const b = sandboxed();
    await b.client.readCompany();
    const known = got(await b.client.readLists({ names }));
    b.clock.advance(3_600_000);
    const calls = counting(b.company);
    calls();
    return { ...b, known, calls };
  }

  it('are asked for in one call, and come to what reading the whole would', async () => {
    const { client, company, known, calls, clock } = await anHourOn();
    company.deactivate('Account', american.accounts.savings);
    company.editAsPerson('Item', american.items.headlamp, { UnitPrice: 21.5 });
    company.createAsPerson('Customer', { DisplayName: 'Amazon' });
    company.createAsPerson('Vendor', { DisplayName: 'Amazon Inc' });
    company.createAsPerson('Class', { Name: 'Online' });
    company.editAsPerson('Department', '1', { Active: false });
    company.createAsPerson('PaymentMethod', { Name: 'Amazon Pay' });
    const lists = got(await client.readLists({ names: changing, known }));
    expect(calls()).toEqual({ query: 0, cdc: 1, read: 0 });
    const whole = got(await client.readLists({ names: changing }));
    expect({ ...lists, readings: {} }).toEqual({ ...whole, readings: {} });
    expect(lists.asOfMs).toBe(clock.now());
    expect(lists.readings?.items).toMatchObject({ asOfMs: clock.now(), wholeAsOfMs: known.asOfMs });
  });

  it('nothing changed: the same lists, read now', async () => {
    const { client, known, calls, clock } = await anHourOn();
    const lists = got(await client.readLists({ names: changing, known }));
    expect(calls()).toEqual({ query: 0, cdc: 1, read: 0 });
    expect(lists.items).toBe(known.items);
    expect(lists.asOfMs).toBe(clock.now());
  });

  it('what was merged away is gone', async () => {
    const known: CompanyLists = {
      asOfMs: 1_799_999_000_000,
      accounts: [
        { id: '1', name: 'Sales', type: 'Income', active: true },
        { id: '2', name: 'Fees', type: 'Expense', active: true },
      ],
      items: [],
      customers: [],
      readings: {
        accounts: {
          asOfMs: 1_799_999_000_000,
          wholeAsOfMs: 1_799_999_000_000,
          changesSince: '2027-01-15T00:00:00-08:00',
        },
      },
    };
    const { client, requests } = scripted([
      new Response(
        JSON.stringify({
          CDCResponse: [
            { QueryResponse: [{ Account: [{ status: 'Deleted', domain: 'QBO', Id: '1' }] }, {}] },
          ],
          time: '2027-01-15T08:00:00.000-08:00',
        }),
      ),
    ]);
    const lists = got(await client.readLists({ names: ['accounts'], known }));
    expect(lists.accounts).toEqual([{ id: '2', name: 'Fees', type: 'Expense', active: true }]);
    expect(lists.readings?.accounts?.changesSince).toBe('2027-01-15T08:00:00.000-08:00');
    // Five minutes before the last answer, for what was being written then.
    expect(new URL(requests[0]?.url ?? '').searchParams.get('changedSince')).toBe('2027-01-15T07:55:00Z');
  });

  it('tax codes are read as a whole, for their changes are not told', async () => {
    const { client, known, calls } = await anHourOn();
    await client.readLists({ names: ['accounts', 'taxCodes'], known });
    expect(calls()).toEqual({ query: 2, cdc: 1, read: 0 });
  });

  it('after a week, and without a time, lists are read as a whole', async () => {
    const { client, known, calls, clock } = await anHourOn(['accounts', 'items', 'customers']);
    clock.advance(7 * dayMs);
    await client.readLists({ known });
    expect(calls()).toEqual({ query: 3, cdc: 0, read: 0 });
    const { readings: _, ...old } = known;
    await client.readLists({ known: old });
    expect(calls()).toEqual({ query: 3, cdc: 0, read: 0 });
  });

  it('more than one answer holds: read as a whole', async () => {
    const { client, company, known, calls } = await anHourOn(['accounts', 'items', 'customers']);
    for (let count = 0; count < 1000; count += 1) {
      company.createAsPerson('Customer', { DisplayName: `Buyer ${count}` });
    }
    const lists = got(await client.readLists({ known }));
    expect(calls()).toEqual({ query: 4, cdc: 1, read: 0 });
    expect(lists.customers).toHaveLength(known.customers.length + 1000);
  });

  it('refused, unreadable or with a fault inside: read as a whole', async () => {
    const answers = [
      { status: 400, body: '{"Fault":{"Error":[{"Message":"x","Detail":"changedSince","code":"6000"}]}}' },
      { status: 200, body: '{"CDCResponse":"none"}' },
      { status: 200, body: '{"CDCResponse":[{"QueryResponse":[{"Fault":{"Error":[{"code":"500"}]}}]}]}' },
      { status: 200, body: '{"CDCResponse":[{"QueryResponse":[{"Account":[{"Id":"77"}]}]}]}' },
    ];
    for (const { status, body } of answers) {
      const { client, company, plan, known, calls } = await anHourOn(['accounts', 'items', 'customers']);
      company.createAsPerson('Customer', { DisplayName: 'Amazon' });
      const fault = { kind: 'answer', at: 'before', status, contentType: 'application/json', body } as const;
      plan.plan({ url: /\/cdc/, times: 1, fault });
      const lists = got(await client.readLists({ known }));
      expect(
        lists.customers.some(({ name }) => name === 'Amazon'),
        body,
      ).toBe(
        // Only the list with the row that cannot be read is read anew; of the others nothing was told.
        !body.includes('77'),
      );
      expect(calls().query, body).toBe(body.includes('77') ? 1 : 3);
    }
  });

  it('no answer: told, and the lists stay as they were', async () => {
    const { client, plan, known } = await anHourOn();
    plan.plan({ url: /\/cdc/, times: 1, fault: { kind: 'drop', at: 'before' } });
    expect(await client.readLists({ names: changing, known })).toMatchObject({
      ok: false,
      problem: { code: 'quickbooks_unavailable' },
    });
  });
});

describe.skipIf(!existsSync(recorded))('recorded answers', () => {
  const reads: Readonly<
    Record<string, (json: unknown) => { readonly id: string; readonly name: string } | undefined>
  > = { Account: listAccount, Customer: listCustomer, Employee: listCustomer, Vendor: listVendor };

  it.each([
    ['all_vendors_by_5', 'Vendor', 26],
    ['get_inactive_vendors', 'Vendor', 27],
    ['all_customers', 'Customer', 41],
    ['all_employees_including_active', 'Employee', 2],
    ['deactivate_account', 'Account', 2],
  ] as const)('%s are read to the last row', (file, entity, count) => {
    const rows = rowsIn(JSON.parse(readFileSync(`${recorded}/${file}.json`, 'utf8')), entity);
    const entries = rows.map((row) => reads[entity]?.(row));
    expect(entries.every((entry) => entry !== undefined && entry.name !== '')).toBe(true);
    expect(entries).toHaveLength(count);
  });

  it('an account that was made inactive says so in its name', () => {
    const rows = rowsIn(JSON.parse(readFileSync(`${recorded}/deactivate_account.json`, 'utf8')), 'Account');
    expect(listAccount(rows[0])).toEqual({
      id: '5',
      name: 'Fees Billed (deleted)',
      type: 'Income',
      subType: 'ServiceFeeIncome',
      active: false,
      currency: 'USD',
    });
  });
});

/** Every row of an entity, wherever it stands in the answers. */
function rowsIn(value: unknown, entity: string): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((each) => rowsIn(each, entity));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === entity ? (Array.isArray(inner) ? inner : [inner]) : rowsIn(inner, entity),
  );
}

describe('exchange rates', () => {
  it('are read to the digit, with the day that they were set for', async () => {
    const { client, company } = sandboxed();
    company.setMode({ multicurrency: true });
    const today = got(await client.readExchangeRate('EUR', '2026-11-02'));
    expect(today).toMatchObject({ currency: 'EUR', date: '2026-11-02', rate: '1.1527' });
    expect(today).not.toHaveProperty('setOn');
    expect(got(await client.readExchangeRate('CAD', '2026-12-24'))).toMatchObject({
      rate: '0.7135',
      setOn: '2026-11-23',
    });
    company.setMode({ multicurrency: false });
    expect(await client.readExchangeRate('EUR', '2026-11-02')).toMatchObject({ ok: false });
  });
});
