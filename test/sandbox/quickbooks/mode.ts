/** How the company treats a request id it has seen. What Intuit does beyond the first replay is undocumented. */
export type RequestIdMode =
  /** The original answer, for ever. */
  | 'honoured'
  /** The original answer for `requestIdLifeMs`, then as if never seen. */
  | 'expired'
  /** Never looked at. */
  | 'ignored'
  /** Fault 600. */
  | 'answered600';

/** Everything about a company that a test or a person may switch at any time. */
export interface CompanyMode {
  readonly requestId: RequestIdMode;
  readonly requestIdLifeMs: number;
  /** Off: the service numbers documents itself and ignores `DocNumber`. */
  readonly customTxnNumbers: boolean;
  /** On: a number used twice within one kind of document answers 6140. */
  readonly warnDuplicateNumber: boolean;
  /** Last closed day, `YYYY-MM-DD`. */
  readonly bookCloseDate: string | undefined;
  readonly closedBooksCode: '6200' | '6210';
  readonly subscriptionExpired: boolean;
  readonly usingSalesTax: boolean;
  /** Automated sales tax; only in the US and only with `usingSalesTax`. */
  readonly automatedSalesTax: boolean;
  /** Percent that automated sales tax charges on taxable lines. */
  readonly automatedTaxPercent: number;
  /**
   * Whether tax that is sent stands, as Intuit's pages on sales tax say, or the service computes its own over it:
   * until December 2023 companies could be set so.
   */
  readonly taxFigures: 'asSent' | 'computed';
  readonly multicurrency: boolean;
  readonly homeCurrency: string;
  readonly accountingMethod: 'Accrual' | 'Cash';
  readonly country: 'US' | 'CA' | 'UK' | 'DE' | 'FR';
  readonly plan: 'SimpleStart' | 'Essentials' | 'Plus' | 'Advanced';
  /** Whether a service item may carry an expense account as its income account; reports differ. */
  readonly expenseAccountOnItem: 'accepted' | 'refused';
  /** Whether sales lines may be negative: documented as 2290, recorded as accepted. */
  readonly negativeLines: 'accepted' | 'refused';
  /** The service is known to answer faults with 200 at times (Intuit: error codes page). */
  readonly faultStatus: 400 | 200;
  /** Intuit promises no order of the answers in a batch. */
  readonly batchReply: 'inOrder' | 'reversed' | 'firstWithoutId';
  readonly trackClasses: 'off' | 'perTransaction' | 'perLine';
  readonly trackDepartments: boolean;
}

/** An American company as most sellers have it. */
export const usualMode: CompanyMode = {
  requestId: 'honoured',
  requestIdLifeMs: 60_000,
  customTxnNumbers: true,
  warnDuplicateNumber: true,
  bookCloseDate: undefined,
  closedBooksCode: '6210',
  subscriptionExpired: false,
  usingSalesTax: false,
  automatedSalesTax: false,
  automatedTaxPercent: 8.25,
  taxFigures: 'asSent',
  multicurrency: false,
  homeCurrency: 'USD',
  accountingMethod: 'Accrual',
  country: 'US',
  plan: 'Plus',
  expenseAccountOnItem: 'accepted',
  negativeLines: 'accepted',
  faultStatus: 400,
  batchReply: 'inOrder',
  trackClasses: 'perLine',
  trackDepartments: true,
};
