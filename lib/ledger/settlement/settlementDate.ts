/** Which of two numbers with slashes is the month; a file's own dates or its currency decide. */
export type SlashOrder = 'dayFirst' | 'monthFirst';

/** A moment as a settlement file writes it. */
export interface SettlementMoment {
  readonly epochSeconds: number;
  /** No hour was given: noon by UTC stands for it, which is the same day in every marketplace. */
  readonly dateOnly: boolean;
}

const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(.*)$/;
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(.*)$/;
const clock = /^[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(.*)$/;
const offset = /^([+-])(\d{2}):?(\d{2})$/;

/** Hours that a zone's letters stand for; Amazon writes UTC, older files of the US and Japan their own. */
const hoursByZone: Readonly<Record<string, number>> = {
  '': 0,
  Z: 0,
  UTC: 0,
  GMT: 0,
  BST: 1,
  CET: 1,
  CEST: 2,
  MET: 1,
  MEST: 2,
  PST: -8,
  PDT: -7,
  JST: 9,
  AEST: 10,
  AEDT: 11,
};

/** Whether the order of day and month is left open by the text alone. */
export function hasSlashes(text: string): boolean {
  return /^\d{1,2}\/\d{1,2}\//.test(text);
}

/**
 * The moment of `2026-07-17 07:06:34 UTC`, `17.07.2026 07:06:34 UTC`, `2026-07-17T07:06:34+00:00`,
 * `07/17/2026` and the like; `undefined` for anything else. All three styles have been seen in files of Amazon.
 */
export function settlementMoment(text: string, slashes: SlashOrder): SettlementMoment | undefined {
  const first = yearFirst.exec(text);
  if (first !== null) return at(first[1], first[3], first[4], first[5]);
  const last = yearLast.exec(text);
  if (last === null) return undefined;
  const [, one, mark, two, year = '', rest] = last;
  const full = year.length === 2 ? `20${year}` : year;
  return mark === '/' && slashes === 'monthFirst' ? at(full, one, two, rest) : at(full, two, one, rest);
}

/**
 * Seconds since the epoch of `2026-07-17 07:06:34 UTC`, the style of most files, without making a text of
 * it; NaN for any other.
 */
export function utcSeconds(bytes: Uint8Array, start: number, end: number): number {
  if (end - start !== utcPattern.length) return Number.NaN;
  for (let place = 0; place < utcPattern.length; place += 1) {
    const byte = bytes[start + place] as number;
    const wanted = utcPattern[place] as number;
    if (wanted === zero ? byte < zero || byte > zero + 9 : byte !== wanted) return Number.NaN;
  }
  const hour = twoDigits(bytes, start + 11);
  const minute = twoDigits(bytes, start + 14);
  const second = twoDigits(bytes, start + 17);
  if (hour > 23 || minute > 59 || second > 60) return Number.NaN;
  const year = twoDigits(bytes, start) * 100 + twoDigits(bytes, start + 2);
  const day = epochDay(year, twoDigits(bytes, start + 5), twoDigits(bytes, start + 8));
  return day * 86_400 + hour * 3600 + minute * 60 + second;
}

function twoDigits(bytes: Uint8Array, at: number): number {
  return (bytes[at] as number) * 10 + (bytes[at + 1] as number) - 11 * zero;
}

const zero = 48;
/** Zeros stand for any digit. */
const utcPattern = new TextEncoder().encode('0000-00-00 00:00:00 UTC');

function at(year = '', month = '', day = '', rest = ''): SettlementMoment | undefined {
  const midnight = epochDay(Number(year), Number(month), Number(day)) * 86_400;
  if (Number.isNaN(midnight)) return undefined;
  if (rest.trim() === '') return { epochSeconds: midnight + 43_200, dateOnly: true };
  const time = clock.exec(rest);
  if (time === null) return undefined;
  const [, hour, minute, second = '0', zone = ''] = time;
  const zoneSeconds = secondsOf(zone.trim());
  if (zoneSeconds === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60)
    return undefined;
  const clockSeconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  return { epochSeconds: midnight + clockSeconds - zoneSeconds, dateOnly: false };
}

function secondsOf(zone: string): number | undefined {
  const match = offset.exec(zone);
  if (match === null) {
    const hours = hoursByZone[zone.toUpperCase()];
    return hours === undefined ? undefined : hours * 3600;
  }
  const [, sign, hours, minutes] = match;
  const seconds = Number(hours) * 3600 + Number(minutes) * 60;
  return sign === '-' ? -seconds : seconds;
}

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days since 1970-01-01 of a day of the Gregorian calendar; NaN for one that it does not have. */
function epochDay(year: number, month: number, day: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = (daysOfMonth[month - 1] ?? 0) + (month === 2 && leap ? 1 : 0);
  if (year < 1995 || year > 2100 || day < 1 || day > days) return Number.NaN;
  // Years counted from March, so that the day that comes and goes is their last.
  const [years, months] = month > 2 ? [year, month - 3] : [year - 1, month + 9];
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return years * 365 + leapDays + Math.floor((153 * months + 2) / 5) + day - 1 - daysBefore1970;
}

/** From the first of March of the year 0 to 1970-01-01. */
const daysBefore1970 = 719_468;
