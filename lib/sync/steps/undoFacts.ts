import type { CompanyFacts } from '../../books/company';
import type { DateText } from '../../calendar/calendar';
import type { FoundDocument } from '../../posting/outcome';
import type { PostingKey } from '../../posting/posting';
import type { ClearedStatus, UndoFacts, UndoPosting } from '../../posting/undo/undoPlan';
import { ok, type Result } from '../../problem/problem';
import type { QuickBooksPort } from '../ports';

type Seen = Pick<UndoFacts, 'held' | 'cleared' | 'closedUntil'>;

/**
 * What QuickBooks says now of the documents of these postings: the documents, many in one read, and which of
 * them are reconciled or matched, two reads for each half of a year.
 */
export async function readUndoFacts(
  quickbooks: QuickBooksPort,
  { booksClosedUntil }: CompanyFacts,
  postings: readonly UndoPosting[],
): Promise<Result<Seen>> {
  const there = postings.filter(({ remote }) => remote !== undefined);
  const held = new Map<PostingKey, FoundDocument>();
  for (const [kind, ofKind] of grouped(there, ({ remote, kind }) => remote?.kind ?? kind)) {
    const byId = new Map(ofKind.map((posting) => [posting.remote?.id, posting.key]));
    const read = await quickbooks.readDocuments(
      kind,
      ofKind.flatMap(({ remote }) => remote?.id ?? []),
    );
    if (!read.ok) return read;
    for (const document of read.value) {
      const key = byId.get(document.id);
      if (key !== undefined) held.set(key, document);
    }
  }
  const cleared = await readStatuses(quickbooks, there, held);
  if (!cleared.ok) return cleared;
  const closed = booksClosedUntil === undefined ? {} : { closedUntil: booksClosedUntil };
  return ok({ held, cleared: cleared.value, ...closed });
}

async function readStatuses(
  quickbooks: QuickBooksPort,
  postings: readonly UndoPosting[],
  held: ReadonlyMap<PostingKey, FoundDocument>,
): Promise<Result<ReadonlyMap<PostingKey, ClearedStatus>>> {
  // Estimates stand in no register.
  const dated = postings.flatMap(({ key, kind }) => {
    const document = held.get(key);
    return document === undefined || kind === 'estimate'
      ? []
      : [{ key, id: document.id, date: document.date }];
  });
  const cleared = new Map<PostingKey, ClearedStatus>();
  for (const half of grouped(dated, ({ date }) => halfYearOf(date)).values()) {
    const days = half.map(({ date }) => date).sort();
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) continue;
    const read = await quickbooks.readCleared(first, last);
    if (!read.ok) return read;
    for (const { key, id } of half) {
      const status = read.value.get(id);
      if (status !== undefined) cleared.set(key, status);
    }
  }
  return ok(cleared);
}

function grouped<T, K>(all: readonly T[], keyOf: (each: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const each of all) {
    const group = groups.get(keyOf(each));
    if (group === undefined) groups.set(keyOf(each), [each]);
    else group.push(each);
  }
  return groups;
}

/** Reports are to be asked for six months at most. Source: Intuit, run reports. */
function halfYearOf(date: DateText): string {
  return `${date.slice(0, 4)} ${date.slice(5, 7) <= '06' ? 1 : 2}`;
}
