import { epochMs } from '../calendar/calendar';
import type { AmazonEvent } from '../ledger/event';

/** By posting time, shipment id and key: the same whatever order they were reported in. */
export function inOrder(events: readonly AmazonEvent[]): readonly AmazonEvent[] {
  return [...events].sort(
    (a, b) =>
      epochMs(a.postedAt) - epochMs(b.postedAt) ||
      compareTexts(a.shipmentId ?? '', b.shipmentId ?? '') ||
      compareTexts(a.key, b.key),
  );
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
