import type { CompanySeed } from '../company';
import type { JsonRecord } from '../record';
import { account, item, person } from './american';

/** Ids of what the Canadian company starts with. */
export const canadian = {
  accounts: {
    chequing: '35',
    undepositedFunds: '4',
    accountsReceivable: '84',
    gstHstPayable: '89',
    sales: '79',
    services: '1',
    discountsGiven: '86',
    commissionsAndFees: '10',
    advertising: '7',
  },
  taxCodes: {
    exempt: '2',
    zeroRated: '3',
    gst: '4',
    hstOntario: '5',
    gstPstBritishColumbia: '6',
    outOfScope: '7',
    gstQst: '8',
  },
  taxRates: { exempt: '2', zeroRated: '3', gst: '4', hstOntario: '5', pstBritishColumbia: '6', qst: '7' },
  items: { services: '1', snowshoes: '11' },
  customers: { lakeside: '1' },
} as const;

const ids = canadian.accounts;

function rate(Id: string, Name: string, RateValue: number): JsonRecord {
  return {
    Id,
    Name,
    Description: Name,
    Active: true,
    RateValue,
    AgencyRef: { value: '1' },
    SpecialTaxType: 'NONE',
    DisplayType: 'ReadOnly',
  };
}

function code(Id: string, Name: string, rateIds: readonly string[]): JsonRecord {
  const list = {
    TaxRateDetail: rateIds.map((value) => ({
      TaxRateRef: { value },
      TaxTypeApplicable: 'TaxOnAmount',
      TaxOrder: 0,
    })),
  };
  return {
    Id,
    Name,
    Description: Name,
    Active: true,
    Hidden: false,
    Taxable: true,
    TaxGroup: true,
    SalesTaxRateList: list,
    PurchaseTaxRateList: list,
  };
}

const { taxCodes, taxRates } = canadian;

/** A production company in Canada: a tax code on every line. */
export const canadianCompany: CompanySeed = {
  realm: '9341450000000003',
  name: 'Sandbox Outfitters Canada',
  kind: 'production',
  // Apart from the American company's, so that a link without the company's id finds the right one.
  firstTransactionId: 20_145,
  mode: { country: 'CA', homeCurrency: 'CAD', usingSalesTax: true, bookCloseDate: '2025-12-31' },
  rows: {
    Account: [
      account(ids.chequing, 'Chequing', 'Bank', 'Checking', 'CAD'),
      account(ids.undepositedFunds, 'Undeposited Funds', 'Other Current Asset', 'UndepositedFunds', 'CAD'),
      account(
        ids.accountsReceivable,
        'Accounts Receivable (A/R)',
        'Accounts Receivable',
        'AccountsReceivable',
        'CAD',
      ),
      account(ids.gstHstPayable, 'GST/HST Payable', 'Other Current Liability', 'SalesTaxPayable', 'CAD'),
      account(ids.sales, 'Sales of Product Income', 'Income', 'SalesOfProductIncome', 'CAD'),
      account(ids.services, 'Services', 'Income', 'ServiceFeeIncome', 'CAD'),
      account(ids.discountsGiven, 'Discounts given', 'Income', 'DiscountsRefundsGiven', 'CAD'),
      account(ids.commissionsAndFees, 'Commissions and fees', 'Expense', 'CommissionsAndFees', 'CAD'),
      account(ids.advertising, 'Advertising', 'Expense', 'AdvertisingPromotional', 'CAD'),
    ],
    Item: [
      item(canadian.items.services, 'Services', 'Service', { IncomeAccountRef: { value: ids.services } }),
      item(canadian.items.snowshoes, 'Snowshoes', 'NonInventory', {
        IncomeAccountRef: { value: ids.sales },
        Sku: 'SS-70',
        UnitPrice: 129,
      }),
    ],
    Customer: [person(canadian.customers.lakeside, 'Lakeside Lodge', 'CAD', { Taxable: true, Job: false })],
    Vendor: [],
    PaymentMethod: [{ Id: '1', Name: 'Cash', Active: true, Type: 'NON_CREDIT_CARD' }],
    TaxRate: [
      rate(taxRates.exempt, 'Exempt', 0),
      rate(taxRates.zeroRated, 'Zero-rated', 0),
      rate(taxRates.gst, 'GST', 5),
      rate(taxRates.hstOntario, 'HST ON', 13),
      rate(taxRates.pstBritishColumbia, 'PST BC', 7),
      rate(taxRates.qst, 'QST', 9.975),
    ],
    TaxCode: [
      code(taxCodes.exempt, 'Exempt', [taxRates.exempt]),
      code(taxCodes.zeroRated, 'Zero-rated', [taxRates.zeroRated]),
      code(taxCodes.gst, 'GST', [taxRates.gst]),
      code(taxCodes.hstOntario, 'HST ON', [taxRates.hstOntario]),
      code(taxCodes.gstPstBritishColumbia, 'GST/PST BC', [taxRates.gst, taxRates.pstBritishColumbia]),
      // Of what is no supply: it has no rate, and its amounts are on no return.
      { ...code(taxCodes.outOfScope, 'Out of Scope', []), Taxable: false },
      code(taxCodes.gstQst, 'GST/QST QC - 9.975', [taxRates.gst, taxRates.qst]),
    ],
  },
};
