import type { Chip } from '../../posting/chip';
import type { Posting } from '../../posting/posting';
import type { Prepared } from '../../sync/prepared';

/** What stands on the chip of an order that no page has asked for yet: from its documents as they are kept. */
export function chipOfRows(
  orderId: string,
  postings: readonly Posting[],
  prepared: readonly Pick<Prepared, 'state' | 'problems'>[],
): Chip {
  const there = postings.filter(
    ({ state }) => state === 'posted' || state === 'edited' || state === 'exists',
  );
  const numbers = there.map(({ number, remote }) => remote?.number ?? number);
  const moving = postings.some(({ state }) => moves.has(state));
  if (moving) return { orderId, state: 'sending', numbers };
  const blocked = prepared.find(({ state }) => state === 'blocked');
  const refused = postings.find(({ state }) => state === 'blocked' || state === 'rejected');
  const why = blocked?.problems[0]?.sentence ?? refused?.problem?.sentence;
  if (blocked !== undefined || refused !== undefined)
    return { orderId, state: 'blocked', numbers, ...(why !== undefined && { why }) };
  const open = prepared.some(({ state }) => state === 'ready');
  if (there.length > 0) return { orderId, state: open ? 'partlySent' : 'sent', numbers };
  const waiting = prepared.find(({ state }) => state === 'waiting');
  if (!open && waiting !== undefined) {
    const sentence = waiting.problems[0]?.sentence;
    return { orderId, state: 'waiting', numbers, ...(sentence !== undefined && { why: sentence }) };
  }
  return { orderId, state: 'notSent', numbers };
}

const moves: ReadonlySet<Posting['state']> = new Set<Posting['state']>([
  'sending',
  'unknown',
  'changing',
  'undoing',
]);
