import { afterEach, describe, expect, test } from 'vitest';
import { createSandbox } from '../sandbox';
import type { SandboxServer } from '../server';
import type { SandboxClock } from '../side';

const nowMs = Date.UTC(2026, 10, 23, 19);
const clock: SandboxClock = { now: () => nowMs, sleep: () => Promise.resolve() };
const redirectUris = ['https://extension.chromiumapp.org/'];
const make = () => createSandbox({ seed: 3, clock, orders: 150, redirectUris });

interface ListedOrder {
  readonly orderId: string;
  readonly status: string;
  readonly linkText: string;
  readonly salesChannel: string;
  readonly refundApplied: boolean;
  readonly invoiceByAmazonId: string | null;
  readonly items: readonly { readonly title: string; readonly quantity: number }[];
}

async function orderOf(sandbox: ReturnType<typeof make>, orderId: string): Promise<ListedOrder> {
  const response = await sandbox.fetch(`https://sellercentral.amazon.com/orders-api/order/${orderId}`);
  return (await response.json()) as ListedOrder;
}

describe('one world behind all sides', () => {
  test('Seller Central and the interface list the same order alike', async () => {
    const sandbox = make();
    const { amazon } = sandbox.credentials;
    const token = (await (
      await sandbox.fetch('https://api.amazon.com/auth/o2/token', {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'refresh_token',
          refresh_token: amazon.refreshToken,
          client_id: amazon.clientId,
          client_secret: amazon.clientSecret,
        }),
      })
    ).json()) as { access_token: string };
    const { order } = (await (
      await sandbox.fetch(
        `https://sellingpartnerapi-na.amazon.com/orders/2026-01-01/orders/${sandbox.landmarks.merchantMultiItem}`,
        { headers: { 'x-amz-access-token': token.access_token } },
      )
    ).json()) as { order: { orderItems: { quantityOrdered: number; product: { title: string } }[] } };
    const shown = await orderOf(sandbox, sandbox.landmarks.merchantMultiItem);
    expect(shown.items.map(({ title, quantity }) => [title, quantity])).toEqual(
      order.orderItems.map((item) => [item.product.title, item.quantityOrdered]),
    );
    expect(shown.items.length).toBeGreaterThan(1);
  });

  test('landmarks look like what they are', async () => {
    const sandbox = make();
    const { landmarks } = sandbox;
    expect((await orderOf(sandbox, landmarks.simpleFba)).status).toBe('Shipped');
    expect((await orderOf(sandbox, landmarks.simpleFba)).linkText).toBe(landmarks.simpleFba);
    expect((await orderOf(sandbox, landmarks.unshipped)).status).toBe('Unshipped');
    expect((await orderOf(sandbox, landmarks.partiallyShipped)).status).toBe('Unshipped');
    expect((await orderOf(sandbox, landmarks.cancelled)).status).toBe('Canceled');
    expect((await orderOf(sandbox, landmarks.pending)).status).toBe('Pending');
    expect((await orderOf(sandbox, landmarks.multiChannel)).salesChannel).toBe('Non-Amazon US');
    expect((await orderOf(sandbox, landmarks.fullyRefunded)).refundApplied).toBe(true);
    expect((await orderOf(sandbox, landmarks.invoiced)).invoiceByAmazonId).toMatch(/^171-\d{7}-\d{7}$/);
  });

  test('every landmark of the last days is on the first page of its marketplace', async () => {
    const sandbox = createSandbox({ seed: 3, clock });
    const listed = new Set<string>();
    for (const marketplaceId of ['ATVPDKIKX0DER', 'A2EUQ1WTGCTBG2', 'A1AM78C64UM0Y8']) {
      const response = await sandbox.fetch(
        `https://sellercentral.amazon.com/orders-api/search?marketplaceId=${marketplaceId}`,
      );
      const { orders } = (await response.json()) as { orders: ListedOrder[] };
      for (const { orderId } of orders) listed.add(orderId);
    }
    const old: readonly string[] = [
      sandbox.landmarks.deferredReleased,
      sandbox.landmarks.oldOrder,
      sandbox.landmarks.workedCase1,
      sandbox.landmarks.workedCase2,
    ];
    const missing = Object.values(sandbox.landmarks).filter((id) => !old.includes(id) && !listed.has(id));
    expect(missing).toEqual([]);
  });

  test('no order of the future is listed', async () => {
    const sandbox = make();
    const future = sandbox.world.orders.filter(({ createdAtMs }) => createdAtMs > nowMs);
    for (const { orderId } of future) {
      const response = await sandbox.fetch(`https://sellercentral.amazon.com/orders-api/order/${orderId}`);
      expect(response.status).toBe(404);
    }
    expect(sandbox.world.orders.length).toBeGreaterThan(future.length);
  });

  test('consent on Seller Central returns to the registered address', async () => {
    const sandbox = make();
    const query = new URLSearchParams({
      application_id: sandbox.credentials.amazon.applicationId,
      state: 'abc',
      redirect_uri: redirectUris[0] ?? '',
    });
    const response = await sandbox.fetch('https://sellercentral.amazon.ca/apps/authorize/consent', {
      method: 'POST',
      body: query,
      redirect: 'manual',
    });
    expect(response.headers.get('location')).toMatch(/^https:\/\/extension\.chromiumapp\.org\/\?.*state=abc/);
  });
});

describe('fetch without a network', () => {
  test('an unknown host and a dropped connection are TypeErrors', async () => {
    const sandbox = make();
    await expect(sandbox.fetch('https://example.com/')).rejects.toThrow(TypeError);
    sandbox.faults.plan({ url: /home/, fault: { kind: 'drop', at: 'after' }, times: 1 });
    await expect(sandbox.fetch('https://sellercentral.amazon.com/home')).rejects.toThrow(TypeError);
  });

  test('an abort rejects with its reason while the side hangs', async () => {
    const never: SandboxClock = { now: () => nowMs, sleep: () => new Promise(() => {}) };
    const sandbox = createSandbox({ seed: 3, clock: never, orders: 10 });
    sandbox.faults.plan({ url: /home/, fault: { kind: 'delay', waitMs: 60_000 }, times: 1 });
    const aborting = new AbortController();
    const answer = sandbox.fetch('https://sellercentral.amazon.com/home', { signal: aborting.signal });
    aborting.abort(new Error('enough'));
    await expect(answer).rejects.toThrow('enough');
  });

  test('redirects are followed or shown, as asked', async () => {
    const sandbox = make();
    const followed = await sandbox.fetch('https://sellercentral.amazon.com/');
    expect(followed.status).toBe(200);
    expect(followed.url).toBe('https://sellercentral.amazon.com/home');
    const shown = await sandbox.fetch('https://sellercentral.amazon.com/', { redirect: 'manual' });
    expect(shown.status).toBe(302);
  });
});

describe('served', () => {
  let server: SandboxServer | undefined;
  afterEach(() => server?.close());

  test('every host of every side is served once', async () => {
    const sandbox = make();
    server = await sandbox.start();
    expect(new Set(server.hosts).size).toBe(server.hosts.length);
    expect(server.hosts).toEqual(expect.arrayContaining(sandbox.sides.flatMap(({ hosts }) => [...hosts])));
    expect(server.hosts).toEqual(
      expect.arrayContaining([
        'sellercentral-europe.amazon.com',
        'sellingpartnerapi-na.amazon.com',
        'quickbooks.api.intuit.com',
      ]),
    );
  });
});
