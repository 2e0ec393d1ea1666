import { describe, expect, test } from 'vitest';
import { documentRows } from '../../lib/quickbooks/documents/documentRows';
import { scannedKinds } from '../../lib/sync/steps/rebuild';
import { sandboxed, scripted } from './tools';

const json = (body: unknown) =>
  new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });

const transfer = (id: number, seconds: number) => ({
  Id: String(id),
  SyncToken: '0',
  TxnDate: '2026-11-02',
  Amount: 1.25,
  CurrencyRef: { value: 'USD' },
  PrivateNote: `note ${id}`,
  FromAccountRef: { value: '35' },
  ToAccountRef: { value: '36' },
  MetaData: {
    CreateTime: `2026-11-02T10:00:${String(seconds).padStart(2, '0')}-08:00`,
    LastUpdatedTime: '2026-11-03T10:00:00-08:00',
  },
});

const page = (rows: readonly unknown[]) =>
  json({ QueryResponse: { Transfer: rows }, time: '2026-11-04T10:00:00-08:00' });

describe('a scan', () => {
  test('covers every kind of document', () => {
    expect([...scannedKinds].sort()).toEqual(Object.keys(documentRows).sort());
  });

  test('asks for the next page from the last moment on, and counts on within one moment', async () => {
    const many = Array.from({ length: 1000 }, (_, index) => transfer(index, index < 990 ? 1 : 2));
    const same = Array.from({ length: 1000 }, (_, index) => transfer(2000 + index, 2));
    const { client, requests } = scripted([page(many), page(same), page(same.slice(0, 3))]);
    const first = await client.scanDocuments('transfer', 'created');
    if (!first.ok) throw new Error(first.problem.sentence);
    expect(first.value.next).toEqual({ from: '2026-11-02T10:00:02-08:00', offset: 0 });
    const second = await client.scanDocuments('transfer', 'created', first.value.next);
    if (!second.ok) throw new Error(second.problem.sentence);
    expect(second.value.next).toEqual({ from: '2026-11-02T10:00:02-08:00', offset: 1000 });
    const third = await client.scanDocuments('transfer', 'created', second.value.next);
    expect(third.ok && third.value.next).toBeUndefined();
    expect(requests.map(({ url }) => new URL(url).searchParams.get('query'))).toEqual([
      'select * from Transfer orderby MetaData.CreateTime startposition 1 maxresults 1000',
      "select * from Transfer where MetaData.CreateTime >= '2026-11-02T10:00:02-08:00' orderby MetaData.CreateTime startposition 1 maxresults 1000",
      "select * from Transfer where MetaData.CreateTime >= '2026-11-02T10:00:02-08:00' orderby MetaData.CreateTime startposition 1001 maxresults 1000",
    ]);
    expect(first.value.documents[0]).toMatchObject({
      document: { kind: 'transfer', id: '0', totalMinor: 125, privateNote: 'note 0' },
      texts: ['note 0'],
      headAccountIds: ['35', '36'],
    });
  });

  test('names what it cannot read, and reads the rest', async () => {
    const { client } = scripted([page([transfer(1, 1), { Id: '2' }, 'x'])]);
    const read = await client.scanDocuments('transfer', 'created');
    expect(read.ok && read.value.documents).toHaveLength(1);
    expect(read.ok && read.value.unreadable).toEqual(['transfer 2', 'transfer']);
  });

  test.each([
    ['another shape', json({ QueryResponse: { Transfer: 'none' } })],
    ['a page', new Response('<html><title>Sorry</title></html>')],
    [
      'a fault',
      json({ Fault: { Error: [{ Message: 'No', Detail: 'No', code: '4000' }], type: 'ValidationFault' } }),
    ],
  ])('fails, and does not end, on %s', async (_what, answer) => {
    const { client } = scripted([answer]);
    expect((await client.scanDocuments('transfer', 'created')).ok).toBe(false);
  });

  test('sees notes, memos, lines, fields, accounts and items of a sale', async () => {
    const { client, company } = sandboxed();
    const made = company.createAsPerson('SalesReceipt', {
      CustomerMemo: { value: 'Thank you' },
      PrivateNote: 'Note',
      CustomerRef: { value: '2' },
      DepositToAccountRef: { value: '35' },
      Line: [
        {
          DetailType: 'SalesItemLineDetail',
          Amount: 12.5,
          Description: 'Line of 114-1111111-1111111',
          SalesItemLineDetail: { ItemRef: { value: '1' }, TaxCodeRef: { value: 'NON' } },
        },
      ],
    });
    const read = await client.scanDocuments('salesReceipt', 'created');
    const found = read.ok
      ? read.value.documents.find(({ document }) => document.id === made['Id'])
      : undefined;
    expect(found?.texts).toEqual(
      expect.arrayContaining(['Note', 'Thank you', 'Line of 114-1111111-1111111']),
    );
    expect(found).toMatchObject({ headAccountIds: ['35'], itemIds: ['1'] });
  });
});

describe('changes', () => {
  const changes = (rows: readonly unknown[], time = '2026-11-04T10:00:00-08:00') =>
    json({ CDCResponse: [{ QueryResponse: [{ Transfer: rows }] }], time });
  const since = '2027-01-10T00:00:00Z';

  test('are told by one call: what changed and what was deleted', async () => {
    const gone = { domain: 'QBO', status: 'Deleted', Id: '9' };
    const { client, requests } = scripted([changes([transfer(1, 1), gone])]);
    const read = await client.readDocumentChanges(['transfer', 'payment'], since);
    if (!read.ok) throw new Error(read.problem.sentence);
    expect(read.value).toMatchObject({
      changed: [{ document: { id: '1' } }],
      deleted: [{ kind: 'transfer', id: '9' }],
      untold: [],
      time: '2026-11-04T10:00:00-08:00',
    });
    expect(new URL(requests[0]?.url ?? '').searchParams.get('entities')).toBe('Transfer,Payment');
  });

  test('that fill an answer are asked for by kind, and said to be untold where that is too much as well', async () => {
    const full = Array.from({ length: 1000 }, (_, index) => transfer(index, 1));
    const { client, requests } = scripted([
      changes(full),
      changes(full),
      json({ CDCResponse: [{ QueryResponse: [{}] }], time: '2026-11-04T10:00:00-08:00' }),
    ]);
    const read = await client.readDocumentChanges(['transfer', 'payment'], since);
    expect(read.ok && read.value).toMatchObject({ untold: ['transfer'], changed: [], deleted: [] });
    expect(requests).toHaveLength(3);
  });

  test('too long ago are not asked for at all', async () => {
    const { client, requests } = scripted([]);
    const read = await client.readDocumentChanges(['transfer'], '2026-11-01T00:00:00Z');
    expect(read.ok && read.value.untold).toEqual(['transfer']);
    expect(requests).toHaveLength(0);
  });

  test('an answer of another shape, or with a fault in it, is a failure and not “nothing changed”', async () => {
    for (const body of [{ CDCResponse: 'none' }, { CDCResponse: [{ Fault: { type: 'x' } }] }, {}]) {
      const { client } = scripted([json(body)]);
      expect((await client.readDocumentChanges(['transfer'], since)).ok).toBe(false);
    }
  });
});
