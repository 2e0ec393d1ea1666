import { epochMs, type InstantText, instantText } from '../../calendar/calendar';
import type { EnginePorts } from '../jobs/ports';
import type { Subject } from '../prepared';
import type { Basis } from './basis';
import { ordersOfEvents } from './knownFacts';
import { subjectKey } from './subjectKey';
import { subjectsOf } from './subjectsOf';

const dayMs = 86_400_000;

/** All settlements: each is drawn once, however many days its events are of. */
export async function allSettlements({ facts }: Pick<EnginePorts, 'facts'>): Promise<readonly Subject[]> {
  return (await facts.readSettlements()).map(({ settlementId }) => ({ of: 'settlement', settlementId }));
}

/** When the first of all that is known happened; `undefined` where nothing is known. */
export async function firstMoment({ facts }: Pick<EnginePorts, 'facts'>): Promise<InstantText | undefined> {
  const fetched = await facts.readFetched();
  const moments = [
    ...(fetched === undefined ? [] : [fetched.from]),
    ...(await facts.readSettlements()).map(({ firstAt }) => firstAt),
  ].map(epochMs);
  return moments.length === 0 ? undefined : instantText(Math.min(...moments));
}

/** The orders and days of the next day on which anything happened, and when to go on; `next` is absent at the end. */
export async function subjectsFrom(
  ports: Pick<EnginePorts, 'facts'>,
  { asOf, settings }: Basis,
  from: InstantText,
): Promise<{ readonly subjects: readonly Subject[]; readonly next?: InstantText }> {
  for (let begin = from; epochMs(begin) <= epochMs(asOf); ) {
    const until = instantText(epochMs(begin) + dayMs);
    const events = await ports.facts.readEventsPosted(begin, until);
    const orders = new Map((await ordersOfEvents(ports, events)).map((each) => [each.orderId, each.order]));
    const subjects = events
      .flatMap((event) => subjectsOf(event, orders.get(event.orderId ?? ''), settings.books))
      .filter(({ of }) => of !== 'settlement');
    const distinct = [...new Map(subjects.map((subject) => [subjectKey(subject), subject])).values()];
    if (distinct.length > 0) return { subjects: distinct, next: until };
    begin = until;
  }
  return { subjects: [] };
}
