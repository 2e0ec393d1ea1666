import type { AccountType } from './roles';

/** An account that documents use beside those of their items. Stored with the setup: never rename one. */
export type AccountRole =
  | 'clearing'
  | 'carried'
  | 'deferred'
  | 'receivable'
  | 'card'
  | 'taxAgency'
  | 'inventory'
  | 'costOfGoods';

/** One row: what is proposed where the company has no account for the role. */
export interface AccountRoleRow {
  readonly role: AccountRole;
  readonly inWords: string;
  readonly accountName: string;
  readonly accountType: AccountType;
  readonly accountSubType: string;
}

/** Every such account. */
export const accountRoles: readonly AccountRoleRow[] = [
  row('clearing', 'the clearing account', 'Amazon Clearing', 'Bank', 'CashOnHand'),
  row(
    'carried',
    'balances carried into the next month',
    'Amazon Carried Balances',
    'Other Current Asset',
    'OtherCurrentAssets',
  ),
  row(
    'deferred',
    'sales that Amazon still holds back',
    'Amazon Deferred Balances',
    'Other Current Asset',
    'OtherCurrentAssets',
  ),
  row(
    'receivable',
    'unpaid invoices',
    'Accounts Receivable (A/R)',
    'Accounts Receivable',
    'AccountsReceivable',
  ),
  row('card', 'the card on file', 'Card on File', 'Credit Card', 'CreditCard'),
  // QuickBooks posts the tax of a tax code there by itself.
  row(
    'taxAgency',
    'tax to pay or to claim',
    'Sales Tax Payable',
    'Other Current Liability',
    'SalesTaxPayable',
  ),
  row('inventory', 'stock', 'Amazon Inventory', 'Other Current Asset', 'Inventory'),
  row(
    'costOfGoods',
    'cost of goods sold',
    'Amazon Cost of Goods Sold',
    'Cost of Goods Sold',
    'SuppliesMaterialsCogs',
  ),
];

/** Those of them that are chosen by themselves: clearing has a choice of its own, and tax goes where QuickBooks wants. */
export const chosenAccountRoles = accountRoles.flatMap(({ role }) =>
  role === 'clearing' || role === 'taxAgency' ? [] : role,
);

function row(
  role: AccountRole,
  inWords: string,
  accountName: string,
  accountType: AccountType,
  accountSubType: string,
): AccountRoleRow {
  return { role, inWords, accountName, accountType, accountSubType };
}
