import { mostLines } from '../checks/lengths';
import type { HeadOf } from './dayAccounts';
import type { Portion } from './portion';
import type { Showing } from './summedLines';

/** How portions become documents. */
export interface Division {
  readonly show: Showing;
  readonly headOf: HeadOf;
  /** Whether amounts of this sum make the form that is wanted; else they make a journal entry. */
  readonly suits: (sumMinor: number) => boolean;
}

interface Group {
  readonly portions: Portion[];
  readonly keys: Set<string>;
  sumMinor: number;
}

/**
 * Divides portions that come in order into documents: one head each, the ordinary one first, and no more
 * lines than a document takes. A journal entry needs one of these for its balance. An event is never divided.
 */
export function divided(portions: readonly Portion[], division: Division): readonly (readonly Portion[])[] {
  const byHead = new Map<string, { readonly portions: Portion[] }>();
  for (const portion of portions) {
    const { key } = division.headOf(portion.booked);
    const group = byHead.get(key);
    if (group === undefined) byHead.set(key, { portions: [portion] });
    else group.portions.push(portion);
  }
  const ordinary = byHead.get('');
  const others = [...byHead.values()].filter((each) => each !== ordinary);
  return [...(ordinary === undefined ? [] : [ordinary]), ...others].flatMap(({ portions: own }) =>
    withinLines(own, division),
  );
}

function withinLines(
  portions: readonly Portion[],
  { show, suits }: Division,
): readonly (readonly Portion[])[] {
  const groups = packed(portions, show, mostLines);
  const needsBalance = groups.some(({ keys, sumMinor }) => keys.size >= mostLines && !suits(sumMinor));
  return (needsBalance ? packed(portions, show, mostLines - 1) : groups).map((group) => group.portions);
}

function packed(portions: readonly Portion[], show: Showing, most: number): readonly Group[] {
  const groups: Group[] = [];
  for (const portion of portions) {
    const keys = show(portion).map(({ key }) => key);
    let group = groups.at(-1);
    if (group === undefined || group.keys.size + newOnes(keys, group.keys) > most) {
      group = { portions: [], keys: new Set(), sumMinor: 0 };
      groups.push(group);
    }
    group.portions.push(portion);
    for (const key of keys) group.keys.add(key);
    for (const { amountMinor, tax } of portion.lines) group.sumMinor += amountMinor + (tax?.amountMinor ?? 0);
  }
  return groups;
}

function newOnes(keys: readonly string[], known: ReadonlySet<string>): number {
  return new Set(keys.filter((key) => !known.has(key))).size;
}
