import type { BookedEvent } from '../bookedEvent';
import { documentText } from '../text';

/** `114-… and 113-…`, `“Subscription” and 12 more`: which events, as a seller knows them. */
export function namesInWords(booked: readonly BookedEvent[]): string {
  return listed([...new Set(booked.map(nameOf))]);
}

/** A few of many, and how many more there are. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, names.length > mostNames ? mostNames - 1 : mostNames);
  const more = names.length - shown.length;
  const all = more === 0 ? shown : [...shown, `${more} more`];
  const [last = '', ...before] = [...all].reverse();
  return before.length === 0 ? last : `${before.reverse().join(', ')} and ${last}`;
}

const mostNames = 5;

function nameOf({ event: { orderId, description, transactionType } }: BookedEvent): string {
  if (orderId !== undefined && orderId !== '') return documentText(orderId, 40);
  return `“${documentText(description === '' ? transactionType : description, 60)}”`;
}

/** `2 orders, 1 refund and 3 other amounts`. */
export function countsInWords(booked: readonly BookedEvent[]): string {
  const orders = new Set<string>();
  let refunds = 0;
  let others = 0;
  for (const { event } of booked) {
    if (event.kind === 'shipment') orders.add(event.orderId ?? event.key);
    else if (event.kind === 'refund') refunds += 1;
    else others += 1;
  }
  const counts = [
    counted(orders.size, 'order', 'orders'),
    counted(refunds, 'refund', 'refunds'),
    counted(others, 'other amount', 'other amounts'),
  ];
  return listed(counts.flat());
}

function counted(count: number, one: string, many: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
}

/** Far below the length of a private note, so that the marks behind it have room. */
const longestMemo = 400;

/** The memo of a summary's document. */
export function summaryMemo(words: readonly string[]): string {
  return documentText(words.join('; '), longestMemo);
}
