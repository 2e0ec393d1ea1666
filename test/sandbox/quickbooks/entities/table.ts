import { depositLines, journalLines, paymentLines, purchaseLines, salesLines, transactionTax } from './lines';
import {
  boolean,
  choice,
  day,
  decimal,
  list,
  name,
  object,
  readOnly,
  reference,
  type Shape,
  text,
} from './shape';

/** What the service knows of one kind of entity: one row of its documentation. */
export interface EntityRow {
  readonly name: string;
  /** `list` rows can be made inactive and are never deleted; `transaction` rows can be deleted. */
  readonly family: 'list' | 'transaction' | 'note' | 'single';
  readonly shape: Shape;
  readonly required: readonly string[];
  /** Properties that a query may filter by, dotted as in the query language. */
  readonly filterable: readonly string[];
  readonly operations: readonly ('create' | 'update' | 'delete' | 'void')[];
  /** The service's word for the kind in the text of fault 6140. */
  readonly numberedAs?: string;
}

const common: Shape = {
  Id: text(30),
  SyncToken: text(20),
  MetaData: readOnly,
  domain: readOnly,
  sparse: boolean,
  status: readOnly,
};
const times = ['Id', 'MetaData.CreateTime', 'MetaData.LastUpdatedTime'];

const address = object('PhysicalAddress', {
  Id: text(30),
  Line1: text(500),
  Line2: text(500),
  Line3: text(500),
  Line4: text(500),
  Line5: text(500),
  City: text(255),
  Country: text(255),
  CountrySubDivisionCode: text(255),
  PostalCode: text(30),
  Lat: readOnly,
  Long: readOnly,
});
const email = object('EmailAddress', { Address: text(100) });
const phone = object('TelephoneNumber', { FreeFormNumber: text(30) });
const currency = reference('Currencies', 'Currency');
const customer = reference('Customers', 'Customer');
const account = reference('Accounts', 'Account');
const paymentMethod = reference('PaymentMethods', 'PaymentMethod');

const transaction: Shape = {
  ...common,
  DocNumber: text(21),
  TxnDate: day,
  PrivateNote: text(4000),
  CurrencyRef: currency,
  ExchangeRate: decimal,
  DepartmentRef: reference('Departments', 'Department'),
  TxnTaxDetail: transactionTax,
  GlobalTaxCalculation: choice('TaxExcluded', 'TaxInclusive', 'NotApplicable'),
  TransactionLocationType: text(50),
  LinkedTxn: readOnly,
  TxnSource: readOnly,
  CustomField: readOnly,
  RecurDataRef: readOnly,
};

const salesForm: Shape = {
  ...transaction,
  Line: salesLines,
  CustomerRef: customer,
  CustomerMemo: object('MemoRef', { value: text(1000) }),
  BillAddr: address,
  ShipAddr: address,
  ShipFromAddr: address,
  FreeFormAddress: readOnly,
  ClassRef: reference('Classes', 'Class'),
  ShipMethodRef: object('ReferenceType', { value: text(31), name: text(31) }),
  ShipDate: day,
  TrackingNum: text(31),
  ApplyTaxAfterDiscount: boolean,
  PrintStatus: choice('NotSet', 'NeedToPrint', 'PrintComplete'),
  EmailStatus: choice('NotSet', 'NeedToSend', 'EmailSent'),
  BillEmail: email,
  BillEmailCc: email,
  BillEmailBcc: email,
  TotalAmt: readOnly,
  Balance: readOnly,
  HomeBalance: readOnly,
  HomeTotalAmt: readOnly,
  DeliveryInfo: readOnly,
  TaxExemptionRef: readOnly,
};

const received: Shape = {
  PaymentMethodRef: paymentMethod,
  PaymentRefNum: text(21),
  DepositToAccountRef: account,
  PaymentType: readOnly,
  CreditCardPayment: readOnly,
  CheckPayment: readOnly,
};

const owed: Shape = { DueDate: day, SalesTermRef: reference('Terms', 'Term') };

/** No tab, no new line, no colon in names of people (Intuit: Customer page). */
const personName = name(500, /[:\t\n\r]/);
const person: Shape = {
  ...common,
  DisplayName: personName,
  Title: text(16),
  GivenName: text(100),
  MiddleName: text(100),
  FamilyName: text(100),
  Suffix: text(16),
  CompanyName: text(100),
  PrintOnCheckName: text(110),
  Active: boolean,
  PrimaryPhone: phone,
  AlternatePhone: phone,
  Mobile: phone,
  Fax: phone,
  PrimaryEmailAddr: email,
  WebAddr: object('WebSiteAddress', { URI: text(1000) }),
  BillAddr: address,
  CurrencyRef: currency,
  FullyQualifiedName: readOnly,
  Balance: readOnly,
  V4IDPseudonym: readOnly,
};

const salesFilters = [...times, 'DocNumber', 'TxnDate', 'CustomerRef', 'TotalAmt', 'Balance'];
const everyOperation = ['create', 'update', 'delete'] as const;
const nameList = (
  entity: string,
  shape: Shape,
  required: readonly string[],
  filters: readonly string[],
): EntityRow => ({
  name: entity,
  family: 'list',
  shape,
  required,
  filterable: [...times, 'Active', ...filters],
  operations: ['create', 'update'],
});
const transactions = (
  entity: string,
  shape: Shape,
  required: readonly string[],
  filterable: readonly string[],
  numberedAs?: string,
): EntityRow => ({
  name: entity,
  family: 'transaction',
  shape,
  required,
  filterable,
  operations: ['SalesReceipt', 'Invoice', 'Payment'].includes(entity)
    ? [...everyOperation, 'void']
    : everyOperation,
  ...(numberedAs === undefined ? {} : { numberedAs }),
});

const child = (entity: string, flag: string): Shape => ({
  ...common,
  Name: name(100, /[:\t\n\r]/),
  [flag]: boolean,
  ParentRef: reference(`${entity}s`, entity),
  FullyQualifiedName: readOnly,
  Active: boolean,
});

/** Every kind of entity that the sandbox serves. Sources: Intuit's entity pages and schema. */
const rows: readonly EntityRow[] = [
  transactions(
    'SalesReceipt',
    { ...salesForm, ...received },
    ['Line'],
    [...salesFilters, 'PaymentRefNum'],
    'Sales Receipt',
  ),
  transactions(
    'Invoice',
    {
      ...salesForm,
      ...owed,
      AllowOnlineCreditCardPayment: boolean,
      AllowOnlineACHPayment: boolean,
      AllowIPNPayment: readOnly,
      AllowOnlinePayment: readOnly,
      EInvoiceStatus: readOnly,
      Deposit: decimal,
      DepositToAccountRef: account,
      InvoiceLink: readOnly,
    },
    ['Line', 'CustomerRef'],
    [...salesFilters, 'DueDate'],
    'Invoice',
  ),
  transactions(
    'Estimate',
    {
      ...salesForm,
      ...owed,
      TxnStatus: choice('Pending', 'Accepted', 'Closed', 'Rejected'),
      ExpirationDate: day,
      AcceptedBy: text(100),
      AcceptedDate: day,
    },
    ['Line', 'CustomerRef'],
    [...salesFilters, 'TxnStatus'],
    'Estimate',
  ),
  transactions(
    'RefundReceipt',
    { ...salesForm, ...received, PaymentRefNum: text(100), RemainingCredit: readOnly },
    ['Line', 'DepositToAccountRef'],
    salesFilters,
    'Refund',
  ),
  transactions(
    'CreditMemo',
    {
      ...salesForm,
      ...owed,
      RemainingCredit: readOnly,
      InvoiceRef: reference('Invoices', 'Invoice'),
      PaymentMethodRef: paymentMethod,
    },
    ['Line', 'CustomerRef'],
    salesFilters,
    'Credit Memo',
  ),
  transactions(
    'JournalEntry',
    { ...transaction, Line: journalLines, Adjustment: boolean, TotalAmt: readOnly, HomeTotalAmt: readOnly },
    ['Line'],
    [...times, 'DocNumber', 'TxnDate'],
    'Journal Entry',
  ),
  transactions(
    'Purchase',
    {
      ...transaction,
      Line: purchaseLines,
      AccountRef: account,
      PaymentType: choice('Cash', 'Check', 'CreditCard'),
      PaymentMethodRef: paymentMethod,
      EntityRef: reference('Names', 'Customer', 'Vendor', 'Employee'),
      Credit: boolean,
      PrintStatus: choice('NotSet', 'NeedToPrint', 'PrintComplete'),
      RemitToAddr: address,
      TotalAmt: readOnly,
      PurchaseEx: readOnly,
    },
    ['Line', 'PaymentType', 'AccountRef'],
    [...times, 'DocNumber', 'TxnDate', 'TotalAmt', 'PaymentType', 'AccountRef'],
    'Expense',
  ),
  transactions(
    'Transfer',
    {
      ...common,
      FromAccountRef: account,
      ToAccountRef: account,
      Amount: decimal,
      TxnDate: day,
      PrivateNote: text(4000),
      CurrencyRef: currency,
      ExchangeRate: decimal,
      TransactionLocationType: text(50),
    },
    ['FromAccountRef', 'ToAccountRef', 'Amount'],
    [...times, 'TxnDate', 'Amount'],
  ),
  transactions(
    'Deposit',
    {
      ...common,
      Line: depositLines,
      DepositToAccountRef: account,
      TxnDate: day,
      PrivateNote: text(4000),
      CurrencyRef: currency,
      ExchangeRate: decimal,
      DepartmentRef: reference('Departments', 'Department'),
      CashBack: readOnly,
      TotalAmt: readOnly,
      HomeTotalAmt: readOnly,
    },
    ['DepositToAccountRef', 'Line'],
    [...times, 'TxnDate', 'TotalAmt', 'DepositToAccountRef'],
  ),
  transactions(
    'Payment',
    {
      ...common,
      ...received,
      Line: paymentLines,
      CustomerRef: customer,
      TotalAmt: decimal,
      TxnDate: day,
      PrivateNote: text(4000),
      CurrencyRef: currency,
      ExchangeRate: decimal,
      ARAccountRef: account,
      UnappliedAmt: readOnly,
      ProcessPayment: boolean,
      LinkedTxn: readOnly,
    },
    ['TotalAmt', 'CustomerRef'],
    [...times, 'TxnDate', 'CustomerRef', 'TotalAmt', 'PaymentRefNum'],
  ),
  nameList(
    'Customer',
    {
      ...person,
      ShipAddr: address,
      Notes: text(2000),
      Taxable: boolean,
      Job: boolean,
      BillWithParent: boolean,
      ParentRef: customer,
      Level: readOnly,
      PreferredDeliveryMethod: choice('Print', 'Email', 'None'),
      SalesTermRef: reference('Terms', 'Term'),
      PaymentMethodRef: paymentMethod,
      DefaultTaxCodeRef: reference('TaxCodes', 'TaxCode'),
      ResaleNum: text(16),
      BalanceWithJobs: readOnly,
      IsProject: readOnly,
      ClientEntityId: readOnly,
    },
    [],
    [
      'DisplayName',
      'GivenName',
      'FamilyName',
      'MiddleName',
      'Suffix',
      'CompanyName',
      'FullyQualifiedName',
      'PrintOnCheckName',
      'Balance',
      'PrimaryEmailAddr',
    ],
  ),
  nameList(
    'Vendor',
    {
      ...person,
      PrintOnCheckName: text(100),
      AcctNum: text(100),
      Vendor1099: boolean,
      TaxIdentifier: text(20),
      TermRef: reference('Terms', 'Term'),
      BillRate: decimal,
    },
    [],
    [
      'DisplayName',
      'GivenName',
      'FamilyName',
      'MiddleName',
      'Suffix',
      'CompanyName',
      'PrintOnCheckName',
      'Balance',
    ],
  ),
  {
    ...nameList(
      'Employee',
      { ...person, BillableTime: readOnly },
      [],
      ['DisplayName', 'GivenName', 'FamilyName'],
    ),
    operations: [],
  },
  nameList(
    'Item',
    {
      ...common,
      Name: name(100, /[:\t\n\r]/),
      Sku: text(100),
      Description: text(4000),
      Active: boolean,
      SubItem: boolean,
      ParentRef: reference('Items', 'Item'),
      Level: readOnly,
      FullyQualifiedName: readOnly,
      Taxable: boolean,
      SalesTaxIncluded: boolean,
      UnitPrice: decimal,
      Type: choice('Inventory', 'NonInventory', 'Service', 'Category', 'Group'),
      IncomeAccountRef: account,
      PurchaseDesc: text(1000),
      PurchaseTaxIncluded: boolean,
      PurchaseCost: decimal,
      ExpenseAccountRef: account,
      AssetAccountRef: account,
      TrackQtyOnHand: boolean,
      QtyOnHand: decimal,
      ReorderPoint: decimal,
      InvStartDate: day,
      SalesTaxCodeRef: reference('TaxCodes', 'TaxCode'),
      PurchaseTaxCodeRef: reference('TaxCodes', 'TaxCode'),
      ClassRef: reference('Classes', 'Class'),
      PrefVendorRef: reference('Vendors', 'Vendor'),
      ItemCategoryType: readOnly,
      ItemGroupDetail: readOnly,
    },
    ['Name'],
    [
      'Name',
      'FullyQualifiedName',
      'Sku',
      'Type',
      'UnitPrice',
      'PurchaseCost',
      'QtyOnHand',
      'SubItem',
      'ParentRef',
    ],
  ),
  nameList(
    'Account',
    {
      ...common,
      // Neither a double quote nor a colon (Intuit: Account page).
      Name: name(100, /[:"\t\n\r]/),
      Description: text(100),
      AcctNum: text(20),
      AccountType: choice(
        'Bank',
        'Accounts Receivable',
        'Other Current Asset',
        'Fixed Asset',
        'Other Asset',
        'Accounts Payable',
        'Credit Card',
        'Other Current Liability',
        'Long Term Liability',
        'Equity',
        'Income',
        'Cost of Goods Sold',
        'Expense',
        'Other Income',
        'Other Expense',
      ),
      AccountSubType: text(100),
      Classification: readOnly,
      SubAccount: boolean,
      ParentRef: account,
      FullyQualifiedName: readOnly,
      Active: boolean,
      CurrencyRef: currency,
      TaxCodeRef: reference('TaxCodes', 'TaxCode'),
      CurrentBalance: readOnly,
      CurrentBalanceWithSubAccounts: readOnly,
    },
    ['Name'],
    [
      'Name',
      'FullyQualifiedName',
      'AccountType',
      'AccountSubType',
      'Classification',
      'CurrentBalance',
      'SubAccount',
      'ParentRef',
      'Description',
    ],
  ),
  nameList('Class', child('Class', 'SubClass'), ['Name'], ['Name', 'FullyQualifiedName']),
  nameList('Department', child('Department', 'SubDepartment'), ['Name'], ['Name', 'FullyQualifiedName']),
  nameList(
    'PaymentMethod',
    {
      ...common,
      Name: name(31, /[\t\n\r]/),
      Active: boolean,
      Type: choice('CREDIT_CARD', 'NON_CREDIT_CARD'),
    },
    ['Name'],
    ['Name', 'Type'],
  ),
  nameList(
    'Term',
    { ...common, Name: name(31, /[\t\n\r]/), Active: boolean, DueDays: decimal },
    ['Name'],
    ['Name'],
  ),
  {
    ...nameList('TaxCode', { ...common, Name: text(100), Active: boolean }, ['Name'], ['Name']),
    operations: [],
  },
  {
    ...nameList('TaxRate', { ...common, Name: text(100), Active: boolean }, ['Name'], ['Name']),
    operations: [],
  },
  {
    name: 'Attachable',
    family: 'note',
    shape: {
      ...common,
      FileName: text(1000),
      Note: text(2000),
      Category: text(100),
      ContentType: text(100),
      Tag: text(2000),
      PlaceName: text(2000),
      AttachableRef: list('AttachableRef', {
        EntityRef: object('ReferenceType', { value: text(30), type: text(40), name: text(500) }),
        IncludeOnSend: boolean,
        LineInfo: text(30),
      }),
      Size: readOnly,
      FileAccessUri: readOnly,
      TempDownloadUri: readOnly,
    },
    required: [],
    filterable: [
      ...times,
      'FileName',
      'Note',
      'Category',
      'Tag',
      'ContentType',
      'AttachableRef.EntityRef.Type',
      'AttachableRef.EntityRef.value',
    ],
    operations: ['create', 'update', 'delete'],
  },
  { name: 'CompanyInfo', family: 'single', shape: {}, required: [], filterable: times, operations: [] },
  { name: 'Preferences', family: 'single', shape: {}, required: [], filterable: times, operations: [] },
];

const byName = new Map(rows.map((row) => [row.name, row]));
const byPath = new Map(rows.map((row) => [row.name.toLowerCase(), row]));

/** The row of an entity by its name, `SalesReceipt`. */
export function entityNamed(entity: string): EntityRow | undefined {
  return byName.get(entity);
}

/** The row of an entity by its part of the address, `salesreceipt`. */
export function entityAtPath(segment: string): EntityRow | undefined {
  return byPath.get(segment);
}

/** All rows. */
export const entityRows = rows;
