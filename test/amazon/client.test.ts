import { describe, expect, it } from 'vitest';
import { sandboxed, scripted } from './tools';

const orderId = '114-9737156-1563453';
const errors = (status: number, code: string, message: string, details = '') =>
  new Response(JSON.stringify({ errors: [{ code, message, details }] }), { status });
const denied = () => errors(403, 'Unauthorized', 'Access to requested resource is denied.');
const page = '<!DOCTYPE html><html><body>Service Unavailable</body></html>';

describe('against the sandbox', () => {
  it('reads an order with its transactions, and never asks for people', async () => {
    const { client, side } = sandboxed();
    const known = side.world.orders.find((order) => order.shipments.length > 0);
    if (known === undefined) throw new Error('no shipped order');
    const order = await client.getOrder(known.orderId);
    expect(order).toMatchObject({ ok: true, value: { value: { orderId: known.orderId } } });
    const transactions = await client.listTransactionsOfOrder(known.orderId);
    expect(transactions.ok && transactions.value.rawPages.length).toBeGreaterThan(0);
    const asked = side.calls.map(({ url }) => new URL(url).searchParams.get('includedData') ?? '').join();
    expect(asked).toContain('PROCEEDS');
    expect(asked).not.toMatch(/BUYER|RECIPIENT/);
  });

  it('reads all pages, empty ones too', async () => {
    const { client, side, clock } = sandboxed({ pageSize: 1, emptyPages: 'sometimes' });
    const whole = sandboxed({ pageSize: 500, emptyPages: 'never' });
    const busiest = [...side.world.orders].sort((a, b) => b.shipments.length - a.shipments.length)[0];
    if (busiest === undefined) throw new Error('no order');
    const paged = await client.listTransactionsOfOrder(busiest.orderId);
    const atOnce = await whole.client.listTransactionsOfOrder(busiest.orderId);
    if (!paged.ok || !atOnce.ok) throw new Error('not read');
    expect(paged.value.value).toEqual(atOnce.value.value);
    expect(paged.value.rawPages.length).toBeGreaterThan(1);
    expect(clock.now()).toBeGreaterThan(0);
  });

  it('shows the marketplaces', async () => {
    const { client } = sandboxed();
    const read = await client.getMarketplaceParticipations();
    expect(read.ok && read.value.length).toBeGreaterThan(0);
  });

  it('searches orders page by page', async () => {
    const { client } = sandboxed();
    const asked = {
      lastUpdatedAfter: '2026-09-01T00:00:00Z',
      lastUpdatedBefore: '2026-11-23T18:00:00Z',
      urgency: 'background',
    } as const;
    const first = await client.searchOrdersPage(asked);
    if (!first.ok || first.value === 'tokenRefused') throw new Error('not read');
    expect(first.value.value.orders.length).toBe(100);
    const { nextToken } = first.value.value;
    if (nextToken === undefined) throw new Error('one page only');
    const second = await client.searchOrdersPage({ ...asked, paginationToken: nextToken });
    if (!second.ok || second.value === 'tokenRefused') throw new Error('not read');
    expect(second.value.value.orders.length).toBeGreaterThan(0);
  });

  it('says that an order is unknown', async () => {
    const { client } = sandboxed();
    const read = await client.getOrder('999-9999999-9999999');
    expect(read).toMatchObject({ ok: false, problem: { code: 'amazon_order_unknown' } });
  });

  it('tells keys of another region from a missing role and from a withdrawn grant', async () => {
    const elsewhere = sandboxed({}, 'eu');
    expect(await elsewhere.client.getMarketplaceParticipations()).toMatchObject({
      problem: { code: 'amazon_wrong_region' },
    });
    expect(await elsewhere.client.getOrder(orderId)).toMatchObject({
      problem: { code: 'amazon_wrong_region' },
    });
    const roleless = sandboxed({ deniedOperations: ['listTransactions'] });
    const refused = await roleless.client.listTransactionsOfOrder(orderId);
    expect(refused).toMatchObject({ problem: { code: 'amazon_role_missing' } });
    expect(refused.ok ? '' : refused.problem.remedy).toContain('Finance and Accounting');
    const blind = sandboxed({
      deniedOperations: ['getMarketplaceParticipations', 'getOrder', 'listTransactions', 'searchOrders'],
    });
    expect(await blind.client.getMarketplaceParticipations()).toMatchObject({
      problem: { code: 'amazon_role_missing' },
    });
  });

  it('renews an expired token once and goes on', async () => {
    const { client, side, renewals } = sandboxed();
    await client.getMarketplaceParticipations();
    side.login.expireAccessTokens();
    expect(await client.getMarketplaceParticipations()).toMatchObject({ ok: true });
    expect(renewals()).toBe(1);
  });

  it('never meets a throttle, however much it asks', async () => {
    const { client, side } = sandboxed();
    const known = side.world.orders[0]?.orderId ?? '';
    for (let count = 0; count < 120; count += 1) await client.getOrder(known);
    expect(side.throttled()).toBe(0);
    expect(side.count('getOrder')).toBe(120);
  });
});

describe('bad answers', () => {
  it.each([
    ['a dropped connection', 'drop' as const, 'amazon_unavailable'],
    ['500', errors(500, 'InternalFailure', 'We encountered an internal error.'), 'amazon_unavailable'],
    ['503 as a page', new Response(page, { status: 503 }), 'amazon_unavailable'],
    ['a page with 200', new Response(page), 'amazon_answer_unreadable'],
    ['an empty 200', new Response(''), 'amazon_answer_unreadable'],
    ['a truncated 200', new Response('{"order":{"orderId":"114-97'), 'amazon_answer_unreadable'],
    ['another shape', new Response('{"order":{"orderId":114}}'), 'amazon_answer_unreadable'],
    ['400', errors(400, 'InvalidInput', 'Invalid Input'), 'amazon_refused'],
    ['404', errors(404, 'NotFound', 'No such order'), 'amazon_order_unknown'],
    ['429', errors(429, 'QuotaExceeded', 'You exceeded your quota.'), 'amazon_busy'],
  ])('%s', async (_name, answer, code) => {
    const { client, requests } = scripted([answer]);
    expect(await client.getOrder(orderId)).toMatchObject({ ok: false, problem: { code } });
    expect(requests).toHaveLength(1);
  });

  it('stops after one renewal', async () => {
    const revoked = () =>
      errors(
        403,
        'Unauthorized',
        'Access to requested resource is denied.',
        'The access token you provided is revoked, malformed or invalid.',
      );
    const { client, requests, renewals } = scripted([revoked(), revoked()]);
    expect(await client.getOrder(orderId)).toMatchObject({ problem: { code: 'amazon_grant_revoked' } });
    expect([requests.length, renewals()]).toEqual([2, 1]);
  });

  it('waits out a 429 if there is time, and never calls before', async () => {
    const started = 1_800_000_000_000;
    const { client, requests, nowMs } = scripted(
      [errors(429, 'QuotaExceeded', ''), errors(404, 'NotFound', '')],
      {
        waitAtMostMs: 8000,
      },
    );
    expect(await client.getOrder(orderId)).toMatchObject({ problem: { code: 'amazon_order_unknown' } });
    expect(requests).toHaveLength(2);
    expect(nowMs() - started).toBeGreaterThanOrEqual(3500);
  });

  it('says how long to wait where there is no time', async () => {
    const { client, requests } = scripted([errors(429, 'QuotaExceeded', '')]);
    expect(await client.getOrder(orderId)).toMatchObject({
      problem: { code: 'amazon_busy', retry: { kind: 'after', waitMs: 3500 } },
    });
    expect(await client.getOrder(orderId)).toMatchObject({ problem: { code: 'amazon_busy' } });
    expect(requests).toHaveLength(1);
  });

  it('reads a list again from its beginning when a page token has died, once', async () => {
    const first = () => new Response('{"payload":{"transactions":[],"nextToken":"a b+/="}}');
    const died = () => errors(400, 'InvalidInput', 'The nextToken is expired');
    const again = scripted([first(), died(), first(), new Response('{"payload":{"transactions":[]}}')]);
    const read = await again.client.listTransactionsOfOrder(orderId);
    expect(read).toMatchObject({ ok: true, value: { value: [] } });
    expect(again.requests[1]?.url).toContain('nextToken=a%20b%2B%2F%3D');
    const twice = scripted([first(), died(), first(), died()]);
    expect(await twice.client.listTransactionsOfOrder(orderId)).toMatchObject({
      problem: { code: 'amazon_refused' },
    });
  });

  it('sends nothing where the token of a call cannot be stored', async () => {
    const { requests, clientWith } = scripted([]);
    const broken = async () => {
      throw new Error('quota');
    };
    const client = clientWith({ take: broken, heard: broken });
    expect(await client.getOrder(orderId)).toMatchObject({ problem: { code: 'store_failed' } });
    expect(requests).toHaveLength(0);
  });

  it('never tells the access token', async () => {
    const token = 'Atza|canary-access-token';
    for (const status of [200, 400, 403, 429, 500]) {
      const echo = () => new Response(`token ${token} x-amz-access-token: ${token}`, { status });
      const { client } = scripted([echo(), echo(), denied(), denied(), denied(), denied()], { token });
      expect(JSON.stringify(await client.getOrder(orderId))).not.toContain('canary');
    }
  });
});
