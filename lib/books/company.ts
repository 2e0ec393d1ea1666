import type { DateText } from '../calendar/calendar';

/** What the books need to know of the connected company. */
export interface CompanyFacts {
  readonly realmId: string;
  readonly environment: 'production' | 'sandbox';
  readonly name: string;
  /** Two letters, `US`. */
  readonly country: string;
  readonly homeCurrency: string;
  readonly multiCurrency: boolean;
  readonly accountingMethod?: 'accrual' | 'cash';
  /** Off: QuickBooks numbers documents itself, and nothing of ours is sent unattended. */
  readonly customTransactionNumbers: boolean;
  /** The last day that is closed. */
  readonly booksClosedUntil?: DateText;
  readonly usesSalesTax: boolean;
  readonly automatedSalesTax: boolean;
}

/** An account of the company, as QuickBooks lists it. */
export interface ListAccount {
  readonly id: string;
  readonly name: string;
  /** `Bank`, `Other Current Asset`, `Income`, `Expense`, …: QuickBooks' AccountType. */
  readonly type: string;
  readonly subType?: string;
  readonly active: boolean;
  readonly currency?: string;
}

/** An item (product or service) of the company. */
export interface ListItem {
  readonly id: string;
  readonly name: string;
  readonly sku?: string;
  /** `Service`, `NonInventory`, `Inventory`, `Group`, `Category`. */
  readonly type: string;
  readonly active: boolean;
  readonly incomeAccountId?: string;
}

/** A customer of the company. */
export interface ListCustomer {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly currency?: string;
}

/** The company's lists as they were at one time. */
export interface CompanyLists {
  readonly asOfMs: number;
  readonly accounts: readonly ListAccount[];
  readonly items: readonly ListItem[];
  readonly customers: readonly ListCustomer[];
}
