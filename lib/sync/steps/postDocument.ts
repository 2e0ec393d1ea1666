import type { OrderPlan, PlannedDocument } from '../../books/plan';
import { planOrder } from '../../books/planOrder';
import type { Books } from '../../books/setup';
import type { EventKey } from '../../ledger/event';
import type { Posting } from '../../posting/posting';
import { type Agreed, saleDraftKey } from '../../posting/postings';
import { failed, ok, problem, type Result } from '../../problem/problem';
import type { Ports } from '../ports';
import { giveSuffixes } from './giveSuffixes';
import { postAgreed } from './postAgreed';

/** What the seller asks to send: one document of an order, as its preview showed it. */
export interface PostingAsked {
  readonly orderId: string;
  readonly eventKey: EventKey;
  readonly previewHash: string;
}

/** Sends one document of an order: it must be planned now as the seller saw it. See `postAgreed`. */
export function postDocument(ports: Ports, asked: PostingAsked): Promise<Result<Posting>> {
  return postAgreed(ports, saleDraftKey(asked.eventKey), (books) => planSaleAgain(ports, books, asked));
}

/** The document as it is planned now, from stored facts alone; it must be the one that the seller saw. */
export async function planSaleAgain(
  ports: Ports,
  books: Books,
  asked: PostingAsked,
): Promise<Result<Agreed>> {
  const { orderId, eventKey } = asked;
  const { realmId } = books.company;
  const stored = await ports.store.readOrder(orderId);
  if (stored === undefined) return failed(problem('order_not_read'));
  const suffixes = await giveSuffixes(ports, realmId, orderId, stored.events);
  if (!suffixes.ok) return suffixes;
  const plan = planOrder(stored, { books, suffixes: suffixes.value });
  const planned = documentOf(plan, eventKey);
  if (planned?.state === 'ready' && planned.draft !== undefined && planned.previewHash === asked.previewHash)
    return ok({
      realmId,
      draftKey: saleDraftKey(eventKey),
      orderId,
      previewHash: asked.previewHash,
      by: { how: 'click' },
      draft: planned.draft,
    });
  const reason = planned?.state === 'ready' ? undefined : planned?.problems[0];
  return failed(reason ?? problem('preview_changed'));
}

function documentOf(plan: OrderPlan, eventKey: EventKey): PlannedDocument | undefined {
  return plan.documents.find((each) => each.eventKey === eventKey);
}
