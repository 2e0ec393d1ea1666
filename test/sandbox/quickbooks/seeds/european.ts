import type { CompanySeed } from '../company';
import type { CompanyMode } from '../mode';
import type { JsonRecord } from '../record';
import { account, item, person } from './american';

/** Ids of what the European companies start with; their tax codes are found by name. */
export const european = {
  accounts: {
    bank: '35',
    undepositedFunds: '4',
    accountsReceivable: '84',
    vatControl: '89',
    sales: '79',
    services: '1',
    commissionsAndFees: '10',
  },
  items: { services: '1' },
  customers: { first: '1' },
  vendors: { first: '30' },
} as const;

/** A tax code by its name and percentage. */
interface CodeSeed {
  readonly name: string;
  readonly percent: number;
  /** The buyer owes the tax and claims it: bought services bear it and its opposite. */
  readonly reverseCharge?: true;
  /** Of what is no supply: its amounts are on no return. */
  readonly outOfScope?: true;
}

const ids = european.accounts;

/** Sales and purchases have rates of their own, as they go to different boxes of the return. */
function taxes(codes: readonly CodeSeed[]): Readonly<Record<'TaxCode' | 'TaxRate', readonly JsonRecord[]>> {
  const rates: JsonRecord[] = [];
  const rate = (Name: string, RateValue: number): string => {
    const Id = String(rates.length + 3);
    rates.push({
      Id,
      Name,
      Description: Name,
      Active: true,
      RateValue,
      AgencyRef: { value: '1' },
      SpecialTaxType: 'NONE',
      DisplayType: 'ReadOnly',
    });
    return Id;
  };
  const rows = codes.map(({ name, percent, reverseCharge, outOfScope }, index) => {
    const sold = [rate(`${name} (Sales)`, reverseCharge ? 0 : percent)];
    const bought = [
      rate(`${name} (Purchases)`, percent),
      ...(reverseCharge ? [rate(`${name} (Owed)`, -percent)] : []),
    ];
    return {
      Id: String(index + 2),
      Name: name,
      Description: name,
      Active: true,
      Hidden: false,
      Taxable: outOfScope !== true,
      TaxGroup: true,
      SalesTaxRateList: listOf(sold),
      PurchaseTaxRateList: listOf(bought),
    };
  });
  return { TaxCode: rows, TaxRate: rates };
}

function listOf(rates: readonly string[]): JsonRecord {
  return {
    TaxRateDetail: rates.map((value, TaxOrder) => ({
      TaxRateRef: { value },
      TaxTypeApplicable: 'TaxOnAmount',
      TaxOrder,
    })),
  };
}

function company(
  seed: Pick<CompanySeed, 'realm' | 'name' | 'firstTransactionId'>,
  country: CompanyMode['country'],
  currency: string,
  codes: readonly CodeSeed[],
): CompanySeed {
  return {
    ...seed,
    kind: 'production',
    mode: { country, homeCurrency: currency, usingSalesTax: true, bookCloseDate: '2025-12-31' },
    rows: {
      Account: [
        account(ids.bank, 'Current account', 'Bank', 'Checking', currency),
        account(
          ids.undepositedFunds,
          'Undeposited Funds',
          'Other Current Asset',
          'UndepositedFunds',
          currency,
        ),
        account(ids.accountsReceivable, 'Debtors', 'Accounts Receivable', 'AccountsReceivable', currency),
        account(ids.vatControl, 'VAT Control', 'Other Current Liability', 'SalesTaxPayable', currency),
        account(ids.sales, 'Sales of Product Income', 'Income', 'SalesOfProductIncome', currency),
        account(ids.services, 'Services', 'Income', 'ServiceFeeIncome', currency),
        account(ids.commissionsAndFees, 'Commissions and fees', 'Expense', 'CommissionsAndFees', currency),
      ],
      Item: [
        item(european.items.services, 'Services', 'Service', { IncomeAccountRef: { value: ids.services } }),
      ],
      Customer: [person(european.customers.first, 'First Customer', currency, { Taxable: true, Job: false })],
      Vendor: [person(european.vendors.first, 'First Supplier', currency)],
      PaymentMethod: [{ Id: '1', Name: 'Cash', Active: true, Type: 'NON_CREDIT_CARD' }],
      ...taxes(codes),
    },
  };
}

/** The United Kingdom, with the codes that QuickBooks gives every company there. */
export const britishCompany = company(
  { realm: '9341450000000004', name: 'Sandbox Outfitters UK', firstTransactionId: 30_145 },
  'UK',
  'GBP',
  [
    { name: '20.0% S', percent: 20 },
    { name: '5.0% R', percent: 5 },
    { name: '0.0% Z', percent: 0 },
    { name: 'Exempt', percent: 0 },
    { name: 'No VAT', percent: 0, outOfScope: true },
    { name: '20.0% RC SG', percent: 20, reverseCharge: true },
  ],
);

/** Germany: QuickBooks has no codes of its own for it, so these were made by hand. */
export const germanCompany = company(
  { realm: '9341450000000005', name: 'Sandbox Outfitters DE', firstTransactionId: 40_145 },
  'DE',
  'EUR',
  [
    { name: '19% USt', percent: 19 },
    { name: '7% USt', percent: 7 },
    { name: '0% USt', percent: 0 },
    { name: '0% USt EU', percent: 0 },
    { name: '19% USt reverse charge', percent: 19, reverseCharge: true },
    { name: 'No USt', percent: 0, outOfScope: true },
  ],
);

/** France, with its four rates. */
export const frenchCompany = company(
  { realm: '9341450000000006', name: 'Sandbox Outfitters FR', firstTransactionId: 50_145 },
  'FR',
  'EUR',
  [
    { name: '20% TVA', percent: 20 },
    { name: '10% TVA', percent: 10 },
    { name: '5.5% TVA', percent: 5.5 },
    { name: '2.1% TVA', percent: 2.1 },
    { name: '0% TVA', percent: 0 },
    { name: '0% TVA EU', percent: 0 },
    { name: '20% TVA reverse charge', percent: 20, reverseCharge: true },
    { name: 'No TVA', percent: 0, outOfScope: true },
  ],
);
