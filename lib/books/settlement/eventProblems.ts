import type { AmazonEvent } from '../../ledger/event';
import { decimalText } from '../../money/money';
import { problem } from '../../problem/problem';
import type { BookedEvent } from '../bookedEvent';
import { documentText } from '../text';
import { blocked, type Verdict } from '../verdict';

/** A settlement may hold thousands: these are named, the others counted. */
const named = 5;

/** What holds the events of a settlement back holds the settlement back; each is named with its reason. */
export function blockedEvents(booked: readonly BookedEvent[]): readonly Verdict[] {
  const held = booked.flatMap(({ event, verdicts }) => {
    const [first] = verdicts.filter(({ state }) => state === 'blocked' || state === 'waiting');
    return first === undefined ? [] : [{ event, verdict: first }];
  });
  const shown = held.slice(0, named).map(({ event, verdict: { state, problem: why } }): Verdict => {
    const facts = {
      what: eventInWords(event),
      reason: withoutStop(why.sentence),
      remedy: withoutStop(why.remedy),
    };
    return { state, problem: problem('settlement_event_blocked', facts) };
  });
  const more = held.length - shown.length;
  const rest = more === 0 ? [] : [blocked(problem('settlement_more_blocked', { count: String(more) }))];
  return [...shown, ...rest];
}

/** The table's own sentence ends it. */
function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

/** An event as a bookkeeper would look for it: `order 114-…, 23.36 USD` or `Subscription, −39.99 USD`. */
export function eventInWords({
  orderId,
  kind,
  description,
  transactionType,
  totalMinor,
  currency,
}: AmazonEvent): string {
  const what = kind === 'refund' ? 'refund of order' : 'order';
  const words =
    orderId === undefined ? documentText(description || transactionType, 100) : `${what} ${orderId}`;
  return `${words}, ${decimalText(totalMinor, currency)} ${currency}`;
}
