// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hostAttribute } from '../../entrypoints/seller-central.content/chipElement';
import { startSession } from '../../entrypoints/seller-central.content/session';
import type { PagePort } from '../../lib/messages/pagePort';

const orderId = '112-0000001-0000001';
const origin = 'https://sellercentral.amazon.com';

/** The roots that were made, which a page script cannot reach. */
const roots: ShadowRoot[] = [];
let stop = new AbortController();
let alive = true;
let answer: PagePort['chips'];
const port: PagePort = {
  chips: (orderIds) => answer(orderIds),
  // A frame that loads nothing.
  panelAddress: () => '',
  openPanelWindow: async () => undefined,
  listen: () => undefined,
  isAlive: () => alive,
};

function browserWindow(): Window & typeof globalThis {
  return window as unknown as Window & typeof globalThis;
}

/** Begins a session and waits for the first answers. */
async function begin(path: string, body: string, widthPx: number): Promise<void> {
  document.body.innerHTML = body;
  Object.assign(window, { innerWidth: widthPx });
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(`${origin}${path}`);
  startSession(browserWindow(), port, stop.signal);
  await Promise.resolve();
  await Promise.resolve();
}

const frames = () =>
  roots.flatMap((root) => [...root.querySelectorAll('iframe')]).filter((f) => f.isConnected);
const notices = () =>
  roots
    .filter((root) => root.host.isConnected && !root.host.hasAttribute(hostAttribute))
    .flatMap((root) => root.querySelector('button')?.textContent ?? []);
const states = () =>
  roots.filter((root) => root.host.isConnected).map((root) => root.querySelector('button')?.dataset['state']);
const chips = () => document.querySelectorAll(`[${hostAttribute}]`);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
  roots.length = 0;
  stop = new AbortController();
  alive = true;
  answer = async (orderIds) => orderIds.map((id) => ({ orderId: id, state: 'notSent', numbers: [] }));
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    const root = attach.call(this, init);
    roots.push(root);
    return root;
  });
});

afterEach(() => {
  stop.abort();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const details = `<div id="MYO-app"><span data-test-id="order-id-value">${orderId}</span></div>`;

test('the panel opens by itself on a wide order page, and not on a narrow one', async () => {
  await begin(`/orders-v3/order/${orderId}`, details, 1200);
  expect(frames()).toHaveLength(1);
  stop.abort();
  stop = new AbortController();
  roots.length = 0;
  await begin(`/orders-v3/order/${orderId}`, details, 1199);
  expect(chips()).toHaveLength(1);
  expect(frames()).toHaveLength(0);
});

test('on a page that we do not know nothing opens by itself; after a while we offer to', async () => {
  await begin(`/orders-v3/order/${orderId}`, '<div class="css-1">Your order</div>', 1440);
  expect(frames()).toHaveLength(0);
  expect(chips()).toHaveLength(0);
  expect(notices()).toEqual([]);
  vi.advanceTimersByTime(8000);
  expect(notices()).toEqual(['Show this order in QuickBooks']);
  expect(frames()).toHaveLength(0);
});

test('a script left over from before an update takes out what it showed and asks for a reload', async () => {
  await begin(`/orders-v3/order/${orderId}`, details, 1440);
  expect(frames()).toHaveLength(1);
  alive = false;
  vi.advanceTimersByTime(5000);
  expect(frames()).toHaveLength(0);
  expect(chips()).toHaveLength(0);
  expect(notices()).toEqual(['Counterfoil was updated. Reload this page to go on.']);
});

test('no answer within a second: the chip comes empty; a refusal: it says that it cannot tell and is asked again', async () => {
  answer = () => new Promise(() => undefined);
  await begin(`/orders-v3/order/${orderId}`, details, 1199);
  expect(chips()).toHaveLength(0);
  vi.advanceTimersByTime(1000);
  expect(states()).toEqual(['asking']);
  stop.abort();
  stop = new AbortController();
  roots.length = 0;
  const asked = vi.fn(async () => {
    throw new Error('The background did not answer');
  });
  answer = asked;
  await begin(`/orders-v3/order/${orderId}`, details, 1199);
  expect(states()).toEqual(['cannotTell']);
  document.body.append(document.createElement('p'));
  await vi.waitFor(() => {
    vi.advanceTimersByTime(500);
    expect(asked.mock.calls.length).toBeGreaterThan(1);
  });
});

test('an answer that comes after the end puts nothing into the page', async () => {
  let tell: (() => void) | undefined;
  answer = (orderIds) =>
    new Promise((resolve) => {
      tell = () => resolve(orderIds.map((id) => ({ orderId: id, state: 'notSent', numbers: [] })));
    });
  await begin(`/orders-v3/order/${orderId}`, details, 1199);
  stop.abort();
  tell?.();
  await Promise.resolve();
  await Promise.resolve();
  expect(chips()).toHaveLength(0);
});
