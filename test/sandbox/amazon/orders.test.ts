import { describe, expect, it } from 'vitest';
import { landmarks } from '../world/landmarks';
import { marketplaces } from '../world/marketplaces';
import { type AmazonBench, amazonBench, benchNowMs, type ErrorsBody } from './amazonBench';
import type { WireOrder, WireOrders } from './wireShapes';

const path = '/orders/2026-01-01/orders';
const dayMs = 86_400_000;
const iso = (atMs: number): string => new Date(atMs).toISOString();
const since = (days: number): string => `createdAfter=${iso(benchNowMs - days * dayMs)}`;

async function orderOf(bench: AmazonBench, orderId: string, included: string): Promise<WireOrder> {
  const { status, body } = await bench.get<{ order: WireOrder }>(
    `${path}/${orderId}?includedData=${included}`,
  );
  expect(status).toBe(200);
  return body.order;
}

describe('getOrder', () => {
  it('gives only the data sets that were asked for', async () => {
    const bench = amazonBench();
    const bare = await bench.get<{ order: WireOrder }>(`${path}/${landmarks.simpleFba}`);
    expect(Object.keys(bare.body.order).sort()).toEqual(
      expect.arrayContaining(['createdTime', 'lastUpdatedTime', 'orderId', 'orderItems', 'salesChannel']),
    );
    for (const absent of ['proceeds', 'payment', 'fulfillment', 'buyer', 'recipient', 'packages']) {
      expect(bare.body.order).not.toHaveProperty(absent);
    }
    const full = await orderOf(bench, landmarks.simpleFba, 'PROCEEDS,PAYMENT,FULFILLMENT,TAX');
    expect(full.fulfillment).toMatchObject({ fulfillmentStatus: 'SHIPPED', fulfilledBy: 'AMAZON' });
    expect(full.proceeds?.grandTotal.amount).toMatch(/^\d+\.\d\d$/);
    expect(JSON.stringify(full)).toContain('MARKETPLACE_FACILITATOR');
  });

  it.each([
    ['unshipped', 'UNSHIPPED'],
    ['partiallyShipped', 'PARTIALLY_SHIPPED'],
    ['cancelled', 'CANCELLED'],
    ['pending', 'PENDING'],
    ['splitTwelve', 'SHIPPED'],
  ] as const)('shows %s as %s', async (name, fulfillmentStatus) => {
    const order = await orderOf(amazonBench(), landmarks[name], 'FULFILLMENT');
    expect(order.fulfillment?.fulfillmentStatus).toBe(fulfillmentStatus);
  });

  it('shows no prices while an order is pending', async () => {
    const order = await orderOf(amazonBench(), landmarks.pending, 'PROCEEDS,PAYMENT');
    expect(order.proceeds).toBeUndefined();
    expect(order.orderItems[0]?.product.price).toBeUndefined();
  });

  it('tells an invoiced order by payment method and programs', async () => {
    const order = await orderOf(amazonBench(), landmarks.invoiced, 'PAYMENT');
    expect(order.payment?.paymentExecutions[0]?.paymentMethod).toBe('Invoice');
    expect(order.programs).toEqual(['AMAZON_BUSINESS', 'INVOICE_BY_AMAZON']);
  });

  it('shows packages only of what the merchant ships', async () => {
    const bench = amazonBench();
    expect((await orderOf(bench, landmarks.merchantMultiItem, 'PACKAGES')).packages).toHaveLength(1);
    expect((await orderOf(bench, landmarks.simpleFba, 'PACKAGES')).packages).toBeUndefined();
  });

  it('hands hostile titles through unchanged', async () => {
    const bench = amazonBench();
    const order = await orderOf(bench, landmarks.hostileTitles, 'PROCEEDS');
    expect(order.orderItems.map(({ product }) => product.title)).toEqual(
      bench.side.world.catalogue.hostile.map(({ title }) => title),
    );
  });

  it('does not know orders of others, nor malformed ids', async () => {
    const bench = amazonBench();
    const unknown = await bench.get<ErrorsBody>(`${path}/114-0000000-0000000`);
    expect([unknown.status, unknown.body.errors[0]?.code]).toEqual([404, 'NotFound']);
    const malformed = await bench.get<ErrorsBody>(`${path}/TEST_CASE_400`);
    expect([malformed.status, malformed.body.errors[0]?.code]).toEqual([400, 'InvalidInput']);
  });

  it('refuses buyers without their role, and unknown data sets', async () => {
    const bench = amazonBench();
    expect((await bench.get(`${path}/${landmarks.simpleFba}?includedData=PROCEEDS,BUYER`)).status).toBe(403);
    expect((await bench.get(`${path}/${landmarks.simpleFba}?includedData=FEES`)).status).toBe(400);
    bench.side.change({ restrictedRoles: true });
    expect(await orderOf(bench, landmarks.simpleFba, 'BUYER')).toHaveProperty('buyer');
  });
});

describe('searchOrders', () => {
  it('pages by token, with changed page size allowed and nothing else', async () => {
    const bench = amazonBench();
    const found: WireOrder[] = [];
    let token: string | undefined;
    let size = 40;
    do {
      const next = token === undefined ? '' : `&paginationToken=${encodeURIComponent(token)}`;
      const { status, body } = await bench.get<WireOrders>(
        `${path}?${since(30)}&maxResultsPerPage=${size}${next}`,
      );
      expect(status).toBe(200);
      expect(body.orders.length).toBeLessThanOrEqual(size);
      found.push(...body.orders);
      token = body.pagination?.nextToken;
      size = 30;
    } while (token !== undefined);
    const times = found.map(({ createdTime }) => createdTime);
    expect(times).toEqual([...times].sort());
    expect(found.length).toBeGreaterThan(80);
    expect(new Set(found.map(({ orderId }) => orderId)).size).toBe(found.length);
  });

  it('binds a token to its parameters and to 24 hours', async () => {
    const bench = amazonBench();
    const first = await bench.get<WireOrders>(`${path}?${since(30)}&maxResultsPerPage=10`);
    const next = encodeURIComponent(first.body.pagination?.nextToken ?? '');
    expect((await bench.get(`${path}?${since(29)}&paginationToken=${next}`)).status).toBe(400);
    bench.advance(dayMs - 1);
    expect((await bench.get(`${path}?${since(30)}&paginationToken=${next}`)).status).toBe(200);
    bench.advance(1);
    expect((await bench.get(`${path}?${since(30)}&paginationToken=${next}`)).status).toBe(400);
  });

  it('filters by status, fulfilment and marketplace', async () => {
    const bench = amazonBench();
    const search = async (filter: string) => {
      const { body } = await bench.get<WireOrders>(`${path}?${since(3)}&includedData=FULFILLMENT&${filter}`);
      return body.orders;
    };
    const waiting = await search('fulfillmentStatuses=UNSHIPPED,PARTIALLY_SHIPPED');
    const ids = waiting.map(({ orderId }) => orderId);
    expect(ids).toEqual(expect.arrayContaining([landmarks.unshipped, landmarks.partiallyShipped]));
    expect(ids).not.toContain(landmarks.simpleFba);
    const merchant = await search('fulfilledBy=MERCHANT');
    expect(new Set(merchant.map(({ fulfillment }) => fulfillment?.fulfilledBy))).toEqual(
      new Set(['MERCHANT']),
    );
    const canadian = await search(`marketplaceIds=${marketplaces.canada.id}`);
    expect(canadian.map(({ orderId }) => orderId)).toContain(landmarks.canadian);
    expect(canadian.map(({ orderId }) => orderId)).not.toContain(landmarks.simpleFba);
  });

  it.each([
    ['no start', ''],
    ['two starts', `${since(2)}&lastUpdatedAfter=${iso(benchNowMs - dayMs)}`],
    ['an end of the other kind', `${since(2)}&lastUpdatedBefore=${iso(benchNowMs - dayMs)}`],
    ['an end within two minutes', `${since(2)}&createdBefore=${iso(benchNowMs - 119_000)}`],
    ['an end before the start', `${since(2)}&createdBefore=${iso(benchNowMs - 3 * dayMs)}`],
    ['a page of none', `${since(2)}&maxResultsPerPage=0`],
    ['a page of 101', `${since(2)}&maxResultsPerPage=101`],
    ['an unknown status', `${since(2)}&fulfillmentStatuses=INVOICE_UNCONFIRMED`],
    ['an unknown channel', `${since(2)}&fulfilledBy=AFN`],
    ['a made-up token', `${since(2)}&paginationToken=abc`],
  ])('refuses %s', async (_what, query) => {
    const { status, body } = await amazonBench().get<ErrorsBody>(`${path}?${query}`);
    expect([status, body.errors[0]?.code]).toEqual([400, 'InvalidInput']);
  });

  it('refuses multi-channel marketplaces', async () => {
    const { status } = await amazonBench().get(`${path}?${since(2)}&marketplaceIds=A2ZV50J4W1RKNI`);
    expect(status).toBe(403);
  });
});
