import type { DraftKey } from '../../books/plannedDraft';
import type { Books } from '../../books/setup';
import type { Agreed } from '../../posting/postings';
import { failed, problem, type Result } from '../../problem/problem';
import { giveSuffixesMany, type NumberingPorts } from './giveSuffixesMany';
import type { PostingAsked } from './planOrderNow';
import { planAgain } from './postDocument';
import { type BatchAsked, type BatchRun, sendBatch } from './sendBatch';

/** Sends documents of many orders: each must be planned now as the seller saw it. See `sendBatch`. */
export function sendSales(
  ports: NumberingPorts,
  asked: readonly PostingAsked[],
  how: Pick<BatchAsked, 'attended' | 'untilMs'>,
): Promise<Result<BatchRun>> {
  const byKey = new Map(asked.map((each) => [each.draftKey, each]));
  return sendBatch(ports, {
    ...how,
    draftKeys: [...byKey.keys()],
    planAgain: (books, draftKeys) => planSalesAgain(ports, books, draftKeys, byKey),
  });
}

async function planSalesAgain(
  ports: NumberingPorts,
  books: Books,
  draftKeys: readonly DraftKey[],
  asked: ReadonlyMap<DraftKey, PostingAsked>,
): Promise<ReadonlyMap<DraftKey, Result<Agreed>>> {
  const wanted = draftKeys.flatMap((key) => asked.get(key) ?? []);
  const orders = [];
  for (const orderId of new Set(wanted.map((each) => each.orderId))) {
    const stored = await ports.store.readOrder(orderId);
    if (stored !== undefined) orders.push({ orderId, events: stored.events });
  }
  const given = await giveSuffixesMany(ports, books.company.realmId, orders);
  const plans = new Map<DraftKey, Result<Agreed>>();
  for (const key of draftKeys) {
    const one = asked.get(key);
    if (!given.ok || one === undefined) plans.set(key, given.ok ? failed(problem('preview_changed')) : given);
    else plans.set(key, await planAgain(ports, books, one));
  }
  return plans;
}
