import type { Books } from '../../books/setup';
import type { Posting } from '../../posting/posting';
import type { Agreed } from '../../posting/postings';
import { failed, problem, type Result } from '../../problem/problem';
import { giveSuffixes } from './giveSuffixes';
import { agreedIn, type OrderPorts, type PostingAsked, planOrderNow } from './planOrderNow';
import { postAgreed } from './postAgreed';

/** Sends one document of an order: it must be planned now as the seller saw it. See `postAgreed`. */
export function postDocument(ports: OrderPorts, asked: PostingAsked): Promise<Result<Posting>> {
  return postAgreed(ports, asked.draftKey, (books) => planAgain(ports, books, asked));
}

/** The document as it is planned now, from stored facts alone; it must be the one that the seller saw. */
export async function planAgain(
  ports: OrderPorts,
  books: Books,
  asked: PostingAsked,
): Promise<Result<Agreed>> {
  const { orderId } = asked;
  const { realmId } = books.company;
  const stored = await ports.store.readOrder(orderId);
  if (stored === undefined) return failed(problem('order_not_read'));
  const suffixes = await giveSuffixes(ports, realmId, orderId, stored.events);
  if (!suffixes.ok) return suffixes;
  return agreedIn(await planOrderNow(ports, books, stored, suffixes.value), realmId, asked);
}
