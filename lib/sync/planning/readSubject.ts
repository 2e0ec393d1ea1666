import type { BookContext } from '../../books/bookContext';
import type { AmazonEvent } from '../../ledger/event';
import type { StoredOrder } from '../ports';
import type { Subject } from '../prepared';
import type { Basis } from './basis';
import { contextFor, ordersOfEvents } from './knownFacts';
import { stretchOfDays } from './moments';
import type { PlanningPorts } from './planningPorts';
import type { SubjectFacts } from './planSubject';
import { settlementKnown } from './settlementFacts';

/** A subject, as far as it is known, with all that its documents depend on. */
export interface KnownSubject<Facts extends SubjectFacts = SubjectFacts> {
  readonly facts: Facts;
  readonly context: BookContext;
}

type OrderSubjectFacts = Extract<SubjectFacts, { readonly of: 'order' }>;

/** Reads what one subject is drawn from; `undefined` where nothing is known of it. */
export async function readSubject(
  ports: PlanningPorts,
  basis: Basis,
  subject: Subject,
): Promise<KnownSubject | undefined> {
  switch (subject.of) {
    case 'order':
      return (await readOrderSubjects(ports, basis, [subject.orderId])).get(subject.orderId);
    case 'day': {
      const { scope } = subject;
      const events = await touching(ports, basis, scope, scope.date, scope.date);
      const context = await contextOfEvents(ports, basis, events);
      return { facts: { of: 'day', scope, events }, context };
    }
    case 'deferral': {
      const { of: _of, ...scope } = subject;
      const { daysInMonth } = Temporal.PlainYearMonth.from(scope.month);
      const [first, last] = [`${scope.month}-01`, `${scope.month}-${daysInMonth}`];
      const events = await touching(ports, basis, scope, first, last);
      const context = await contextOfEvents(ports, basis, events);
      return { facts: { of: 'deferral', scope, events }, context };
    }
    case 'settlement': {
      const known = await settlementKnown(ports, basis, subject.settlementId);
      if (known === undefined) return undefined;
      const { settlement, events, keys } = known;
      const context = await contextOfEvents(ports, basis, events, keys);
      return { facts: { of: 'settlement', settlement, events }, context };
    }
  }
}

/** Reads what the documents of many orders are drawn from, together. */
export async function readOrderSubjects(
  ports: PlanningPorts,
  basis: Basis,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, KnownSubject<OrderSubjectFacts>>> {
  const orders = await ports.facts.readOrders(orderIds);
  const events = orders.flatMap((order) => order.events);
  const context = await contextFor(ports, basis, events, orders);
  const found = new Map<string, KnownSubject<OrderSubjectFacts>>();
  for (const order of orders) {
    const { orderId } = order;
    const suffixes =
      basis.books === undefined ? [] : await ports.store.readSuffixes(basis.books.company.realmId, orderId);
    found.set(orderId, { facts: { of: 'order', order: factsOf(order), suffixes }, context });
  }
  return found;
}

function factsOf({ orderId, order, events }: StoredOrder): OrderSubjectFacts['order'] {
  return order === undefined ? { orderId, events } : { orderId, order, events };
}

async function contextOfEvents(
  ports: PlanningPorts,
  basis: Basis,
  events: readonly AmazonEvent[],
  otherKeys: readonly string[] = [],
): Promise<BookContext> {
  return contextFor(ports, basis, events, await ordersOfEvents(ports, events), otherKeys);
}

async function touching(
  { facts }: PlanningPorts,
  { settings }: Basis,
  place: { readonly country?: string; readonly currency: string },
  first: string,
  last: string,
): Promise<readonly AmazonEvent[]> {
  const { from, until } = stretchOfDays(place, first, last, settings);
  const events = await facts.readEventsTouching(from, until);
  return events.filter(({ currency }) => currency === place.currency);
}
