import { isQuestionOpen } from '../../posting/answered';
import type { Posting, PostingKey } from '../../posting/posting';
import type { ConnectionId } from '../../sync/connection';
import type { DocumentHistory, ListPart, SentDocument, SentFilter } from '../../sync/views';
import type { OpenDatabase, Reading } from '../schema';
import { reading } from '../transaction';
import { booksOf } from './companyBooks';
import { sentDocument } from './sentUnder';
import { placeOf, walked } from './walk';

/** What came into QuickBooks through a connection's company, the newest first. */
export function readSent(
  open: OpenDatabase,
  connectionId: ConnectionId,
  { number, run }: SentFilter,
  after: string | undefined,
): Promise<ListPart<SentDocument>> {
  return reading(open, ['connections', 'postings', 'runs'], async (tx) => {
    const realmId = (await tx.objectStore('connections').get(connectionId))?.realmId;
    if (realmId === undefined) return { rows: [] };
    const start = number?.toLowerCase();
    const fits = (posting: Posting): boolean =>
      posting.realmId === realmId &&
      (run === undefined || posting.run === run) &&
      (start === undefined || (posting.remote?.number ?? posting.number).toLowerCase().startsWith(start));
    // What a run has sent came into QuickBooks after it began.
    const began = run === undefined ? 0 : ((await tx.objectStore('runs').get(run))?.startedAtMs ?? 0);
    const upper = placeOf(after)?.key ?? Number.MAX_SAFE_INTEGER;
    const range = IDBKeyRange.bound(began, upper);
    const cursor = tx.objectStore('postings').index('byPostedAt').openCursor(range, 'prev');
    return walked(cursor, 'prev', after, (posting) => (fits(posting) ? sentDocument(posting) : undefined));
  });
}

/** Everything about one document. */
export function readDocument(open: OpenDatabase, key: PostingKey): Promise<DocumentHistory | undefined> {
  return reading(open, ['postings', 'companies', 'evidence', 'ownership'], async (tx) => {
    const posting = await tx.objectStore('postings').get(key);
    if (posting === undefined) return undefined;
    const books = await booksOf(tx, posting.realmId);
    const settlementId = /\/settlement\/([^/]+)/.exec(key)?.[1];
    const evidence =
      settlementId === undefined
        ? undefined
        : await tx.objectStore('evidence').get(`${posting.realmId}/evidence/${settlementId}`);
    return {
      posting,
      ...(books !== undefined && { books }),
      ...(evidence !== undefined && { evidence }),
      settledBy: [],
    };
  });
}

/** Documents that people changed or deleted and of which the seller is asked. */
export function readQuestions(
  open: OpenDatabase,
  connectionId: ConnectionId,
): Promise<readonly SentDocument[]> {
  return reading(open, ['connections', 'postings'], async (tx) => {
    const realmId = (await tx.objectStore('connections').get(connectionId))?.realmId;
    const asked = [...(await inState(tx, 'edited')), ...(await inState(tx, 'gone'))];
    return asked
      .filter((posting) => posting.realmId === realmId && isQuestionOpen(posting))
      .sort((a, b) => b.updatedAtMs - a.updatedAtMs)
      .map(sentDocument);
  });
}

function inState(transaction: Reading, state: Posting['state']): Promise<readonly Posting[]> {
  return transaction.objectStore('postings').index('byState').getAll(state);
}
