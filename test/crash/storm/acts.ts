import type { Agreed } from '../../../lib/posting/postings';
import { ok, type Result } from '../../../lib/problem/problem';
import type { BatchPorts } from '../../../lib/sync/batch/ports';
import { changeAgreed } from '../../../lib/sync/steps/changeDocument';
import { postAgreed } from '../../../lib/sync/steps/postAgreed';
import { postFallback, previewFallback } from '../../../lib/sync/steps/postFallback';
import { sendBatch } from '../../../lib/sync/steps/sendBatch';
import { undoDocument } from '../../../lib/sync/steps/undoDocument';
import { previewUndo, startUndo } from '../../../lib/sync/steps/undoMany';
import { refusedShape } from './company';
import type { Random } from './random';
import { day, type Wanted } from './wanted';
import { type StormWorld, wake } from './world';

/** Something that somebody does: what is new of the engine is a row. */
export interface Act {
  readonly name: string;
  readonly weight: number;
  /** Starts a worker, or changes what a person would; nothing where there is nothing to do it with. */
  readonly begin: (world: StormWorld, random: Random) => void;
}

/** The seller clicks on one document, and agrees to another shape of it where QuickBooks refuses this one. */
export async function send(ports: BatchPorts, { draftKey, agreed }: Wanted): Promise<unknown> {
  const plan = async () => ok(agreed());
  const sent = await postAgreed(ports, draftKey, plan);
  if (!sent.ok || sent.value.state !== 'blocked' || sent.value.fault?.code !== refusedShape) return sent;
  const shown = await previewFallback(ports, draftKey, plan);
  const previewHashes = shown.ok ? shown.value.flatMap(({ previewHash }) => previewHash ?? []) : [];
  return previewHashes.length === 0 ? sent : postFallback(ports, { draftKey, previewHashes }, plan);
}

/** Many are sent together. */
export function sendMany(ports: BatchPorts, wanted: readonly Wanted[], attended: boolean): Promise<unknown> {
  const byKey = new Map(wanted.map((each) => [each.draftKey, each]));
  return sendBatch(ports, {
    draftKeys: [...byKey.keys()],
    planAgain: async (_books, keys) =>
      new Map(
        keys.flatMap((key): [string, Result<Agreed>][] => {
          const each = byKey.get(key);
          return each === undefined ? [] : [[key, ok(each.agreed())]];
        }),
      ),
    attended,
    untilMs: ports.clock.nowMs() + 20_000,
  });
}

/** All of the day that can go, goes. */
export async function undoDay(ports: BatchPorts): Promise<void> {
  const asked = { scope: { of: 'day', date: day }, choices: { cascade: false, matched: 'keep' } } as const;
  const plan = await previewUndo(ports, asked);
  if (plan.ok) await startUndo(ports, { ...asked, hash: plan.value.hash, makeInactive: [] });
}

/** Everything that sellers, alarms and people in QuickBooks do. */
export const acts: readonly Act[] = [
  {
    name: 'sends one',
    weight: 6,
    begin: (world, random) => {
      const wanted = random.pick(world.wanted);
      world.start(random.pick(world.stores), `sends ${wanted.number}`, (ports) => send(ports, wanted));
    },
  },
  {
    name: 'sends many',
    weight: 4,
    begin: (world, random) => {
      const some = world.wanted.filter(() => random.chance(0.8));
      const attended = random.chance(0.5);
      const what = `sends ${some.length} together, ${attended ? 'attended' : 'by itself'}`;
      world.start(random.pick(world.stores), what, (ports) => sendMany(ports, some, attended));
    },
  },
  {
    name: 'wakes',
    weight: 5,
    begin: (world, random) => {
      world.start(random.pick(world.stores), 'wakes', wake);
    },
  },
  {
    name: 'undoes one',
    weight: 2,
    begin: (world, random) => {
      const store = random.pick(world.stores);
      const keys = [...store.postings.values()].filter(({ state }) => state === 'posted');
      if (keys.length === 0) return;
      const { key, number } = random.pick(keys);
      world.start(store, `undoes ${number}`, (ports) => undoDocument(ports, key));
    },
  },
  {
    name: 'undoes many',
    weight: 1,
    begin: (world, random) => {
      world.start(random.pick(world.stores), 'undoes all', undoDay);
    },
  },
  {
    name: 'changes one after a late fact',
    weight: 3,
    begin: (world, random) => {
      const wanted = random.pick(world.wanted);
      wanted.revision += 1;
      world.start(random.pick(world.stores), `changes ${wanted.number} to ${wanted.revision}`, (ports) =>
        changeAgreed(ports, wanted.draftKey, async () => ok(wanted.agreed())),
      );
    },
  },
  {
    name: 'hears of a late fact',
    weight: 1,
    begin: (world, random) => {
      random.pick(world.wanted).revision += 1;
    },
  },
  {
    name: 'loses its store',
    weight: 0.4,
    begin: (world, random) => {
      // Until the marks are read nothing tells that another document books an event already.
      if (world.wanted.some((each) => each.covers(0).length > 1)) return;
      world.lose(random.pick(world.stores));
    },
  },
  {
    name: 'reads all documents again',
    weight: 0.4,
    begin: (world, random) => {
      world.readAgain(random.pick(world.stores));
    },
  },
  {
    name: 'time passes',
    weight: 3,
    begin: (world, random) => {
      world.company.pass(random.below(random.chance(0.3) ? 400_000 : 90_000));
    },
  },
];

/** What people do in QuickBooks between any two calls. */
export const meddling: readonly Act[] = [
  {
    name: 'a person changes the memo',
    weight: 2,
    begin: (world, random) => {
      const live = world.company.live();
      if (live.length === 0) return;
      const made = random.pick(live);
      world.tell(`a person changes the memo of ${made.document.id}`);
      world.company.edit(made, { privateNote: `seen\n${made.document.privateNote}` });
    },
  },
  {
    name: 'a person changes the total',
    weight: 1,
    begin: (world, random) => {
      const live = world.company.live();
      if (live.length === 0) return;
      const made = random.pick(live);
      world.tell(`a person changes the total of ${made.document.id}`);
      world.company.edit(made, { totalMinor: made.document.totalMinor + 100 });
    },
  },
  {
    name: 'a person deletes it',
    weight: 2,
    begin: (world, random) => {
      const live = world.company.live();
      if (live.length === 0) return;
      const made = random.pick(live);
      world.tell(`a person deletes ${made.document.id}`);
      made.deleted = true;
      made.touched = true;
    },
  },
  {
    name: 'a person deposits it',
    weight: 1,
    begin: (world, random) => {
      const live = world.company.live();
      if (live.length === 0) return;
      const made = random.pick(live);
      world.tell(`a person deposits ${made.document.id}`);
      world.company.edit(made, { deposited: true });
    },
  },
  {
    name: 'a person makes QuickBooks add tax, or no longer',
    weight: 1,
    begin: ({ company }) => {
      company.addedMinor = company.addedMinor === 0 ? 7 : 0;
    },
  },
  {
    name: 'a person closes the books, or opens them',
    weight: 1,
    begin: ({ company }) => {
      company.refuses = !company.refuses;
    },
  },
  {
    name: 'a person copies one',
    weight: 1,
    begin: (world, random) => {
      const live = world.company.live();
      if (live.length === 0) return;
      const { document } = random.pick(live);
      world.tell(`a person copies ${document.id}`);
      world.company.enter(document);
    },
  },
  {
    name: 'a person enters one by hand',
    weight: 1,
    begin: (world, random) => {
      const { kind, number, date, totalMinor, currency } = random.pick(world.wanted).agreed().draft;
      world.tell(`a person enters ${number}`);
      world.company.enter({ kind, number, date, totalMinor, currency, privateNote: 'by hand' });
    },
  },
];
