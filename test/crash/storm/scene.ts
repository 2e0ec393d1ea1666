import { ok } from '../../../lib/problem/problem';
import { changeAgreed } from '../../../lib/sync/steps/changeDocument';
import { undoDocument } from '../../../lib/sync/steps/undoDocument';
import { send, sendMany, undoDay } from './acts';
import type { Traits } from './company';
import { type Fault, faultNamed, noFault } from './faults';
import { judgeLiveness, judgeSafety } from './judge';
import { Wanted } from './wanted';
import { type Mutate, realmId, StormWorld } from './world';

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

/** Lets it happen, then peace, then everything is sent once more in every browser; throws where something is wrong. */
export async function live(named: NamedWorld, mutate?: Mutate): Promise<void> {
  const traits: Traits = {
    requestId: 'ignored',
    duplicateWarning: false,
    customNumbers: true,
    negativeLines: 'taken',
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

/** Alarms wake workers until nothing is pending, and once more when everything has settled. */
export async function peace(world: StormWorld): Promise<void> {
  await world.settle();
  world.company.pass(300_000);
  await world.settle();
}

/** A sale that the seller wants in the books. */
export function sale(index: number, shares: readonly string[] = []): Wanted {
  return new Wanted(realmId, index, 'salesReceipt', 1_338 + index, shares);
}

/** This happens to the first call of that name. */
export function befall(world: StormWorld, call: string, fault: string): void {
  let left: Fault | undefined = faultNamed(fault);
  world.faultAt = (_worker, name) => {
    if (left === undefined || !name.startsWith(call)) return noFault;
    const now = left;
    left = undefined;
    return now;
  };
}

/** A person enters a document of their own under our number. */
export function enterByHand(world: StormWorld): void {
  const [wanted] = world.wanted;
  if (wanted === undefined) throw new RangeError('nothing is wanted');
  const { kind, number, date, totalMinor, currency } = wanted.agreed().draft;
  world.company.enter({ kind, number, date, totalMinor, currency, privateNote: 'by hand' });
}

/** The seller sends one document. */
export async function click(world: StormWorld, browser = 0, index = 0): Promise<void> {
  const store = world.stores[browser];
  const wanted = world.wanted[index];
  if (store === undefined || wanted === undefined) throw new RangeError('no such browser or document');
  world.start(store, `sends ${wanted.number}`, (ports) => send(ports, wanted));
  await world.finish();
}

/** The seller takes the first document out again. */
export async function undo(world: StormWorld): Promise<void> {
  const [store] = world.stores;
  const [wanted] = world.wanted;
  if (store === undefined || wanted === undefined) throw new RangeError('no browser');
  world.start(store, `undoes ${wanted.number}`, async (ports) => ok(await undoDocument(ports, wanted.key)));
  await world.finish();
}

/** The seller wants what is there to say what is known now. */
export async function change(world: StormWorld, browser = 0): Promise<void> {
  const store = world.stores[browser];
  const [wanted] = world.wanted;
  if (store === undefined || wanted === undefined) throw new RangeError('no browser');
  wanted.revision += 1;
  world.start(store, `changes ${wanted.number}`, (ports) =>
    changeAgreed(ports, wanted.draftKey, async () => ok(wanted.agreed())),
  );
  await world.finish();
}

/** The seller sends all of it together. */
export async function sendAll(world: StormWorld): Promise<void> {
  const [store] = world.stores;
  if (store === undefined) throw new RangeError('no browser');
  world.start(store, 'sends all', (ports) => sendMany(ports, world.wanted, true));
  await world.finish();
}

/** The seller takes all of the day out again: the run is stored, and carried out by whoever wakes. */
export async function undoAll(world: StormWorld): Promise<void> {
  const [store] = world.stores;
  if (store === undefined) throw new RangeError('no browser');
  world.start(store, 'undoes all', undoDay);
  await world.finish();
}

/** Whoever sleeps goes on. */
export async function awaken(world: StormWorld): Promise<void> {
  for (const worker of world.asleep()) worker.awake();
  await world.finish();
}
