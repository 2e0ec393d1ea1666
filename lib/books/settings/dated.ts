import { compareDates, type DateText } from '../../calendar/calendar';

/** A value that holds from a day on, until the next one; without a day it holds from the beginning. */
export interface Dated<T> {
  readonly from?: DateText;
  readonly value: T;
}

/** The value that holds on a day: of the rows that have begun the latest, of equals the last. */
export function valueOn<T>(rows: readonly Dated<T>[], day: DateText): T | undefined {
  let found: Dated<T> | undefined;
  for (const row of rows) {
    if (row.from !== undefined && compareDates(row.from, day) > 0) continue;
    if (found === undefined || compareDates(row.from ?? beginning, found.from ?? beginning) >= 0) found = row;
  }
  return found?.value;
}

/** Before any sale on Amazon. */
const beginning: DateText = '0001-01-01';
