import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { epochMs } from '../../lib/calendar/calendar';
import { readCsv } from '../../lib/csv/readCsv';
import { plannedChange } from '../../lib/posting/change';
import { historyCsv, historyRows } from '../../lib/posting/history';
import { markedNote } from '../../lib/posting/marks';
import type { FoundDocument } from '../../lib/posting/outcome';
import type { Posting } from '../../lib/posting/posting';
import { readyPosting } from '../../lib/posting/postings';
import { next } from '../../lib/posting/state';
import type { Observation } from '../../lib/posting/step';
import { problem } from '../../lib/problem/problem';
import { agreed, freeze, nowMs } from './postingFixtures';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const by = { how: 'click', deviceName: 'Chrome on Windows' } as const;
const nothing: Observation = { seen: 'documents', ours: [], others: [], mayResend: true };

/** One observation after the other, a second apart. */
function lived(posting: Posting, ...seen: readonly Observation[]): Posting {
  return seen.reduce(
    (current, observation, index) => next(current, observation, nowMs + index * 1_000).posting,
    posting,
  );
}

function held(posting: Posting, change: Partial<FoundDocument> = {}): FoundDocument {
  return {
    kind: 'salesReceipt',
    id: '145',
    syncToken: '0',
    number: posting.number,
    date: posting.date,
    totalMinor: posting.totalMinor,
    currency: posting.currency,
    privateNote: markedNote('', posting.key, posting.generation, posting),
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    deposited: false,
    ...change,
  };
}

function created(posting: Posting, intuitTransactionId: string): Observation {
  const outcome = { outcome: 'created', document: held(posting), intuitTransactionId } as const;
  return { seen: 'sent', outcome, mayResend: true };
}

const ready = readyPosting({ ...agreed, by }, undefined, freeze, nowMs);

describe('history', () => {
  test('says who agreed to what, what was sent, and what Intuit calls it', () => {
    const posted = lived(ready, nothing, created(ready, '1-aaa'));
    expect(posted.state).toBe('posted');
    const { frozen } = ready;
    expect(historyRows([posted])).toEqual([
      {
        key: ready.key,
        number: ready.number,
        kind: 'salesReceipt',
        at: '2026-09-21T14:13:20Z',
        what: 'Agreed to as it was shown, by a click on Chrome on Windows',
        agreedHash: 'hash',
        agreedBy: 'the seller, Chrome on Windows',
      },
      {
        key: ready.key,
        number: ready.number,
        kind: 'salesReceipt',
        at: '2026-09-21T14:13:20Z',
        what: `Sent under request id ${frozen?.requestId}`,
        requestId: frozen?.requestId,
        sentSha256: sha256(frozen?.payload ?? ''),
        sentBytes: frozen?.payload,
      },
      {
        key: ready.key,
        number: ready.number,
        kind: 'salesReceipt',
        at: '2026-09-21T14:13:21Z',
        what: `Created in QuickBooks as document ${ready.number} (id 145)`,
        intuitTransactionId: '1-aaa',
      },
    ]);
  });

  test('keeps the bytes of a try whose request id is used up, and of the one after it', () => {
    const refusal: Observation = {
      seen: 'sent',
      outcome: { outcome: 'rejected', problem: problem('quickbooks_refused'), intuitTransactionId: '1-no' },
      mayResend: true,
    };
    const blocked = lived(ready, nothing, refusal, nothing);
    expect(blocked.state).toBe('blocked');
    expect(blocked.frozen).toBeUndefined();
    const again = readyPosting({ ...agreed, previewHash: 'second' }, blocked, freeze, nowMs);
    const posted = lived(again, nothing, created(again, '1-yes'));
    const rows = historyRows([posted]);
    const sent = rows.filter(({ sentBytes }) => sentBytes !== undefined);
    expect(sent.map(({ sentBytes }) => sentBytes)).toEqual([ready.frozen?.payload, again.frozen?.payload]);
    for (const { sentBytes, sentSha256 } of sent) expect(sentSha256).toBe(sha256(sentBytes ?? ''));
    expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(2);
    expect(rows.flatMap(({ agreedHash }) => agreedHash ?? [])).toEqual(['hash', 'second']);
    expect(rows.flatMap(({ intuitTransactionId }) => intuitTransactionId ?? [])).toEqual(['1-no', '1-yes']);
  });

  test('bytes that are sent twice under one request id stand there once', () => {
    const lost: Observation = {
      seen: 'sent',
      outcome: {
        outcome: 'unknown',
        problem: problem('quickbooks_unavailable'),
        intuitTransactionId: '1-5xx',
      },
      mayResend: true,
    };
    const first = lived(ready, nothing, lost, nothing);
    const later = next(first, nothing, nowMs + 200_000).posting;
    expect(later.state).toBe('sending');
    const rows = historyRows([later]);
    expect(rows.filter(({ requestId }) => requestId !== undefined)).toHaveLength(2);
    expect(rows.filter(({ sentBytes }) => sentBytes !== undefined)).toHaveLength(1);
    expect(rows.some(({ intuitTransactionId }) => intuitTransactionId === '1-5xx')).toBe(true);
  });

  test('a change keeps what was there before and what it became, with both agreements', () => {
    const posted = lived(ready, nothing, created(ready, '1-aaa'));
    const wanted = { ...agreed, by, previewHash: 'other', draft: { ...agreed.draft, totalMinor: 2000 } };
    const change = plannedChange(posted, wanted, freeze, nowMs);
    const to = { totalMinor: 2000, privateNote: markedNote('', ready.key, 1, ready), syncToken: '1' };
    const document = held(posted, to);
    const changed = lived(
      posted,
      { seen: 'changeAsked', change },
      { seen: 'read', document: held(posted) },
      { seen: 'changed', outcome: { outcome: 'changed', document, intuitTransactionId: '1-bbb' } },
    );
    expect(changed).toMatchObject({ state: 'posted', totalMinor: 2000 });
    const rows = historyRows([changed]);
    expect(rows.flatMap(({ sentBytes }) => sentBytes ?? [])).toEqual([
      ready.frozen?.payload,
      change.to.frozen?.payload,
    ]);
    expect(rows.flatMap(({ agreedHash }) => agreedHash ?? [])).toEqual(['hash', 'other']);
    expect(rows.flatMap(({ intuitTransactionId }) => intuitTransactionId ?? [])).toEqual(['1-aaa', '1-bbb']);
  });

  test('an undo names Intuit’s reference, and the bytes stay', () => {
    const posted = lived(ready, nothing, created(ready, '1-aaa'));
    const undone = lived(
      posted,
      { seen: 'undoAsked' },
      { seen: 'read', document: held(posted) },
      { seen: 'removed', outcome: { outcome: 'removed', intuitTransactionId: '1-ccc' } },
    );
    expect(undone).toMatchObject({ state: 'undone' });
    const rows = historyRows([undone]);
    expect(rows.at(-1)).toMatchObject({
      what: expect.stringContaining('removed'),
      intuitTransactionId: '1-ccc',
    });
    expect(rows.flatMap(({ sentBytes }) => sentBytes ?? [])).toEqual([ready.frozen?.payload]);
  });

  test('is exported in the order of time, with nothing of a row left out', () => {
    const posted = lived(ready, nothing, created(ready, '1-aaa'));
    const other = {
      ...posted,
      key: 'other',
      history: posted.history.map((each) => ({ ...each, atMs: each.atMs - 5 })),
    };
    const read = readCsv(historyCsv([posted, other]));
    if (!read.ok) throw new Error(read.what);
    const rows = read.rows.map(({ cells }) => cells);
    expect(rows[0]).toEqual([
      'When (UTC)',
      'Document',
      'Kind',
      'What',
      'Agreed to',
      'Agreed to by',
      'Request id',
      'SHA-256 of what was sent',
      'What was sent',
      'Intuit’s transaction id',
      'Our name for it',
    ]);
    expect(rows).toHaveLength(7);
    const times = rows.slice(1).map(([at]) => epochMs(at ?? ''));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const told = historyRows([posted, other]).flatMap((row) => Object.values(row));
    expect(
      rows
        .slice(1)
        .flat()
        .filter((cell) => cell !== '')
        .sort(),
    ).toEqual([...told].sort());
  });
});
