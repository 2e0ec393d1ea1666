import type { Route } from '../../components/app/routes';
import type { Part, PartNotice } from '../../components/desk';
import type { AppData } from '../../components/source';
import { problem } from '../../lib/problem/problem';
import type { AccountStatus } from '../../lib/sync/connections/status';
import type { EngineSource } from '../../lib/sync/viewSource';
import { connection } from './engineFixtures';
import * as f from './fixtures';
import { type Answers, broken } from './popupStories';

/** A state of the full-page application. */
export interface AppStory {
  readonly name: string;
  readonly route: Route;
  /** What stands behind the page's name in the address. */
  readonly at?: string;
  readonly engine?: Partial<EngineSource>;
  readonly answers?: Answers;
  readonly data: AppData | 'loading' | 'failed';
  /** What the last try in a part answers. */
  readonly tried?: { readonly part: Part; readonly answer: PartNotice };
  readonly online?: false;
  readonly current?: false;
}

const { company } = f;
const unset = { ...f.books, setup: { itemIds: {} } };
const empty = {
  ...unset,
  lists: { asOfMs: f.nowMs, accounts: f.lists.accounts.slice(0, 1), items: [], customers: [] },
};
const wrong = {
  ...f.books,
  setup: {
    clearingAccountId: '50',
    customerId: '80',
    itemIds: { ...f.books.setup.itemIds, sellingFees: '70', fulfilmentFees: '72', shipping: '999' },
  },
};

const secondSeller: AccountStatus = {
  ...f.amazonConnected,
  accountId: 'amazon/eu/second',
  region: 'eu',
  marketplaces: f.amazonConnected.marketplaces.map((each) => ({ ...each, storeName: 'Harbour Lane Europe' })),
};
const secondCompany: AccountStatus = {
  ...f.quickbooksConnected,
  accountId: 'quickbooks/9130000000000002',
  company: { ...company, realmId: '9130000000000002', name: 'Harbour Lane Trading Ltd', country: 'GB' },
};
const both = f.sides(f.connected);
const several: AppData = {
  ...both,
  accounts: [...both.accounts, secondSeller, secondCompany],
  pairs: [
    { ...connection, amazonAccountId: 'amazon', realmId: company.realmId },
    {
      ...connection,
      connectionId: 'next-2',
      name: 'Europe',
      amazonAccountId: secondSeller.accountId,
      realmId: '9130000000000002',
      marketplaceIds: ['ATVPDKIKX0DER'],
      restsSinceMs: f.nowMs - 86_400_000,
      settings: {
        ...connection.settings,
        books: { ...connection.settings.books, connectionCode: 'EU' },
      },
    },
  ],
  books: f.books,
};

/** Every state of the application. */
export const appStories: readonly AppStory[] = [
  { name: 'welcome first', route: 'welcome', data: { ...f.sides(f.notConnected) } },
  {
    name: 'welcome halfway',
    route: 'welcome',
    data: { ...f.sides({ ...f.connected, amazon: f.notConnected.amazon }), books: unset },
  },
  { name: 'welcome done', route: 'welcome', data: { ...f.sides(f.connected), books: f.books } },
  { name: 'connections none', route: 'connections', data: { ...f.sides(f.notConnected) } },
  {
    name: 'connections both',
    route: 'connections',
    data: {
      ...f.sides({
        ...f.connected,
        quickbooks: { ...f.quickbooksConnected, company: { ...company, customTransactionNumbers: false } },
      }),
      books: f.books,
    },
  },
  { name: 'connections several', route: 'connections', data: several },
  { name: 'connections broken', route: 'connections', data: { ...f.sides(broken) } },
  {
    name: 'connections refused address',
    route: 'connections',
    data: { ...f.sides(f.notConnected) },
    tried: {
      part: 'quickbooks',
      answer: problem('quickbooks_redirect_refused', {
        address: 'https://abcdefghijklmnop.chromiumapp.org/',
      }),
    },
  },
  {
    name: 'connections wrong region',
    route: 'connections',
    data: { ...f.sides(f.notConnected) },
    tried: { part: 'amazon', answer: problem('amazon_wrong_region', { region: 'Europe' }) },
  },
  {
    name: 'connections missing role',
    route: 'connections',
    data: { ...f.sides(f.notConnected) },
    tried: {
      part: 'amazon',
      answer: problem(
        'amazon_role_missing',
        { what: 'finances', role: 'Finance and Accounting' },
        { said: 'Access to requested resource is denied.' },
      ),
    },
  },
  { name: 'books without quickbooks', route: 'books', data: { ...f.sides(f.notConnected) } },
  { name: 'books unread', route: 'books', data: { ...f.sides(f.connected) } },
  { name: 'books empty company', route: 'books', data: { ...f.sides(f.connected), books: empty } },
  { name: 'books proposed', route: 'books', data: { ...f.sides(f.connected), books: unset } },
  { name: 'books set', route: 'books', data: { ...f.sides(f.connected), books: f.books } },
  {
    name: 'books wrong',
    route: 'books',
    data: { ...f.sides(f.connected), books: wrong },
    tried: { part: 'books', answer: 'done' },
  },
  { name: 'loading', route: 'welcome', data: 'loading' },
  { name: 'failed', route: 'welcome', data: 'failed' },
  { name: 'offline', route: 'connections', data: { ...f.sides(f.connected) }, online: false },
];
