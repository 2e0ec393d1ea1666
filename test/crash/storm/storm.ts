import { acts, meddling, send } from './acts';
import type { Traits } from './company';
import { faults, noFault } from './faults';
import { judgeLiveness, judgeSafety } from './judge';
import { Random } from './random';
import { documentKinds, Wanted } from './wanted';
import { type Mutate, realmId, StormWorld } from './world';

/** Wakes of a sleeper at the latest, and the longest that a request is on its way (Intuit: 120 seconds). */
const longestSleepMs = 600_000;
const longestLateMs = 110_000;

/** One storm: workers, people and faults by chance, then peace; then one more click on everything in every browser. */
export async function storm(seed: number, mutate?: Mutate): Promise<StormWorld> {
  const random = new Random(seed);
  const world = drawnWorld(random, mutate);
  try {
    const mayDouble = await rage(world, random);
    await calm(world);
    judgeSafety(world, mayDouble);
    for (let round = 0; round < 3; round += 1) {
      for (const store of world.stores) {
        for (const wanted of world.wanted) {
          world.start(store, `sends ${wanted.number}, in peace`, (ports) => send(ports, wanted));
          await world.finish();
        }
      }
      world.company.pass(300_000);
      await world.settle();
    }
    judgeSafety(world, mayDouble);
    judgeLiveness(world);
  } catch (error) {
    throw new Error(told(world, seed, error), { cause: error });
  }
  return world;
}

function drawnWorld(random: Random, mutate: Mutate | undefined): StormWorld {
  const traits: Traits = {
    requestId: random.pick(['honoured', 'expired', 'ignored', 'answered with 600'] as const),
    duplicateWarning: random.chance(0.5),
    customNumbers: random.chance(0.7),
    negativeLines: random.chance(0.15) ? 'refused' : 'taken',
    indexLagMs: random.pick([0, 0, 2_000, 20_000]),
  };
  const browsers = random.chance(0.5) ? 1 : 2;
  const count = 1 + random.below(4);
  // Where nothing but their notes tells documents apart, these have to do.
  const alike = random.chance(0.5);
  const shared = browsers === 1 && count > 1 && random.chance(0.3);
  const oneKind = random.chance(0.3) ? random.pick(documentKinds) : undefined;
  const wanted = Array.from({ length: count }, (_, index) => {
    const kind = oneKind ?? random.pick(documentKinds);
    const shares = shared && index === count - 1 ? ['A1EXAMPLESELLER/T0'] : [];
    return new Wanted(realmId, index, kind, alike ? 1_338 : 1_338 + index * 100, shares);
  });
  return new StormWorld({ traits, browsers, wanted, ...(mutate === undefined ? {} : { mutate }) });
}

/** Everything at once. Answers whether something happened that nothing prevents from making a second document. */
async function rage(world: StormWorld, random: Random): Promise<boolean> {
  const { company } = world;
  const faulty = random.pick([0, 0.03, 0.1, 0.2]);
  const meddled = random.pick([0, 0, 0.01, 0.03]);
  let mayDouble = world.stores.length > 1;
  world.lateMs = () => random.below(longestLateMs);
  world.faultAt = (_worker, _name, asks) => {
    if (!random.chance(faulty)) return noFault;
    const befalling = faults.filter(
      ({ befalls }) =>
        befalls === 'anything' || asks === 'write' || (befalls === 'quickbooks' && asks !== 'store'),
    );
    const fault = random.draw(befalling);
    if (fault.arrives === 'twice' || fault.worker === 'sleepsBefore') mayDouble = true;
    return fault;
  };
  const steps = 3 + random.below(10);
  for (let done = 0; done < steps; done += 1) {
    random.draw(acts).begin(world, random);
    // Some go on while the next begins.
    while (await world.step((parked) => random.pick(parked))) {
      if (random.chance(meddled)) random.draw(meddling).begin(world, random);
      if (random.chance(0.03) && world.atWork().length < 4) break;
    }
    if (random.chance(0.5)) wakeOne(world, random);
  }
  company.pass(random.below(longestSleepMs));
  while (world.asleep().length > 0 || world.atWork().length > 0) {
    wakeOne(world, random);
    await world.finish((parked) => random.pick(parked));
  }
  return mayDouble || world.lost.size > 0;
}

function wakeOne(world: StormWorld, random: Random): void {
  const sleepers = world.asleep();
  if (sleepers.length > 0) random.pick(sleepers).awake();
}

/** The faults stop, and what is on its way arrives. */
async function calm(world: StormWorld): Promise<void> {
  world.faultAt = () => noFault;
  world.tell('peace');
  world.company.addedMinor = 0;
  world.company.refuses = false;
  await world.finish();
  world.company.pass(longestLateMs);
  await world.settle();
  // What was on its way when a store was lost is met at the latest when all is read once more.
  for (const store of world.lost) {
    store.rebuild = undefined;
    world.readAgain(store);
    await world.finish();
  }
  world.company.pass(300_000);
  await world.settle();
}

function told(world: StormWorld, seed: number, error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  const live = world.company.made.map(({ document, deleted, touched }) => ({
    ...document,
    deleted,
    touched,
  }));
  const said = world.stores.map(({ name, postings }) => ({ name, postings: [...postings.values()] }));
  return [
    `${reason}: replay with SEED=${seed}`,
    JSON.stringify(world.company.traits),
    ...world.trace,
    JSON.stringify({ live, said }, null, 1),
  ].join('\n');
}
