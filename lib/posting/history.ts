import { present } from '../amazon/shapes/present';
import { type InstantText, instantText } from '../calendar/calendar';
import { writeCsv } from '../csv/writeCsv';
import type { HistoryEntry, Posting, PostingKey } from './posting';

/** One thing that was done with a document, as it is exported. */
export interface HistoryRow {
  readonly key: PostingKey;
  readonly number: string;
  readonly kind: Posting['kind'];
  readonly at: InstantText;
  readonly what: string;
  /** The preview that was agreed to, and by whom. */
  readonly agreedHash?: string;
  readonly agreedBy?: string;
  /** Under which request id what was sent: the SHA-256 of the bytes, and the bytes themselves. */
  readonly requestId?: string;
  readonly sentSha256?: string;
  readonly sentBytes?: string;
  /** `intuit_tid`, which Intuit's support asks for. */
  readonly intuitTransactionId?: string;
}

/**
 * Everything that was done with documents, in the order of time: who agreed to what, what was sent under which
 * request id, what Intuit called the exchange, and what came of it. The bytes of each request stand with the
 * first time that they were sent. They are documents of the books: keys and tokens are in no posting.
 */
export function historyRows(postings: readonly Posting[]): readonly HistoryRow[] {
  return postings
    .flatMap((posting) => rowsOf(posting))
    .sort((a, b) => a.atMs - b.atMs)
    .map(({ row }) => row);
}

function rowsOf(posting: Posting): readonly { readonly atMs: number; readonly row: HistoryRow }[] {
  const told = new Set<string>();
  return posting.history.map((entry) => ({ atMs: entry.atMs, row: rowOf(posting, entry, told) }));
}

function rowOf(posting: Posting, entry: HistoryEntry, told: Set<string>): HistoryRow {
  const { agreed, sent, intuitTransactionId } = entry;
  const first = sent !== undefined && !told.has(sent.requestId);
  if (sent !== undefined) told.add(sent.requestId);
  return present({
    key: posting.key,
    number: posting.remote?.number ?? posting.number,
    kind: posting.kind,
    at: instantText(entry.atMs),
    what: entry.what,
    agreedHash: agreed?.previewHash,
    agreedBy: agreed?.by === undefined ? undefined : whoOf(agreed.by),
    requestId: sent?.requestId,
    sentSha256: sent?.sha256,
    sentBytes: first ? bytesOf(posting, sent.requestId) : undefined,
    intuitTransactionId,
  });
}

/** Whether the posting still holds them, or an entry has taken them over. */
function bytesOf({ frozen, change, history }: Posting, requestId: string): string | undefined {
  const held = [frozen, change?.from.frozen, change?.to.frozen].find((each) => each?.requestId === requestId);
  if (held !== undefined) return held.payload;
  return history.find(({ sent }) => sent?.requestId === requestId && sent.payload !== undefined)?.sent
    ?.payload;
}

function whoOf({ how, deviceName }: NonNullable<NonNullable<HistoryEntry['agreed']>['by']>): string {
  const who = how === 'click' ? 'the seller' : 'the schedule';
  return deviceName === undefined ? who : `${who}, ${deviceName}`;
}

/** Columns of the export, with what each holds. A test holds that nothing of a row is left out. */
const columns: readonly (readonly [title: string, of: keyof HistoryRow])[] = [
  ['When (UTC)', 'at'],
  ['Document', 'number'],
  ['Kind', 'kind'],
  ['What', 'what'],
  ['Agreed to', 'agreedHash'],
  ['Agreed to by', 'agreedBy'],
  ['Request id', 'requestId'],
  ['SHA-256 of what was sent', 'sentSha256'],
  ['What was sent', 'sentBytes'],
  ['Intuit’s transaction id', 'intuitTransactionId'],
  ['Our name for it', 'key'],
];

/** The history of documents as a file for a spreadsheet. */
export function historyCsv(postings: readonly Posting[]): string {
  const rows = historyRows(postings).map((row) => columns.map(([, name]) => row[name] ?? ''));
  return writeCsv([columns.map(([title]) => title), ...rows]);
}
