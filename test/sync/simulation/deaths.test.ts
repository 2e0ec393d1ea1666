import { describe, expect, test } from 'vitest';
import { Random } from '../../crash/storm/random';
import { expectSame, liveThrough } from './deathScenes';

/** Ten ordinary orders beside the fifty whose ids are fixed. */
const sixty = { orders: 10, days: 20, mode: 'order' } as const;
const longer = { orders: 120, days: 30, mode: 'order', requestMs: 200 } as const;

const { DEATHS, SEED } = process.env;
/** With `DEATHS=…` every call, and as many deaths over longer runs; else every ninth and a few. */
const isThorough = DEATHS !== undefined;
const every = isThorough ? 1 : 9;
const mostMs = 900_000;
const seededDeaths = Number(DEATHS ?? 12);

describe('a worker that dies', () => {
  test(
    'at each of its calls that leaves a trace: as if it had not, call for call but for the lost step',
    async () => {
      const calm = await liveThrough(sixty, () => 0);
      expect(calm.runState).toBe('done');
      expect(calm.end.documents.length).toBeGreaterThan(35);
      const [traces = 0] = calm.traces;
      expect(traces).toBeGreaterThan(60);
      for (let diesAt = 1; diesAt <= traces; diesAt += every) {
        let lives = 0;
        const lived = await liveThrough(sixty, () => {
          lives += 1;
          return lives === 1 ? diesAt : 0;
        });
        expectSame(lived, calm, `died at ${diesAt}, ${lived.deaths[0] ?? 'nowhere'}`);
      }
    },
    mostMs,
  );

  test(
    'again and again, over longer runs',
    async () => {
      const calm = await liveThrough(longer, () => 0);
      let left = seededDeaths;
      for (let seed = Number(SEED ?? 1); left > 0; seed += 1) {
        const random = new Random(seed);
        // Now and then one lives long enough to bring something to its end.
        const lived = await liveThrough(longer, () =>
          left > 0 ? 1 + Math.floor(random.next() ** 2 * 90) : 0,
        );
        left -= lived.deaths.length;
        expectSame(lived, calm, `SEED=${seed}`);
      }
    },
    mostMs,
  );
});
