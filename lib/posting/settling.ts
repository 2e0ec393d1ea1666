import type { Posting } from './posting';
import { settledAfterMs } from './times';

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
