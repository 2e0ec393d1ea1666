import type { DateText } from '../../calendar/calendar';
import { type Dated, valueOn } from '../settings/dated';

/** Settings are never changed in place, and a day is asked for by many events: each is looked up once. */
const known = new WeakMap<readonly Dated<unknown>[], Map<DateText, unknown>>();

/** The value that holds on a day, as `valueOn` finds it. */
export function onDay<T>(rows: readonly Dated<T>[], day: DateText): T | undefined {
  const days = known.get(rows) ?? new Map<DateText, unknown>();
  known.set(rows, days);
  // What is kept under the rows came from them.
  if (days.has(day)) return days.get(day) as T | undefined;
  const value = valueOn(rows, day);
  days.set(day, value);
  return value;
}
