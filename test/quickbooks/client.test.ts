import { describe, expect, it } from 'vitest';
import { nonTaxable, type SalesReceipt } from '../../lib/books/draft';
import { salesFormPayload } from '../../lib/quickbooks/documents/salesForm';
import { american } from '../sandbox/quickbooks/seeds/american';
import { type Scripted, sandboxed, scripted } from './tools';

const number = '114-9737156-1563453';
const draft: SalesReceipt = {
  kind: 'salesReceipt',
  number,
  date: '2026-11-02',
  currency: 'USD',
  customer: { id: american.customers.walkIn, name: '' },
  depositAccount: { id: american.accounts.checking, name: '' },
  lines: [
    {
      role: 'sales',
      item: { id: american.items.services, name: '' },
      account: { id: american.accounts.services, name: '' },
      description: 'Tent pegs',
      amountMinor: 3998,
      quantity: 2,
      unitPriceMinor: 1999,
      taxCode: nonTaxable,
    },
    {
      role: 'promotions',
      item: { id: american.items.services, name: '' },
      account: { id: american.accounts.services, name: '' },
      description: 'Promotion',
      amountMinor: -98,
      taxCode: nonTaxable,
    },
  ],
  totalMinor: 3900,
  taxes: [],
  totalTaxMinor: 0,
  memo: '',
  covers: [],
};
const payload = salesFormPayload(draft, 'cf:1', { multiCurrency: false, country: 'US' });

describe('against the sandbox', () => {
  it('reads the company', async () => {
    const { client, company } = sandboxed();
    company.setMode({
      bookCloseDate: '2026-09-30',
      accountingMethod: 'Cash',
      automatedSalesTax: true,
      usingSalesTax: true,
    });
    const read = await client.readCompany();
    expect(read).toMatchObject({
      ok: true,
      value: {
        environment: 'production',
        name: company.name,
        country: 'US',
        homeCurrency: 'USD',
        multiCurrency: false,
        accountingMethod: 'cash',
        customTransactionNumbers: true,
        booksClosedUntil: '2026-09-30',
        usesSalesTax: true,
        automatedSalesTax: true,
      },
    });
  });

  it('reads the lists, inactive entries and names with quotes too', async () => {
    const { client, company } = sandboxed();
    company.deactivate('Item', american.items.headlamp);
    const read = await client.readLists();
    if (!read.ok) throw new Error(read.problem.code);
    const { accounts, items, customers } = read.value;
    expect(accounts).toHaveLength(company.documents('Account').length);
    expect(customers).toHaveLength(company.documents('Customer').length);
    expect(items.find(({ id }) => id === american.items.headlamp)).toMatchObject({ active: false });
    expect(accounts.find(({ id }) => id === american.accounts.checking)).toMatchObject({ type: 'Bank' });
  });

  it('creates, finds, reads and deletes one sales receipt', async () => {
    const { client, company } = sandboxed();
    const sent = await client.createDocument('salesReceipt', payload, 'request-1');
    if (sent.outcome !== 'created') throw new Error(JSON.stringify(sent));
    expect(sent.document).toMatchObject({ number, totalMinor: 3900, currency: 'USD', privateNote: 'cf:1' });
    expect(sent.intuitTransactionId).toMatch(/^1-/);
    const again = await client.createDocument('salesReceipt', payload, 'request-1');
    expect(again).toMatchObject({ outcome: 'created', document: { id: sent.document.id } });
    expect(company.documents('SalesReceipt').filter((row) => row['DocNumber'] === number)).toHaveLength(1);

    const found = [sent.document];
    expect(await client.findByNumberPrefix('salesReceipt', number)).toEqual({ ok: true, value: found });
    expect(await client.findByNumberPrefix('salesReceipt', "114-'\\")).toEqual({ ok: true, value: [] });
    expect(await client.findByDateAndTotal('salesReceipt', '2026-11-02', 3900, 'USD')).toEqual({
      ok: true,
      value: found,
    });
    expect(await client.findByDateAndTotal('salesReceipt', '2026-11-02', 3901, 'USD')).toEqual({
      ok: true,
      value: [],
    });
    expect(await client.readDocument('salesReceipt', sent.document.id)).toEqual({
      ok: true,
      value: sent.document,
    });

    const { id, syncToken } = sent.document;
    expect(await client.deleteDocument('salesReceipt', id, syncToken, 'request-2')).toMatchObject({
      outcome: 'removed',
    });
    expect(await client.readDocument('salesReceipt', id)).toEqual({ ok: true, value: 'absent' });
    expect(await client.deleteDocument('salesReceipt', id, syncToken, 'request-3')).toMatchObject({
      outcome: 'absent',
    });
  });

  it('tells a stale, a deposited and a closed document from one that may go', async () => {
    const { client, company } = sandboxed();
    const inUndeposited = salesFormPayload(
      { ...draft, depositAccount: { id: american.accounts.undepositedFunds, name: '' } },
      '',
      { multiCurrency: false, country: 'US' },
    );
    const sent = await client.createDocument('salesReceipt', inUndeposited, 'request-1');
    if (sent.outcome !== 'created') throw new Error(JSON.stringify(sent));
    const { id, syncToken } = sent.document;
    company.editAsPerson('SalesReceipt', id, { PrivateNote: 'by hand' });
    expect(await client.deleteDocument('salesReceipt', id, syncToken, 'request-2')).toMatchObject({
      outcome: 'stale',
      problem: { code: 'quickbooks_changed_meanwhile' },
    });
    company.deposit(id, american.accounts.checking);
    const read = await client.readDocument('salesReceipt', id);
    expect(read).toMatchObject({ ok: true, value: { deposited: true } });
    const now = read.ok && read.value !== 'absent' ? read.value.syncToken : '';
    expect(await client.deleteDocument('salesReceipt', id, now, 'request-3')).toMatchObject({
      outcome: 'rejected',
      problem: { code: 'quickbooks_deposited' },
    });
  });

  it.each([
    ['a closed period', { bookCloseDate: '2026-11-30' }, 'rejected', 'quickbooks_books_closed'],
    ['an expired subscription', { subscriptionExpired: true }, 'rejected', 'quickbooks_subscription'],
    ['negative lines refused', { negativeLines: 'refused' }, 'rejected', 'quickbooks_negative_refused'],
  ] as const)('%s', async (_name, mode, outcome, code) => {
    const { client, company } = sandboxed();
    company.setMode(mode);
    expect(await client.createDocument('salesReceipt', payload, 'request-1')).toMatchObject({
      outcome,
      problem: { code },
    });
  });

  it('finds a number that is taken, and a request id that was seen', async () => {
    const { client, company } = sandboxed();
    await client.createDocument('salesReceipt', payload, 'request-1');
    expect(await client.createDocument('salesReceipt', payload, 'request-2')).toMatchObject({
      outcome: 'duplicate',
      problem: { code: 'quickbooks_number_taken' },
    });
    company.setMode({ requestId: 'answered600' });
    expect(await client.createDocument('salesReceipt', payload, 'request-1')).toMatchObject({
      outcome: 'duplicate',
      problem: { code: 'quickbooks_request_seen' },
    });
  });

  it('an item made inactive between preview and posting', async () => {
    const { client, company } = sandboxed();
    company.deactivate('Item', american.items.services);
    expect(await client.createDocument('salesReceipt', payload, 'request-1')).toMatchObject({
      outcome: 'rejected',
      problem: { code: 'quickbooks_reference_gone' },
    });
  });

  it('renews an expired token once and sends again under the same request id', async () => {
    const { client, side, company } = sandboxed();
    side.expireAccessTokens();
    expect(await client.createDocument('salesReceipt', payload, 'request-1')).toMatchObject({
      outcome: 'created',
    });
    expect(company.documents('SalesReceipt').filter((row) => row['DocNumber'] === number)).toHaveLength(1);
  });

  it('never meets a throttle, however much it asks', async () => {
    const { client, company } = sandboxed();
    await Promise.all(Array.from({ length: 700 }, () => client.readDocument('salesReceipt', '999999')));
    expect(company.calls.throttled).toBe(0);
  });
});

const entity = {
  Id: '145',
  SyncToken: '0',
  DocNumber: number,
  TxnDate: '2026-11-02',
  TotalAmt: 39,
  CurrencyRef: { value: 'USD' },
  MetaData: { CreateTime: '2026-11-02T08:00:00-08:00', LastUpdatedTime: '2026-11-02T08:00:00-08:00' },
};
const gateway = (status: number, code: string) =>
  new Response(
    JSON.stringify({ fault: { error: [{ message: `errorCode=00${code}`, detail: null, code }], type: 'X' } }),
    { status },
  );
const throttled = (status: number) =>
  new Response(
    '<IntuitResponse><Fault type="SERVICE"><Error code="003001"><Message>ThrottleExceeded</Message></Error></Fault></IntuitResponse>',
    { status, headers: { 'content-type': 'application/xml' } },
  );
const service = (code: string, status = 400) =>
  new Response(
    JSON.stringify({ Fault: { Error: [{ Message: 'No', Detail: 'No', code }], type: 'ValidationFault' } }),
    { status },
  );
const asXml = (code: string, status: number) =>
  new Response(
    `<IntuitResponse><Fault type="ValidationFault"><Error code="${code}"><Message>No</Message></Error></Fault></IntuitResponse>`,
    { status, headers: { 'content-type': 'application/xml' } },
  );
const page = '<!DOCTYPE html><html><head><title>Service Unavailable</title></head></html>';

describe('how sending ended', () => {
  it.each<[string, () => readonly Scripted[], string, string]>([
    ['a dropped connection', () => ['drop'], 'unknown', 'quickbooks_unavailable'],
    ['503', () => [new Response('', { status: 503 })], 'unknown', 'quickbooks_unavailable'],
    ['503 with a page', () => [new Response(page, { status: 503 })], 'unknown', 'quickbooks_unavailable'],
    ['a page with 200', () => [new Response(page)], 'unknown', 'quickbooks_answer_unreadable'],
    ['an empty 200', () => [new Response('')], 'unknown', 'quickbooks_answer_unreadable'],
    [
      'a truncated 200',
      () => [new Response(JSON.stringify({ SalesReceipt: entity }).slice(0, 60))],
      'unknown',
      'quickbooks_answer_unreadable',
    ],
    [
      'a 200 without the document',
      () => [new Response('{"SalesReceipt":{"Id":"145"}}')],
      'unknown',
      'quickbooks_answer_unreadable',
    ],
    ['a system fault', () => [service('10000', 500)], 'unknown', 'quickbooks_unavailable'],
    ['a system fault in a 400', () => [service('10000')], 'unknown', 'quickbooks_unavailable'],
    [
      'a page with 400',
      () => [new Response(page, { status: 400 })],
      'unknown',
      'quickbooks_answer_unreadable',
    ],
    ['a fault in a 200', () => [service('2020', 200)], 'rejected', 'quickbooks_content_refused'],
    ['6140', () => [service('6140')], 'duplicate', 'quickbooks_number_taken'],
    ['600', () => [service('600')], 'duplicate', 'quickbooks_request_seen'],
    ['an unknown code', () => [service('7777')], 'rejected', 'quickbooks_refused'],
    ['429', () => [throttled(429)], 'notSent', 'quickbooks_busy'],
    ['429 as a page', () => [new Response(page, { status: 429 })], 'notSent', 'quickbooks_busy'],
    ['403 with 3001', () => [throttled(403)], 'notSent', 'quickbooks_busy'],
    ['403 with 3100', () => [gateway(403, '3100')], 'notSent', 'quickbooks_keys_for_other_kind'],
    ['401 while the company is shut', () => [gateway(401, '150')], 'notSent', 'quickbooks_company_shut'],
    [
      'an empty 401, twice',
      () => [new Response('', { status: 401 }), new Response('', { status: 401 })],
      'notSent',
      'quickbooks_grant_revoked',
    ],
    ['a gateway’s fault in a 200', () => [gateway(200, '3100')], 'notSent', 'quickbooks_keys_for_other_kind'],
    ['an empty 403', () => [new Response('', { status: 403 })], 'unknown', 'quickbooks_answer_unreadable'],
    ['an empty 400', () => [new Response('', { status: 400 })], 'unknown', 'quickbooks_answer_unreadable'],
    ['a fault as XML', () => [asXml('6140', 400)], 'duplicate', 'quickbooks_number_taken'],
    ['a fault as XML in a 200', () => [asXml('6210', 200)], 'rejected', 'quickbooks_books_closed'],
    ['a system fault as XML', () => [asXml('10000', 400)], 'unknown', 'quickbooks_unavailable'],
    ['401 twice', () => [gateway(401, '3200'), gateway(401, '3200')], 'notSent', 'quickbooks_grant_revoked'],
  ])('%s', async (_name, answers, outcome, code) => {
    const { client, requests } = scripted(answers());
    const sent = await client.createDocument('salesReceipt', payload, 'request-1');
    expect(sent).toMatchObject({ outcome, problem: { code } });
    expect(requests).toHaveLength(answers().length);
    for (const { body, url } of requests) {
      expect(body).toBe(payload);
      expect(new URL(url).searchParams.get('requestid')).toBe('request-1');
      expect(new URL(url).searchParams.get('minorversion')).toBe('75');
    }
  });

  it('sends nothing for a minute after a throttle', async () => {
    const { client, requests } = scripted([throttled(429)]);
    await client.createDocument('salesReceipt', payload, 'request-1');
    const second = await client.createDocument('salesReceipt', payload, 'request-1');
    expect(second).toMatchObject({ outcome: 'notSent', problem: { code: 'quickbooks_busy' } });
    expect(requests).toHaveLength(1);
  });

  it.each([429, 403])('waits a minute after a throttle with %i', async (status) => {
    const { client } = scripted([throttled(status)]);
    expect(await client.createDocument('salesReceipt', payload, 'request-1')).toMatchObject({
      outcome: 'notSent',
      waitMs: 60_000,
      problem: { retry: { kind: 'after', waitMs: 60_000 } },
    });
  });

  it('says unknown for a deletion whose answer was lost', async () => {
    const { client } = scripted(['drop']);
    expect(await client.deleteDocument('salesReceipt', '145', '0', 'r')).toMatchObject({
      outcome: 'unknown',
    });
  });

  it('asks for the company’s currency only where a document leaves it out', async () => {
    const { CurrencyRef: _left, ...bare } = entity;
    const { client, requests } = scripted([
      new Response(JSON.stringify({ SalesReceipt: bare })),
      new Response('{"CompanyInfo":{"CompanyName":"A","Country":"JPN"}}'),
      new Response('{"Preferences":{"CurrencyPrefs":{"HomeCurrency":{"value":"JPY"}}}}'),
    ]);
    expect(await client.readDocument('salesReceipt', '145')).toMatchObject({
      ok: true,
      value: { totalMinor: 39, currency: 'JPY' },
    });
    expect(requests).toHaveLength(3);
  });

  it('goes on to the next thousand rows', async () => {
    const rows = Array.from({ length: 1000 }, (_, index) => ({ Id: `${index + 1}`, AccountType: 'Bank' }));
    const { client, requests } = scripted([
      new Response(JSON.stringify({ QueryResponse: { Account: rows } })),
      new Response(JSON.stringify({ QueryResponse: { Account: [{ Id: '1001', AccountType: 'Income' }] } })),
      new Response('{"QueryResponse":{}}'),
      new Response('{"QueryResponse":{}}'),
    ]);
    const lists = await client.readLists();
    expect(lists.ok && lists.value.accounts).toHaveLength(1001);
    expect(requests.map(({ url }) => new URL(url).searchParams.get('query'))).toEqual([
      'select * from Account where Active in (true, false) orderby Id startposition 1 maxresults 1000',
      'select * from Account where Active in (true, false) orderby Id startposition 1001 maxresults 1000',
      'select * from Item where Active in (true, false) orderby Id startposition 1 maxresults 1000',
      'select * from Customer where Active in (true, false) orderby Id startposition 1 maxresults 1000',
    ]);
  });

  it('never tells the access token', async () => {
    const canary = 'canary-access-token-0123456789';
    const echo = (status: number) =>
      new Response(`Bearer ${canary} ${canary} ${canary.slice(0, 12)}…`, { status });
    for (const status of [200, 400, 401, 403, 429, 500]) {
      const { client } = scripted([echo(status), echo(status)], canary);
      const sent = await client.createDocument('salesReceipt', payload, 'request-1');
      expect(JSON.stringify(sent)).not.toContain('canary');
    }
  });
});
