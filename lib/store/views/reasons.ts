import type { ConnectionId } from '../../sync/connection';
import type { Prepared } from '../../sync/prepared';
import type { ListPart, ReasonGroup } from '../../sync/views';
import type { PreparedRow } from '../engineRows';
import type { OpenDatabase } from '../schema';
import { reading } from '../transaction';
import { mostLookedAt, placeOf, walked } from './walk';

/** Why documents of a connection are kept back: the reasons of each state, the most frequent first. */
export function readReasons(open: OpenDatabase, connectionId: ConnectionId): Promise<readonly ReasonGroup[]> {
  return reading(open, ['prepared'], async (tx) => {
    const index = tx.objectStore('prepared').index('byState');
    const groups: ReasonGroup[] = [];
    for (const state of ['blocked', 'waiting', 'leftOut'] as const) {
      const range = IDBKeyRange.bound([connectionId, state], [connectionId, state, []]);
      const rows = await index.getAll(range, mostLookedAt);
      const isPart = rows.length === mostLookedAt && (await index.count(range)) > mostLookedAt;
      groups.push(...groupsOf(state, rows, isPart));
    }
    return groups;
  });
}

function groupsOf(
  state: Prepared['state'],
  rows: readonly PreparedRow[],
  isPart: boolean,
): readonly ReasonGroup[] {
  const groups = new Map<string, ReasonGroup>();
  for (const { problems } of rows) {
    const [problem] = problems;
    if (problem === undefined) continue;
    const count = (groups.get(problem.code)?.count ?? 0) + 1;
    const sample = groups.get(problem.code)?.problem ?? problem;
    groups.set(problem.code, { state, problem: sample, count, ...(isPart && { isAtLeast: true }) });
  }
  return [...groups.values()].sort((a, b) => b.count - a.count);
}

/** What is kept back for one reason. */
export function readOfReason(
  open: OpenDatabase,
  connectionId: ConnectionId,
  { state, code }: { readonly state: Prepared['state']; readonly code: string },
  after: string | undefined,
): Promise<ListPart<Prepared>> {
  return reading(open, ['prepared'], (tx) => {
    const lower = placeOf(after)?.key ?? [connectionId, state];
    const range = IDBKeyRange.bound(lower, [connectionId, state, []]);
    const cursor = tx.objectStore('prepared').index('byState').openCursor(range);
    return walked(cursor, 'next', after, ({ subjectKey: _key, ...prepared }) =>
      prepared.problems[0]?.code === code ? prepared : undefined,
    );
  });
}
