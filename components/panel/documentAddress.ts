import type { CompanyFacts } from '../../lib/books/company';
import type { SentKind } from '../../lib/books/draft';

const pages: Readonly<Record<SentKind, string>> = { salesReceipt: 'salesreceipt' };

/** Where a person sees the document in QuickBooks, in the company that the browser is signed in to. */
export function documentAddress(
  environment: CompanyFacts['environment'],
  kind: SentKind,
  id: string,
): string {
  const host = environment === 'sandbox' ? 'app.sandbox.qbo.intuit.com' : 'app.qbo.intuit.com';
  return `https://${host}/app/${pages[kind]}?txnId=${encodeURIComponent(id)}`;
}
