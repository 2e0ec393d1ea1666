const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** About how long something takes, for a person: nobody needs the seconds of an hour. */
export function durationWords(ms: number): string {
  if (ms < 10_000) return 'a few seconds';
  if (ms < minuteMs) return `${Math.round(ms / 10_000) * 10} seconds`.replace('60 seconds', '1 minute');
  if (ms < hourMs) return counted(Math.round(ms / minuteMs), 'minute');
  if (ms < dayMs) return parts(ms, hourMs, 'hour', minuteMs, 'minute', 5);
  return parts(ms, dayMs, 'day', hourMs, 'hour', 1);
}

/** `1 order`, `2 orders`, `1,204 orders`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString()} ${count === 1 ? one : many}`;
}

function parts(ms: number, big: number, bigName: string, small: number, smallName: string, step: number) {
  const smalls = Math.round(ms / small / step) * step;
  const perBig = big / small;
  const bigs = Math.floor(smalls / perBig);
  const rest = smalls % perBig;
  return rest === 0 ? counted(bigs, bigName) : `${counted(bigs, bigName)} ${counted(rest, smallName)}`;
}
