import type { DocumentKind } from '../../books/draft';

/** How QuickBooks names a kind of document. */
export interface DocumentRow {
  /** In queries and as the key of answers. */
  readonly entity: string;
  /** In addresses of the API. */
  readonly path: string;
  /** In addresses of the pages that the seller sees. */
  readonly page: string;
  /** The field that bears our number; a transfer and a deposit have none, and their note is all that tells them. */
  readonly numberField?: 'DocNumber' | 'PaymentRefNum';
  readonly totalField: 'TotalAmt' | 'Amount';
  /** Whether queries may ask for the total. Source: Intuit's pages of the entities, filterable fields. */
  readonly totalQueried: boolean;
}

/** Every kind of document that is written or looked for; each has a space of numbers of its own. */
export const documentRows: Readonly<Record<DocumentKind, DocumentRow>> = {
  salesReceipt: form('SalesReceipt', 'salesreceipt'),
  refundReceipt: form('RefundReceipt', 'refundreceipt'),
  invoice: form('Invoice', 'invoice'),
  creditMemo: form('CreditMemo', 'creditmemo'),
  estimate: form('Estimate', 'estimate'),
  purchase: form('Purchase', 'expense'),
  journalEntry: { ...form('JournalEntry', 'journal'), totalQueried: false },
  payment: { ...form('Payment', 'recvpayment'), numberField: 'PaymentRefNum' },
  transfer: {
    entity: 'Transfer',
    path: 'transfer',
    page: 'transfer',
    totalField: 'Amount',
    totalQueried: true,
  },
  deposit: {
    entity: 'Deposit',
    path: 'deposit',
    page: 'deposit',
    totalField: 'TotalAmt',
    totalQueried: true,
  },
};

function form(entity: string, page: string): DocumentRow {
  return {
    entity,
    path: entity.toLowerCase(),
    page,
    numberField: 'DocNumber',
    totalField: 'TotalAmt',
    totalQueried: true,
  };
}
