import type { Posting } from './posting';
import { settledAfterMs } from './times';

/** What undoing or changing a document keeps of the look-up that was still to come. */
export function unsettledOf({ nextAtMs }: Pick<Posting, 'nextAtMs'>): { readonly unsettled?: true } {
  return nextAtMs === undefined ? {} : { unsettled: true };
}

/** The look-up that was still to come when undoing or changing began, or that nobody could do meanwhile. */
export function lookedForOnceMore(posting: Posting, nowMs: number): Partial<Posting> {
  const next = settling(posting, nowMs);
  const isDue = next.nextAtMs > nowMs || posting.unknownSinceMs !== undefined || posting.unsettled === true;
  return isDue ? next : {};
}

/**
 * When a document is looked for once more that was changed, removed or kept: a twin of its request, or another
 * browser's that raced it, may land until then, or have landed while nobody looked.
 */
export function settling(
  { sentAtMs = 0, postedAtMs = 0 }: Pick<Posting, 'sentAtMs' | 'postedAtMs'>,
  nowMs: number,
): { readonly nextAtMs: number } {
  return { nextAtMs: Math.max(sentAtMs + settledAfterMs, postedAtMs + settledAfterMs, nowMs) };
}
