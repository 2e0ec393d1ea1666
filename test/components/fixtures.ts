import type { AppData, Connections, OrderView } from '../../components/source';
import type { AmazonOrder } from '../../lib/amazon/shapes/order';
import type { CompanyFacts, CompanyLists } from '../../lib/books/company';
import { type DraftLine, type LedgerEffect, nonTaxable, type SalesReceipt } from '../../lib/books/draft';
import type { PlannedDocument } from '../../lib/books/plan';
import { type SaleRole, saleRoles } from '../../lib/books/roles';
import type { Books } from '../../lib/books/setup';
import type { AmazonEvent } from '../../lib/ledger/event';
import type { Posting } from '../../lib/posting/posting';
import type { AccountStatus, AmazonStatus, QuickBooksStatus } from '../../lib/sync/connections/status';

/** A moment at which every view of these fixtures is looked at. */
export const nowMs = Date.UTC(2026, 10, 3, 15, 42, 0);
export const orderId = '114-1111111-1111111';

export const company: CompanyFacts = {
  realmId: '9130000000000001',
  environment: 'sandbox',
  name: 'Harbour Lane Goods LLC',
  country: 'US',
  homeCurrency: 'USD',
  multiCurrency: false,
  accountingMethod: 'accrual',
  customTransactionNumbers: true,
  booksClosedUntil: '2026-09-30',
  usesSalesTax: true,
  automatedSalesTax: true,
};

const accountNames: Readonly<Record<SaleRole, string>> = {
  sales: 'Amazon Sales',
  shipping: 'Amazon Shipping Income',
  giftWrap: 'Amazon Gift Wrap Income',
  promotions: 'Amazon Promotions',
  sellingFees: 'Amazon Seller Fees',
  fulfilmentFees: 'Amazon FBA Fees',
};

export const lists: CompanyLists = {
  asOfMs: nowMs - 600_000,
  accounts: [
    { id: '30', name: 'Checking', type: 'Bank', subType: 'Checking', active: true },
    { id: '31', name: 'Amazon Clearing', type: 'Bank', subType: 'Checking', active: true },
    ...saleRoles.map((row, index) => ({
      id: String(40 + index),
      name: row.accountName,
      type: row.accountType,
      active: true,
    })),
    { id: '50', name: 'Old Clearing', type: 'Bank', active: false },
    { id: '51', name: 'Sales of Product Income', type: 'Income', active: true },
  ],
  items: [
    ...saleRoles.map((row, index) => ({
      id: String(60 + index),
      name: row.itemName,
      type: 'Service',
      active: true,
      incomeAccountId: String(40 + index),
    })),
    { id: '70', name: 'Amazon fees (old)', type: 'Service', active: true, incomeAccountId: '51' },
    { id: '71', name: 'Blue mug', type: 'Inventory', active: true, incomeAccountId: '51' },
    { id: '72', name: 'Retired item', type: 'Service', active: false, incomeAccountId: '45' },
  ],
  customers: [
    { id: '80', name: 'Amazon', active: true },
    { id: '81', name: 'Walk-in', active: true },
  ],
};

export const books: Books = {
  company,
  lists,
  setup: {
    clearingAccountId: '31',
    customerId: '80',
    itemIds: Object.fromEntries(saleRoles.map((row, index) => [row.role, String(60 + index)])),
  },
};

export const amazonConnected: AmazonStatus = {
  side: 'amazon',
  state: 'connected',
  region: 'na',
  marketplaces: [
    marketplace('ATVPDKIKX0DER', 'Amazon.com', 'US', 'USD'),
    marketplace('A2EUQ1WTGCTBG2', 'Amazon.ca', 'CA', 'CAD'),
    marketplace('A1AM78C64UM0Y8', 'Amazon.com.mx', 'MX', 'MXN'),
  ],
  clientIdEnding: '9f3c',
  testedAtMs: nowMs - 120_000,
};

export const quickbooksConnected: QuickBooksStatus = {
  side: 'quickbooks',
  state: 'connected',
  company,
  clientIdEnding: 'Kw81',
  testedAtMs: nowMs - 120_000,
};

export const connected: Connections = { amazon: amazonConnected, quickbooks: quickbooksConnected };
export const notConnected: Connections = {
  amazon: { side: 'amazon', state: 'none', marketplaces: [] },
  quickbooks: { side: 'quickbooks', state: 'none' },
};

/** These two sides as the application shows them: each with its account, joined where both are there. */
export function sides(
  connections: Connections,
): Pick<AppData, 'connections' | 'accounts' | 'pairs' | 'reads'> {
  const accounts: AccountStatus[] = [];
  if (connections.amazon.state !== 'none') accounts.push({ ...connections.amazon, accountId: 'amazon' });
  if (connections.quickbooks.state !== 'none')
    accounts.push({ ...connections.quickbooks, accountId: 'quickbooks' });
  return {
    connections,
    accounts,
    pairs: [],
    reads: [{ realmId: company.realmId, month: '2026-11', count: 1234 }],
  };
}

function marketplace(marketplaceId: string, name: string, countryCode: string, currency: string) {
  return {
    marketplaceId,
    name,
    countryCode,
    currency,
    storeName: 'Harbour Lane',
    isParticipating: true,
    hasSuspendedListings: false,
  };
}

export const order: AmazonOrder = {
  orderId,
  createdAt: '2026-11-01T18:04:11Z',
  lastUpdatedAt: '2026-11-03T07:30:00Z',
  programs: ['PRIME'],
  marketplaceId: 'ATVPDKIKX0DER',
  salesChannel: 'AMAZON',
  marketplaceName: 'Amazon.com',
  status: 'SHIPPED',
  fulfilledBy: 'AMAZON',
  paymentMethods: ['Standard'],
  grandTotalMinor: 4495,
  currency: 'USD',
  items: [],
};

/** A line of a document of these fixtures. */
export function line(
  role: SaleRole,
  description: string,
  amountMinor: number,
  more: Partial<DraftLine> = {},
): DraftLine {
  const row = saleRoles.find((each) => each.role === role);
  return {
    role,
    item: { id: `item-${role}`, name: row?.itemName ?? role },
    account: { id: `account-${role}`, name: accountNames[role] },
    description,
    amountMinor,
    taxCode: nonTaxable,
    ...more,
  };
}

const clearing = { id: '31', name: 'Amazon Clearing' };

/** The first worked case: 2 × 19.99, shipping in and out, a promotion, two fees: 23.36. */
export const draft: SalesReceipt = {
  kind: 'salesReceipt',
  number: orderId,
  date: '2026-11-02',
  currency: 'USD',
  customer: { id: '80', name: 'Amazon' },
  depositAccount: clearing,
  lines: [
    line('sales', 'Stoneware mug, 12 oz, glazed blue, dishwasher-safe, set of two', 3998, {
      quantity: 2,
      unitPriceMinor: 1999,
      sku: 'MUG-BLU-12',
    }),
    line('shipping', 'Shipping paid by the buyer', 599),
    line('promotions', 'Promotion on shipping', -599),
    line('promotions', 'Promotion on the product', -400),
    line('sellingFees', 'Referral fee', -540),
    line('fulfilmentFees', 'FBA fulfilment fee', -722),
  ],
  totalMinor: 2336,
  taxes: [],
  totalTaxMinor: 0,
  memo: 'Amazon order 114-1111111-1111111',
  covers: [{ eventKey: 'seller:1', facets: ['revenue', 'fees', 'cash'] }],
};

export const effects: readonly LedgerEffect[] = [
  { account: clearing, debitMinor: 2336, creditMinor: 0 },
  { account: { id: '43', name: 'Amazon Promotions' }, debitMinor: 999, creditMinor: 0 },
  { account: { id: '44', name: 'Amazon Seller Fees' }, debitMinor: 540, creditMinor: 0 },
  { account: { id: '45', name: 'Amazon FBA Fees' }, debitMinor: 722, creditMinor: 0 },
  { account: { id: '40', name: 'Amazon Sales' }, debitMinor: 0, creditMinor: 3998 },
  { account: { id: '41', name: 'Amazon Shipping Income' }, debitMinor: 0, creditMinor: 599 },
];

export const event: AmazonEvent = {
  key: 'seller:1',
  sellerAccountId: 'seller',
  kind: 'shipment',
  transactionType: 'Shipment',
  description: 'Order Payment',
  transactionIds: ['1'],
  orderId,
  postedAt: '2026-11-03T07:30:00Z',
  release: { state: 'released', releasedAt: '2026-11-03T07:30:00Z' },
  currency: 'USD',
  totalMinor: 2336,
  lines: [
    { kind: 'taxCollected', path: 'Tax', amountMinor: 297 },
    { kind: 'taxWithheld', path: 'Tax withheld', amountMinor: -297 },
  ],
};

export const document: PlannedDocument = {
  key: 'sale/seller:1',
  part: 'event',
  events: ['seller:1'],
  trace: [],
  eventKey: 'seller:1',
  eventKind: 'shipment',
  postedAt: '2026-11-03T07:30:00Z',
  amazonTotalMinor: 2336,
  currency: 'USD',
  state: 'ready',
  problems: [],
  draft,
  effects,
  previewHash: 'hash-1',
};

export const posting: Posting = {
  key: '9130000000000001/sale/seller:1',
  realmId: company.realmId,
  orderId,
  state: 'posted',
  generation: 1,
  previewHash: 'hash-1',
  kind: 'salesReceipt',
  number: orderId,
  date: '2026-11-02',
  currency: 'USD',
  totalMinor: 2336,
  covers: draft.covers,
  remote: { kind: 'salesReceipt', id: '1041', syncToken: '0', number: orderId, totalMinor: 2336 },
  history: [
    { atMs: nowMs - 65_000, what: 'You agreed to send it.' },
    { atMs: nowMs - 60_000, what: 'Sent to QuickBooks.', intuitTransactionId: '1-6729ab-3f2e77' },
  ],
  updatedAtMs: nowMs - 60_000,
};

/** The posting in another state. */
export function postingIn(state: Posting['state'], more: Partial<Posting> = {}): Posting {
  return { ...posting, state, ...more };
}

/** An order view with this document, or these. */
export function viewOf(documents: readonly PlannedDocument[], more: Partial<OrderView> = {}): OrderView {
  return {
    stored: { orderId, order, events: [event], fetchedAtMs: nowMs - 30_000 },
    plan: { orderId, documents },
    postings: [],
    books,
    connections: connected,
    connectionId: 'first',
    ...more,
  };
}
