import * as v from 'valibot';
import type { DocumentKind } from '../books/draft';
import { epochMs, type InstantText } from '../calendar/calendar';
import { failed, ok, problem, type Result } from '../problem/problem';
import type { DocumentChanges, ScannedDocument } from '../sync/scans';
import { type CallEnd, type QuickBooksCall, readOf } from './call';
import { documentRows } from './documents/documentRows';
import { readRows } from './scan';
import { isDeleted } from './send';

/** What reading changes needs. */
export interface ChangesParts {
  readonly call: (call: QuickBooksCall) => Promise<CallEnd>;
  readonly read: (kind: DocumentKind, json: unknown) => Promise<ScannedDocument | undefined>;
  readonly nowMs: () => number;
}

const dayMs = 86_400_000;
/** Intuit tells changes of the last 30 days; a day less, for the clocks of two sides. */
const reachMs = 29 * dayMs;
/** An answer with so many objects may lack others. Source: Intuit, change data capture. */
const mostObjects = 1000;

const answerOf = v.object({
  CDCResponse: v.array(
    v.object({
      QueryResponse: v.nullish(v.array(v.record(v.string(), v.unknown()))),
      Fault: v.optional(v.unknown()),
    }),
  ),
  time: v.nullish(v.string()),
});

/**
 * What changed in documents of these kinds, by one call; where that is more than an answer holds, by one call a
 * kind. Kinds for which that is too much as well, and changes too long ago, are said to be untold.
 */
export async function documentChanges(
  parts: ChangesParts,
  kinds: readonly DocumentKind[],
  since: InstantText,
): Promise<Result<DocumentChanges>> {
  if (parts.nowMs() - epochMs(since) > reachMs) return ok({ ...nothing, untold: kinds });
  const together = await changesOf(parts, kinds, since);
  if (!together.ok || together.value !== 'tooMany') return together as Result<DocumentChanges>;
  let all: DocumentChanges = nothing;
  for (const kind of kinds) {
    const each = await changesOf(parts, [kind], since);
    if (!each.ok) return each;
    all = each.value === 'tooMany' ? { ...all, untold: [...all.untold, kind] } : joined(all, each.value);
  }
  return ok(all);
}

const nothing: DocumentChanges = { changed: [], deleted: [], unreadable: [], untold: [] };

/** The earliest time counts: what changes between two calls is asked for again. */
function joined(a: DocumentChanges, b: DocumentChanges): DocumentChanges {
  const time = a.time ?? b.time;
  return {
    changed: [...a.changed, ...b.changed],
    deleted: [...a.deleted, ...b.deleted],
    unreadable: [...a.unreadable, ...b.unreadable],
    untold: [...a.untold, ...b.untold],
    ...(time === undefined ? {} : { time }),
  };
}

async function changesOf(
  { call, read }: ChangesParts,
  kinds: readonly DocumentKind[],
  since: InstantText,
): Promise<Result<DocumentChanges | 'tooMany'>> {
  const byEntity = new Map(kinds.map((kind) => [documentRows[kind].entity, kind]));
  const parameters = { entities: [...byEntity.keys()].join(','), changedSince: since };
  const end = await call({ method: 'GET', path: '/cdc', parameters });
  // Refused as such: this company or this moment cannot be asked so, and documents can be read otherwise.
  if (end.ended === 'refused') return ok({ ...nothing, untold: kinds });
  const answer = readOf(end);
  if (!answer.ok) return answer;
  const parsed = v.safeParse(answerOf, answer.value);
  if (!parsed.success || parsed.output.CDCResponse.some(({ Fault }) => Fault !== undefined))
    return failed(problem('quickbooks_answer_unreadable', { where: 'changes' }));
  let changes: DocumentChanges = nothing;
  let objects = 0;
  for (const part of parsed.output.CDCResponse.flatMap(({ QueryResponse }) => QueryResponse ?? []))
    for (const [entity, rows] of Object.entries(part)) {
      const kind = byEntity.get(entity);
      if (!Array.isArray(rows)) continue;
      objects += rows.length;
      if (kind === undefined) continue;
      const gone = rows.filter(isDeleted);
      const { documents, unreadable } = await readRows(
        read,
        kind,
        rows.filter((row) => !isDeleted(row)),
      );
      const deleted = gone.flatMap((row) => (v.is(withId, row) ? [{ kind, id: row.Id }] : []));
      changes = joined(changes, { ...nothing, changed: documents, deleted, unreadable });
    }
  if (objects >= mostObjects) return ok('tooMany');
  const { time } = parsed.output;
  return ok(time == null ? changes : { ...changes, time });
}

const withId = v.object({ Id: v.pipe(v.string(), v.nonEmpty()) });
