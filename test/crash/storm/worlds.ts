import type { Traits } from './company';
import { faultNamed, noFault } from './faults';
import { awaken, befall, click, enterByHand, type NamedWorld, sale, sendAll, undo } from './scene';
import { Schedule } from './schedule';

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
    name: 'edited, and undone after that',
    happens: async (world) => {
      await click(world);
      const [made] = world.company.live();
      if (made !== undefined) world.company.edit(made, { privateNote: `seen\n${made.document.privateNote}` });
      await undo(world);
    },
  },
];
