import { ok } from '../../../lib/problem/problem';
import { changeAgreed } from '../../../lib/sync/steps/changeDocument';
import { undoDocument } from '../../../lib/sync/steps/undoDocument';
import { send, sendMany, undoDay } from './acts';
import type { Traits } from './company';
import { type Fault, faultNamed, noFault } from './faults';
import { judgeLiveness, judgeSafety } from './judge';
import { Schedule } from './schedule';
import { Wanted } from './wanted';
import { type Mutate, realmId, StormWorld, wake } from './world';

/** A world in which one thing happens that one safeguard is for. */
export interface NamedWorld {
  readonly name: string;
  readonly traits?: Partial<Traits>;
  readonly browsers?: 1 | 2;
  readonly wanted?: readonly Wanted[];
  /** Nothing prevents a second document here: it must be repaired. */
  readonly mayDouble?: true;
  /** Nobody clicks: what browsers with different modes are asked for by hand is theirs to keep apart. */
  readonly byItself?: true;
  readonly happens: (world: StormWorld) => Promise<void>;
}

const lag: Partial<Traits> = { requestId: 'honoured', indexLagMs: 600_000 };

/** A world for every safeguard. */
export const worlds: readonly NamedWorld[] = [
  {
    name: 'death after the commit',
    happens: async (world) => {
      befall(world, 'createDocument', 'death after');
      await click(world);
    },
  },
  {
    name: 'late fact while the outcome is unknown',
    happens: async (world) => {
      befall(world, 'createDocument', 'time-out before commit');
      await click(world);
      for (const wanted of world.wanted) wanted.revision += 1;
    },
  },
  {
    name: 'look-ups lag ten minutes',
    traits: lag,
    happens: async (world) => {
      befall(world, 'createDocument', 'time-out after commit');
      await click(world);
    },
  },
  {
    name: 'sent, undone and sent again',
    traits: { requestId: 'honoured' },
    happens: async (world) => {
      await click(world);
      await world.settle();
      await undo(world);
    },
  },
  {
    name: 'two browsers, one after the other',
    browsers: 2,
    happens: async (world) => {
      await click(world);
      await world.settle();
      await click(world, 1);
    },
  },
  {
    name: 'reply lost',
    happens: async (world) => {
      befall(world, 'createDocument', 'time-out after commit');
      await click(world);
    },
  },
  {
    name: 'throttled, and another browser was quicker',
    browsers: 2,
    happens: async (world) => {
      befall(world, 'createDocument', '429');
      await click(world);
      await click(world, 1);
    },
  },
  {
    name: 'refused the second time, and the first lands late',
    happens: async (world) => {
      let intents = 0;
      world.faultAt = (worker, name) => {
        if (name.startsWith('createDocument') && intents === 1) return faultNamed('time-out before commit');
        if (!name.startsWith('writePosting') || !name.endsWith('sending')) return noFault;
        intents += 1;
        if (intents === 2) {
          const [posting] = worker.store.postings.values();
          world.company.create('salesReceipt', posting?.frozen?.payload ?? '', 'the first try');
          world.company.refuses = true;
        }
        return noFault;
      };
      await click(world);
      await world.settle();
      world.company.refuses = false;
    },
  },
  {
    name: 'two browsers at once',
    browsers: 2,
    mayDouble: true,
    happens: async (world) => {
      befall(world, 'createDocument', 'asleep before');
      await click(world);
      await click(world, 1);
      await awaken(world);
    },
  },
  {
    name: 'delivered twice, and undone in between',
    mayDouble: true,
    happens: async (world) => {
      befall(world, 'createDocument', 'delivered twice');
      await click(world);
      await undo(world);
    },
  },
  {
    name: 'reply lost, and it commits late',
    happens: async (world) => {
      befall(world, 'createDocument', 'time-out, commits late');
      await click(world);
    },
  },
  {
    name: 'reply of a batch lost, look-ups lag ten minutes',
    traits: lag,
    wanted: [0, 1, 2].map((index) => sale(index)),
    happens: async (world) => {
      befall(world, 'sendBatch', 'time-out after commit');
      await sendAll(world);
    },
  },
  {
    name: 'a sleeper comes back to its first try',
    happens: async (world) => {
      befall(world, `writePosting ${world.wanted[0]?.key} sending`, 'asleep before');
      await click(world);
      await click(world);
      await awaken(world);
    },
  },
  {
    name: 'two documents want one event',
    wanted: [sale(0), sale(1, ['A1EXAMPLESELLER/T0'])],
    happens: async (world) => {
      await click(world, 0, 0);
      await click(world, 0, 1);
    },
  },
  {
    name: 'two browsers on schedule, in different modes',
    browsers: 2,
    byItself: true,
    wanted: [sale(0), sale(1, ['A1EXAMPLESELLER/T0'])],
    happens: async (world) => {
      const schedule = new Schedule(world);
      for (let run = 0; run < 12; run += 1) {
        for (const [browser, store] of world.stores.entries())
          await schedule.run(store, world.wanted.slice(browser, browser + 1));
        world.company.pass(300_000);
      }
      if (world.company.live().length === 0) throw new Error('nobody sends');
    },
  },
  {
    name: 'a person’s own document under our number',
    happens: async (world) => {
      enterByHand(world);
      await click(world);
    },
  },
  {
    name: 'QuickBooks makes another total',
    happens: async (world) => {
      world.company.addedMinor = 7;
      await click(world);
    },
  },
  {
    name: 'two browsers that know other facts, without numbers',
    traits: { customNumbers: false },
    browsers: 2,
    happens: async (world) => {
      await click(world);
      await world.settle();
      for (const wanted of world.wanted) wanted.revision += 1;
      await click(world, 1);
    },
  },
  {
    name: 'unknown here, and made of more events in another browser',
    browsers: 2,
    happens: async (world) => {
      befall(world, 'createDocument', 'time-out before commit');
      await click(world);
      for (const wanted of world.wanted) wanted.revision += 1;
      await click(world, 1);
      await peace(world);
      if (world.company.live().length === 0) throw new Error('another browser’s document was taken out');
    },
  },
  {
    name: 'delivered twice, and changed in between',
    mayDouble: true,
    happens: async (world) => {
      befall(world, 'createDocument', 'delivered twice');
      await click(world);
      befall(world, 'readDocument', 'asleep, reply late');
      await change(world);
      world.company.pass(600_000);
      await awaken(world);
    },
  },
  {
    name: 'changed, and edited before anybody knew of the change',
    happens: async (world) => {
      await click(world);
      befall(world, 'changeDocument', 'death after');
      await change(world);
      const [made] = world.company.live();
      if (made !== undefined) world.company.edit(made, { totalMinor: 9_999 });
      await peace(world);
      if (made?.document.totalMinor !== 9_999) throw new Error('what a person changed was changed back');
    },
  },
  {
    name: 'an undo of many meets a document that others made',
    happens: async (world) => {
      await click(world);
      await undoAll(world);
      await undo(world);
      enterByHand(world);
      await click(world);
    },
  },
  {
    name: 'a sleeper sends when another worker has sent it again',
    mayDouble: true,
    happens: async (world) => {
      befall(world, 'createDocument', 'asleep before');
      await click(world);
      await peace(world);
      await awaken(world);
    },
  },
  {
    name: 'two browsers at once, and each changes what it made',
    traits: { indexLagMs: 20_000 },
    browsers: 2,
    mayDouble: true,
    happens: async (world) => {
      await click(world);
      await click(world, 1);
      await change(world);
      await change(world, 1);
    },
  },
  {
    name: 'the reply of a batch comes when another worker has taken over',
    traits: { indexLagMs: 20_000 },
    wanted: [0, 1, 2].map((index) => sale(index)),
    happens: async (world) => {
      let writes = 0;
      world.faultAt = (_worker, name) => {
        writes += name.startsWith('writeTogether') ? 1 : 0;
        return writes === 2 && name.startsWith('writeTogether') ? faultNamed('asleep before') : noFault;
      };
      await sendAll(world);
      const [store] = world.stores;
      if (store === undefined) throw new RangeError('no browser');
      world.start(store, 'wakes', wake);
      await world.finish();
      await awaken(world);
    },
  },
  {
    name: 'edited, and undone after that',
    happens: async (world) => {
      await click(world);
      const [made] = world.company.live();
      if (made !== undefined) world.company.edit(made, { privateNote: `seen\n${made.document.privateNote}` });
      await undo(world);
    },
  },
];

/** Lets it happen, then peace, then everything is sent once more in every browser; throws where something is wrong. */
export async function live(named: NamedWorld, mutate?: Mutate): Promise<void> {
  const traits: Traits = {
    requestId: 'ignored',
    duplicateWarning: false,
    customNumbers: true,
    indexLagMs: 0,
    ...named.traits,
  };
  // Worlds are used again: what a late fact added must not stay.
  const wanted = (named.wanted ?? [sale(0)]).map((each) => each.anew());
  const world = new StormWorld({
    traits,
    browsers: named.browsers ?? 1,
    wanted,
    ...(mutate === undefined ? {} : { mutate }),
  });
  await named.happens(world);
  world.faultAt = () => noFault;
  await peace(world);
  judgeSafety(world, named.mayDouble === true);
  if (named.byItself === true) return;
  world.company.addedMinor = 0;
  for (const [browser] of world.stores.entries()) {
    for (const [index] of world.wanted.entries()) await click(world, browser, index);
  }
  await peace(world);
  judgeSafety(world, named.mayDouble === true);
  judgeLiveness(world);
}

async function peace(world: StormWorld): Promise<void> {
  await world.settle();
  world.company.pass(300_000);
  await world.settle();
}

function sale(index: number, shares: readonly string[] = []): Wanted {
  return new Wanted(realmId, index, 'salesReceipt', 1_338 + index, shares);
}

/** This happens to the first call of that name. */
function befall(world: StormWorld, call: string, fault: string): void {
  let left: Fault | undefined = faultNamed(fault);
  world.faultAt = (_worker, name) => {
    if (left === undefined || !name.startsWith(call)) return noFault;
    const now = left;
    left = undefined;
    return now;
  };
}

/** A person enters a document of their own under our number. */
function enterByHand(world: StormWorld): void {
  const [wanted] = world.wanted;
  if (wanted === undefined) throw new RangeError('nothing is wanted');
  const { kind, number, date, totalMinor, currency } = wanted.agreed().draft;
  world.company.enter({ kind, number, date, totalMinor, currency, privateNote: 'by hand' });
}

async function click(world: StormWorld, browser = 0, index = 0): Promise<void> {
  const store = world.stores[browser];
  const wanted = world.wanted[index];
  if (store === undefined || wanted === undefined) throw new RangeError('no such browser or document');
  world.start(store, `sends ${wanted.number}`, (ports) => send(ports, wanted));
  await world.finish();
}

async function undo(world: StormWorld): Promise<void> {
  const [store] = world.stores;
  const [wanted] = world.wanted;
  if (store === undefined || wanted === undefined) throw new RangeError('no browser');
  world.start(store, `undoes ${wanted.number}`, async (ports) => ok(await undoDocument(ports, wanted.key)));
  await world.finish();
}

/** The seller wants what is there to say what is known now. */
async function change(world: StormWorld, browser = 0): Promise<void> {
  const store = world.stores[browser];
  const [wanted] = world.wanted;
  if (store === undefined || wanted === undefined) throw new RangeError('no browser');
  wanted.revision += 1;
  world.start(store, `changes ${wanted.number}`, (ports) =>
    changeAgreed(ports, wanted.draftKey, async () => ok(wanted.agreed())),
  );
  await world.finish();
}

async function sendAll(world: StormWorld): Promise<void> {
  const [store] = world.stores;
  if (store === undefined) throw new RangeError('no browser');
  world.start(store, 'sends all', (ports) => sendMany(ports, world.wanted, true));
  await world.finish();
}

async function undoAll(world: StormWorld): Promise<void> {
  const [store] = world.stores;
  if (store === undefined) throw new RangeError('no browser');
  world.start(store, 'undoes all', undoDay);
  await world.finish();
}

async function awaken(world: StormWorld): Promise<void> {
  for (const worker of world.asleep()) worker.awake();
  await world.finish();
}
