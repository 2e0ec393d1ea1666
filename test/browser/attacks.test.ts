import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { judgementWords, seenForMs, seenOnForMs } from '../../components/trustedClick';
import { ownShapes } from '../../lib/messages/shapes';
import { sent } from '../messages/engineAsks';
import { clickChip, openOwnPage, ordersAddress, panelIn, readChips, waitForChip } from './journey';
import { extensionIdOf } from './launch';
import { makeReady, type Stage, setStage } from './stage';
import { contentWorld, readDatabase } from './worlds';

/** What the hostile page of the sandbox offers (its `served/hostile.js`). */
interface HostilePage {
  __hostile: { messages: { origin: string }[]; frameReads: string[]; attempts: number };
  __attack(): void;
  __cover(rectangle?: Rectangle, through?: boolean): void;
  __uncover(): void;
}

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const sellerCentral = 'https://sellercentral.amazon.com';
const sendWords = 'Send to QuickBooks';

let otherExtension = '';
let stage: Stage;
/** Everything that any page, frame or worker wrote to its console. */
const spoken: string[] = [];
const requests: Request[] = [];
/** Tokens as they were seen on their way. */
const tokens = new Set<string>();

beforeAll(async () => {
  otherExtension = makeOtherExtension();
  stage = await setStage({
    sandbox: { orders: 150 },
    launch: { otherExtensionDirs: [otherExtension] },
  });
  const { context } = stage.browser;
  context.on('console', (message) => spoken.push(message.text()));
  context.on('request', (request) => requests.push(request));
  context.on('response', (response) => {
    if (!/tokens\/bearer|auth\/o2\/token/.test(response.url())) return;
    void response.json().then(
      (body: Record<string, unknown>) => {
        for (const name of ['access_token', 'refresh_token']) tokens.add(String(body[name] ?? ''));
      },
      () => undefined,
    );
  });
  (await stage.browser.worker()).on('console', (message) => spoken.push(message.text()));
  await makeReady(stage);
});

afterAll(async () => {
  await stage.close();
  rmSync(otherExtension, { recursive: true, force: true });
});

/** A second extension, with a page from which it tries what it likes. */
function makeOtherExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), 'counterfoil-other-'));
  mkdirSync(folder, { recursive: true });
  const manifest = {
    manifest_version: 3,
    name: 'Other',
    version: '1.0',
    permissions: ['tabs', 'management'],
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'other.html'), '<!doctype html><title>Other</title>');
  return folder;
}

function documents(): number {
  const { quickbooks, credentials } = stage.sandbox;
  return quickbooks.company(credentials.realms.production).documents('SalesReceipt').length;
}

async function openOrders(query = ''): Promise<Page> {
  const page = await stage.browser.context.newPage();
  await page.goto(`${ordersAddress}${query}`);
  return page;
}

async function readyPanel(page: Page, orderId: string): Promise<Frame> {
  await waitForChip(page, orderId, 'notSent');
  await clickChip(page, orderId);
  const panel = await panelIn(page, orderId);
  await panel.locator(`button:not([aria-disabled]):text-is("${sendWords}")`).waitFor();
  return panel;
}

/** A page of Seller Central's own origin without any policy: the weakest that a guest may have to live in. */
async function lawlessPage(origin: string): Promise<Page> {
  const page = await stage.browser.context.newPage();
  await page.route(`${origin}/lawless`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Lawless</title><body></body>' }),
  );
  await page.goto(`${origin}/lawless`);
  return page;
}

/** Whether a frame that a page makes shows one of our pages. */
async function canFrame(page: Page, address: string): Promise<boolean> {
  await page.evaluate(
    (src) =>
      new Promise<void>((resolve) => {
        const frame = document.createElement('iframe');
        frame.onload = () => resolve();
        frame.src = src;
        document.body.append(frame);
      }),
    address,
  );
  const shown = await Promise.all(
    page
      .frames()
      .slice(1)
      .map((frame) =>
        frame.evaluate(() => document.body.textContent !== '' && location.protocol).catch(() => ''),
      ),
  );
  await page.evaluate(() => document.querySelector('iframe')?.remove());
  return shown.includes('chrome-extension:');
}

describe('a script of the page', () => {
  let page: Page;
  beforeAll(async () => {
    page = await openOrders('?hostile=1');
    await waitForChip(page, stage.sandbox.landmarks.simpleFba, 'notSent');
  });
  afterAll(() => page.close());

  test('has no way to the extension', async () => {
    expect(
      await page.evaluate(() => typeof (globalThis as { chrome?: { runtime?: unknown } }).chrome?.runtime),
    ).toBe('undefined');
    expect(await page.evaluate(() => typeof (globalThis as { browser?: unknown }).browser)).toBe('undefined');
  });

  test('cannot read a chip: by its root, its text, the clipboard or the finder', async () => {
    const read = await page.evaluate(() => {
      const hosts = [...document.querySelectorAll('[data-counterfoil-order]')];
      const finder = (globalThis as unknown as { find(text: string): boolean }).find;
      const found = ['Not sent', 'Sent', 'Partly sent'].filter((words) => finder(words));
      getSelection()?.selectAllChildren(document.body);
      const selected = String(getSelection());
      getSelection()?.removeAllRanges();
      return {
        hosts: hosts.length,
        roots: hosts.filter(({ shadowRoot }) => shadowRoot !== null).length,
        texts: hosts.map((host) => `${host.textContent}${host.innerHTML}`).join(''),
        found,
        selected: /not sent/i.test(selected),
      };
    });
    expect(read.hosts).toBeGreaterThan(20);
    expect(read).toMatchObject({ roots: 0, texts: '', found: [], selected: false });
  });

  test('opens no panel by clicks of its own', async () => {
    await page.evaluate(() => {
      const types = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'keydown', 'keyup'];
      for (const host of document.querySelectorAll<HTMLElement>('[data-counterfoil-order]')) {
        for (const type of types) {
          const made = type.startsWith('key')
            ? new KeyboardEvent(type, { key: 'Enter', bubbles: true, composed: true })
            : new MouseEvent(type, { bubbles: true, composed: true });
          host.dispatchEvent(made);
        }
        host.click();
      }
      (globalThis as unknown as HostilePage).__attack();
    });
    // The next frame is drawn and the extension's own turn has come before we look.
    await waitForChip(page, stage.sandbox.landmarks.simpleFba, 'notSent');
    expect(page.frames()).toHaveLength(1);
  });

  test('neither sees the panel nor speaks with it', async () => {
    const before = documents();
    const panel = await readyPanel(page, stage.sandbox.landmarks.simpleFba);
    const seen = await page.evaluate(() => {
      const guest = document.elementFromPoint(innerWidth - 60, innerHeight / 2);
      const finder = (globalThis as unknown as { find(text: string): boolean }).find;
      return {
        frames: window.length,
        root: guest?.shadowRoot ?? null,
        inside: guest?.innerHTML,
        frameElements: document.querySelectorAll('iframe').length,
        found: finder('Send to QuickBooks'),
        addresses: performance
          .getEntriesByType('resource')
          .filter(({ name }) => name.startsWith('chrome-extension:')).length,
      };
    });
    expect(seen).toEqual({ frames: 0, root: null, inside: '', frameElements: 0, found: false, addresses: 0 });

    const order = stage.sandbox.landmarks.simpleFba;
    await panel.evaluate((orderId) => {
      for (const data of [
        { command: 'postDocument', asks: { orderId } },
        { announce: 'order', orderId },
        { tab: 'closePanel' },
        'send',
      ]) {
        window.postMessage(data, '*');
        window.dispatchEvent(
          new MessageEvent('message', { data, origin: 'https://sellercentral.amazon.com' }),
        );
      }
    }, order);
    await page.evaluate(() => (globalThis as unknown as HostilePage).__attack());
    const loot = await page.evaluate(() => (globalThis as unknown as HostilePage).__hostile);
    expect(loot.attempts).toBeGreaterThan(0);
    expect(loot.frameReads).toEqual([]);
    expect(loot.messages).toEqual([]);
    await panel.getByRole('button', { name: sendWords, exact: true }).waitFor();
    expect(documents()).toBe(before);
  });

  test('cannot frame or open our pages, whatever its policy', async () => {
    const { extensionId } = stage.browser;
    const lawless = await lawlessPage(sellerCentral);
    for (const file of ['app.html', 'popup.html', `panel.html?order=${stage.sandbox.landmarks.simpleFba}`]) {
      expect([file, await canFrame(lawless, `chrome-extension://${extensionId}/${file}`)]).toEqual([
        file,
        false,
      ]);
      const fetched = lawless.evaluate(
        (address) => fetch(address).then(({ ok }) => ok),
        `chrome-extension://${extensionId}/${file}`,
      );
      await expect(fetched).rejects.toThrow('Failed to fetch');
    }
    await lawless.close();
  });
});

test('a page of another site cannot frame the panel, even by the address that Seller Central gets', async () => {
  const page = await openOrders();
  const world = await contentWorld(page, stage.browser.extensionId);
  const address = String(await world(`chrome.runtime.getURL('panel.html')`));
  expect(address).toMatch(/^chrome-extension:/);
  const stranger = await lawlessPage('https://app.qbo.intuit.com');
  expect(await canFrame(stranger, `${address}?order=${stage.sandbox.landmarks.simpleFba}`)).toBe(false);
  await stranger.close();
  await page.close();
});

test('the world of our content script is refused everything but chips and a panel window', async () => {
  const page = await openOrders();
  const order = stage.sandbox.landmarks.simpleFba;
  await waitForChip(page, order, 'notSent');
  const before = { documents: documents(), calls: stage.sandbox.amazon.calls.length };
  const world = await contentWorld(page, stage.browser.extensionId);
  const asks: Readonly<Record<keyof typeof ownShapes, unknown>> = {
    readOrder: { orderId: order },
    refreshOrder: { orderId: order },
    postDocument: { orderId: order, draftKey: 'sale/event', previewHash: 'hash' },
    continuePosting: { postingKey: 'key' },
    undoDocument: { postingKey: 'key' },
    connectQuickBooks: { clientId: 'a', clientSecret: 'b', environment: 'production' },
    beginByAddress: { side: 'amazon', redirectAddress: 'https://example.com/' },
    finishByAddress: { side: 'amazon', finalAddress: 'https://example.com/' },
    connectAmazon: { clientId: 'a', clientSecret: 'b', refreshToken: 'c', region: 'na' },
    authoriseAmazon: {
      clientId: 'a',
      clientSecret: 'b',
      applicationId: 'c',
      sellerCentralHost: 'sellercentral.amazon.com',
      region: 'na',
      draftApp: false,
    },
    testConnection: { accountId: 'quickbooks/1' },
    disconnect: { accountId: 'quickbooks/1' },
    addConnection: { amazonAccountId: 'amazon/na/1', realmId: '1' },
    changeConnection: { connectionId: 'first', updatedAtMs: 1 },
    restConnection: { connectionId: 'first', rests: true },
    refreshBooks: null,
    createForSetup: { create: [{ create: 'customer' }] },
    saveSetup: { setup: { itemIds: {} } },
    closePanel: null,
    ...(Object.fromEntries(Object.entries(sent).map(([command, [first]]) => [command, first])) as Readonly<
      Record<keyof typeof sent, unknown>
    >),
  };
  expect(Object.keys(asks).sort()).toEqual(Object.keys(ownShapes).sort());
  for (const [command, ask] of Object.entries(asks)) {
    const message = JSON.stringify({ command, asks: ask });
    expect(await world(`chrome.runtime.sendMessage(${message})`)).toMatchObject({
      ok: false,
      problem: { said: 'Command refused' },
    });
  }
  // What it may ask is answered, so the refusals above are refusals; a chip says no more than its state.
  const chips = await world(
    `chrome.runtime.sendMessage({ command: 'chips', asks: { orderIds: ['${order}'] } })`,
  );
  expect(chips).toEqual({ ok: true, value: [{ orderId: order, state: 'notSent', numbers: [] }] });
  expect(
    await world(`(async () => ({
      storage: typeof chrome.storage, tabs: typeof chrome.tabs, identity: typeof chrome.identity,
      databases: (await indexedDB.databases()).length,
      port: await new Promise((resolve) => {
        const port = chrome.runtime.connect();
        port.onMessage.addListener(() => resolve('answered'));
        port.onDisconnect.addListener(() => resolve('refused'));
        port.postMessage({ command: 'readOrder' });
      }),
    }))()`),
  ).toEqual({
    storage: 'undefined',
    tabs: 'undefined',
    identity: 'undefined',
    databases: 0,
    port: 'refused',
  });
  expect({ documents: documents(), calls: stage.sandbox.amazon.calls.length }).toEqual(before);
  await page.close();
});

test('another extension reaches nothing of ours', async () => {
  const { context, extensionId } = stage.browser;
  const other = await context.newPage();
  await other.goto(`chrome-extension://${extensionIdOf(otherExtension)}/other.html`);
  const tried = await other.evaluate(async (id) => {
    const { runtime } = (globalThis as unknown as { chrome: ChromeOfOther }).chrome;
    const message = { command: 'readOrder', asks: { orderId: '112-4000001-1000001' } };
    const said = await runtime.sendMessage(id, message).then(
      (answer) => `answered ${JSON.stringify(answer)}`,
      (error: Error) => error.message,
    );
    const port = await new Promise<string>((resolve) => {
      const opened = runtime.connect(id);
      opened.onMessage.addListener(() => resolve('answered'));
      opened.onDisconnect.addListener(() => resolve('refused'));
    });
    return { said, port };
  }, extensionId);
  expect(tried).toEqual({ said: expect.stringContaining('Receiving end does not exist'), port: 'refused' });
  expect(await canFrame(other, `chrome-extension://${extensionId}/app.html`)).toBe(false);
  expect(
    await canFrame(other, `chrome-extension://${extensionId}/panel.html?order=112-4000001-1000001`),
  ).toBe(false);
  await other.close();
});

interface ChromeOfOther {
  readonly runtime: {
    sendMessage(id: string, message: unknown): Promise<unknown>;
    connect(id: string): {
      readonly onMessage: { addListener(run: () => void): void };
      readonly onDisconnect: { addListener(run: () => void): void };
    };
  };
}

/** What the test notes inside the panel: the clicks that arrived, and since when its button is seen. */
interface WatchedPanel {
  clicks: number;
  clickedAt: number;
  seenSince: number | undefined;
}

describe('a click on Send', () => {
  let page: Page;
  let panel: Frame;
  let before = 0;
  const button = () => panel.getByRole('button', { name: sendWords, exact: true });

  beforeAll(async () => {
    page = await openOrders('?hostile=1');
    panel = await readyPanel(page, stage.sandbox.landmarks.simpleFba);
    before = documents();
    await button().evaluate((watched) => {
      const notes: WatchedPanel = { clicks: 0, clickedAt: 0, seenSince: undefined };
      Object.assign(globalThis, { notes });
      addEventListener('click', ({ timeStamp }) => {
        notes.clicks += 1;
        notes.clickedAt = timeStamp;
      });
      const options = { threshold: [1], trackVisibility: true, delay: 100 };
      new IntersectionObserver((reports) => {
        for (const { time, isVisible } of reports as (IntersectionObserverEntry & { isVisible: boolean })[]) {
          notes.seenSince = isVisible ? (notes.seenSince ?? time) : undefined;
        }
      }, options).observe(watched);
    });
  });
  afterAll(() => page.close());

  const clicks = () => panel.evaluate(() => (globalThis as unknown as { notes: WatchedPanel }).notes.clicks);
  /** Until a click would count. */
  const seen = () =>
    panel.waitForFunction((forMs) => {
      const { seenSince } = (globalThis as unknown as { notes: WatchedPanel }).notes;
      return seenSince !== undefined && performance.now() - seenSince > forMs;
    }, seenForMs);
  const unseen = () =>
    panel.waitForFunction(
      () => (globalThis as unknown as { notes: WatchedPanel }).notes.seenSince === undefined,
    );
  /** Until the last click has been judged; answers what the panel then says. */
  async function refusal(): Promise<string> {
    await panel.waitForFunction((forMs) => {
      const { clicks: arrived, clickedAt } = (globalThis as unknown as { notes: WatchedPanel }).notes;
      return arrived > 0 && performance.now() - clickedAt > forMs;
    }, seenOnForMs * 2);
    expect(documents()).toBe(before);
    return (await panel.locator('.cf-slip-footer .cf-notice p').first().textContent()) ?? '';
  }
  async function press(): Promise<void> {
    const { x, y } = await place();
    await page.mouse.click(x, y);
  }
  async function place(): Promise<Rectangle> {
    const box = await button().boundingBox();
    if (box === null) throw new Error('The button is not drawn');
    return { ...box, x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
  const cover = (rectangle: Rectangle | undefined, through: boolean) =>
    page.evaluate(([over, lets]) => (globalThis as unknown as HostilePage).__cover(over ?? undefined, lets), [
      rectangle ?? null,
      through,
    ] as const);
  const uncover = () => page.evaluate(() => (globalThis as unknown as HostilePage).__uncover());

  test('that a program made does nothing, and the panel says so', async () => {
    await seen();
    await button().evaluate((found: HTMLElement) => {
      found.click();
      found.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    });
    expect(await refusal()).toBe(judgementWords.synthetic);
  });

  test.each([
    ['the whole window', false],
    ['a corner of the button', true],
  ])(
    'does nothing under a sheet over %s that lets the mouse through, and the panel says so',
    async (_name, corner) => {
      await seen();
      const { x, y, width, height } = await place();
      // The page does not tell when: the sheet is laid a moment before the click, sooner than any report of it.
      await cover(corner ? { x: x + width / 2 - 4, y, width: 20, height } : undefined, true);
      await press();
      expect(await refusal()).toBe(judgementWords.covered);
      await press();
      expect(await refusal()).toBe(judgementWords.covered);
      await uncover();
    },
  );

  test('does nothing under a sheet by the keyboard either', async () => {
    await seen();
    await button().focus();
    await cover(undefined, true);
    await page.keyboard.press('Enter');
    expect(await refusal()).toBe(judgementWords.covered);
    await uncover();
  });

  test('does nothing as the second of a double click on a sheet that steps aside', async () => {
    const arrived = await clicks();
    for (let tries = 0; tries < 20 && (await clicks()) === arrived; tries += 1) {
      await cover(undefined, false);
      await unseen();
      await page.evaluate(() => {
        document
          .querySelector('#hostile-cover')
          ?.addEventListener('mouseup', () => (globalThis as unknown as HostilePage).__uncover());
      });
      const { x, y } = await place();
      await page.mouse.dblclick(x, y);
    }
    expect(await clicks()).toBeGreaterThan(arrived);
    expect([judgementWords.covered, judgementWords.tooSoon]).toContain(await refusal());
  });

  test('sends where a person sees the button', async () => {
    await seen();
    await press();
    await panel.getByRole('button', { name: 'Undo' }).waitFor();
    expect(documents()).toBe(before + 1);
  });
});

test('secrets are in plain text nowhere', async () => {
  const { context } = stage.browser;
  const { amazon, intuit } = stage.sandbox.credentials;
  expect([...tokens].filter((token) => token.length > 10).length).toBeGreaterThanOrEqual(3);
  const secrets = [
    amazon.clientSecret,
    amazon.refreshToken,
    intuit.production.clientSecret,
    ...tokens,
  ].filter((secret) => secret !== '');
  const own = await openOwnPage(stage.browser, 'app.html#connections');
  await own.getByText('Sandbox Outfitters').first().waitFor();
  const { text, stores } = await readDatabase(own);
  expect(stores).toContain('secrets');
  expect(text).toContain('key extractable=false');
  expect(text).not.toContain('extractable=true');
  const kept = await own.evaluate(async () => {
    const { storage } = (globalThis as unknown as { chrome: { storage?: unknown } }).chrome;
    return `${typeof storage}${JSON.stringify({ ...localStorage })}${JSON.stringify({ ...sessionStorage })}${
      document.documentElement.outerHTML
    }`;
  });
  const page = await openOrders();
  const order = stage.sandbox.landmarks.simpleFba;
  await waitForChip(page, order, 'sent');
  await clickChip(page, order);
  const panel = await panelIn(page, order);
  await panel.getByRole('button', { name: 'Undo' }).waitFor();
  const shown = [
    kept,
    await page.content(),
    await panel.content(),
    JSON.stringify(await readChips(page)),
    ...spoken,
    ...context.pages().map((each) => each.url()),
  ].join('\n');
  for (const secret of secrets) {
    expect(text.includes(secret), 'in the database').toBe(false);
    expect(shown.includes(secret), 'shown or written').toBe(false);
  }
  await own.close();
  await page.close();
});

test('the browser spoke with Amazon and Intuit alone, and never asked for a buyer', () => {
  const addresses = requests.map((request) => new URL(request.url()));
  const hosts = new Set(addresses.filter(({ protocol }) => protocol === 'https:').map(({ host }) => host));
  // The last is where a consent window returns to; the browser keeps that address to itself.
  const known = new Set([...stage.server.hosts, `${stage.browser.extensionId}.chromiumapp.org`]);
  expect([...hosts].filter((host) => !known.has(host))).toEqual([]);
  expect([...hosts]).toEqual(
    expect.arrayContaining(['sellingpartnerapi-na.amazon.com', 'quickbooks.api.intuit.com']),
  );
  expect([...new Set(addresses.map(({ protocol }) => protocol))].sort()).toEqual([
    'chrome-extension:',
    'https:',
  ]);
  const asked = stage.sandbox.amazon.calls.map(({ url }) => decodeURIComponent(url));
  expect(asked.some((url) => url.includes('/orders/2026-01-01/orders/'))).toBe(true);
  expect(asked.filter((url) => /buyer|recipient|address/i.test(url))).toEqual([]);
});
