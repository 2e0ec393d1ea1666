import { mostItems } from './batch';

/** How fast QuickBooks works through batches. */
export interface Pace {
  /** What an item takes, with its share of what the request as a whole takes. */
  readonly itemMs: number;
}

/** Before anything is known: so that the first answers come in time where an item takes more than a second. */
export const firstPace: Pace = { itemMs: 500 };

/** When an answer is to be there: a worker waits for 25 s, and an item may take longer than those before it. */
const targetMs = 10_000;
/** The longest that is waited for an answer. */
const lostAfterMs = 25_000;

/** How many items the next batch may have; `most` is what QuickBooks takes. */
export function sizeAt({ itemMs }: Pace, most = mostItems): number {
  return Math.max(1, Math.min(most, mostItems, Math.floor(targetMs / Math.max(itemMs, 1))));
}

/** The pace after another batch: slower at once, faster by and by; without an answer, half of what it was. */
export function paceAfter(
  { itemMs }: Pace,
  sent: { readonly items: number; readonly tookMs: number; readonly answered: boolean },
): Pace {
  const items = Math.max(sent.items, 1);
  if (!sent.answered) return { itemMs: Math.min(targetMs, Math.max(2 * itemMs, lostAfterMs / items)) };
  const seenMs = Math.max(1, sent.tookMs / items);
  return { itemMs: Math.min(targetMs, seenMs > itemMs ? seenMs : (itemMs + seenMs) / 2) };
}
