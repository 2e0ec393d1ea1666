import { type DateText, dateIn, type InstantText } from '../../calendar/calendar';

/** The days of instants that come in the order of time: a day's end is looked up once for all its rows. */
export function daysIn(timeZone: string): (instant: InstantText) => DateText {
  let [day, startsAt, endsAt]: readonly [DateText, InstantText, InstantText] = ['', '', ''];
  return (instant) => {
    if (instant < startsAt || instant >= endsAt) {
      const date = Temporal.PlainDate.from(dateIn(instant, timeZone));
      const [start, end] = [date, date.add({ days: 1 })].map((each) =>
        each.toZonedDateTime(timeZone).toInstant().toString(),
      );
      [day, startsAt, endsAt] = [date.toString(), start ?? '', end ?? ''];
    }
    return day;
  };
}
