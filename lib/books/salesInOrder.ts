import { epochMs } from '../calendar/calendar';
import type { AmazonEvent } from '../ledger/event';

/** The shipments of an order that a document can stand for, in the order in which numbers are given. */
export function salesInOrder(events: readonly AmazonEvent[]): readonly AmazonEvent[] {
  return inOrder(events.filter(isSale));
}

/** By posting time, shipment id and key: the same whatever order they were reported in. */
export function inOrder(events: readonly AmazonEvent[]): readonly AmazonEvent[] {
  return [...events].sort(
    (a, b) =>
      epochMs(a.postedAt) - epochMs(b.postedAt) ||
      compareTexts(a.shipmentId ?? '', b.shipmentId ?? '') ||
      compareTexts(a.key, b.key),
  );
}

/** A shipment that has amounts; a replacement has none, and a late-found twin is another event's. */
export function isSale({ kind, lines, totalMinor, sameAs }: AmazonEvent): boolean {
  return kind === 'shipment' && sameAs === undefined && (lines.length > 0 || totalMinor !== 0);
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
