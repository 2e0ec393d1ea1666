import type { DocumentKind } from '../../books/draft';
import { failed, ok, problem, type Result } from '../../problem/problem';
import type { RebuildProgress, ScanPorts } from '../scans';
import { companyLock } from './companyLock';
import { type FoundAgain, knownDocuments, takeFound } from './takeFound';

/** Every kind of document that we write. */
export const scannedKinds: readonly DocumentKind[] = [
  'salesReceipt',
  'refundReceipt',
  'invoice',
  'creditMemo',
  'estimate',
  'payment',
  'purchase',
  'journalEntry',
  'transfer',
  'deposit',
];

/** Pages that one step reads: some seconds, well within what a worker lives without being woken again. */
const usualPages = 20;

/**
 * Finds all documents of ours in the connected company again by their marks, and those of others that name an
 * order: a lost store knows again what is in the books, and a second browser what the first one sent. It reads a
 * thousand documents at a time within the limits, and goes on where it stopped, after a death as after a wait:
 * whoever calls it goes on until `endedAtMs` is there. A failure stops it where it is.
 */
export async function rebuild(ports: ScanPorts, pagesAtMost = usualPages): Promise<Result<RebuildProgress>> {
  const books = await ports.store.readBooks();
  if (books === undefined) return failed(problem('quickbooks_not_connected'));
  const { realmId } = books.company;
  const stored = await ports.scans.readRebuild(realmId);
  let progress =
    stored === undefined || stored.endedAtMs !== undefined ? begun(realmId, ports.clock.nowMs()) : stored;
  const known = await knownDocuments(ports, realmId);
  for (let page = 0; page < pagesAtMost && progress.endedAtMs === undefined; page += 1) {
    const [kind] = progress.kindsLeft;
    if (kind === undefined) {
      progress = { ...progress, endedAtMs: ports.clock.nowMs() };
    } else {
      const read = await ports.scan.scanDocuments(kind, 'created', progress.cursor);
      if (!read.ok) return read;
      const { documents, unreadable, next } = read.value;
      const taken = await ports.lock.hold(companyLock(realmId), () =>
        takeFound(ports, books, documents, known),
      );
      if (!taken.ok) return taken;
      progress = counted(progress, taken.value, documents.length, unreadable.length, next);
    }
    await ports.scans.writeRebuild(progress);
  }
  ports.announce({ what: 'postings' });
  return ok(progress);
}

function begun(realmId: string, nowMs: number): RebuildProgress {
  const none = { documents: 0, ours: 0, byOthers: 0, unreadable: 0, reads: 0 };
  return { realmId, startedAtMs: nowMs, kindsLeft: scannedKinds, ...none };
}

function counted(
  { cursor: _read, ...before }: RebuildProgress,
  { ours, byOthers, reads }: FoundAgain,
  documents: number,
  unreadable: number,
  next: RebuildProgress['cursor'],
): RebuildProgress {
  return {
    ...before,
    documents: before.documents + documents,
    ours: before.ours + ours,
    byOthers: before.byOthers + byOthers,
    unreadable: before.unreadable + unreadable,
    reads: before.reads + 1 + reads,
    ...(next === undefined ? { kindsLeft: before.kindsLeft.slice(1) } : { cursor: next }),
  };
}
