/** What the servers of one party say the time is, for the life of one process. */
export interface ServerTime {
  /** A request is about to go out. */
  asked(): void;
  /** An answer came, with the time of its Date header. */
  heard(dateMs: number | undefined): void;
  /** Between these is the servers' time now; `undefined` until one has told it. */
  now(): { readonly earliestMs: number; readonly latestMs: number } | undefined;
}

/** A Date header is cut to the second. */
const grainMs = 1000;
/** A request that is under way for longer was lost. */
const lostAfterMs = 60_000;

/** Counts on with `livedMs`, which nobody can set. */
export function createServerTime(livedMs: () => number): ServerTime {
  let underWay: number[] = [];
  let told:
    | { readonly earliestMs: number; readonly latestMs: number; readonly atLivedMs: number }
    | undefined;

  const now: ServerTime['now'] = () => {
    if (told === undefined) return undefined;
    const passedMs = livedMs() - told.atLivedMs;
    return { earliestMs: told.earliestMs + passedMs, latestMs: told.latestMs + passedMs };
  };

  return {
    now,
    asked() {
      underWay.push(livedMs());
    },
    heard(dateMs) {
      const atLivedMs = livedMs();
      underWay = underWay.filter((sentMs) => atLivedMs - sentMs <= lostAfterMs);
      // The answer may be to the oldest request: it was written after that went out, and before now.
      const oldestMs = underWay[0] ?? atLivedMs;
      underWay.pop();
      if (dateMs === undefined) return;
      const heard = { earliestMs: dateMs, latestMs: dateMs + grainMs + (atLivedMs - oldestMs) };
      const known = now() ?? heard;
      const earliestMs = Math.max(known.earliestMs, heard.earliestMs);
      const latestMs = Math.min(known.latestMs, heard.latestMs);
      // Two that do not meet: the server's clock was corrected.
      told = earliestMs <= latestMs ? { earliestMs, latestMs, atLivedMs } : { ...heard, atLivedMs };
    },
  };
}
