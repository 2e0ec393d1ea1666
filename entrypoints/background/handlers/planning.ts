import type { DraftKey } from '../../../lib/books/plannedDraft';
import type { DraftAgreed, DraftNamed } from '../../../lib/messages/engineCommands';
import { isForeignKey } from '../../../lib/posting/foreign';
import type { Posting } from '../../../lib/posting/posting';
import { draftKeyOf } from '../../../lib/posting/postings';
import { failed, problem } from '../../../lib/problem/problem';
import type { CompanyPorts } from '../../../lib/sync/companyPorts';
import { giveSuffixes } from '../../../lib/sync/steps/giveSuffixes';
import { agreedIn, planOrderNow } from '../../../lib/sync/steps/planOrderNow';
import type { PlanAgain } from '../../../lib/sync/steps/postAgreed';
import { planAgain } from '../../../lib/sync/steps/postDocument';

/** A document that was asked for, drawn again; it must be the one that the seller saw. */
export function planAgainOf(
  company: CompanyPorts,
  { subject, draftKey, previewHash }: DraftAgreed,
): PlanAgain {
  return async (books) => {
    if (subject.of !== 'order') return failed(problem('preview_changed'));
    return planAgain(company, books, { orderId: subject.orderId, draftKey, previewHash });
  };
}

/** A document drawn again, whatever the seller saw of it last. */
export function planUnseen(company: CompanyPorts, { subject, draftKey }: DraftNamed): PlanAgain {
  return async (books) => {
    if (subject.of !== 'order') return failed(problem('preview_changed'));
    const { orderId } = subject;
    const { realmId } = books.company;
    const stored = await company.store.readOrder(orderId);
    if (stored === undefined) return failed(problem('order_not_read'));
    const suffixes = await giveSuffixes(company, realmId, orderId, stored.events);
    if (!suffixes.ok) return suffixes;
    const plan = await planOrderNow(company, books, stored, suffixes.value);
    const previewHash = plan.documents.find(({ key }) => key === draftKey)?.previewHash ?? '';
    return agreedIn(plan, realmId, { orderId, draftKey, previewHash });
  };
}

/** The document of a posting, drawn again as it was agreed to; documents of others are not ours to draw. */
export function planAsAgreed(
  company: CompanyPorts,
  posting: Posting,
): { readonly draftKey: DraftKey; readonly planAgain: PlanAgain } | undefined {
  const { orderId, key, previewHash } = posting;
  if (orderId === undefined || isForeignKey(key)) return undefined;
  const draftKey = draftKeyOf(posting);
  return {
    draftKey,
    planAgain: (books) => planAgain(company, books, { orderId, draftKey, previewHash }),
  };
}
