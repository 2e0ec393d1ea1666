import type { DocumentKind } from '../../books/draft';
import type { Books } from '../../books/setup';
import { epochMs, type InstantText, instantText } from '../../calendar/calendar';
import { markedEvents, readMark } from '../../posting/marks';
import type { Posting, PostingKey } from '../../posting/posting';
import { questionOf, type SweepQuestion, swept } from '../../posting/sweep';
import { failed, ok, problem, type Result } from '../../problem/problem';
import type { FoundDocument } from '../ports';
import type { DocumentChanges, ScanCursor, ScannedDocument, ScanPorts } from '../scans';
import { attachEventNotes } from './attachEventNotes';
import { carryOut } from './carryOut';
import { companyLock } from './companyLock';
import { scannedKinds } from './rebuild';
import { knownDocuments, takeFound } from './takeFound';

/** What a sweep found. */
export interface SweepReport {
  /** What people changed or deleted since the last one, for the seller to answer. */
  readonly questions: readonly SweepQuestion[];
  /** Documents that could not be read, by kind and id. */
  readonly unreadable: readonly string[];
  /** Documents that changed, by whomever. */
  readonly changed: number;
}

/** Asked for twice, for what was being written when the last answer was. */
const overlapMs = 300_000;

/**
 * Finds what people changed or deleted in QuickBooks since the last sweep, and what other browsers and others
 * made: by one call that tells changes, else by reading what changed and looking whether ours are still there.
 * Nothing is changed in QuickBooks; what was found waits for the seller's answer. A failure learns nothing and
 * the next sweep asks from the same moment on. Lists (tax codes are not told at all) have readings of their own.
 */
export async function sweep(ports: ScanPorts): Promise<Result<SweepReport>> {
  const books = await ports.store.readBooks();
  if (books === undefined) return failed(problem('quickbooks_not_connected'));
  const { realmId } = books.company;
  const postings = (await ports.store.readUndoPostings(realmId)).filter(({ remote }) => remote !== undefined);
  const startedAtMs = ports.clock.nowMs();
  const since = await sinceOf(ports, realmId, postings, startedAtMs);
  const told = await ports.scan.readDocumentChanges(scannedKinds, since);
  if (!told.ok) return told;
  const untold = await readUntold(ports, told.value.untold, since, postings);
  if (!untold.ok) return untold;
  const changed = [...told.value.changed, ...untold.value.changed];
  const deleted = [...told.value.deleted, ...untold.value.deleted];

  const fresh = newOnes(changed, postings);
  const known = await knownDocuments(ports, realmId);
  const found = await ports.lock.hold(companyLock(realmId), () => takeFound(ports, books, fresh, known));
  if (!found.ok) return found;
  const byRemote = new Map<string, Ref[]>();
  for (const { key, remote } of postings)
    if (remote !== undefined)
      byRemote.set(nameOf(remote), [...(byRemote.get(nameOf(remote)) ?? []), { key }]);
  const questions: SweepQuestion[] = [];
  const seen: readonly (readonly [string, FoundDocument | 'absent'])[] = [
    ...changed.map(({ document }) => [nameOf(document), document] as const),
    ...deleted.map((each) => [nameOf(each), 'absent'] as const),
  ];
  for (const [name, held] of seen)
    for (const { key } of byRemote.get(name) ?? []) {
      const question = await observe(ports, books, key, held);
      if (!question.ok) return question;
      if (question.value !== undefined) questions.push(question.value);
    }
  const attached = await attachMissing(ports, changed, byRemote);
  if (!attached.ok) return attached;
  const from = told.value.time ?? untold.value.time ?? instantText(startedAtMs);
  await ports.scans.writeSweep({ realmId, since: from, sweptAtMs: startedAtMs });
  const unreadable = [...told.value.unreadable, ...untold.value.unreadable];
  return ok({ questions, unreadable, changed: changed.length + deleted.length });
}

interface Ref {
  readonly key: PostingKey;
}

type Swept = Pick<Posting, 'key' | 'remote' | 'postedAtMs'>;

function nameOf({ kind, id }: { readonly kind: DocumentKind; readonly id: string }): string {
  return `${kind} ${id}`;
}

/** From the last sweep on; the first one begins with the oldest document that is known. */
async function sinceOf(
  { scans }: ScanPorts,
  realmId: string,
  postings: readonly Swept[],
  nowMs: number,
): Promise<InstantText> {
  const last = await scans.readSweep(realmId);
  if (last !== undefined) return instantText(epochMs(last.since) - overlapMs);
  const oldestMs = postings.reduce((oldest, { postedAtMs }) => Math.min(oldest, postedAtMs ?? oldest), nowMs);
  return instantText(oldestMs - overlapMs);
}

/** Documents that nobody here knows: another browser's, or others'. */
function newOnes(
  changed: readonly ScannedDocument[],
  postings: readonly Swept[],
): readonly ScannedDocument[] {
  const known = new Set(postings.flatMap(({ remote }) => (remote === undefined ? [] : nameOf(remote))));
  return changed.filter(({ document }) => !known.has(nameOf(document)));
}

/** What a posting is after its document was seen; the question that it puts where it is another thing now. */
async function observe(
  ports: ScanPorts,
  { company }: Books,
  key: PostingKey,
  held: FoundDocument | 'absent',
): Promise<Result<SweepQuestion | undefined>> {
  return ports.lock.hold(companyLock(company.realmId), async () => {
    const posting = await ports.store.readPosting(key);
    const observation = posting === undefined ? undefined : swept(posting, held);
    if (posting === undefined || observation === undefined) return ok(undefined);
    const result = await carryOut(ports, { company, attended: false }, posting, observation);
    if (!result.ok) return result;
    return ok(questionOf(result.value));
  });
}

/** What was sent since the last sweep, and is too long for its mark, gets its notes: they may have been cut off. */
async function attachMissing(
  ports: ScanPorts,
  changed: readonly ScannedDocument[],
  byRemote: ReadonlyMap<string, readonly Ref[]>,
): Promise<Result<null>> {
  for (const { document } of changed) {
    const mark = readMark(document.privateNote);
    if (mark === undefined || mark.eventHashes.length >= mark.eventCount) continue;
    for (const { key } of byRemote.get(nameOf(document)) ?? []) {
      const posting = await ports.store.readPosting(key);
      if (posting === undefined || markedEvents(posting).length !== mark.eventCount) continue;
      const attached = await attachEventNotes(ports, posting);
      if (!attached.ok) return attached;
    }
  }
  return ok(null);
}

/** Kinds of which changes are not told: what changed is read by its time, what is ours is looked for by its id. */
async function readUntold(
  { scan, quickbooks }: ScanPorts,
  kinds: readonly DocumentKind[],
  since: InstantText,
  postings: readonly Swept[],
): Promise<Result<Omit<DocumentChanges, 'untold'>>> {
  const changed = new Map<string, ScannedDocument>();
  const deleted: { readonly kind: DocumentKind; readonly id: string }[] = [];
  const unreadable: string[] = [];
  let time: InstantText | undefined;
  for (const kind of kinds) {
    let cursor: ScanCursor | undefined = {
      from: since,
      offset: 0,
    };
    while (cursor !== undefined) {
      const page = await scan.scanDocuments(kind, 'changed', cursor);
      if (!page.ok) return page;
      time ??= page.value.time;
      for (const each of page.value.documents) changed.set(nameOf(each.document), each);
      unreadable.push(...page.value.unreadable);
      cursor = page.value.next;
    }
    const ids = postings.flatMap(({ remote }) =>
      remote?.kind === kind && !changed.has(nameOf(remote)) ? remote.id : [],
    );
    const there = await quickbooks.readDocuments(kind, [...new Set(ids)]);
    if (!there.ok) return there;
    const left = new Set(there.value.map(({ id }) => id));
    deleted.push(...[...new Set(ids)].filter((id) => !left.has(id)).map((id) => ({ kind, id })));
  }
  const timed = time === undefined ? {} : { time };
  return ok({ changed: [...changed.values()], deleted, unreadable: [...new Set(unreadable)], ...timed });
}
