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
    const newest = await lastMoment(tx, factsKey, before);
    if (newest === undefined) return { rows: [] };
    // The newest moment may be of the next day in UTC.
    const last = min(Temporal.PlainDate.from(newest.slice(0, 10)).add({ days: 1 }).toString(), before);
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
    const earlier = await lastMoment(tx, factsKey, first);
    return earlier === undefined ? { rows: days } : { rows: days, next: first };
  });
}

/** The newest moment of an event before a day, or a little within it: zones differ. */
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
