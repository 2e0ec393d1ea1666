import { describe, expect, it } from 'vitest';
import { listOf, recordOf } from '../record';
import { american } from '../seeds/american';
import { bench, faultCode } from '../testing';

const { items } = american;

async function seeded() {
  const b = bench();
  for (let index = 1; index <= 5; index += 1) {
    await b.create('SalesReceipt', {
      DocNumber: `11${index}-0000000-000000${index}`,
      TxnDate: `2026-11-0${index}`,
      CustomerRef: { value: index > 3 ? '1' : '2' },
      PrivateNote: `order ${index}`,
      Line: [
        {
          DetailType: 'SalesItemLineDetail',
          Amount: index * 100,
          SalesItemLineDetail: { ItemRef: { value: items.tentPegs }, TaxCodeRef: { value: 'NON' } },
        },
      ],
    });
  }
  return b;
}

describe('the query language', () => {
  const answered: readonly (readonly [string, readonly number[]])[] = [
    ['select * from SalesReceipt', [1, 2, 3, 4, 5]],
    [
      "SELECT Id, DocNumber FROM SalesReceipt WHERE DocNumber IN ('111-0000000-0000001','115-0000000-0000005')",
      [1, 5],
    ],
    ["select * from SalesReceipt where DocNumber LIKE '113-%'", [3]],
    ["select * from SalesReceipt where TotalAmt > '300.00' and CustomerRef = '1'", [4, 5]],
    ["select * from SalesReceipt where TxnDate >= '2026-11-02' AND TxnDate < '2026-11-04'", [2, 3]],
    [
      "select * from SalesReceipt where MetaData.LastUpdatedTime >= '2026-11-23T10:00:00-08:00' maxresults 1",
      [1],
    ],
    ['select * from SalesReceipt ORDERBY TotalAmt DESC STARTPOSITION 2 MAXRESULTS 2', [4, 3]],
    ['select * from SalesReceipt MAXRESULTS 1 STARTPOSITION 3', [3]],
    ["select * from SalesReceipt where Id IN ('1')", []],
  ];
  it.each(answered)('answers %s', async (text, expected) => {
    const answer = await (await seeded()).query(text);
    expect(answer.status).toBe(200);
    const response = recordOf(answer.json, 'QueryResponse');
    expect(listOf(response, 'SalesReceipt').map((row) => Number(row['TotalAmt']) / 100)).toEqual(expected);
    if (expected.length === 0) expect(response).toEqual({});
    else expect(response['maxResults']).toBe(expected.length);
  });

  const refused: readonly (readonly [string, string])[] = [
    ['select * from SalesReciept', '4001'],
    ["select * from SalesReceipt where PrivateNote = 'order 1'", '4001'],
    ["select * from SalesReceipt where PrivateNote LIKE '%cf:%'", '4001'],
    ["select * from Vendor where PrimaryEmailAddr = 'a@example.com'", '4001'],
    ["select * from SalesReceipt where Nonsense = '1'", '4001'],
    ["select * from SalesReceipt where Id > '1'", '4001'],
    ['select * from SalesReceipt maxresults 1001', '4001'],
    ['select * from SalesReceipt startposition 0', '4001'],
    ["select * from SalesReceipt where DocNumber = '1' or DocNumber = '2'", '4000'],
    ["select * from SalesReceipt where DocNumber != '1'", '4000'],
    ['select * from SalesReceipt where TotalAmt > 300', '4000'],
    ["select * from SalesReceipt where (DocNumber = '1')", '4000'],
    ["select * from SalesReceipt where DocNumber = 'unfinished", '4000'],
    ['select * from SalesReceipt order by Id', '4000'],
    ['delete from SalesReceipt', '4000'],
    ['', '4000'],
  ];
  it.each(refused)('refuses %s with %s', async (text, code) => {
    const answer = await bench().query(text);
    expect(answer.status).toBe(400);
    expect(faultCode(answer)).toBe(code);
  });

  it('counts', async () => {
    const answer = await (await seeded()).query("select count(*) from SalesReceipt where CustomerRef = '2'");
    expect(answer.json['QueryResponse']).toEqual({ totalCount: 3 });
  });

  it('hides inactive rows unless Active is asked for', async () => {
    const b = bench();
    const count = async (where: string) =>
      recordOf((await b.query(`select count(*) from Item ${where}`)).json, 'QueryResponse')['totalCount'];
    expect(await count('')).toBe(7);
    expect(await count('where Active IN (true,false)')).toBe(8);
    expect(await count('where Active = false')).toBe(1);
    expect(await count("where Type = 'Inventory' and Active = true")).toBe(2);
  });

  it('answers a hundred rows unless told otherwise', async () => {
    const b = bench();
    for (let index = 0; index < 120; index += 1)
      b.company.createAsPerson('Customer', { DisplayName: `C${index}` });
    const rows = async (text: string) =>
      listOf(recordOf((await b.query(text)).json, 'QueryResponse'), 'Customer').length;
    expect(await rows('select * from Customer')).toBe(100);
    expect(await rows('select * from Customer maxresults 1000')).toBe(122);
    expect(await rows('select * from Customer startposition 101')).toBe(22);
  });

  it('understands escaped quotes, and text by POST', async () => {
    const b = bench();
    await b.create('Customer', { DisplayName: "Amy's Bird Sanctuary" });
    const text = "select * from Customer where DisplayName = 'Amy\\'s Bird Sanctuary'";
    expect(listOf(recordOf((await b.query(text)).json, 'QueryResponse'), 'Customer')).toHaveLength(1);
    const posted = await b.call('POST', 'query', text, { headers: { 'content-type': 'application/text' } });
    expect(listOf(recordOf(posted.json, 'QueryResponse'), 'Customer')).toHaveLength(1);
    expect(faultCode(await b.call('POST', 'query', text))).toBe('500');
  });
});
