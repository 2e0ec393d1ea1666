import { expect, test } from 'vitest';
import { realms } from '../sandbox/quickbooks/seeds/world';
import { sandboxed, scripted } from './tools';

test('plan, classes and locations are read', async () => {
  const { client, company } = sandboxed();
  expect(await client.readCompany()).toMatchObject({
    ok: true,
    value: { plan: 'QuickBooks Online Plus', tracksClasses: 'perLine', tracksLocations: true },
  });
  company.setMode({ plan: 'SimpleStart', trackClasses: 'off', trackDepartments: false });
  expect(await client.readCompany()).toMatchObject({
    ok: true,
    value: { plan: 'QuickBooks Online Simple Start', tracksClasses: 'no', tracksLocations: false },
  });
  company.setMode({ trackClasses: 'perTransaction' });
  expect(await client.readCompany()).toMatchObject({ ok: true, value: { tracksClasses: 'perTransaction' } });
});

test('a Canadian company', async () => {
  const { client } = sandboxed({ realm: realms.canada });
  expect(await client.readCompany()).toMatchObject({
    ok: true,
    value: { country: 'CA', homeCurrency: 'CAD', usesSalesTax: true, automatedSalesTax: false },
  });
});

test('countries come with two letters or with three, and what is not said is not invented', async () => {
  const countries = ['DE', 'DEU', 'deu', 'UK', 'GBR', 'FRA', 'ESP', 'ITA', 'USA', 'US', 'XYZ'];
  const read = [];
  for (const Country of countries) {
    const { client } = scripted([
      new Response(JSON.stringify({ CompanyInfo: { CompanyName: 'x', Country } })),
      new Response(
        JSON.stringify({
          Preferences: { CurrencyPrefs: { MultiCurrencyEnabled: false, HomeCurrency: { value: 'EUR' } } },
        }),
      ),
    ]);
    const company = await client.readCompany();
    read.push(company.ok ? company.value.country : company.problem.code);
    expect(company.ok && 'tracksClasses' in company.value).toBe(false);
  }
  expect(read).toEqual(['DE', 'DE', 'DE', 'GB', 'GB', 'FR', 'ES', 'IT', 'US', 'US', 'XYZ']);
});
