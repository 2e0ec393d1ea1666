import { holdsOwnership } from '../ownership';
import type { MadeEntry, Posting } from '../posting';

type Using = Pick<Posting, 'key' | 'state' | 'made' | 'uses'>;

/**
 * Items and customers that were made for documents which go, where no document of ours that stays names them:
 * the seller may keep them or make them inactive. QuickBooks deletes no entry of a list.
 */
export function unusedEntries(going: readonly Using[], all: readonly Using[]): readonly MadeEntry[] {
  const gone = new Set(going.map(({ key }) => key));
  const staying = all.filter(({ key, state }) => !gone.has(key) && holdsOwnership(state));
  const used = new Set(staying.flatMap(({ uses = [] }) => uses));
  const made = new Map(going.flatMap(({ made = [] }) => made.map((each) => [nameOf(each), each] as const)));
  return [...made].flatMap(([name, entry]) => (used.has(name) ? [] : [entry]));
}

function nameOf({ list, id }: MadeEntry): string {
  return `${list}/${id}`;
}
