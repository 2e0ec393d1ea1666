import * as v from 'valibot';
import type { CompanyLists, ListName } from '../books/company';
import { epochMs, instantText } from '../calendar/calendar';
import { ok, type Result } from '../problem/problem';
import { type CallEnd, type QuickBooksCall, readOf } from './call';
import { type Entry, listRows, type RowsReader } from './listsTable';
import { isDeleted, memberOf } from './send';

type ChangingList = Exclude<ListName, 'taxCodes'>;

/** Lists with their changes, and the readings of all lists. */
export type ChangedLists = Partial<CompanyLists>;

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Lists are read as a whole now and then all the same, in case a change was not told. */
const wholeEveryMs = 7 * dayMs;
/** Intuit tells changes of the last 30 days; a day less, for the clocks of two sides. */
const reachMs = 29 * dayMs;
/** Asked for twice, for what was being written when the last answer was. */
const overlapMs = 5 * minuteMs;
/** An answer with so many objects may lack others. Source: Intuit, change data capture. */
const mostObjects = 1000;

const answerOf = v.object({
  CDCResponse: v.array(v.object({ QueryResponse: v.nullish(v.array(v.record(v.string(), v.unknown()))) })),
  time: v.nullish(v.string()),
});

/**
 * Brings lists that are known up to date with one call. Those that this cannot be done for are absent from the
 * answer, and have to be read as a whole: never read, read too long ago, or more changes than one answer holds.
 */
export async function changedLists(
  call: (call: QuickBooksCall) => Promise<CallEnd>,
  names: readonly ListName[],
  known: CompanyLists | undefined,
  nowMs: number,
  read: RowsReader,
): Promise<Result<ChangedLists>> {
  const since = new Map<ChangingList, number>();
  for (const name of names) {
    const sinceMs = name === 'taxCodes' ? undefined : changesSinceMs(known, name, nowMs);
    if (name !== 'taxCodes' && sinceMs !== undefined) since.set(name, sinceMs);
  }
  if (known === undefined || since.size === 0) return ok({});
  const asked = [...since.keys()];
  const end = await call({
    method: 'GET',
    path: '/cdc',
    parameters: {
      entities: asked.map((name) => listRows[name].entity).join(','),
      changedSince: instantText(Math.min(...since.values()) - overlapMs),
    },
  });
  // Refused: this company or this moment cannot be asked so; whole lists can.
  if (end.ended === 'refused') return ok({});
  const answer = readOf(end);
  if (!answer.ok) return answer;
  const parsed = v.safeParse(answerOf, answer.value);
  if (!parsed.success) return ok({});
  const rows = rowsByEntity(parsed.output.CDCResponse.flatMap(({ QueryResponse }) => QueryResponse ?? []));
  if (rows === undefined || [...rows.values()].flat().length >= mostObjects) return ok({});
  const { time } = parsed.output;
  let lists: ChangedLists = {};
  for (const name of asked) {
    const row = listRows[name];
    const changes = rows.get(row.entity) ?? [];
    const entries = await read(
      row,
      changes.filter((json) => !isDeleted(json)),
    );
    if (!entries.ok) return entries;
    const merged = withChanges(known[name] ?? [], changes.filter(isDeleted), entries.value);
    if (merged === undefined) continue;
    const before = known.readings?.[name];
    if (before === undefined) continue;
    const reading = { ...before, asOfMs: nowMs, ...(time == null ? {} : { changesSince: time }) };
    lists = {
      ...lists,
      [name]: merged,
      readings: { ...known.readings, ...lists.readings, [name]: reading },
    };
  }
  return ok(lists);
}

function changesSinceMs(known: CompanyLists | undefined, name: ListName, nowMs: number): number | undefined {
  const reading = known?.[name] === undefined ? undefined : known.readings?.[name];
  if (reading?.changesSince === undefined) return undefined;
  if (Math.abs(nowMs - reading.wholeAsOfMs) >= wholeEveryMs) return undefined;
  try {
    const sinceMs = epochMs(reading.changesSince);
    return nowMs - sinceMs < reachMs ? sinceMs : undefined;
  } catch {
    return undefined;
  }
}

/** `undefined` where a part of the answer is not a list of rows, a fault for example. */
function rowsByEntity(
  parts: readonly Readonly<Record<string, unknown>>[],
): ReadonlyMap<string, readonly unknown[]> | undefined {
  const rows = new Map<string, readonly unknown[]>();
  for (const part of parts) {
    for (const [name, value] of Object.entries(part)) {
      if (Array.isArray(value)) rows.set(name, [...(rows.get(name) ?? []), ...value]);
      else if (typeof value === 'object' && value !== null) return undefined;
    }
  }
  return rows;
}

/** The list with what changed in its place and what is new at its end; `undefined` where a change cannot be read. */
function withChanges(
  list: readonly Entry[],
  deleted: readonly unknown[],
  changed: readonly (Entry | undefined)[],
): readonly Entry[] | undefined {
  if (deleted.length === 0 && changed.length === 0) return list;
  const entries = new Map(list.map((entry) => [entry.id, entry]));
  for (const json of deleted) {
    const id = memberOf(json, 'Id');
    if (typeof id !== 'string') return undefined;
    entries.delete(id);
  }
  for (const entry of changed) {
    if (entry === undefined) return undefined;
    entries.set(entry.id, entry);
  }
  return [...entries.values()];
}
