import { describe, expect, it } from 'vitest';
import { DroppedConnection } from '../side';
import { listOf, recordOf, textOf } from './record';
import { american } from './seeds/american';
import { realms } from './seeds/world';
import { bench, faultCode } from './testing';

const receipt = {
  DocNumber: '113-2222222-2222222',
  TxnDate: '2026-11-02',
  Line: [
    {
      DetailType: 'SalesItemLineDetail',
      Amount: 25,
      SalesItemLineDetail: { ItemRef: { value: american.items.tentPegs }, TaxCodeRef: { value: 'NON' } },
    },
  ],
} as const;

describe('a request id', () => {
  it('honoured: the original answer, byte for byte, whatever is sent', async () => {
    const b = bench();
    const first = await b.create('SalesReceipt', receipt, '&requestid=abc-1');
    b.clock.advance(86_400_000 / 48);
    const again = await b.create('SalesReceipt', { ...receipt, DocNumber: 'other' }, '&requestid=abc-1');
    expect(again.text).toBe(first.text);
    expect(again.status).toBe(200);
    expect(b.company.documents('SalesReceipt')).toHaveLength(1);
  });

  it('expired: the same at once, and a second document later', async () => {
    const b = bench();
    b.company.setMode({ requestId: 'expired', requestIdLifeMs: 60_000, warnDuplicateNumber: false });
    await b.create('SalesReceipt', receipt, '&requestid=abc-1');
    b.clock.advance(59_999);
    await b.create('SalesReceipt', receipt, '&requestid=abc-1');
    expect(b.company.documents('SalesReceipt')).toHaveLength(1);
    b.clock.advance(1);
    await b.create('SalesReceipt', receipt, '&requestid=abc-1');
    expect(b.company.documents('SalesReceipt')).toHaveLength(2);
  });

  it('ignored: two documents, unless the number is refused', async () => {
    const b = bench();
    b.company.setMode({ requestId: 'ignored' });
    await b.create('SalesReceipt', receipt, '&requestid=abc-1');
    expect(faultCode(await b.create('SalesReceipt', receipt, '&requestid=abc-1'))).toBe('6140');
    b.company.setMode({ warnDuplicateNumber: false });
    expect((await b.create('SalesReceipt', receipt, '&requestid=abc-1')).status).toBe(200);
    expect(b.company.documents('SalesReceipt')).toHaveLength(2);
  });

  it('answered with 600', async () => {
    const b = bench();
    b.company.setMode({ requestId: 'answered600' });
    await b.create('SalesReceipt', receipt, '&requestid=abc-1');
    expect(faultCode(await b.create('SalesReceipt', receipt, '&requestid=abc-1'))).toBe('600');
    expect(b.company.documents('SalesReceipt')).toHaveLength(1);
  });

  it('is the company’s own, and at most 50 characters', async () => {
    const b = bench();
    expect(faultCode(await b.create('SalesReceipt', receipt, `&requestid=${'a'.repeat(51)}`))).toBe('2130');
    expect(faultCode(await b.create('SalesReceipt', receipt, '&requestid=a%20b'))).toBe('2130');
    expect((await b.create('SalesReceipt', receipt, `&requestid=${'a'.repeat(50)}`)).status).toBe(200);
    expect((await b.create('SalesReceipt', { ...receipt, DocNumber: '2' }, '&requestid=')).status).toBe(200);
  });

  it('two at the same moment make one document', async () => {
    const b = bench({ requestDelayMs: 50 });
    const answers = await Promise.all(
      [1, 2, 3].map(() => b.create('SalesReceipt', receipt, '&requestid=abc-1')),
    );
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(b.company.documents('SalesReceipt')).toHaveLength(1);
  });

  it('survives a reply lost after the commit', async () => {
    const b = bench();
    b.plan.plan({ url: /salesreceipt/, fault: { kind: 'drop', at: 'after' }, times: 1 });
    await expect(b.create('SalesReceipt', receipt, '&requestid=abc-1')).rejects.toThrow(DroppedConnection);
    const answer = await b.create('SalesReceipt', receipt, '&requestid=abc-1');
    expect(recordOf(answer.json, 'SalesReceipt')['Id']).toBe(b.company.documents('SalesReceipt')[0]?.['Id']);
    expect(b.company.documents('SalesReceipt')).toHaveLength(1);
  });
});

describe('limits', () => {
  it('500 requests a minute, refused as XML', async () => {
    const b = bench();
    for (let sent = 0; sent < 500; sent += 1) await b.call('GET', 'companyinfo/1');
    const refused = await b.call('GET', 'companyinfo/1');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('content-type')).toBe('application/xml');
    expect(refused.text).toContain('errorCode=003001; statusCode=429');
    expect(b.company.calls.throttled).toBe(1);
    b.clock.advance(60_000);
    expect((await b.call('GET', 'companyinfo/1')).status).toBe(200);
  });

  it('ten at a time', async () => {
    const b = bench({ requestDelayMs: 100 });
    const answers = await Promise.all(Array.from({ length: 11 }, () => b.call('GET', 'companyinfo/1')));
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(1);
  });

  it('40 batches a minute', async () => {
    const b = bench();
    const send = () =>
      b.call('POST', 'batch', { BatchItemRequest: [{ bId: '1', Query: 'select * from Account' }] });
    for (let sent = 0; sent < 40; sent += 1) expect((await send()).status).toBe(200);
    expect((await send()).status).toBe(429);
    expect((await b.call('GET', 'companyinfo/1')).status).toBe(200);
  });
});

describe('a batch', () => {
  it('runs item by item, each with its own fault', async () => {
    const b = bench({ batchItemDelayMs: 700 });
    const before = b.clock.now();
    const answer = await b.call('POST', 'batch?requestid=batch-1', {
      BatchItemRequest: [
        { bId: 'a', operation: 'create', SalesReceipt: receipt },
        { bId: 'b', operation: 'create', SalesReceipt: receipt },
        { bId: 'c', operation: 'create', SalesReceipt: { ...receipt, DocNumber: 'X', Nonsense: 1 } },
        { bId: 'd', Query: "select * from SalesReceipt where DocNumber = '113-2222222-2222222'" },
        { bId: 'e', operation: 'delete', SalesReceipt: { Id: '145', SyncToken: '0' } },
      ],
    });
    expect(answer.status).toBe(200);
    const items = listOf(answer.json, 'BatchItemResponse');
    expect(items.map((item) => textOf(item, 'bId'))).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(items.map((item) => faultCode({ json: item }))).toEqual([
      undefined,
      '6140',
      '2010',
      undefined,
      undefined,
    ]);
    expect(listOf(recordOf(items[3] ?? {}, 'QueryResponse'), 'SalesReceipt')).toHaveLength(1);
    expect(b.company.documents('SalesReceipt')).toHaveLength(0);
    expect(b.clock.now() - before).toBe(3500);
    expect(b.company.calls).toMatchObject({ batch: 1, create: 3, query: 1, delete: 1 });
  });

  it('answers in any order, and sometimes without a name', async () => {
    const b = bench();
    const items = ['a', 'b'].map((bId) => ({ bId, Query: 'select * from Account' }));
    const ids = async () =>
      listOf((await b.call('POST', 'batch', { BatchItemRequest: items })).json, 'BatchItemResponse').map(
        (item) => textOf(item, 'bId'),
      );
    b.company.setMode({ batchReply: 'reversed' });
    expect(await ids()).toEqual(['b', 'a']);
    b.company.setMode({ batchReply: 'firstWithoutId' });
    expect(await ids()).toEqual([undefined, 'b']);
  });

  it('holds at most 30 items', async () => {
    const b = bench();
    const items = Array.from({ length: 31 }, (_, index) => ({
      bId: String(index),
      operation: 'create',
      SalesReceipt: receipt,
    }));
    expect(faultCode(await b.call('POST', 'batch', { BatchItemRequest: items }))).toBe('1040');
    expect(b.company.log).toEqual([]);
  });
});

describe('the wire', () => {
  it('is XML for whoever does not ask for JSON', async () => {
    const b = bench();
    const answer = await b.call('GET', 'companyinfo/1', undefined, { headers: { accept: '*/*' } });
    expect(answer.headers.get('content-type')).toBe('application/xml');
    expect(answer.text).toContain('<CompanyName>Sandbox Outfitters</CompanyName>');
  });

  it('refuses what is no JSON object, and addresses that are none', async () => {
    const b = bench();
    expect(faultCode(await b.call('POST', 'salesreceipt', '{"Line":'))).toBe('2010');
    expect(faultCode(await b.call('GET', 'customer/1/5'))).toBe('500');
    expect(faultCode(await b.call('GET', 'customer/1.5'))).toBe('2030');
    expect(faultCode(await b.call('GET', 'SalesReceipt/1'))).toBe('500');
  });

  it('answers faults with 200 where told so', async () => {
    const b = bench();
    b.company.setMode({ faultStatus: 200 });
    const answer = await b.create('SalesReceipt', { ...receipt, Nonsense: 1 });
    expect(answer.status).toBe(200);
    expect(faultCode(answer)).toBe('2010');
  });

  it('reports what changed and what was deleted', async () => {
    const b = bench();
    const since = new Date(b.clock.now()).toISOString();
    b.clock.advance(1000);
    const kept = await b.create('SalesReceipt', receipt);
    await b.create('SalesReceipt', { ...receipt, DocNumber: '2' });
    b.company.deleteAsPerson('SalesReceipt', '146');
    const answer = await b.call(
      'GET',
      `cdc?entities=SalesReceipt,Customer&changedSince=${encodeURIComponent(since)}`,
    );
    const [sales, customers] = listOf(listOf(answer.json, 'CDCResponse')[0] ?? {}, 'QueryResponse');
    expect(listOf(sales ?? {}, 'SalesReceipt').map((row) => [row['Id'], row['status']])).toEqual([
      [recordOf(kept.json, 'SalesReceipt')['Id'], undefined],
      ['146', 'Deleted'],
    ]);
    expect(customers).toEqual({});
    const old = new Date(b.clock.now() - 31 * 86_400_000).toISOString();
    expect(faultCode(await b.call('GET', `cdc?entities=Item&changedSince=${old}`))).toBe('6000');
  });

  it('shows a document on the page behind its link', async () => {
    const b = bench();
    const made = await b.create('SalesReceipt', { ...receipt, PrivateNote: '<b>note</b>' });
    const id = textOf(recordOf(made.json, 'SalesReceipt'), 'Id') ?? '';
    const open = async (txnId: string) =>
      b.side.handle(new Request(`https://app.qbo.intuit.com/app/salesreceipt?txnId=${txnId}`));
    const page = await (await open(id)).text();
    expect(page).toContain('113-2222222-2222222');
    expect(page).toContain('&lt;b&gt;note');
    expect((await open('999')).status).toBe(404);
    const deep = (realm: string) => {
      const parameters = new URLSearchParams({
        deeplinkcompanyid: realm,
        pagereq: `salesreceipt?txnId=${id}`,
      });
      return b.side.handle(new Request(`https://app.qbo.intuit.com/app/login?${parameters}`));
    };
    expect((await deep(b.realm)).status).toBe(200);
    expect((await deep(realms.canada)).status).toBe(404);
  });
});
