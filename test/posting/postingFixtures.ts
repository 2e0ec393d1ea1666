import type { Draft, SalesReceipt } from '../../lib/books/draft';
import type { Posting } from '../../lib/posting/posting';
import { type Agreed, readyPosting, saleDraftKey } from '../../lib/posting/postings';

export const nowMs = 1_790_000_000_000;

/** A draft of one shipment. */
const draft: SalesReceipt = {
  kind: 'salesReceipt',
  number: '114-1111111-1111111',
  date: '2026-11-02',
  currency: 'USD',
  customer: { id: '1', name: 'Amazon' },
  depositAccount: { id: '2', name: 'Amazon Clearing' },
  lines: [],
  totalMinor: 1338,
  taxes: [],
  totalTaxMinor: 0,
  memo: 'Amazon.com order 114-1111111-1111111',
  covers: [{ eventKey: 'A1EXAMPLESELLER/T1', facets: ['revenue', 'fees', 'cash'] }],
};

export const agreed = {
  realmId: '9130000000000001',
  orderId: '114-1111111-1111111',
  draftKey: saleDraftKey('A1EXAMPLESELLER/T1'),
  previewHash: 'hash',
  draft,
};

/** The same agreement on the sale of another event. */
export function agreedOn(eventKey: string): Agreed {
  const covers = draft.covers.map((cover) => ({ ...cover, eventKey }));
  return { ...agreed, draftKey: saleDraftKey(eventKey), draft: { ...draft, covers } };
}

/** Bytes for tests: the draft and its note. */
export const freeze = (of: Draft, privateNote: string): string =>
  JSON.stringify([of.totalMinor, privateNote]);

/** A posting that is ready to be sent. */
export const posting: Posting = readyPosting(agreed, undefined, freeze, nowMs);
