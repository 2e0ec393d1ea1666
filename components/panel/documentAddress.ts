import type { CompanyFacts } from '../../lib/books/company';
import type { DocumentKind } from '../../lib/books/draft';

const pages: Readonly<Record<DocumentKind, string>> = {
  salesReceipt: 'salesreceipt',
  refundReceipt: 'refundreceipt',
  invoice: 'invoice',
  creditMemo: 'creditmemo',
  estimate: 'estimate',
  purchase: 'expense',
  journalEntry: 'journal',
  payment: 'recvpayment',
  transfer: 'transfer',
  deposit: 'deposit',
};

/** Where a person sees the document in QuickBooks, in the company that the browser is signed in to. */
export function documentAddress(
  environment: CompanyFacts['environment'],
  kind: DocumentKind,
  id: string,
): string {
  const host = environment === 'sandbox' ? 'app.sandbox.qbo.intuit.com' : 'app.qbo.intuit.com';
  return `https://${host}/app/${pages[kind]}?txnId=${encodeURIComponent(id)}`;
}
