import { boolean, choice, day, decimal, list, object, readOnly, reference, type Shape, text } from './shape';

const linkedTxn: Shape = { TxnId: text(30), TxnType: text(40), TxnLineId: text(30) };

const salesItemLineDetail: Shape = {
  ItemRef: reference('Items', 'Item'),
  ClassRef: reference('Classes', 'Class'),
  TaxCodeRef: reference('TaxCodes', 'LineTaxCode'),
  ItemAccountRef: reference('Accounts', 'Account'),
  UnitPrice: decimal,
  Qty: decimal,
  ServiceDate: day,
  TaxInclusiveAmt: decimal,
  DiscountRate: decimal,
  DiscountAmt: decimal,
  MarkupInfo: readOnly,
  TaxClassificationRef: readOnly,
};

const discountLineDetail: Shape = {
  PercentBased: boolean,
  DiscountPercent: decimal,
  DiscountAccountRef: reference('Accounts', 'Account'),
  ClassRef: reference('Classes', 'Class'),
  TaxCodeRef: reference('TaxCodes', 'LineTaxCode'),
};

const expenseDetail: Shape = {
  CustomerRef: reference('Customers', 'Customer'),
  ClassRef: reference('Classes', 'Class'),
  TaxCodeRef: reference('TaxCodes', 'LineTaxCode'),
  TaxInclusiveAmt: decimal,
  BillableStatus: choice('Billable', 'NotBillable', 'HasBeenBilled'),
  MarkupInfo: readOnly,
};

const entity: Shape = {
  Type: choice('Customer', 'Vendor', 'Employee'),
  EntityRef: reference('Names', 'Customer', 'Vendor', 'Employee'),
};

/** What every line has, whatever its kind. */
const anyLine: Shape = {
  Id: text(30),
  LineNum: decimal,
  Description: text(4000),
  Amount: decimal,
  LinkedTxn: list('LinkedTxn', linkedTxn),
  CustomField: readOnly,
  CustomExtensions: readOnly,
};

const detailTypes = choice(
  'SalesItemLineDetail',
  'DescriptionOnly',
  'DiscountLineDetail',
  'SubTotalLineDetail',
  'AccountBasedExpenseLineDetail',
  'ItemBasedExpenseLineDetail',
  'JournalEntryLineDetail',
  'DepositLineDetail',
  'TaxLineDetail',
  'GroupLineDetail',
  'PaymentLineDetail',
);

/** Lines of sales receipts, invoices, estimates, refund receipts and credit memos. */
export const salesLines = list('Line', {
  ...anyLine,
  DetailType: detailTypes,
  SalesItemLineDetail: object('SalesItemLineDetail', salesItemLineDetail),
  DiscountLineDetail: object('DiscountLineDetail', discountLineDetail),
  DescriptionLineDetail: object('DescriptionLineDetail', {
    TaxCodeRef: reference('TaxCodes', 'LineTaxCode'),
    ServiceDate: day,
  }),
  SubTotalLineDetail: object('SubTotalLineDetail', { ItemRef: reference('Items', 'Item') }),
});

/** Lines of journal entries. */
export const journalLines = list('Line', {
  ...anyLine,
  DetailType: detailTypes,
  JournalEntryLineDetail: object('JournalEntryLineDetail', {
    PostingType: choice('Debit', 'Credit'),
    AccountRef: reference('Accounts', 'Account'),
    Entity: object('EntityTypeRef', entity),
    ClassRef: reference('Classes', 'Class'),
    DepartmentRef: reference('Departments', 'Department'),
    TaxCodeRef: reference('TaxCodes', 'LineTaxCode'),
    TaxApplicableOn: choice('Purchase', 'Sales'),
    TaxAmount: decimal,
    BillableStatus: choice('Billable', 'NotBillable', 'HasBeenBilled'),
  }),
  DescriptionLineDetail: object('DescriptionLineDetail', {}),
});

/** Lines of purchases. */
export const purchaseLines = list('Line', {
  ...anyLine,
  DetailType: detailTypes,
  AccountBasedExpenseLineDetail: object('AccountBasedExpenseLineDetail', {
    ...expenseDetail,
    TaxAmount: decimal,
    AccountRef: reference('Accounts', 'Account'),
  }),
  ItemBasedExpenseLineDetail: object('ItemBasedExpenseLineDetail', {
    ...expenseDetail,
    ItemRef: reference('Items', 'Item'),
    Qty: decimal,
    UnitPrice: decimal,
  }),
});

/** Lines of deposits. */
export const depositLines = list('Line', {
  ...anyLine,
  DetailType: detailTypes,
  DepositLineDetail: object('DepositLineDetail', {
    AccountRef: reference('Accounts', 'Account'),
    Entity: reference('Names', 'Customer', 'Vendor', 'Employee'),
    ClassRef: reference('Classes', 'Class'),
    PaymentMethodRef: reference('PaymentMethods', 'PaymentMethod'),
    CheckNum: text(21),
  }),
});

/** Lines of received payments: what they pay. */
export const paymentLines = list('Line', anyLine);

/** The tax of a whole transaction. */
export const transactionTax = object('TxnTaxDetail', {
  TxnTaxCodeRef: reference('TaxCodes', 'TaxCode'),
  TotalTax: decimal,
  UseAutomatedSalesTax: readOnly,
  TaxLine: list('Line', {
    Amount: decimal,
    DetailType: detailTypes,
    TaxLineDetail: object('TaxLineDetail', {
      TaxRateRef: reference('TaxRates', 'TaxRate'),
      PercentBased: boolean,
      TaxPercent: decimal,
      NetAmountTaxable: decimal,
      TaxInclusiveAmount: readOnly,
      OverrideDeltaAmount: readOnly,
    }),
  }),
});
