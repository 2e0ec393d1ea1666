import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { MessageSender } from '../../lib/browser/extension';
import { createReceiver, type OwnHandlers, type PageHandlers, senderKind } from '../../lib/messages/receive';
import { ownShapes, pageShapes } from '../../lib/messages/shapes';

vi.mock('webextension-polyfill', () => ({ default: {} }));

const own = {
  id: 'olgdhommpmajddfnjgiijafgfghkegpm',
  origin: 'chrome-extension://olgdhommpmajddfnjgiijafgfghkegpm',
};
const panel: MessageSender = {
  extensionId: own.id,
  origin: own.origin,
  address: `${own.origin}/panel.html?order=114-1111111-1111111`,
  tabId: 7,
  frameId: 3,
};
const content: MessageSender = {
  extensionId: own.id,
  origin: 'https://sellercentral.amazon.com',
  address: 'https://sellercentral.amazon.com/orders-v3',
  tabId: 7,
  frameId: 0,
};

function receiver() {
  const called: string[] = [];
  const handlersFor = (shapes: object) =>
    Object.fromEntries(
      Object.keys(shapes).map((name) => [
        name,
        async () => {
          called.push(name);
          return null;
        },
      ]),
    );
  const receive = createReceiver(own, {
    page: handlersFor(pageShapes) as unknown as PageHandlers,
    own: handlersFor(ownShapes) as unknown as OwnHandlers,
  });
  return { receive, called };
}

const post = {
  command: 'postDocument',
  asks: { orderId: '114-1111111-1111111', draftKey: 'sale/A/1', previewHash: 'h' },
};
const chips = { command: 'chips', asks: { orderIds: ['114-1111111-1111111'] } };

describe('who may ask what', () => {
  test('our panel may post, also inside Seller Central', async () => {
    const { receive, called } = receiver();
    expect(await receive(post, panel)).toEqual({ ok: true, value: null });
    expect(called).toEqual(['postDocument']);
  });

  test('a content script may ask for chips and nothing that reads or posts', async () => {
    const { receive, called } = receiver();
    expect(await receive(chips, content)).toEqual({ ok: true, value: null });
    for (const command of Object.keys(ownShapes)) {
      expect(await receive({ ...post, command }, content)).toMatchObject({ ok: false });
    }
    expect(called).toEqual(['chips']);
  });

  test.each<[string, Partial<MessageSender>]>([
    ['another extension', { extensionId: 'another' }],
    ['a frame of a page', { frameId: 4 }],
    ['another site', { origin: 'https://sellercentral.amazon.com.evil.example' }],
    ['an insecure page', { origin: 'http://sellercentral.amazon.com' }],
    ['another port', { origin: 'https://sellercentral.amazon.com:8443' }],
    ['no tab', { tabId: undefined }],
    ['an opaque origin', { origin: 'null' }],
  ])('%s is a stranger', async (_, difference) => {
    const { receive, called } = receiver();
    const sender = { ...content, ...difference };
    expect(senderKind(sender, own)).toBe('stranger');
    expect(await receive(chips, sender)).toMatchObject({ ok: false });
    expect(await receive(post, sender)).toMatchObject({ ok: false });
    expect(called).toEqual([]);
  });

  test('without an origin the address decides', () => {
    expect(senderKind({ ...panel, origin: undefined }, own)).toBe('ownPage');
    expect(senderKind({ ...content, origin: undefined }, own)).toBe('contentScript');
    expect(senderKind({ ...content, origin: undefined, address: undefined }, own)).toBe('stranger');
  });
});

describe('what a message may look like', () => {
  test('what is no command is nobody’s concern here', () => {
    const { receive } = receiver();
    for (const message of [null, undefined, 'chips', 3, [], { announce: 'order' }]) {
      expect(receive(message, panel)).toBeUndefined();
    }
  });

  test('names from the prototype are no commands', async () => {
    const { receive, called } = receiver();
    for (const command of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      expect(await receive({ command, asks: {} }, panel)).toMatchObject({ ok: false });
    }
    expect(called).toEqual([]);
  });

  test.each([
    ['an id that is none', { orderIds: ['114-1111111-111111x'] }],
    ['a line break after an id', { orderIds: ['114-1111111-1111111\n'] }],
    ['too many ids', { orderIds: Array.from({ length: 501 }, () => '114-1111111-1111111') }],
    ['no list', { orderIds: '114-1111111-1111111' }],
    ['nothing', undefined],
  ])('%s is refused', async (_, asks) => {
    const { receive, called } = receiver();
    expect(await receive({ command: 'chips', asks }, content)).toMatchObject({ ok: false });
    expect(called).toEqual([]);
  });

  test('no message of any shape throws, and only well-formed ones reach a handler', async () => {
    const command = fc.oneof(fc.constantFrom(...Object.keys({ ...pageShapes, ...ownShapes })), fc.string());
    await fc.assert(
      fc.asyncProperty(command, fc.anything(), async (name, asks) => {
        const { receive } = receiver();
        const answer = await receive({ command: name, asks }, panel);
        expect(answer).toHaveProperty('ok');
      }),
      { numRuns: 500 },
    );
  });

  test('a handler that throws becomes a problem without its stack', async () => {
    const { own: _, ...rest } = { own: 1 };
    const receive = createReceiver(own, {
      page: { chips: () => Promise.reject(new Error('disk')) } as unknown as PageHandlers,
      own: rest as unknown as OwnHandlers,
    });
    const answer = await receive(chips, content);
    expect(answer).toMatchObject({ ok: false, problem: { code: 'internal', said: 'Error: disk' } });
  });
});

describe('what may be created', () => {
  const create = (creation: unknown) =>
    receiver().receive({ command: 'createForSetup', asks: { create: [creation] } }, panel);

  test('everything that a company is proposed', async () => {
    for (const creation of [
      { create: 'clearingAccount' },
      { create: 'customer', currency: 'EUR' },
      { create: 'vendor' },
      { create: 'dayCustomer' },
      { create: 'account', role: 'deferred' },
      { create: 'account', role: 'storage' },
      { create: 'item', role: 'loans', accountId: '35' },
      { create: 'paymentMethod', name: 'Amazon Pay' },
      { create: 'product', name: 'Steel bottle', sku: 'SB-1' },
    ]) {
      expect(await create(creation), JSON.stringify(creation)).toEqual({ ok: true, value: null });
    }
  });

  test('and nothing else', async () => {
    for (const creation of [
      { create: 'account', role: 'taxAgency' },
      { create: 'account', role: 'clearing' },
      { create: 'customer', currency: 'euro' },
      { create: 'paymentMethod', name: '' },
      { create: 'product', sku: 'SB-1' },
      { create: 'employee', name: 'x' },
    ]) {
      expect(await create(creation), JSON.stringify(creation)).toMatchObject({ ok: false });
    }
  });
});
