import type { Traits } from './company';
import { faultNamed, noFault } from './faults';
import { awaken, befall, click, enterByHand, type NamedWorld, peace, sale, sendAll, undo } from './scene';
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
    name: 'a browser in another mode takes over, and what was sent is only known by its mark',
    browsers: 2,
    byItself: true,
    wanted: [sale(0), sale(1, ['A1EXAMPLESELLER/T0'])],
    happens: async (world) => {
      const schedule = new Schedule(world);
      const [first, second] = world.stores;
      if (first === undefined || second === undefined) throw new RangeError('two browsers');
      for (let run = 0; run < 8; run += 1) {
        await schedule.run(first, world.wanted.slice(0, 1));
        world.company.pass(300_000);
      }
      if (world.company.live().length !== 1) throw new Error('the first browser does not send');
      // The first one sleeps for days; the seller clicks on taking over in the second.
      world.company.pass(400_000_000);
      await schedule.takeOver(second);
      for (let run = 0; run < 8; run += 1) {
        await schedule.run(second, world.wanted.slice(1));
        world.company.pass(300_000);
      }
      if (!schedule.sends(second)) throw new Error('the second browser does not take over');
    },
  },
  {
    name: 'a lost store is found again from the marks, and what it names is not sent again',
    wanted: [sale(0), sale(1)],
    happens: async (world) => {
      await sendAll(world);
      await peace(world);
      const [store] = world.stores;
      if (store === undefined) throw new RangeError('no browser');
      world.lose(store);
      await world.finish();
      const found = world.wanted.map(({ key }) => store.get(key)?.state);
      if (found.some((state) => state !== 'posted')) throw new Error(`found again: ${found}`);
    },
  },
  {
    name: 'refused for its shape, and another browser has sent the other shape under the request that is seen',
    traits: { negativeLines: 'refused', requestId: 'answered with 600' },
    browsers: 2,
    happens: async (world) => {
      await sendAll(world);
      await click(world, 1);
      await peace(world);
      await click(world);
      const kinds = world.company.live().map(({ document }) => document.kind);
      if (kinds.join() !== 'journalEntry') throw new Error(`more than one: ${kinds.join()}`);
      const [first] = world.stores;
      const state = first?.get(world.wanted[0]?.key ?? '')?.state;
      if (state !== 'posted') throw new Error(`its own shape alone is looked for: ${state}`);
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
