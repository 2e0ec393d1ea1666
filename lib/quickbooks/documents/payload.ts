import type { Draft, ListRef } from '../../books/draft';
import type { PayloadCompany } from './head';
import { journalEntryPayload } from './journalEntry';
import { depositPayload, type PaidDocuments, paymentPayload, transferPayload } from './moved';
import { purchasePayload } from './purchase';
import { salesFormPayload } from './salesForm';

/** What some kinds need to know beside the draft. */
export interface PayloadFacts {
  /** The customer of lines on receivables in a journal entry. */
  readonly receivable?: { readonly accountId: string; readonly customer: ListRef };
  /** What a payment pays. */
  readonly paid?: PaidDocuments;
}

/** The bytes of a new document of any kind: equal drafts, notes and facts give equal bytes. */
export function payloadOf(
  draft: Draft,
  privateNote: string,
  company: PayloadCompany,
  { receivable, paid = new Map() }: PayloadFacts = {},
): string {
  switch (draft.kind) {
    case 'purchase':
      return purchasePayload(draft, privateNote, company);
    case 'journalEntry':
      return journalEntryPayload(
        draft,
        privateNote,
        company,
        receivable === undefined
          ? {}
          : { receivableAccountId: receivable.accountId, customer: receivable.customer },
      );
    case 'transfer':
      return transferPayload(draft, privateNote, company);
    case 'deposit':
      return depositPayload(draft, privateNote, company);
    case 'payment':
      return paymentPayload(draft, privateNote, company, paid);
    default:
      return salesFormPayload(draft, privateNote, company);
  }
}
