import type { AmazonOrder } from '../../lib/amazon/shapes/order';
import { parseOrder } from '../../lib/amazon/shapes/parseOrder';
import type { CompanyFacts, CompanyLists, ListItem } from '../../lib/books/company';
import { saleRoles } from '../../lib/books/roles';
import type { Books } from '../../lib/books/setup';
import type { AmazonEvent } from '../../lib/ledger/event';
import { toEvents } from '../../lib/ledger/toEvents';
import { type TransactionFixture, transaction } from '../ledger/transactionFixtures';

/** A company in the US with everything that it needs. */
export const company: CompanyFacts = {
  realmId: '9130000000000001',
  environment: 'sandbox',
  name: 'Example Books',
  country: 'US',
  homeCurrency: 'USD',
  multiCurrency: false,
  accountingMethod: 'accrual',
  customTransactionNumbers: true,
  usesSalesTax: false,
  automatedSalesTax: false,
};

/** The lists of a company that was set up as proposed. */
export const lists: CompanyLists = {
  asOfMs: 0,
  accounts: [
    { id: 'clearing', name: 'Amazon Clearing', type: 'Bank', active: true },
    ...saleRoles.map(({ role, accountName, accountType }) => ({
      id: `account-${role}`,
      name: accountName,
      type: accountType,
      active: true,
    })),
  ],
  items: saleRoles.map(
    ({ role, itemName }): ListItem => ({
      id: `item-${role}`,
      name: itemName,
      type: 'Service',
      active: true,
      incomeAccountId: `account-${role}`,
    }),
  ),
  customers: [{ id: 'customer', name: 'Amazon', active: true }],
};

/** Books in which nothing is missing. */
export const books: Books = {
  company,
  lists,
  setup: {
    clearingAccountId: 'clearing',
    customerId: 'customer',
    itemIds: Object.fromEntries(saleRoles.map(({ role }) => [role, `item-${role}`])),
  },
};

/** The events of transactions, as a first fetch makes them. */
export function eventsOf(...fixtures: readonly TransactionFixture[]): readonly AmazonEvent[] {
  return toEvents(
    fixtures.map((fixture) => transaction(fixture)),
    'A1EXAMPLESELLER',
    [],
  );
}

/** An order that has shipped, with anything of it replaced. */
export function order(replaced: Readonly<Record<string, unknown>> = {}, status = 'SHIPPED'): AmazonOrder {
  const parsed = parseOrder({
    order: {
      orderId: '114-1111111-1111111',
      createdTime: '2026-11-01T10:00:00Z',
      lastUpdatedTime: '2026-11-03T08:00:00Z',
      salesChannel: { channelName: 'AMAZON', marketplaceId: 'ATVPDKIKX0DER', marketplaceName: 'Amazon.com' },
      fulfillment: { fulfillmentStatus: status, fulfilledBy: 'AMAZON' },
      orderItems: [
        {
          orderItemId: '1',
          quantityOrdered: 1,
          product: { asin: 'B000000001', sellerSku: 'SKU-LAMP', title: 'Example lamp, as ordered' },
          fulfillment: { quantityFulfilled: 1 },
        },
      ],
      ...replaced,
    },
  });
  if (!parsed.ok) throw new Error(parsed.problem.sentence);
  return parsed.value;
}
