import * as v from 'valibot';
import type { CompanyFacts } from '../books/company';
import { failed, ok, problem, type Result } from '../problem/problem';
import { type CallEnd, type QuickBooksCall, readOf } from './call';
import { twoLetterCountry } from './countries';
import type { QuickBooksEnvironment } from './environment';

const yesNo = v.nullish(v.boolean());

const companyInfo = v.object({
  CompanyInfo: v.object({
    CompanyName: v.nullish(v.string()),
    LegalName: v.nullish(v.string()),
    Country: v.nullish(v.string()),
    NameValue: v.nullish(v.array(v.object({ Name: v.nullish(v.string()), Value: v.nullish(v.string()) }))),
  }),
});

const preferences = v.object({
  Preferences: v.object({
    AccountingInfoPrefs: v.nullish(
      v.object({
        BookCloseDate: v.nullish(v.string()),
        TrackDepartments: yesNo,
        ClassTrackingPerTxn: yesNo,
        ClassTrackingPerTxnLine: yesNo,
      }),
    ),
    SalesFormsPrefs: v.nullish(v.object({ CustomTxnNumbers: yesNo })),
    TaxPrefs: v.nullish(v.object({ UsingSalesTax: yesNo, PartnerTaxEnabled: yesNo })),
    CurrencyPrefs: v.object({
      MultiCurrencyEnabled: yesNo,
      HomeCurrency: v.object({ value: v.pipe(v.string(), v.nonEmpty()) }),
    }),
    ReportPrefs: v.nullish(v.object({ ReportBasis: v.nullish(v.string()) })),
  }),
});

/** What CompanyInfo and Preferences say of a company. */
export async function readCompany(
  call: (call: QuickBooksCall) => Promise<CallEnd>,
  realmId: string,
  environment: QuickBooksEnvironment,
): Promise<Result<CompanyFacts>> {
  const info = readOf(await call({ method: 'GET', path: `/companyinfo/${realmId}` }));
  if (!info.ok) return info;
  const settings = readOf(await call({ method: 'GET', path: '/preferences' }));
  if (!settings.ok) return settings;
  const about = v.safeParse(companyInfo, info.value);
  if (!about.success) return failed(problem('quickbooks_answer_unreadable', { where: 'CompanyInfo' }));
  const prefs = v.safeParse(preferences, settings.value);
  if (!prefs.success) return failed(problem('quickbooks_answer_unreadable', { where: 'Preferences' }));
  const { CompanyName, LegalName, Country, NameValue } = about.output.CompanyInfo;
  const { AccountingInfoPrefs, SalesFormsPrefs, TaxPrefs, CurrencyPrefs, ReportPrefs } =
    prefs.output.Preferences;
  const closed = AccountingInfoPrefs?.BookCloseDate?.slice(0, 10);
  const plan = NameValue?.find(({ Name }) => Name === 'OfferingSku')?.Value;
  const basis = ReportPrefs?.ReportBasis?.toLowerCase();
  return ok({
    realmId,
    environment,
    name: CompanyName ?? LegalName ?? realmId,
    country: twoLetterCountry(Country ?? ''),
    homeCurrency: CurrencyPrefs.HomeCurrency.value,
    multiCurrency: CurrencyPrefs.MultiCurrencyEnabled ?? false,
    ...(basis === 'accrual' || basis === 'cash' ? { accountingMethod: basis } : {}),
    // Where it is not said QuickBooks numbers documents itself, as it does in a new company.
    customTransactionNumbers: SalesFormsPrefs?.CustomTxnNumbers ?? false,
    ...(closed === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(closed) ? {} : { booksClosedUntil: closed }),
    usesSalesTax: TaxPrefs?.UsingSalesTax ?? false,
    automatedSalesTax: TaxPrefs?.PartnerTaxEnabled ?? false,
    ...(plan == null || plan === '' ? {} : { plan }),
    ...(AccountingInfoPrefs == null
      ? {}
      : {
          tracksClasses: trackingOf(AccountingInfoPrefs),
          tracksLocations: AccountingInfoPrefs.TrackDepartments ?? false,
        }),
  });
}

function trackingOf(prefs: {
  readonly ClassTrackingPerTxn?: boolean | null | undefined;
  readonly ClassTrackingPerTxnLine?: boolean | null | undefined;
}): 'no' | 'perTransaction' | 'perLine' {
  if (prefs.ClassTrackingPerTxnLine === true) return 'perLine';
  return prefs.ClassTrackingPerTxn === true ? 'perTransaction' : 'no';
}
