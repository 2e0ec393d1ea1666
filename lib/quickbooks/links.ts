import type { DocumentKind } from '../books/draft';
import { documentRows } from './documents/documentRows';
import { type QuickBooksEnvironment, quickbooksHosts } from './environment';

/** The address at which the seller sees a document in QuickBooks. */
export function documentAddress(environment: QuickBooksEnvironment, kind: DocumentKind, id: string): string {
  return `https://${quickbooksHosts[environment].app}/app/${documentRows[kind].page}?txnId=${encodeURIComponent(id)}`;
}
