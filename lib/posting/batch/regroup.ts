import type { PostingKey, PostingState } from '../posting';
import type { Step } from '../step';
import { lookAgainMs } from '../times';
import { type Batch, partOf } from './batch';

/** What becomes of a batch whose answer was lost, or lacked something. */
export type BatchNext =
  /** It is known of each member what became of it. */
  | { readonly do: 'close' }
  /** Nothing of it arrived: the whole of it goes out again, under its request id. */
  | { readonly do: 'replay' }
  /** It is known of some: the others stay as they are until then. */
  | { readonly do: 'hold'; readonly untilMs: number }
  /** It is known of each; these did not arrive, and go into other batches. */
  | { readonly do: 'regroup'; readonly keys: readonly PostingKey[] };

/** Nobody knows yet what became of the request. */
const open: readonly PostingState[] = ['sending', 'unknown', 'undoing'];

/**
 * Decides about a batch from what is next for its members. Under another request id QuickBooks cannot tell a
 * member from a new document, so none leaves the batch while a request could still be at work on any. `justFound`:
 * some were found that the last look did not show, so that the request may be at work on the others now.
 */
export function nextOfBatch(
  batch: Batch,
  steps: ReadonlyMap<PostingKey, Step>,
  { justFound, nowMs }: { readonly justFound: boolean; readonly nowMs: number },
): BatchNext {
  const again = batch.items.filter((item) => isSameRequest(item, steps.get(item.key)));
  if (again.length === batch.items.length) return { do: 'replay' };
  const waiting = batch.items.flatMap(({ key }) => {
    const step = steps.get(key);
    const isOpen = step !== undefined && open.includes(step.posting.state) && isAtRest(step);
    return isOpen ? [step.posting.nextAtMs ?? batch.nextAtMs] : [];
  });
  if (waiting.length > 0) return { do: 'hold', untilMs: Math.min(...waiting) };
  const keys = batch.items.flatMap(({ key }) => {
    const step = steps.get(key);
    return step !== undefined && partOf(step.posting, step.effect) !== undefined ? [key] : [];
  });
  if (keys.length === 0) return { do: 'close' };
  return justFound ? { do: 'hold', untilMs: nowMs + lookAgainMs } : { do: 'regroup', keys };
}

/** Whether the member would be sent again, with the same bytes and for the same try as in the batch. */
function isSameRequest({ requestId }: Batch['items'][number], step: Step | undefined): boolean {
  return step !== undefined && partOf(step.posting, step.effect)?.requestId === requestId;
}

function isAtRest({ effect }: Step): boolean {
  return effect.do === 'wait' || effect.do === 'nothing';
}
