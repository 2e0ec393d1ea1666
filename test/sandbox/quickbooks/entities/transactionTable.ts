import { account, address, common, currency, customer, email, paymentMethod, times } from './fields';
import { depositLines, journalLines, paymentLines, purchaseLines, salesLines, transactionTax } from './lines';
import type { EntityRow } from './row';
import { boolean, choice, day, decimal, object, readOnly, reference, type Shape, text } from './shape';

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

const salesFilters = [...times, 'DocNumber', 'TxnDate', 'CustomerRef', 'TotalAmt', 'Balance'];
const everyOperation = ['create', 'update', 'delete'] as const;
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

/** The transactions that the sandbox serves. Sources: Intuit's entity pages and schema. */
export const transactionRows: readonly EntityRow[] = [
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
];
