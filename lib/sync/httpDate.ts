import { epochMs } from '../calendar/calendar';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const fixdate = /^\w{3}, (\d{2}) (\w{3}) (\d{4}) (\d{2}:\d{2}:\d{2}) GMT$/;

/** Milliseconds of a Date header (RFC 9110, IMF-fixdate); `undefined` where it is none. */
export function httpDateMs(header: string | null): number | undefined {
  const match = fixdate.exec(header ?? '');
  if (match === null) return undefined;
  const [, day = '', month = '', year = '', time = ''] = match;
  const monthNumber = months.indexOf(month) + 1;
  if (monthNumber === 0) return undefined;
  try {
    return epochMs(`${year}-${String(monthNumber).padStart(2, '0')}-${day}T${time}Z`);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
