import { beforeEach, describe, expect, test } from 'vitest';
import { FaultPlan } from '../faults';
import { DroppedConnection, type SandboxClock } from '../side';
import { createSellerCentralSide, type SellerCentralSide } from './createSellerCentralSide';
import { sellerCentralHosts, sellerCentralMarketplaces } from './marketplaces';
import type { SellerCentralOrderRow } from './orderRow';

const nowMs = Date.UTC(2026, 10, 23, 19);
const clock: SandboxClock = { now: () => nowMs, sleep: () => Promise.resolve() };
const american = 'https://sellercentral.amazon.com';
const hostileTitle = '<img src=x onerror=alert(1)></script>';

const rows: readonly SellerCentralOrderRow[] = Array.from({ length: 130 }, (_, index) => ({
  orderId: `112-${String(4_000_000 + index)}-${String(1_000_000 + index)}`,
  purchasedAtMs: nowMs - index * 3_600_000,
  status: index % 4 === 3 ? 'Unshipped' : 'Shipped',
  channel: index % 2 === 0 ? 'AFN' : 'MFN',
  salesChannel: index === 129 ? 'Amazon.ca' : 'Amazon.com',
  marketplaceId: index === 129 ? 'A2EUQ1WTGCTBG2' : 'ATVPDKIKX0DER',
  items: [
    {
      title: hostileTitle,
      asin: 'B000000001',
      sku: `SKU-${index}`,
      quantity: 2,
      subtotalMinor: 4998,
      currency: 'USD',
    },
  ],
  shippingMinor: 599,
  refundApplied: false,
}));

let faults: FaultPlan;
let side: SellerCentralSide;
beforeEach(() => {
  faults = new FaultPlan(clock);
  side = createSellerCentralSide({ clock, faults, sellerName: 'A <b>store</b>', orders: () => rows });
});

const get = (url: string, headers: Record<string, string> = {}) => side.handle(new Request(url, { headers }));
const search = async (parameters: string) => {
  const response = await get(`${american}/orders-api/search?${parameters}`);
  return (await response.json()) as { total: number; orders: { orderId: string; sku: string }[] };
};

describe('hosts', () => {
  test('the 23 marketplaces answer on 24 hosts, each listed once', () => {
    expect(sellerCentralMarketplaces).toHaveLength(23);
    expect(sellerCentralHosts).toHaveLength(24);
    expect(new Set(sellerCentralHosts).size).toBe(24);
    expect(new Set(sellerCentralMarketplaces.map(({ marketplaceId }) => marketplaceId)).size).toBe(23);
  });

  test.each(sellerCentralHosts)('%s serves the list', async (host) => {
    const response = await get(`https://${host}/orders-v3`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('id="MYO-app"');
  });
});

describe('pages', () => {
  test.each([
    '/orders-v3',
    '/orders-v3/ref=xx_myo_dnav_xx',
    '/orders-v3/fba/all',
    '/orders-v3/mfn/unshipped',
    '/orders-v3/search?q=112&qt=order-id&page=1',
    '/orders-v3/order/112-4000000-1000000',
    '/orders-v3/order/112-4000000-1000000/confirm-shipment',
    '/orders-v3/order/112-4000000-1000000/cancel-order',
  ])('%s starts as the empty application with its spinner', async (path) => {
    const text = await (await get(american + path)).text();
    expect(text).toContain('<div id="apploading"><div><span class="a-spinner a-spinner-medium">');
    expect(text).not.toContain('orders-table');
  });

  test('forbid inline script, inline style and frames, and hold none', async () => {
    const response = await get(`${american}/orders-v3`);
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-src 'none'");
    expect(policy).not.toContain('unsafe');
    const text = await response.text();
    expect(/<style|\sstyle=|\son\w+=|<script>|<iframe/.test(text)).toBe(false);
  });

  test('carry text from orders and from the seller as text', async () => {
    const text = await (await get(`${american}/orders-v3?bench=1`)).text();
    expect(text.includes('<img src=x')).toBe(false);
    expect(text.includes('<b>store')).toBe(false);
    expect(text.match(/<\/script>/g)).toHaveLength(2);
  });

  test('the frozen list does not depend on the time', async () => {
    const later: SandboxClock = { ...clock, now: () => nowMs + 90_000_000 };
    const other = createSellerCentralSide({
      clock: later,
      faults,
      sellerName: 'A <b>store</b>',
      orders: () => rows,
    });
    const request = () => new Request(`${american}/orders-v3?bench=1`);
    const first = await (await side.handle(request())).text();
    expect((await (await other.handle(request())).text()) === first).toBe(true);
    expect(first.match(/"orderId":/g)).toHaveLength(100);
  });

  test('the old address of an FBA order leads to the order', async () => {
    const response = await get(`${american}/gp/orders/fba-order-details.html?orderID=112-4000000-1000000`);
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('/orders-v3/order/112-4000000-1000000');
  });

  test('an unknown layout has none of the known anchors', async () => {
    for (const path of ['/orders-v3', '/orders-v3/order/112-4000000-1000000', '/amazonsell/orders/mfn']) {
      const text = await (await get(`${american}${path}?layout=unknown`)).text();
      expect(text).not.toMatch(/MYO-app|app-root|order-id-value|apploading/);
    }
  });

  test('an address that is none answers 404', async () => {
    expect((await get(`${american}/orders-v4`)).status).toBe(404);
  });
});

describe('marketplace', () => {
  test('is the host’s own, unless the session is pinned to another', async () => {
    expect(await (await get(`${american}/home`)).text()).toContain('regional-child">United States<');
    const pinning = await get(`${american}/home?mons_sel_mkid=amzn1.mp.o.A2EUQ1WTGCTBG2`);
    expect(await pinning.text()).toContain('regional-child">Canada<');
    const cookie = (pinning.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    expect(await (await get(`${american}/home`, { cookie })).text()).toContain('regional-child">Canada<');
  });

  test('decides which orders are listed', async () => {
    expect((await search('')).total).toBe(129);
    expect((await search('marketplaceId=A2EUQ1WTGCTBG2')).orders.map(({ orderId }) => orderId)).toEqual([
      rows[129]?.orderId,
    ]);
  });
});

describe('search', () => {
  test('pages without losing or repeating an order', async () => {
    const pages = await Promise.all([1, 2].map((page) => search(`page=${page}`)));
    expect(pages.map(({ orders }) => orders.length)).toEqual([100, 29]);
    expect(new Set(pages.flatMap(({ orders }) => orders.map(({ orderId }) => orderId))).size).toBe(129);
  });

  test.each([
    ['q=4000007', 1],
    ['q=SKU-12&qt=sku', 10],
    ['q=b000000001&qt=asin', 129],
    ['status=unshipped', 32],
    ['fulfillment=fba', 65],
    ['fulfillment=mfn&status=unshipped', 32],
    ['q=nothing', 0],
  ])('%s finds %i', async (parameters, total) => {
    expect((await search(parameters)).total).toBe(total);
  });

  test('turns round when asked', async () => {
    expect((await search('sort=order_date_asc')).orders[0]?.orderId).toBe(rows[128]?.orderId);
  });
});

describe('session', () => {
  test('pages lead to the sign-in page and back to where they were', async () => {
    side.signOut();
    const away = await get(`${american}/orders-v3?page=2`);
    const location = away.headers.get('location') ?? '';
    expect(location).toContain('/ap/signin?openid.return_to=');
    expect(await (await get(american + location)).text()).toContain('<form');
    const back = await side.handle(new Request(american + location, { method: 'POST' }));
    expect(back.headers.get('location')).toBe('/orders-v3?page=2');
    expect((await get(`${american}/orders-v3`)).status).toBe(200);
  });

  test('scripts are told to sign in', async () => {
    side.signOut();
    const response = await get(`${american}/orders-api/search`);
    expect(response.status).toBe(403);
    expect(await response.json()).toEqual({ reason: 'sign_in' });
  });

  test('the sign-in page leads to no other host', async () => {
    const path = '/ap/signin?openid.return_to=https%3A%2F%2Fexample.com%2Fevil';
    const response = await side.handle(new Request(american + path, { method: 'POST' }));
    expect(response.headers.get('location')).toBe('/home');
  });
});

test('faults strike here too', async () => {
  faults.plan({ url: /orders-v3/, fault: { kind: 'drop', at: 'before' }, times: 1 });
  await expect(get(`${american}/orders-v3`)).rejects.toThrow(DroppedConnection);
  expect((await get(`${american}/orders-v3`)).status).toBe(200);
});

test('the consent page is the application’s', async () => {
  const asked: string[] = [];
  const consenting = createSellerCentralSide({
    clock,
    faults,
    sellerName: 'Store',
    orders: () => rows,
    consentPage: (request) => {
      asked.push(new URL(request.url).search);
      return Promise.resolve(new Response('consent'));
    },
  });
  await consenting.handle(new Request(`${american}/apps/authorize/consent?state=s`));
  expect(asked).toEqual(['?state=s']);
});
