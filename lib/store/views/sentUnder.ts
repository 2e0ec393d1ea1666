import type { Posting } from '../../posting/posting';
import type { SentDocument } from '../../sync/views';
import type { Reading } from '../schema';

/** Documents of one subject at most: its parts and supplements. */
const most = 60;

/** The documents of a company whose keys begin so: a day's summary with its parts and supplements. */
export async function sentUnder(
  transaction: Reading,
  realmId: string | undefined,
  draftKey: string,
): Promise<readonly SentDocument[]> {
  if (realmId === undefined) return [];
  const start = `${realmId}/${draftKey}`;
  const range = IDBKeyRange.bound(start, `${start}\uffff`);
  const found = await transaction.objectStore('postings').getAll(range, most);
  return found
    .filter(({ key, state }) => state !== 'ready' && !/^[0-9A-Za-z]/.test(key.slice(start.length)))
    .map(sentDocument);
}

/** A posting as lists show it. */
export function sentDocument(posting: Posting): SentDocument {
  const { key, state, kind, number, date, currency, totalMinor, remote } = posting;
  const { orderId, run, postedAtMs, problem } = posting;
  return {
    key,
    state,
    kind: remote?.kind ?? kind,
    number: remote?.number ?? number,
    date,
    currency,
    totalMinor: remote?.totalMinor ?? totalMinor,
    ...(orderId !== undefined && { orderId }),
    ...(run !== undefined && { run }),
    ...(postedAtMs !== undefined && { postedAtMs }),
    ...(problem !== undefined && { problem }),
  };
}
