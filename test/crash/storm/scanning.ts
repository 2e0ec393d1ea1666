import type { DocumentKind } from '../../../lib/books/draft';
import { ok, type Result } from '../../../lib/problem/problem';
import type { ScanCursor, ScanPage, ScanPorts } from '../../../lib/sync/scans';
import type { StormCompany } from './company';
import type { StormStore } from './store';

/** Documents of a page: few, so that every reading has several. */
const pageLength = 2;

type Ask = <T>(name: string, act: () => T) => Promise<Result<T>>;
type ToStore = <T>(name: string, act: () => T) => Promise<T>;

/** A worker's ports for reading all documents of the company again. */
export function scanningOf(
  company: StormCompany,
  store: StormStore,
  ask: Ask,
  toStore: ToStore,
): Pick<ScanPorts, 'scan' | 'scans'> {
  const nothing = { changed: [], deleted: [], unreadable: [], untold: [] };
  return {
    scan: {
      scanDocuments: (kind, _by, cursor) => ask(`scanDocuments ${kind}`, () => pageOf(company, kind, cursor)),
      readDocumentChanges: () => ask('readDocumentChanges', () => nothing),
      readNotes: () => ask('readNotes', () => []),
      attachNote: async () => ok(null),
    },
    scans: {
      readRebuild: () => toStore('readRebuild', () => store.rebuild),
      writeRebuild: (progress) =>
        toStore('writeRebuild', () => {
          store.rebuild = progress;
        }),
      readSweep: async () => undefined,
      writeSweep: async () => undefined,
    },
  };
}

/** By the time at which documents were made, as the real reading goes through them. */
function pageOf(company: StormCompany, kind: DocumentKind, cursor: ScanCursor | undefined): ScanPage {
  const fromMs = Number(cursor?.from ?? 0);
  const offset = cursor?.offset ?? 0;
  const rows = [...company.query(kind, ({ createdAtMs }) => createdAtMs >= fromMs)].sort(
    (a, b) => a.createdAtMs - b.createdAtMs || Number(a.id) - Number(b.id),
  );
  const page = rows.slice(offset, offset + pageLength);
  const from = String(page.at(-1)?.createdAtMs ?? '');
  const next = { from, offset: from === cursor?.from ? offset + page.length : 0 };
  return {
    documents: page.map((document) => ({
      document,
      texts: [document.privateNote],
      headAccountIds: [],
      lineAccountIds: [],
      itemIds: [],
    })),
    unreadable: [],
    ...(page.length < pageLength ? {} : { next }),
  };
}
