import { expect, test } from 'vitest';
import type { Agreed } from '../../../lib/posting/postings';
import { ok } from '../../../lib/problem/problem';
import type { BatchPorts } from '../../../lib/sync/batch/ports';
import { postAgreed } from '../../../lib/sync/steps/postAgreed';
import type { FaultKind } from '../../sandbox/faults';
import { BatchWorld, salesOf } from '../../sync/batch/batchWorld';
import { judgeEnd } from '../../sync/batch/judge';
import { Random } from './random';
import { stormSeeds } from './seeds';

/** So many storms in memory to one over the wire: the real client, every byte of it, and the strict sandbox. */
const inMemoryToOne = 10;

const faults: readonly FaultKind[] = [
  { kind: 'drop', at: 'before' },
  { kind: 'drop', at: 'after' },
  { kind: 'delay', waitMs: 90_000 },
  { kind: 'hang', at: 'before', waitMs: 40_000 },
  { kind: 'hang', at: 'after', waitMs: 40_000 },
  { kind: 'truncate' },
  { kind: 'html', status: 502, at: 'before' },
  { kind: 'html', status: 503, at: 'after' },
  { kind: 'html', status: 200, at: 'after' },
  { kind: 'empty', status: 200, at: 'after' },
  { kind: 'empty', status: 429, at: 'before' },
  { kind: 'empty', status: 401, at: 'before' },
  { kind: 'answer', at: 'after', status: 500, contentType: 'application/json', body: '{"time":"now"}' },
];

/**
 * Browsers send one by one and in batches while calls fail; then peace, and everything once more. Answers how many
 * faults struck.
 */
async function storm(seed: number): Promise<number> {
  const random = new Random(seed);
  const world = new BatchWorld({
    requestDelayMs: 200,
    batchItemDelayMs: 200,
    mode: {
      requestId: random.pick(['honoured', 'expired', 'ignored', 'answered600'] as const),
      warnDuplicateNumber: random.chance(0.5),
      batchReply: random.pick(['inOrder', 'reversed', 'firstWithoutId'] as const),
    },
  });
  const stores = random.chance(0.5) ? [world.store()] : [world.store(), world.store()];
  const sales = salesOf(1 + random.below(4));
  let planned = 0;
  for (let round = 0; round < 4; round += 1) {
    for (let left = random.below(4); left > 0; left -= 1) {
      planned += 1;
      const method = random.pick(['GET', 'POST']);
      world.faults.plan({ method, url: /\/v3\/company\//, fault: random.pick(faults), times: 1 });
    }
    if (random.chance(0.2)) world.side.expireAccessTokens();
    const ports = world.worker(random.pick(stores));
    if (random.chance(0.5)) await world.send(ports, sales);
    else await world.clock.run(sendOne(ports, random.pick(sales)));
    await world.pass(random.below(200_000));
    if (random.chance(0.3)) await world.settle(...stores);
  }
  const struck = planned - world.faults.clear();
  await world.settle(...stores);
  for (let round = 0; round < 3; round += 1) {
    for (const store of stores) {
      for (const sale of sales) await world.clock.run(sendOne(world.worker(store), sale));
    }
    await world.pass(300_000);
    await world.settle(...stores);
  }
  judgeEnd(world, stores, sales);
  return struck;
}

function sendOne(ports: BatchPorts, sale: Agreed): Promise<unknown> {
  return postAgreed(ports, sale.draftKey, async () => ok(sale));
}

const seeds = stormSeeds().filter((_, index) => index % inMemoryToOne === 0);

test(`${seeds.length} storms over the wire, from seed ${seeds[0]}: each sale once, to the cent, in every store`, async () => {
  let struck = 0;
  for (const seed of seeds) {
    try {
      struck += await storm(seed);
    } catch (error) {
      throw new Error(`replay with SEED=${seed}`, { cause: error });
    }
  }
  if (seeds.length > 1) expect(struck).toBeGreaterThanOrEqual(seeds.length);
}, 300_000);
