import { faultNamed, noFault } from './faults';
import {
  awaken,
  befall,
  change,
  click,
  enterByHand,
  type NamedWorld,
  peace,
  sale,
  sendAll,
  undo,
  undoAll,
} from './scene';
import { wake } from './world';

/** A world for every bug that the storm has found. */
export const foundWorlds: readonly NamedWorld[] = [
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
    name: 'a sleeper read what was taken out and sent again since',
    happens: async (world) => {
      await click(world);
      befall(world, 'writePosting', 'asleep, reply late');
      await undo(world);
      await world.settle();
      await click(world);
      await peace(world);
      await awaken(world);
    },
  },
  {
    name: 'taken out before anybody looked again, and its twin landed while the worker slept',
    mayDouble: true,
    happens: async (world) => {
      befall(world, 'createDocument', 'delivered twice');
      await click(world);
      befall(world, 'deleteDocument', 'asleep, reply late');
      await undo(world);
      world.company.pass(400_000);
      await awaken(world);
    },
  },
  {
    name: 'deleted by a person before anybody looked again, and its twin landed',
    mayDouble: true,
    happens: async (world) => {
      befall(world, 'createDocument', 'delivered twice');
      await click(world);
      const [made] = world.company.live();
      if (made !== undefined) Object.assign(made, { deleted: true, touched: true });
      world.company.pass(400_000);
      await undo(world);
    },
  },
  {
    name: 'copied by a person before queries show the document, taken out and sent again',
    traits: { indexLagMs: 20_000 },
    happens: async (world) => {
      await click(world);
      const [made] = world.company.live();
      if (made !== undefined) world.company.enter(made.document);
      await click(world);
      await undo(world);
      await click(world);
    },
  },
  {
    name: 'a sleeper wakes between its intent and its request, when all was given up',
    traits: { customNumbers: false, indexLagMs: 20_000 },
    happens: async (world) => {
      befall(world, 'writePosting', 'asleep, reply late');
      await click(world);
      await peace(world);
      await awaken(world);
      if (world.company.made.length > 0) throw new Error('it was sent all the same');
      await peace(world);
    },
  },
  {
    name: 'a batch whose sender slept between its intent and its request',
    wanted: [0, 1, 2].map((index) => sale(index)),
    happens: async (world) => {
      befall(world, 'writeTogether', 'asleep, reply late');
      await sendAll(world);
      world.company.pass(100_000);
      await awaken(world);
      if (world.company.made.length > 0) throw new Error('it was sent all the same');
    },
  },
  {
    name: 'a person’s own document is known here, and ours of another browser is found when all is read',
    traits: { customNumbers: false },
    browsers: 2,
    happens: async (world) => {
      await click(world, 1);
      const [made] = world.company.live();
      if (made !== undefined) made.deleted = true;
      enterByHand(world);
      await click(world);
      if (made !== undefined) made.deleted = false;
      const [store] = world.stores;
      if (store === undefined) throw new RangeError('no browser');
      world.readAgain(store);
      await world.finish();
      if (world.company.live().length !== 2) throw new Error('a person’s was weighed against ours');
    },
  },
  {
    name: 'a change that slept meets a document that was changed since',
    happens: async (world) => {
      await click(world);
      befall(world, 'readPosting', 'asleep, reply late');
      await change(world);
      await change(world);
      await peace(world);
      for (const wanted of world.wanted) wanted.revision += 1;
      await awaken(world);
    },
  },
];
