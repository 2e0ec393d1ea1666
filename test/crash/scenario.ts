import type { CompanyMode } from './company';
import { judge, type Verdict } from './judge';
import { prevents } from './modes';
import type { Fault } from './run';
import { type Choose, type Mutate, World } from './world';

/** One way in which things may go. */
export interface Scenario {
  readonly mode: CompanyMode;
  readonly stores: 1 | 2;
  /** What happens to the calls of browser A's first worker. */
  readonly fault?: (call: number, name: string) => Fault;
  readonly choose?: Choose;
  readonly mutate?: Mutate;
  readonly prepare?: (world: World) => void;
  /** The browsers do not race: the second must find what the first made, whatever QuickBooks does. */
  readonly oneAfterTheOther?: boolean;
}

/** How it ended, and how many calls browser A's first worker made. */
export interface Ending {
  readonly verdict: Verdict;
  readonly calls: number;
  readonly faulted: boolean;
  readonly world: World;
}

/**
 * The seller clicks Send in each browser; things happen; workers take over until nothing is pending; that
 * is judged. Then the seller clicks again where it is not sent, nothing more happens, and there must be
 * exactly one document that every browser names.
 */
export async function play({
  mode,
  stores,
  fault,
  choose,
  mutate,
  prepare,
  oneAfterTheOther = false,
}: Scenario): Promise<Ending> {
  const world = new World(mode, stores, mutate);
  prepare?.(world);
  let faulted = false;
  const told = (call: number, name: string): Fault => {
    const what = fault?.(call, name) ?? 'none';
    if (what !== 'none') faulted = true;
    return what;
  };
  const runs = world.shelves.map((shelf, index) => world.run(shelf, index === 0 ? told : undefined));
  await world.drive(
    runs.map((run) => ({ run, work: world.click(run) })),
    choose,
  );
  const calls = runs[0]?.calls ?? 0;
  await world.settle();
  const preventable = oneAfterTheOther || prevents(mode, stores);
  const verdict = judge(world, preventable);
  for (const shelf of world.shelves) {
    const run = world.run(shelf);
    await world.drive([{ run, work: world.click(run) }]);
  }
  await world.settle();
  if (judge(world, preventable) === 'nothing there') throw new Error('a second click sent nothing');
  if (world.shelves.some((shelf) => world.posting(shelf)?.state !== 'posted'))
    throw new Error('a browser does not know the document');
  return { verdict, calls, faulted, world };
}
