import type { SentKind } from '../../books/draft';

/** How QuickBooks names a kind of document. */
export interface DocumentRow {
  /** In queries and as the key of answers. */
  readonly entity: string;
  /** In addresses of the API. */
  readonly path: string;
  /** In addresses of the pages that the seller sees. */
  readonly page: string;
}

/** Every kind of document that is written or looked for. */
export const documentRows: Readonly<Record<SentKind, DocumentRow>> = {
  salesReceipt: { entity: 'SalesReceipt', path: 'salesreceipt', page: 'salesreceipt' },
};
