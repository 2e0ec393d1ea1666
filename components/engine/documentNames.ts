import type { DocumentKind } from '../../lib/books/draft';

/** What QuickBooks calls each kind of document. */
export const documentNames: Readonly<Record<DocumentKind, string>> = {
  salesReceipt: 'Sales receipt',
  refundReceipt: 'Refund receipt',
  invoice: 'Invoice',
  creditMemo: 'Credit memo',
  estimate: 'Estimate',
  payment: 'Payment',
  purchase: 'Expense',
  journalEntry: 'Journal entry',
  transfer: 'Transfer',
  deposit: 'Bank deposit',
};
