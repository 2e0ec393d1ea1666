import type { Company } from './company';
import type { JsonRecord } from './record';

const countryCode = { US: 'US', CA: 'CA', UK: 'GB', DE: 'DE', FR: 'FR' } as const;

/** `CompanyInfo`, as far as its settings can be seen there. */
export function companyInfo(company: Company): JsonRecord {
  const country = countryCode[company.mode.country];
  return {
    CompanyName: company.name,
    LegalName: company.name,
    CompanyAddr: {
      Id: '1',
      Line1: '12 Harbour Road',
      City: 'Portland',
      Country: country,
      PostalCode: '97201',
    },
    CustomerCommunicationAddr: {
      Id: '1',
      Line1: '12 Harbour Road',
      City: 'Portland',
      Country: country,
      PostalCode: '97201',
    },
    LegalAddr: { Id: '1', Line1: '12 Harbour Road', City: 'Portland', Country: country, PostalCode: '97201' },
    PrimaryPhone: {},
    CompanyStartDate: '2021-01-04',
    FiscalYearStartMonth: 'January',
    Country: country,
    Email: { Address: 'books@example.com' },
    WebAddr: {},
    SupportedLanguages: 'en',
    NameValue: [
      { Name: 'NeoEnabled', Value: 'true' },
      { Name: 'OfferingSku', Value: `QuickBooks Online ${offering(company)}` },
      { Name: 'SubscriptionStatus', Value: company.mode.subscriptionExpired ? 'EXPIRED' : 'PAID' },
      { Name: 'CompanyType', Value: 'Other' },
      { Name: 'IsQbdtMigrated', Value: 'false' },
    ],
    domain: 'QBO',
    sparse: false,
    Id: '1',
    SyncToken: '4',
    MetaData: { CreateTime: '2021-01-04T09:10:11-08:00', LastUpdatedTime: '2026-02-03T10:11:12-08:00' },
  };
}

function offering(company: Company): string {
  return company.mode.plan === 'SimpleStart' ? 'Simple Start' : company.mode.plan;
}

/** `Preferences`, derived from the company's mode. */
export function preferences(company: Company): JsonRecord {
  const { mode } = company;
  const inventory = mode.plan === 'Plus' || mode.plan === 'Advanced';
  return {
    AccountingInfoPrefs: {
      UseAccountNumbers: false,
      TrackDepartments: mode.trackDepartments,
      ClassTrackingPerTxn: mode.trackClasses === 'perTransaction',
      ClassTrackingPerTxnLine: mode.trackClasses === 'perLine',
      FirstMonthOfFiscalYear: 'January',
      TaxYearMonth: 'January',
      CustomerTerminology: 'Customers',
      ...(mode.bookCloseDate === undefined ? {} : { BookCloseDate: mode.bookCloseDate }),
    },
    ProductAndServicesPrefs: {
      ForSales: true,
      ForPurchase: true,
      QuantityWithPriceAndRate: true,
      QuantityOnHand: inventory,
    },
    SalesFormsPrefs: {
      CustomTxnNumbers: mode.customTxnNumbers,
      AllowDeposit: false,
      AllowDiscount: true,
      AllowEstimates: true,
      AllowServiceDate: false,
      AllowShipping: false,
      EmailCopyToCompany: false,
      ETransactionEnabledStatus: 'NotApplicable',
      IPNSupportEnabled: false,
      UsingPriceLevels: false,
      UsingProgressInvoicing: false,
    },
    VendorAndPurchasesPrefs: { TrackingByCustomer: false, BillableExpenseTracking: false },
    TimeTrackingPrefs: { UseServices: false, BillCustomers: true, WorkWeekStartDate: 'Monday' },
    TaxPrefs: {
      UsingSalesTax: mode.usingSalesTax,
      ...(mode.country === 'US' ? { PartnerTaxEnabled: mode.usingSalesTax && mode.automatedSalesTax } : {}),
    },
    CurrencyPrefs: {
      MultiCurrencyEnabled: mode.multicurrency,
      HomeCurrency: { value: mode.homeCurrency },
    },
    ReportPrefs: { ReportBasis: mode.accountingMethod, CalcAgingReportFromTxnDate: false },
    OtherPrefs: {
      NameValue: [
        { Name: 'SalesFormsPrefs.DefaultCustomerMessage', Value: 'Thank you.' },
        { Name: 'DTXCopyMemo', Value: 'false' },
        { Name: 'WarnDuplicateCheckNumber', Value: String(mode.warnDuplicateNumber) },
        { Name: 'WarnDuplicateBillNumber', Value: 'false' },
        { Name: 'WarnDuplicateJournalNumber', Value: String(mode.warnDuplicateNumber) },
      ],
    },
    domain: 'QBO',
    sparse: false,
    Id: '1',
    SyncToken: '7',
    MetaData: { CreateTime: '2021-01-04T09:10:11-08:00', LastUpdatedTime: '2026-02-03T10:11:12-08:00' },
  };
}
