import { expect, test } from 'vitest';
import { givenToken } from '../../../lib/sync/connections/givenToken';
import type { QuickBooksProvider } from '../../../lib/sync/connections/ports';
import { testCompany } from '../../../lib/sync/connections/testCompany';
import { ensureLists } from '../../../lib/sync/lists/ensureLists';
import { connected, got } from './listsBench';

const account = (realmId: string) =>
  ({ clientId: 'id', clientSecret: 'secret', environment: 'production', realmId }) as const;

test('a company that is tested again keeps the lists that connecting does not read', async () => {
  const b = await connected();
  const provider = { client: () => b.client } as unknown as QuickBooksProvider;
  const token = givenToken('quickbooks', 'token');
  await ensureLists(b.ports, ['vendors', 'classes']);
  b.clock.advance(60_000);
  b.company.createAsPerson('Account', { Name: 'Amazon Clearing', AccountType: 'Bank' });
  b.reads();
  const tested = got(await testCompany(provider, account(b.realm), token, b.books()));
  // Two reads of the company and three lists, whole: a test shows what is there now.
  expect(b.reads()).toEqual({ query: 3, cdc: 0, read: 2 });
  expect(tested.lists.vendors).toBe(b.books()?.lists.vendors);
  expect(tested.lists.classes).toHaveLength(1);
  expect(tested.lists.accounts.some(({ name }) => name === 'Amazon Clearing')).toBe(true);
  expect(tested.lists.readings?.accounts?.asOfMs).toBe(b.clock.now());
  expect(tested.lists.readings?.vendors?.asOfMs).toBe(b.clock.now() - 60_000);
});

test('lists of another company are not kept', async () => {
  const b = await connected();
  const provider = { client: () => b.client } as unknown as QuickBooksProvider;
  await ensureLists(b.ports, ['vendors']);
  const books = b.books();
  const other = books === undefined ? undefined : { ...books, company: { ...books.company, realmId: '7' } };
  const token = givenToken('quickbooks', 'token');
  const tested = got(await testCompany(provider, account(b.realm), token, other));
  expect(tested.lists).not.toHaveProperty('vendors');
});
