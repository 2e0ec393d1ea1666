import type { DocumentKind } from '../../books/draft';
import { effectsOf } from '../../books/effects';
import type { PlannedDraft } from '../../books/plannedDraft';
import { previewHash } from '../../books/previewHash';
import { problem } from '../../problem/problem';
import type { Fault } from '../posting';
import type { Agreed } from '../postings';
import type { FallbackFacts } from './facts';
import { fallbackFor } from './fallbackFor';

/**
 * The changed preview of a document that QuickBooks refused for its shape: what is to be agreed to instead, each
 * with a hash of its own. The first takes the place of the refused one under its key. Nothing where there is no
 * other shape: the refusal stands.
 */
export function fallbackPlans(
  { draftKey, draft }: Pick<Agreed, 'draftKey' | 'draft'>,
  fault: Fault,
  facts: FallbackFacts,
): readonly PlannedDraft[] {
  const drafts = fallbackFor(draft, fault, facts) ?? [];
  return drafts.map((each, index) => ({
    key: index === 0 ? draftKey : `${draftKey}/fees`,
    state: 'ready' as const,
    problems: [problem('other_shape', { number: draft.number, as: shapeNames[each.kind] })],
    draft: each,
    effects: effectsOf(each),
    previewHash: previewHash(each),
    events: each.covers.map(({ eventKey }) => eventKey),
    trace: [],
  }));
}

const shapeNames: Readonly<Record<DocumentKind, string>> = {
  salesReceipt: 'a sales receipt without its fees',
  refundReceipt: 'a refund receipt without its fees',
  invoice: 'an invoice',
  creditMemo: 'a credit memo',
  estimate: 'an estimate',
  payment: 'a payment',
  purchase: 'a purchase of its fees',
  journalEntry: 'a journal entry',
  transfer: 'a transfer',
  deposit: 'a bank deposit',
};
