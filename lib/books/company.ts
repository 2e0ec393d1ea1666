import type { DateText, InstantText } from '../calendar/calendar';

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
  /** What Intuit calls the plan, `QuickBooks Online Plus`. */
  readonly plan?: string;
  /** Where a class stands on documents; absent where it was not read. */
  readonly tracksClasses?: 'no' | 'perTransaction' | 'perLine';
  /** Whether documents bear a location; absent where it was not read. */
  readonly tracksLocations?: boolean;
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
  /** What it posts to when it is sold. */
  readonly incomeAccountId?: string;
  /** What it posts to when it is bought; a service item has one only where it is bought too. */
  readonly expenseAccountId?: string;
  /** What it is described as when it is sold. */
  readonly description?: string;
  /** What one of it is sold for by itself, in the minor units of the home currency. */
  readonly salesPriceMinor?: number;
  /** What a group (a bundle) is sold as. */
  readonly components?: readonly ListComponent[];
}

/** One item of a group, and how many of it one group holds. */
export interface ListComponent {
  readonly itemId: string;
  readonly quantity: number;
}

/** A customer of the company. */
export interface ListCustomer {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly currency?: string;
}

/** A vendor of the company. */
export interface ListVendor {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly currency?: string;
}

/** A class, a location or a payment method of the company. */
export interface ListEntry {
  readonly id: string;
  /** With the names above it: `Online:Amazon`. */
  readonly name: string;
  readonly active: boolean;
}

/** A term of payment of the company. */
export interface ListTerm extends ListEntry {
  /** Days from the date of the document until it is due, where that is how the term counts. */
  readonly dueDays?: number;
}

/** What one unit of a currency is worth in the home currency on a day, as the company's own list has it. */
export interface ListExchangeRate {
  readonly currency: string;
  readonly date: DateText;
  /** Units of the home currency for one of the other, all its digits: `1.0712`. */
  readonly rate: string;
  /** The day that the rate was set for, where that is an earlier one. */
  readonly setOn?: DateText;
  readonly asOfMs: number;
}

/** A tax code of the company, with what it adds to net amounts in millionths of them. */
export interface ListTaxCode {
  readonly id: string;
  /** `20.0% S`, `HST ON`. */
  readonly name: string;
  readonly active: boolean;
  /** Sum of its rates; absent where they were not read, or where the code is for the other side only. */
  readonly salesPerMillion?: number;
  readonly purchasesPerMillion?: number;
  /** Its rates; absent where the list was stored before they were read. */
  readonly rates?: TaxRates;
}

/** The rates of a tax code, which differ between what is sold and what is bought. */
export interface TaxRates {
  readonly sales?: readonly ListTaxRate[];
  readonly purchases?: readonly ListTaxRate[];
}

/** One rate of a tax code. */
export interface ListTaxRate {
  readonly id: string;
  /** What it adds to the net amount, in millionths; negative where it takes off what another one adds. */
  readonly perMillion: number;
}

/** The company's lists as they were at one time. */
export interface CompanyLists {
  /** When accounts, items and customers were read. */
  readonly asOfMs: number;
  readonly accounts: readonly ListAccount[];
  readonly items: readonly ListItem[];
  readonly customers: readonly ListCustomer[];
  /** Absent where the list was not read: lists stored before it was, and plans without classes or locations. */
  readonly vendors?: readonly ListVendor[];
  readonly classes?: readonly ListEntry[];
  readonly locations?: readonly ListEntry[];
  readonly paymentMethods?: readonly ListEntry[];
  readonly terms?: readonly ListTerm[];
  /** Companies outside the US: every line of theirs bears one. */
  readonly taxCodes?: readonly ListTaxCode[];
  /** Companies with several currencies: the rates that were asked for. */
  readonly exchangeRates?: readonly ListExchangeRate[];
  /** When each list was read, and from when on its changes have to be asked for. */
  readonly readings?: Readonly<Partial<Record<ListName, ListReading>>>;
}

/** A list that is read as a whole. Stored: never rename one. */
export type ListName =
  | 'accounts'
  | 'items'
  | 'customers'
  | 'vendors'
  | 'classes'
  | 'locations'
  | 'paymentMethods'
  | 'terms'
  | 'taxCodes';

/** How old one list is. */
export interface ListReading {
  /** By our own clock. */
  readonly asOfMs: number;
  /** When it was last read as a whole, and not only what had changed. */
  readonly wholeAsOfMs: number;
  /** By QuickBooks' clock; absent where QuickBooks did not tell the time. */
  readonly changesSince?: InstantText;
}
