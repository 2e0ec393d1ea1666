import { type AccountRole, accountRoles } from '../../../lib/books/accountRoles';
import type { ListAccount, ListItem, ListTaxCode } from '../../../lib/books/company';
import { type ItemRole, itemRoles } from '../../../lib/books/roles';
import type { Books, CurrencySetup } from '../../../lib/books/setup';
import { choicesIn } from '../../../lib/books/tax/choicesIn';
import { proposeTax } from '../../../lib/books/tax/proposeTax';
import type { TaxQuestionId } from '../../../lib/books/tax/taxQuestion';
import { withTaxAnswer } from '../../../lib/books/tax/taxQuestions';
import type { TaxSettings } from '../../../lib/books/tax/taxSettings';
import type { BroadWorld } from '../../sandbox/world/broad/broadTruth';
import type { BroadStore } from '../../sandbox/world/broad/stores';
import type { TrueAccount } from '../../sandbox/world/broad/words';
import type { Worlds } from './knowledge';

/** What the seller answered when asked where each thing is booked: the recommended chart. */
const accountOfItem: Readonly<
  Record<ItemRole, Exclude<TrueAccount, 'tax'> | 'Amazon Sales Tax' | 'Tax Withheld'>
> = {
  sales: 'Amazon Sales',
  shipping: 'Amazon Shipping Income',
  giftWrap: 'Amazon Gift Wrap Income',
  liquidations: 'Amazon Liquidations',
  promotions: 'Amazon Promotions',
  refunds: 'Amazon Refunds',
  sellingFees: 'Amazon Seller Fees',
  fulfilmentFees: 'Amazon FBA Fees',
  storage: 'Amazon Storage',
  advertising: 'Amazon Advertising',
  postage: 'Amazon Postage',
  reimbursements: 'Amazon FBA Reimbursements',
  otherIncome: 'Amazon Other Income',
  salesTax: 'Amazon Sales Tax',
  taxAtSource: 'Tax Withheld',
  loans: 'Amazon Loans',
  reserved: 'Amazon Reserved Balances',
  bank: 'Settlement Bank',
};

const accountOfRole: Readonly<Record<AccountRole, string>> = {
  clearing: 'Amazon Clearing',
  carried: 'Amazon Carried Balances',
  deferred: 'Amazon Deferred Balances',
  receivable: 'Accounts Receivable (A/R)',
  card: 'Card on File',
  taxAgency: 'Sales Tax Payable',
  inventory: 'Amazon Inventory',
  costOfGoods: 'Amazon Cost of Goods Sold',
};

/** The company of a world: in its country, with everything that documents need, as the seller set it up. */
export function companyOf([{ store }, ...abroad]: Worlds): Books {
  const foreign = abroad.map((world) => world.store.currency);
  const accounts: readonly ListAccount[] = [
    ...itemRoles.map(({ role, accountType }) => account(accountOfItem[role], accountType)),
    ...accountRoles.map(({ role, accountType }) => account(accountOfRole[role], accountType)),
  ];
  const items = itemRoles.map(
    ({ role, itemName }): ListItem => ({
      id: `item ${role}`,
      name: itemName,
      type: 'Service',
      active: true,
      incomeAccountId: accountOfItem[role],
    }),
  );
  return {
    company: {
      realmId: '9130000000000001',
      environment: 'sandbox',
      name: 'Example Books',
      country: isoOf(store),
      homeCurrency: store.currency,
      multiCurrency: foreign.length > 0,
      accountingMethod: 'accrual',
      customTransactionNumbers: true,
      usesSalesTax: store.country !== 'US',
      automatedSalesTax: false,
    },
    lists: {
      asOfMs: 0,
      accounts: [
        ...new Map(accounts.map((each) => [each.id, each])).values(),
        ...foreign.flatMap((currency) => foreignAccounts(currency)),
      ],
      items,
      customers: [
        { id: 'customer', name: 'Amazon', active: true },
        { id: 'day customer', name: 'Amazon summary', active: true },
        ...foreign.flatMap((currency) => [
          { id: `customer ${currency}`, name: `Amazon ${currency}`, active: true, currency },
          { id: `day customer ${currency}`, name: `Amazon summary ${currency}`, active: true, currency },
        ]),
      ],
      vendors: [
        { id: 'vendor', name: 'Amazon', active: true },
        ...foreign.map((currency) => ({
          id: `vendor ${currency}`,
          name: `Amazon ${currency}`,
          active: true,
          currency,
        })),
      ],
      ...(store.country === 'US' ? {} : { taxCodes: taxCodesOf(store) }),
    },
    setup: {
      clearingAccountId: accountOfRole.clearing,
      customerId: 'customer',
      vendorId: 'vendor',
      dayCustomerId: 'day customer',
      itemIds: Object.fromEntries(itemRoles.map(({ role }) => [role, `item ${role}`])),
      accountIds: Object.fromEntries(
        accountRoles.filter(({ role }) => role !== 'clearing').map(({ role }) => [role, accountOfRole[role]]),
      ),
      inCurrency: Object.fromEntries(foreign.map((currency) => [currency, setupIn(currency)])),
    },
  };
}

/** What is kept in one currency each: what stands in the balance sheet. */
const keptItems = ['reserved', 'loans', 'bank', 'salesTax'] as const;
const keptRoles = ['clearing', 'carried', 'deferred', 'receivable', 'card'] as const;

function foreignAccounts(currency: string): readonly ListAccount[] {
  const named = [
    ...itemRoles
      .filter(({ role }) => keptItems.some((each) => each === role))
      .map(({ role, accountType }) => account(accountOfItem[role], accountType)),
    ...accountRoles
      .filter(({ role }) => keptRoles.some((each) => each === role))
      .map(({ role, accountType }) => account(accountOfRole[role], accountType)),
  ];
  return named.map((each) => ({
    ...each,
    id: `${each.id} ${currency}`,
    name: `${each.name} ${currency}`,
    currency,
  }));
}

function setupIn(currency: string): CurrencySetup {
  const chosen = [
    ...keptItems.map((role) => [role, `${accountOfItem[role]} ${currency}`]),
    ...keptRoles
      .filter((role) => role !== 'clearing')
      .map((role) => [role, `${accountOfRole[role]} ${currency}`]),
  ];
  return {
    clearingAccountId: `${accountOfRole.clearing} ${currency}`,
    customerId: `customer ${currency}`,
    vendorId: `vendor ${currency}`,
    dayCustomerId: `day customer ${currency}`,
    accountIds: Object.fromEntries(chosen),
  };
}

/** What the seller answered about tax: everything that is asked. */
export function taxAnswersOf({ store, regime }: BroadWorld): TaxSettings {
  const country = isoOf(store);
  const { settings } = proposeTax({ country, usesSalesTax: true }, { taxCodes: taxCodesOf(store) });
  const answers: readonly (readonly [TaxQuestionId, string])[] = [
    ['withoutFigure', regime === 'included' ? 'inPrices' : 'none'],
    ['elsewhere', 'home'],
    ['unstatedFees', 'none'],
    ['filedFees', 'none'],
    ['recoversVAT', 'yes'],
    ['recoversGST', 'yes'],
    ['recoversHST', 'yes'],
    ['recoversQST', 'yes'],
    ['recoversPST', 'no'],
    ['region', 'ON'],
  ];
  return answers.reduce((answered, [id, value]) => withTaxAnswer(answered, id, value), settings);
}

/** The company has every tax code that is proposed to it. */
function taxCodesOf(store: BroadStore): readonly ListTaxCode[] {
  const { settings } = proposeTax({ country: isoOf(store), usesSalesTax: true }, { taxCodes: [] });
  if (settings.codes === undefined) return [];
  return [...choicesIn(settings.codes).values()].map(({ name, ratePerMillion, reverseCharge }) => {
    const perMillion = reverseCharge === true ? 0 : ratePerMillion;
    return { id: name, name, active: true, salesPerMillion: perMillion, purchasesPerMillion: perMillion };
  });
}

function isoOf({ country }: BroadStore): string {
  return country === 'UK' ? 'GB' : country;
}

function account(name: string, type: string): ListAccount {
  return { id: name, name, type, active: true };
}
