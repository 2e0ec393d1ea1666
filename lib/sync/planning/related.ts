import type { BookContext } from '../../books/bookContext';
import { bookedDay } from '../../books/bookedDay';
import type { BookedEvent } from '../../books/bookedEvent';
import { type DayScope, isIn, placeOf } from '../../books/days/dayScope';
import type { BookSettings } from '../../books/settings/bookSettings';
import { valueOn } from '../../books/settings/dated';
import { epochMs, instantText } from '../../calendar/calendar';
import type { AmazonEvent } from '../../ledger/event';
import type { EnginePorts } from '../jobs/ports';
import type { Prepared, Subject } from '../prepared';
import type { Basis } from './basis';
import type { SubjectPlan } from './planSubject';
import type { KnownSubject } from './readSubject';
import { subjectKey } from './subjectKey';

type RelatedPorts = Pick<EnginePorts, 'facts' | 'prepared'>;

const dayMs = 86_400_000;
/** For so many days after its end a month is drawn anew with every run. */
const monthEndDays = 5;

/**
 * What may stand otherwise although nothing of it has been reported: what is blocked, because the company's lists or
 * the seller may have mended it; settlements that wait for their end or their payout, because Amazon closes them by
 * saying nothing more; and the month that has ended.
 */
export async function timedSubjects(ports: RelatedPorts, basis: Basis): Promise<readonly Subject[]> {
  const subjects = [
    ...(await subjectsThat(ports, 'order', 'blocked')),
    ...(await subjectsThat(ports, 'day', 'blocked')),
    ...(await subjectsThat(ports, 'deferral', 'blocked')),
    ...(await subjectsThat(ports, 'deferral', 'waiting')),
    ...(await subjectsThat(ports, 'settlement', 'blocked')),
    ...(await subjectsThat(ports, 'settlement', 'waiting')),
    ...(await endedMonths(ports, basis)),
  ];
  return [...new Map(subjects.map((subject) => [subjectKey(subject), subject])).values()];
}

/** So many of a kind are looked at again with every run: where more are blocked, they are blocked for one reason. */
const mostAgain = 1_000;

async function subjectsThat(
  { prepared }: Pick<RelatedPorts, 'prepared'>,
  of: Subject['of'],
  state: Prepared['state'],
): Promise<readonly Subject[]> {
  return (await prepared.readReady({ of, state }, undefined, mostAgain)).map(({ subject }) => subject);
}

/** Those of the settlements that wait or are blocked. */
async function heldSettlements(
  { prepared }: RelatedPorts,
  settlementIds: readonly string[],
): Promise<readonly Subject[]> {
  const subjects = settlementIds.map((settlementId): Subject => ({ of: 'settlement', settlementId }));
  const rows = await prepared.readPrepared(subjects);
  const held = new Set(
    rows
      .filter(({ state }) => state === 'waiting' || state === 'blocked')
      .map(({ subject }) => subjectKey(subject)),
  );
  return subjects.filter((subject) => held.has(subjectKey(subject)));
}

async function endedMonths(
  { facts }: RelatedPorts,
  { asOf, settings: { books } }: Basis,
): Promise<readonly Subject[]> {
  const today = Temporal.Instant.from(asOf).toZonedDateTimeISO('UTC').toPlainDate();
  const last = today.with({ day: 1 }).subtract({ days: 1 });
  if (today.day > monthEndDays || !recognisesEarly(books, last.toString())) return [];
  const month = last.toString().slice(0, 7);
  const endMs = epochMs(`${last.toString()}T00:00:00Z`) + 2 * dayMs;
  const events = await facts.readEventsTouching(
    instantText(epochMs(`${month}-01T00:00:00Z`) - dayMs),
    instantText(endMs),
  );
  const places = events
    .filter(({ release }) => release.state === 'deferred' || release.deferredFor !== undefined)
    .map((event): Subject => ({ of: 'deferral', month, ...placeOf({ event }) }));
  return [...new Map(places.map((subject) => [subjectKey(subject), subject])).values()];
}

/** Whether books by settlement book anything before Amazon releases its money. */
function recognisesEarly({ recognition, modes }: BookSettings, date: string): boolean {
  return (
    (valueOn(modes, date) ?? 'settlement') === 'settlement' &&
    Object.values(recognition).includes('atShipment')
  );
}

/** What has to be drawn too because a subject was: a month held back, the day that a rule names, the payout before. */
export async function subjectsAfter(
  ports: RelatedPorts,
  subject: Subject,
  { context }: KnownSubject,
  { booked }: SubjectPlan,
): Promise<readonly Subject[]> {
  switch (subject.of) {
    case 'day':
      return [...monthOf(subject.scope, booked, context), ...movedDays(subject.scope, booked, context)];
    case 'settlement':
      return settlementsBefore(ports, subject.settlementId);
    case 'order':
    case 'deferral':
      return [];
  }
}

function monthOf(
  { date, ...place }: DayScope,
  booked: readonly BookedEvent[],
  { settings }: BookContext,
): readonly Subject[] {
  if (!recognisesEarly(settings, date)) return [];
  const isHeld = booked.some(
    (each) => each.date === date && each.holding === 'deferred' && isIn(each, place),
  );
  return isHeld ? [{ of: 'deferral', month: date.slice(0, 7), ...place }] : [];
}

/** Days that a rule moves events of this day to: nothing else tells that these have changed. */
function movedDays(
  scope: DayScope,
  booked: readonly BookedEvent[],
  { settings, orders }: BookContext,
): readonly Subject[] {
  const ownDay = (event: AmazonEvent): string => bookedDay(event, orders.get(event.orderId ?? ''), settings);
  const dates = booked
    .filter((each) => each.date !== scope.date && isIn(each, scope) && ownDay(each.event) === scope.date)
    .map(({ date }) => date);
  return [...new Set(dates)].map((date): Subject => ({ of: 'day', scope: { ...scope, date } }));
}

/** The transfer that pays a settlement bears the id of the next one. */
async function settlementsBefore(ports: RelatedPorts, settlementId: string): Promise<readonly Subject[]> {
  const all = await ports.facts.readSettlements();
  const own = all.find((each) => each.settlementId === settlementId);
  if (own === undefined) return [];
  const beginsMs = epochMs(own.firstAt);
  const before = all.filter((each) => {
    const endedBeforeMs = beginsMs - epochMs(each.lastAt);
    return each !== own && endedBeforeMs > -2 * dayMs && endedBeforeMs < 20 * dayMs;
  });
  return heldSettlements(
    ports,
    before.map((each) => each.settlementId),
  );
}
