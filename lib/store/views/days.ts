import { summaryKey } from '../../books/days/dayScope';
import { type DateText, instantText } from '../../calendar/calendar';
import type { Connection, ConnectionId } from '../../sync/connection';
import { subjectKey } from '../../sync/planning/subjectKey';
import type { DayFigures, DayRow, ListPart } from '../../sync/views';
import { readEventsTouching } from '../events';
import { factsKeyOf } from '../factsKey';
import type { OpenDatabase, Reading } from '../schema';
import { reading } from '../transaction';
import { dayFiguresOf, momentsOfDay } from './dayFigures';
import { sentUnder } from './sentUnder';

/** Days of a page. */
const pageDays = 14;

/** What Amazon reported of a day of a connection, a row a place. */
export function readDayFigures(
  open: OpenDatabase,
  connectionId: ConnectionId,
  date: DateText,
): Promise<readonly DayFigures[]> {
  return reading(open, ['connections', 'events'], async (tx) => {
    const connection = await tx.objectStore('connections').get(connectionId);
    if (connection === undefined) return [];
    const rows = await readEventsTouching(tx, factsKeyOf(connection), ...momentsOfDay(date));
    return dayFiguresOf(
      rows.map(({ event }) => event),
      connection.settings.books,
      (day) => day === date,
    );
  });
}

/** The days that have anything, the newest first, two weeks of them at a time. */
export function readDays(
  open: OpenDatabase,
  connectionId: ConnectionId,
  after: string | undefined,
): Promise<ListPart<DayRow>> {
  return reading(open, ['connections', 'events', 'prepared', 'postings'], async (tx) => {
    const connection = await tx.objectStore('connections').get(connectionId);
    if (connection === undefined) return { rows: [] };
    const factsKey = factsKeyOf(connection);
    const before = after ?? '9999';
    const last = await pageEnd(tx, connection, before);
    if (last === undefined) return { rows: [] };
    const first = Temporal.PlainDate.from(last).subtract({ days: pageDays }).toString();
    const [from] = momentsOfDay(first);
    const [, until] = momentsOfDay(last);
    const rows = await readEventsTouching(tx, factsKey, from, until);
    const figures = dayFiguresOf(
      rows.map(({ event }) => event),
      connection.settings.books,
      (day) => day >= first && day < before,
    );
    const days: DayRow[] = [];
    for (const each of figures) days.push(await rowOf(tx, connection, each));
    const isMore = (await pageEnd(tx, connection, first)) !== undefined;
    return isMore ? { rows: days, next: first } : { rows: days };
  });
}

/** The day before which a page of days ends; none where nothing is before a day. */
async function pageEnd(
  transaction: Reading,
  connection: Connection,
  before: DateText,
): Promise<DateText | undefined> {
  const factsKey = factsKeyOf(connection);
  if (before !== '9999') {
    // In the hours around midnight in UTC an event's zone says on which side of it the event's day is.
    const [from] = momentsOfDay(before);
    const [, until] = momentsOfDay(Temporal.PlainDate.from(before).subtract({ days: 1 }).toString());
    const around = await readEventsTouching(transaction, factsKey, from, until);
    const events = around.map(({ event }) => event);
    if (dayFiguresOf(events, connection.settings.books, (day) => day < before).length > 0) return before;
  }
  const newest = await lastMoment(transaction, factsKey, before);
  // The newest moment may be of the next day in UTC.
  return newest === undefined
    ? undefined
    : min(Temporal.PlainDate.from(newest.slice(0, 10)).add({ days: 1 }).toString(), before);
}

/** The newest moment of an event that is of an earlier day in every zone. */
async function lastMoment(
  transaction: Reading,
  factsKey: string,
  before: DateText,
): Promise<string | undefined> {
  const upper = before === '9999' ? before : momentsOfDay(before)[0];
  const range = IDBKeyRange.bound(`${factsKey}\n`, `${factsKey}\n${upper}`);
  const cursor = await transaction.objectStore('events').index('byMoment').openKeyCursor(range, 'prev');
  const moment = cursor === null ? undefined : String(cursor.key).slice(factsKey.length + 1);
  return moment === undefined ? undefined : instantText(Temporal.Instant.from(moment).epochMilliseconds);
}

async function rowOf(transaction: Reading, connection: Connection, figures: DayFigures): Promise<DayRow> {
  const { connectionId, realmId, settings } = connection;
  const { date, country, currency } = figures;
  const scope = { date, currency, ...(country !== undefined && { country }) };
  const index = transaction.objectStore('prepared').index('bySubject');
  const prepared = await index.getAll([connectionId, subjectKey({ of: 'day', scope })]);
  const key = summaryKey('day', scope, date, {}, settings.books);
  return { figures, prepared, sent: await sentUnder(transaction, realmId, key) };
}

function min(a: string, b: string): string {
  return a < b ? a : b;
}
