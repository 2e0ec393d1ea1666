import type { Quota } from '../../lib/sync/bucket';

/** What an import has to ask and to send at least, and how long one call takes. */
export interface ImportWork {
  /** Pages of listTransactions: each names the next, so that they come one after the other. */
  readonly pages: number;
  readonly documents: number;
  readonly callMs: number;
  /** What each item of a batch takes beside. */
  readonly itemMs: number;
}

/** What Intuit allows. */
export interface BatchAllowance {
  readonly perMinute: number;
  readonly items: number;
  readonly atOnce: number;
}

const minuteMs = 60_000;

/**
 * The least time in which an import can be made: from the quotas, the times of calls, and what has to be known before
 * what. The first page comes before the first look-up, that before the first batch; the last page before the last.
 */
export function importBoundMs(work: ImportWork, listing: Quota, batches: BatchAllowance): number {
  const { documents, callMs } = work;
  const firstPageMs = pagesMs(1, work, listing);
  const lastPageMs = pagesMs(work.pages, work, listing);
  if (documents === 0) return lastPageMs;
  // Smaller batches side by side may be over sooner than full ones: whichever size is best.
  const times = Array.from({ length: batches.items }, (_, index) => {
    const sizes = batchSizes(documents, index + 1);
    const sendingMs = batchesMs(sizes, work, batches);
    const lastBatchMs = batchMs(Math.min(documents, 1), work);
    return Math.max(firstPageMs + callMs + sendingMs, lastPageMs + callMs + lastBatchMs);
  });
  return Math.min(...times);
}

/** So many pages, one after the other, within the quota of a full bucket. */
function pagesMs(pages: number, { callMs }: ImportWork, { burst, ratePerSecond }: Quota): number {
  let endMs = 0;
  for (let page = 0; page < pages; page += 1) {
    const tokenMs = page < burst ? 0 : ((page - burst + 1) / ratePerSecond) * 1000;
    endMs = Math.max(endMs, tokenMs) + callMs;
  }
  return endMs;
}

/** Batches, each as soon as one of those under way has ended and the minute before allows it. */
function batchesMs(
  sizes: readonly number[],
  work: ImportWork,
  { perMinute, atOnce }: BatchAllowance,
): number {
  const begun: number[] = [];
  const ends: number[] = [];
  for (const [index, size] of sizes.entries()) {
    const allowedMs = index < perMinute ? 0 : (begun[index - perMinute] ?? 0) + minuteMs;
    const freeMs = index < atOnce ? 0 : (ends[index - atOnce] ?? 0);
    const beginMs = Math.max(allowedMs, freeMs, begun.at(-1) ?? 0);
    begun.push(beginMs);
    ends.push(beginMs + batchMs(size, work));
  }
  return ends.reduce((latest, endMs) => Math.max(latest, endMs), 0);
}

function batchSizes(documents: number, items: number): readonly number[] {
  return Array.from({ length: Math.ceil(documents / items) }, (_, index) =>
    Math.min(items, documents - index * items),
  );
}

function batchMs(size: number, { callMs, itemMs }: ImportWork): number {
  return callMs + size * itemMs;
}
