import { expect, test } from 'vitest';
import type { WriterWish } from '../../../lib/posting/claimState';
import { ClaimWorld, type Fault } from './claimWorld';

const storms = Number(process.env['SEEDS'] ?? (process.env['SEED'] === undefined ? 200 : 1));
const firstSeed = Number(process.env['SEED'] ?? 1);

/** A small generator of numbers from 0 to below 1; the same seed gives the same row (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const faults: readonly Fault[] = [
  'die before',
  'die after',
  'lost before',
  'lost after',
  'throttled',
  'slow',
];

/** Browsers take, keep, lose and give up the claim while calls fail, workers die and a person meddles; then peace. */
async function storm(seed: number): Promise<void> {
  const random = generator(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const world = new ClaimWorld(['A', 'B', 'C'], {
    requestId: pick(['honoured', 'ignored'] as const),
    indexLagMs: pick([0, 2_000, 300_000]),
  });
  const fault = (): Fault => (random() < 0.15 ? pick(faults) : 'none');
  // Calls of browsers are interleaved: one may do all of a run of its own between two calls of another.
  let depth = 0;
  world.yields = async (browser) => {
    if (depth > 1 || random() > 0.1) return;
    depth += 1;
    const other = pick(world.browsers.filter((each) => each !== browser));
    if (other.life % 2 === 0 || random() < 0.5) await world.wake(other, fault);
    depth -= 1;
  };
  for (let round = 0; round < 60; round += 1) {
    world.notes.nowMs += Math.floor(random() * random() * (random() < 0.05 ? 4 * 86_400_000 : 900_000));
    const browser = pick(world.browsers);
    const by = pick<WriterWish['by'] | 'continue'>([
      'schedule',
      'schedule',
      'schedule',
      'continue',
      'seller',
      'leave',
    ]);
    await world.run(browser, by, fault);
    if (random() < 0.06) {
      const [note] = world.notes.live;
      const meddle = random();
      if (note !== undefined && meddle < 0.4) world.notes.remove(note.id);
      else if (note !== undefined && meddle < 0.7)
        world.notes.change(note.id, note.syncToken, 'cf:writer. ?');
      else if (note !== undefined) world.notes.create(note.text, `copy ${round}`);
    }
  }
  world.yields = async () => undefined;
  await world.pass(7_200_000, world.browsers);
  const told = world.trace.join('\n');
  expect(world.senders(), told).toHaveLength(1);
  expect(world.notes.live, told).toHaveLength(1);
  for (const each of world.browsers) {
    const isSender = world.senders().includes(each.name);
    expect(each.writer.problem?.code ?? '', told).toMatch(isSender ? /^$/ : /^writer_(elsewhere|taken)/);
  }
}

test(`${storms} seeded storms, from seed ${firstSeed}: never two send, and in peace exactly one does`, async () => {
  for (let seed = firstSeed; seed < firstSeed + storms; seed += 1) {
    try {
      await storm(seed);
    } catch (error) {
      throw new Error(`replay with SEED=${seed}`, { cause: error });
    }
  }
});
