const hourMs = 3_600_000;

/** First moment of the n-th Sunday of a month at an hour of UTC. */
function nthSunday(year: number, month: number, nth: number, hourUtc: number): number {
  const first = new Date(Date.UTC(year, month, 1)).getUTCDay();
  return Date.UTC(year, month, 1 + ((7 - first) % 7) + (nth - 1) * 7, hourUtc);
}

/** Intuit's servers print Pacific time; daylight saving by the rule in force since 2007. */
function pacificOffsetHours(epochMs: number): number {
  const year = new Date(epochMs).getUTCFullYear();
  const summer = nthSunday(year, 2, 2, 10) <= epochMs && epochMs < nthSunday(year, 10, 1, 9);
  return summer ? -7 : -8;
}

function pacificText(epochMs: number): { readonly text: string; readonly offset: string } {
  const hours = pacificOffsetHours(epochMs);
  return {
    text: new Date(epochMs + hours * hourMs).toISOString().slice(0, -1),
    offset: `-0${-hours}:00`,
  };
}

/** The moment as in the `time` of an answer: `2020-09-29T06:53:30.722-07:00`. */
export function answerTime(epochMs: number): string {
  const { text, offset } = pacificText(epochMs);
  return `${text}${offset}`;
}

/** The moment as in `MetaData`: `2020-09-29T05:58:16-07:00`, without milliseconds. */
export function metaTime(epochMs: number): string {
  const { text, offset } = pacificText(epochMs);
  return `${text.slice(0, 19)}${offset}`;
}

/** The calendar day of the moment, the default of `TxnDate`. */
export function companyDay(epochMs: number): string {
  return pacificText(epochMs).text.slice(0, 10);
}

/** Epoch milliseconds of an ISO 8601 moment, or undefined for anything else. */
export function momentMs(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.test(text)) return undefined;
  const parsed = Date.parse(text);
  return Number.isNaN(parsed) ? undefined : parsed;
}

/** Whether the text is a day that exists, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}
