import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type BatchPart, batchOf } from '../../lib/posting/batch/batch';
import { ok } from '../../lib/problem/problem';
import { batchBody } from '../../lib/quickbooks/batch';
import { createQuickBooksClient } from '../../lib/quickbooks/client';
import { quickbooksQuotas } from '../../lib/quickbooks/quotas';
import { memoryThrottle } from '../sync/memoryThrottle';
import { scripted } from './tools';

const creation = (
  number: string,
  payload = `{"DocNumber":"${number}","Line":[{"Amount":19.90}]}`,
): BatchPart => ({
  operation: 'create',
  key: `1/sale/${number}`,
  kind: 'salesReceipt',
  payload,
  requestId: `cf-${number}`,
});
const removal = (id: string): BatchPart => ({
  operation: 'delete',
  key: `1/sale/${id}`,
  kind: 'invoice',
  id,
  syncToken: '2',
  requestId: `cf-${id}`,
});

const held = (number: string) => ({
  Id: '145',
  SyncToken: '0',
  DocNumber: number,
  TxnDate: '2026-11-02',
  TotalAmt: 19.9,
  CurrencyRef: { value: 'USD' },
  MetaData: { CreateTime: '2026-11-23T10:00:00-08:00', LastUpdatedTime: '2026-11-23T10:00:00-08:00' },
  Line: [{ Amount: 19.9 }],
});
const fault = (code: string, type = 'ValidationFault') => ({
  Fault: { Error: [{ Message: 'no', Detail: 'no', code, element: '' }], type },
});

function answered(body: unknown, status = 200): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Response(text, {
    status,
    headers: { 'content-type': 'application/json', intuit_tid: '1-abc' },
  });
}

/** How each item ends when a batch is answered so. */
async function endsOf(parts: readonly BatchPart[], ...answers: Parameters<typeof scripted>[0]) {
  const { client, requests } = scripted(answers);
  const { ended, outcomes } = await client.batching.sendBatch(batchOf('1', parts, 1_000));
  return { ended, ends: outcomes.map(({ outcome }) => outcome.outcome), outcomes, requests };
}

describe('a batch', () => {
  it('is one request with its request id, and each payload byte for byte', async () => {
    const parts = [creation('A'), removal('7')];
    const { requests } = await endsOf(parts, answered({ BatchItemResponse: [] }));
    const [request] = requests;
    expect(requests).toHaveLength(1);
    expect(request?.body).toBe(
      '{"BatchItemRequest":[' +
        '{"bId":"1","operation":"create","SalesReceipt":{"DocNumber":"A","Line":[{"Amount":19.90}]}},' +
        '{"bId":"2","operation":"delete","Invoice":{"Id":"7","SyncToken":"2"}}]}',
    );
    const url = new URL(request?.url ?? '');
    expect(url.pathname).toBe('/v3/company/4620816365/batch');
    expect(url.searchParams.get('requestid')).toBe(batchOf('1', parts, 1_000).requestId);
    expect(batchBody(batchOf('1', parts, 1).items)).toBe(batchBody(batchOf('1', parts, 2).items));
  });

  it('is read by the names of its items, in whatever order', async () => {
    const { ended, outcomes } = await endsOf(
      [creation('A'), removal('7'), creation('B')],
      answered({
        BatchItemResponse: [
          { bId: '3', SalesReceipt: held('B') },
          { bId: '2', Invoice: { status: 'Deleted', domain: 'QBO', Id: '7' } },
          { bId: '1', SalesReceipt: held('A') },
        ],
      }),
    );
    expect(ended).toBe('answered');
    expect(outcomes).toMatchObject([
      {
        operation: 'create',
        outcome: {
          outcome: 'created',
          document: { number: 'A', totalMinor: 1990 },
          intuitTransactionId: '1-abc',
        },
      },
      { operation: 'delete', outcome: { outcome: 'removed' } },
      { operation: 'create', outcome: { outcome: 'created', document: { number: 'B' } } },
    ]);
  });

  it.each([
    ['6140', 'duplicate', 'rejected'],
    ['600', 'duplicate', 'unknown'],
    ['610', 'rejected', 'absent'],
    ['5010', 'rejected', 'stale'],
    ['6540', 'rejected', 'rejected'],
    ['2010', 'rejected', 'rejected'],
    ['6210', 'rejected', 'rejected'],
    ['10000', 'unknown', 'unknown'],
    ['3001', 'notSent', 'notSent'],
    ['3200', 'notSent', 'notSent'],
    ['987654', 'rejected', 'rejected'],
  ])('whose item is refused with %s leaves the others as they are', async (code, created, removed) => {
    const { ends } = await endsOf(
      [creation('A'), creation('B'), removal('7')],
      answered({
        BatchItemResponse: [
          { bId: '1', ...fault(code) },
          { bId: '2', SalesReceipt: held('B') },
          { bId: '3', ...fault(code) },
        ],
      }),
    );
    const last = code === '6140' ? 'unknown' : removed;
    expect(ends).toEqual([created, 'created', last]);
  });

  it('says the code of a refusal, for which another shape may be proposed', async () => {
    const { outcomes } = await endsOf(
      [creation('A'), creation('B')],
      answered({
        BatchItemResponse: [
          { bId: '1', ...fault('02290') },
          { bId: '2', SalesReceipt: held('B') },
        ],
      }),
    );
    expect(outcomes[0]).toMatchObject({ outcome: { outcome: 'rejected', faultCode: '2290' } });
  });

  it('knows a failure of the server from an operation that there is not', async () => {
    const answers = {
      BatchItemResponse: [
        { bId: '1', ...fault('500', 'SystemFault') },
        { bId: '2', ...fault('500') },
      ],
    };
    expect((await endsOf([creation('A'), creation('B')], answered(answers))).ends).toEqual([
      'unknown',
      'rejected',
    ]);
  });

  it('does not guess whose an answer without a name is, or one of two under a name', async () => {
    const { ended, ends } = await endsOf(
      [creation('A'), creation('B'), creation('C')],
      answered({
        BatchItemResponse: [
          { SalesReceipt: held('A') },
          { bId: '2', SalesReceipt: held('B') },
          { bId: '2', ...fault('2010') },
          { bId: '3', SalesReceipt: held('C') },
          { bId: '9', SalesReceipt: held('D') },
        ],
      }),
    );
    expect({ ended, ends }).toEqual({ ended: 'answered', ends: ['unknown', 'unknown', 'created'] });
  });

  it('does not take one kind of document, or half of one, for another', async () => {
    const { ends } = await endsOf(
      [creation('A'), creation('B'), removal('7')],
      answered({
        BatchItemResponse: [
          { bId: '1', Invoice: held('A') },
          { bId: '2', SalesReceipt: { Id: '145' } },
          { bId: '3', Invoice: { Id: '7' } },
        ],
      }),
    );
    expect(ends).toEqual(['unknown', 'unknown', 'unknown']);
  });

  it.each([
    ['a connection that breaks', 'drop' as const],
    ['a page', answered('<html><title>Service Unavailable</title></html>', 503)],
    ['a page that is no error', answered('<html></html>')],
    ['nothing', answered('')],
    ['half an answer', answered('{"BatchItemResponse":[{"bId":"1","SalesRec')],
    ['something else', answered({ QueryResponse: {} })],
    ['answers to others', answered({ BatchItemResponse: [{ bId: '8' }] })],
    ['an error of the server', answered({ ...fault('10000', 'SystemFault') }, 500)],
  ])('is unclear as a whole after %s', async (_, answer) => {
    const { ended, ends } = await endsOf([creation('A'), removal('7')], answer);
    expect({ ended, ends }).toEqual({ ended: 'unclear', ends: ['unknown', 'unknown'] });
  });

  it('that is refused as a whole goes on item by item; alone it is refused for good', async () => {
    const refusal = () => answered(fault('2010'), 400);
    expect(await endsOf([creation('A'), creation('B')], refusal())).toMatchObject({
      ended: 'answered',
      outcomes: [1, 2].map(() => ({
        outcome: { outcome: 'notSent', problem: { code: 'quickbooks_batch_refused' } },
      })),
    });
    expect((await endsOf([creation('A')], refusal())).ends).toEqual(['rejected']);
    expect((await endsOf([creation('A'), creation('B')], answered(fault('6190'), 400))).ends).toEqual([
      'rejected',
      'rejected',
    ]);
    expect((await endsOf([creation('A'), creation('B')], answered(fault('600'), 400))).ends).toEqual([
      'duplicate',
      'duplicate',
    ]);
  });

  it.each([429, 403])('is not processed where requests are too many (%i)', async (status) => {
    const body =
      '<IntuitResponse><Fault type="SERVICE"><Error code="3001"><Message>message=ThrottleExceeded; errorCode=003001; statusCode=429</Message></Error></Fault></IntuitResponse>';
    const { ended, outcomes } = await endsOf([creation('A')], answered(body, status));
    expect({ ended, outcomes }).toMatchObject({
      ended: 'notProcessed',
      outcomes: [{ outcome: { outcome: 'notSent', waitMs: 60_000 } }],
    });
  });
});

it.skipIf(!existsSync('../shared/data/quickbooks'))('recorded: each item has an end of its own', async () => {
  const [recorded] = JSON.parse(readFileSync('../shared/data/quickbooks/recorded/batch_basic.json', 'utf8'));
  const text = JSON.stringify(recorded.response).replaceAll(/"bid(\d)"/g, '"$1"');
  const parts = [creation('A'), removal('129'), creation('B')];
  const { ends } = await endsOf(parts, answered(text));
  // A vendor was created, a deletion met nothing, an update was too late.
  expect(ends).toEqual(['unknown', 'absent', 'rejected']);
});

describe('looking for many', () => {
  const rows = (...numbers: string[]) => answered({ QueryResponse: { SalesReceipt: numbers.map(held) } });

  it('asks for a few numbers in the address, for many in a body, at most 200 at once', async () => {
    const { client, requests } = scripted([rows('A'), rows('B'), rows('C')]);
    expect(await client.batching.findByNumbers('salesReceipt', ["A'", 'A2', 'A2'])).toMatchObject({
      ok: true,
    });
    expect(new URL(requests[0]?.url ?? '').searchParams.get('query')).toBe(
      "select * from SalesReceipt where DocNumber in ('A\\'','A2') orderby Id startposition 1 maxresults 1000",
    );
    const many = Array.from({ length: 201 }, (_, index) => `114-${index}`);
    const found = await client.batching.findByNumbers('salesReceipt', many);
    expect(found.ok && found.value.map(({ number }) => number)).toEqual(['B', 'C']);
    expect(requests.map(({ init }) => init.method)).toEqual(['GET', 'POST', 'GET']);
    expect(new Headers(requests[1]?.init.headers).get('content-type')).toBe('application/text');
    expect(requests[1]?.body.match(/'114-/g)).toHaveLength(200);
  });

  it('asks for the halves of a list that is refused, and gives up on a list of one', async () => {
    const refusal = () => answered(fault('4000'), 400);
    const { client, requests } = scripted([refusal(), rows('A'), rows('C')]);
    const found = await client.batching.findByNumbers('salesReceipt', ['A', 'B', 'C']);
    expect(found.ok && found.value.map(({ number }) => number)).toEqual(['A', 'C']);
    expect(requests).toHaveLength(3);
    expect(await scripted([refusal()]).client.batching.findByNumbers('salesReceipt', ['A'])).toMatchObject({
      ok: false,
    });
  });

  it('asks by the beginnings of numbers with a batch of queries, which needs no request id', async () => {
    const response = {
      BatchItemResponse: [
        { bId: '2', QueryResponse: { SalesReceipt: [held('B-1'), held('B-2')] } },
        { bId: '1', QueryResponse: {} },
      ],
    };
    const { client, requests } = scripted([answered(response)]);
    const found = await client.batching.findByNumberPrefixes('salesReceipt', ['A', 'B', 'A']);
    expect(
      found.ok && [...found.value].map(([prefix, rows]) => [prefix, rows.map(({ number }) => number)]),
    ).toEqual([
      ['A', []],
      ['B', ['B-1', 'B-2']],
    ]);
    expect(requests.map(({ body }) => body)).toEqual([
      `{"BatchItemRequest":[{"bId":"1","Query":"select * from SalesReceipt where DocNumber like 'A%' startposition 1 maxresults 1000"},{"bId":"2","Query":"select * from SalesReceipt where DocNumber like 'B%' startposition 1 maxresults 1000"}]}`,
    ]);
    expect(new URL(requests[0]?.url ?? '').searchParams.has('requestid')).toBe(false);
  });

  it.each([
    [
      'a fault for one',
      {
        BatchItemResponse: [
          { bId: '1', QueryResponse: {} },
          { bId: '2', ...fault('10000') },
        ],
      },
    ],
    ['no answer for one', { BatchItemResponse: [{ bId: '1', QueryResponse: {} }] }],
    ['nothing of the kind', { BatchItemResponse: 7 }],
    [
      'a document that is none',
      {
        BatchItemResponse: [
          { bId: '1', QueryResponse: { SalesReceipt: [{ Id: 'x' }] } },
          { bId: '2', QueryResponse: {} },
        ],
      },
    ],
  ])('learns nothing from a batch of queries that brings %s', async (_, response) => {
    const { client } = scripted([answered(response)]);
    expect((await client.batching.findByNumberPrefixes('salesReceipt', ['A', 'B'])).ok).toBe(false);
  });

  it('asks for totals within the days, and compares them where they cannot be asked for', async () => {
    const { client, requests } = scripted([rows('A'), answered({ QueryResponse: {} })]);
    const days = { first: '2026-11-01', last: '2026-11-03' };
    const found = await client.batching.findByTotals('salesReceipt', days, [1990, 5], 'USD');
    expect(found.ok && found.value).toHaveLength(1);
    await client.batching.findByTotals('journalEntry', days, [1990], 'USD');
    expect(requests.map(({ url }) => new URL(url).searchParams.get('query')?.split(' orderby')[0])).toEqual([
      "select * from SalesReceipt where TotalAmt in ('19.90','0.05') and TxnDate >= '2026-11-01' and TxnDate <= '2026-11-03'",
      "select * from JournalEntry where TxnDate >= '2026-11-01' and TxnDate <= '2026-11-03'",
    ]);
  });
});

it('counts the reads that Intuit meters, and neither what was written nor what was refused', async () => {
  const counted: string[] = [];
  const answers = [
    answered({ QueryResponse: {} }),
    answered(fault('4000'), 400),
    answered({ BatchItemResponse: [] }),
    answered({ SalesReceipt: held('A') }),
    answered('', 500),
    answered({
      BatchItemResponse: [
        { bId: '1', QueryResponse: {} },
        { bId: '2', QueryResponse: {} },
      ],
    }),
  ];
  const client = createQuickBooksClient({
    fetch: async () => answers.shift() ?? answered('', 500),
    tokens: { current: async () => ok('token'), renewed: async () => ok('token') },
    throttle: memoryThrottle(
      'quickbooks/1',
      quickbooksQuotas,
      () => 0,
      async () => {},
    ),
    clock: { nowMs: () => Date.UTC(2026, 10, 30, 23) },
    realmId: '4620816365',
    environment: 'production',
    reads: {
      addReads: async (realmId, month, count) => {
        counted.push(`${realmId} ${month} ${count}`);
        throw new Error('a store that fails loses no answer');
      },
    },
  });
  expect((await client.findByNumberPrefix('salesReceipt', 'A')).ok).toBe(true);
  expect((await client.findByNumberPrefix('salesReceipt', 'A')).ok).toBe(false);
  await client.batching.sendBatch(batchOf('1', [creation('A')], 1));
  expect((await client.readDocument('salesReceipt', '145')).ok).toBe(true);
  expect((await client.readDocument('salesReceipt', '145')).ok).toBe(false);
  expect((await client.batching.findByNumberPrefixes('salesReceipt', ['A', 'B'])).ok).toBe(true);
  expect(counted).toEqual(['4620816365 2026-11 1', '4620816365 2026-11 1', '4620816365 2026-11 2']);
});
