import type { CompanySeed } from '../company';
import { classificationOf } from '../entities/accountTypes';
import type { CompanyMode } from '../mode';
import type { Json, JsonRecord } from '../record';

/** Ids of the accounts, items and names that the American companies start with. */
export const american = {
  accounts: {
    checking: '35',
    savings: '36',
    undepositedFunds: '4',
    accountsReceivable: '84',
    accountsPayable: '33',
    inventoryAsset: '81',
    creditCard: '41',
    salesTaxPayable: '89',
    openingBalanceEquity: '34',
    retainedEarnings: '2',
    sales: '79',
    services: '1',
    shippingIncome: '82',
    discountsGiven: '86',
    costOfGoodsSold: '80',
    advertising: '7',
    commissionsAndFees: '10',
    bankCharges: '8',
    officeExpenses: '15',
    interestEarned: '25',
  },
  items: {
    services: '1',
    hours: '2',
    campingStove: '11',
    headlamp: '12',
    tentPegs: '13',
    waterFilter: '14',
    giftWrap: '15',
    oldStove: '16',
  },
  customers: { cascadeTrail: '1', walkIn: '2' },
  vendors: { northPaper: '30' },
} as const;

/** One account as a seed row. */
export function account(
  id: string,
  name: string,
  type: string,
  subType: string,
  currency: string,
): JsonRecord {
  return {
    Id: id,
    Name: name,
    SubAccount: false,
    FullyQualifiedName: name,
    Active: true,
    Classification: classificationOf(type),
    AccountType: type,
    AccountSubType: subType,
    CurrencyRef: { value: currency },
  };
}

/** One item as a seed row. */
export function item(
  id: string,
  name: string,
  type: string,
  more: Readonly<Record<string, Json>>,
): JsonRecord {
  return {
    Id: id,
    Name: name,
    Active: true,
    FullyQualifiedName: name,
    Taxable: true,
    UnitPrice: 0,
    Type: type,
    PurchaseCost: 0,
    TrackQtyOnHand: type === 'Inventory',
    ...more,
  };
}

/** One customer or vendor as a seed row. */
export function person(id: string, name: string, currency: string, more: JsonRecord = {}): JsonRecord {
  return {
    Id: id,
    FullyQualifiedName: name,
    DisplayName: name,
    PrintOnCheckName: name,
    Active: true,
    CurrencyRef: { value: currency },
    ...more,
  };
}

const ids = american.accounts;

const accounts: readonly JsonRecord[] = [
  account(ids.checking, 'Checking', 'Bank', 'Checking', 'USD'),
  account(ids.savings, 'Savings', 'Bank', 'Savings', 'USD'),
  account(ids.undepositedFunds, 'Undeposited Funds', 'Other Current Asset', 'UndepositedFunds', 'USD'),
  account(
    ids.accountsReceivable,
    'Accounts Receivable (A/R)',
    'Accounts Receivable',
    'AccountsReceivable',
    'USD',
  ),
  account(ids.accountsPayable, 'Accounts Payable (A/P)', 'Accounts Payable', 'AccountsPayable', 'USD'),
  account(ids.inventoryAsset, 'Inventory Asset', 'Other Current Asset', 'Inventory', 'USD'),
  account(ids.creditCard, 'Mastercard', 'Credit Card', 'CreditCard', 'USD'),
  account(ids.salesTaxPayable, 'Sales Tax Payable', 'Other Current Liability', 'SalesTaxPayable', 'USD'),
  account(ids.openingBalanceEquity, 'Opening Balance Equity', 'Equity', 'OpeningBalanceEquity', 'USD'),
  account(ids.retainedEarnings, 'Retained Earnings', 'Equity', 'RetainedEarnings', 'USD'),
  account(ids.sales, 'Sales of Product Income', 'Income', 'SalesOfProductIncome', 'USD'),
  account(ids.services, 'Services', 'Income', 'ServiceFeeIncome', 'USD'),
  account(ids.shippingIncome, 'Shipping Income', 'Income', 'OtherPrimaryIncome', 'USD'),
  account(ids.discountsGiven, 'Discounts given', 'Income', 'DiscountsRefundsGiven', 'USD'),
  account(ids.costOfGoodsSold, 'Cost of Goods Sold', 'Cost of Goods Sold', 'SuppliesMaterialsCogs', 'USD'),
  account(ids.advertising, 'Advertising', 'Expense', 'AdvertisingPromotional', 'USD'),
  account(ids.commissionsAndFees, 'Commissions & fees', 'Expense', 'CommissionsAndFees', 'USD'),
  account(ids.bankCharges, 'Bank Charges', 'Expense', 'BankCharges', 'USD'),
  account(ids.officeExpenses, 'Office Expenses', 'Expense', 'OfficeGeneralAdministrativeExpenses', 'USD'),
  account(ids.interestEarned, 'Interest Earned', 'Other Income', 'InterestEarned', 'USD'),
];

const sold = { IncomeAccountRef: { value: ids.sales } };
const stocked = {
  ...sold,
  ExpenseAccountRef: { value: ids.costOfGoodsSold },
  AssetAccountRef: { value: ids.inventoryAsset },
  InvStartDate: '2025-01-01',
};

const items: readonly JsonRecord[] = [
  item(american.items.services, 'Services', 'Service', { IncomeAccountRef: { value: ids.services } }),
  item(american.items.hours, 'Hours', 'Service', {
    IncomeAccountRef: { value: ids.services },
    UnitPrice: 40,
  }),
  item(american.items.campingStove, 'Camping Stove', 'Inventory', {
    ...stocked,
    Sku: 'CS-100',
    UnitPrice: 39.95,
    PurchaseCost: 14.2,
    QtyOnHand: 180,
  }),
  item(american.items.headlamp, 'Headlamp 300', 'Inventory', {
    ...stocked,
    Sku: 'HL-300',
    UnitPrice: 19.99,
    PurchaseCost: 6.1,
    QtyOnHand: 420,
  }),
  item(american.items.tentPegs, 'Tent Pegs, 10', 'NonInventory', { ...sold, Sku: 'TP-10', UnitPrice: 8.5 }),
  item(american.items.waterFilter, 'Water Filter', 'NonInventory', {
    ...sold,
    Sku: 'WF-01',
    UnitPrice: 24.9,
  }),
  item(american.items.giftWrap, 'Gift Wrap', 'Service', {
    IncomeAccountRef: { value: ids.services },
    UnitPrice: 3.5,
  }),
  item(american.items.oldStove, 'Old Stove (deleted)', 'NonInventory', {
    ...sold,
    Sku: 'CS-090',
    Active: false,
  }),
];

const customerDefaults = {
  Taxable: true,
  Job: false,
  BillWithParent: false,
  PreferredDeliveryMethod: 'Print',
} as const;

/** The rows an American company starts with: an ordinary shop, nothing of Amazon's in it. */
export const americanRows: CompanySeed['rows'] = {
  Account: accounts,
  Item: items,
  Customer: [
    person(american.customers.cascadeTrail, 'Cascade Trail Club', 'USD', customerDefaults),
    person(american.customers.walkIn, 'Walk-in Customer', 'USD', customerDefaults),
  ],
  Vendor: [person(american.vendors.northPaper, 'North Paper Supply', 'USD', { Vendor1099: false })],
  Employee: [person('55', 'Emil Plant', 'USD')],
  PaymentMethod: ['Cash', 'Check', 'Credit Card'].map((Name, index) => ({
    Id: String(index + 1),
    Name,
    Active: true,
    Type: Name === 'Credit Card' ? 'CREDIT_CARD' : 'NON_CREDIT_CARD',
  })),
  Class: [
    {
      Id: '1',
      Name: 'Wholesale',
      SubClass: false,
      FullyQualifiedName: 'Wholesale',
      Active: true,
    },
  ],
  Department: [
    { Id: '1', Name: 'Warehouse', SubDepartment: false, FullyQualifiedName: 'Warehouse', Active: true },
  ],
  Term: [{ Id: '3', Name: 'Net 30', Active: true, DueDays: 30 }],
  TaxCode: [
    { Id: 'TAX', Name: 'TAX', Description: 'TAX', Active: true, Taxable: true, TaxGroup: false },
    { Id: 'NON', Name: 'NON', Description: 'NON', Active: true, Taxable: false, TaxGroup: false },
    {
      Id: '2',
      Name: 'California',
      Description: 'California',
      Active: true,
      Taxable: true,
      TaxGroup: true,
      SalesTaxRateList: {
        TaxRateDetail: [{ TaxRateRef: { value: '3' }, TaxTypeApplicable: 'TaxOnAmount', TaxOrder: 0 }],
      },
      PurchaseTaxRateList: { TaxRateDetail: [] },
    },
  ],
  TaxRate: [
    {
      Id: '3',
      Name: 'California',
      Description: 'Sales Tax',
      Active: true,
      RateValue: 8,
      AgencyRef: { value: '1' },
      SpecialTaxType: 'NONE',
      DisplayType: 'ReadOnly',
    },
  ],
};

/** A production company in the United States. */
export function americanCompany(
  realm: string,
  name: string,
  kind: CompanySeed['kind'],
  mode: Partial<CompanyMode> = {},
): CompanySeed {
  return { realm, name, kind, mode: { bookCloseDate: '2025-12-31', ...mode }, rows: americanRows };
}
