import type { DateText } from '../calendar/calendar';
import type { DateAction } from './rule';

/** The day that an action gives to an event of `date`. */
export function actedDate(action: DateAction, date: DateText): DateText {
  if ('is' in action) return action.is;
  const day = Temporal.PlainDate.from(date);
  return (
    'addDays' in action ? day.add({ days: action.addDays }) : day.with({ day: day.daysInMonth })
  ).toString();
}
