import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clickChip, openOwnPage, ordersAddress, panelIn, readChips, waitForChip } from './journey';
import { makeReady, type Stage, setStage } from './stage';
import { guestsOf } from './worlds';

const sellerCentral = 'https://sellercentral.amazon.com';
const wide = { width: 1440, height: 900 };
const narrow = { width: 900, height: 800 };
const nothing = { chips: 0, notices: [], panels: 0 };

let stage: Stage;
let page: Page;
/** What went wrong in any page, as its own console would show it. */
const errors: string[] = [];

beforeAll(async () => {
  stage = await setStage({ sandbox: { orders: 150 } });
  await makeReady(stage);
  page = await stage.browser.context.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
});

afterAll(() => stage.close());

/** One order link as the page shows it, and the chip that stands right behind it. */
interface Placed {
  readonly orderId: string;
  readonly chip: string | null;
  readonly text: string;
}

/** Order links in the page's content, in open shadow roots too. */
function placed(): Promise<readonly Placed[]> {
  return page.evaluate(() => {
    const links: HTMLAnchorElement[] = [];
    const visit = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll<HTMLElement>('*')) {
        if (element.closest('header, nav, footer') !== null) continue;
        if (element instanceof HTMLAnchorElement) links.push(element);
        if (element.shadowRoot !== null) visit(element.shadowRoot);
      }
    };
    visit(document);
    return links.flatMap((link) => {
      const orderId = /order.*([\dS]\d{2}-\d{7}-\d{7})$/.exec(link.getAttribute('href') ?? '')?.[1];
      if (orderId === undefined) return [];
      const chip = link.nextElementSibling?.getAttribute('data-counterfoil-order') ?? null;
      return [{ orderId, chip, text: link.textContent ?? '' }];
    });
  });
}

/** Waits until each link has its own chip behind it and there are no other chips; tells the links. */
async function eachWithItsChip(): Promise<readonly Placed[]> {
  let links: readonly Placed[] = [];
  await expect
    .poll(
      async () => {
        links = await placed();
        const drawn = await readChips(page);
        return {
          some: links.length > 0,
          astray: links.filter(({ orderId, chip }) => chip !== orderId),
          drawn: drawn.map(({ orderId }) => orderId).sort(),
          asking: drawn.filter(({ state }) => state === 'asking' || state === ''),
        };
      },
      { timeout: 20_000 },
    )
    .toEqual({ some: true, astray: [], drawn: expect.anything(), asking: [] });
  expect((await readChips(page)).map(({ orderId }) => orderId)).toEqual(links.map(({ orderId }) => orderId));
  return links;
}

async function oneChip(orderId: string): Promise<void> {
  await expect
    .poll(async () => (await readChips(page)).map((chip) => chip.orderId), { timeout: 20_000 })
    .toEqual([orderId]);
  // The number stands right before it, or it is where the page has no number.
  expect((await guestsOf(page)).chips).toBe(1);
}

async function quiet(path: string): Promise<void> {
  await page.goto(`${sellerCentral}${path}`);
  await page.waitForLoadState('networkidle');
}

describe('Manage Orders', () => {
  const calls = () => stage.sandbox.amazon.calls.length + companyCalls();
  const companyCalls = () =>
    stage.sandbox.quickbooks.companies
      .flatMap(({ calls: made }) => Object.values(made))
      .reduce((sum, count) => sum + count, 0);
  let before = 0;

  beforeAll(() => {
    before = calls();
  });

  test('has one chip behind each order link, whatever the link says', async () => {
    await page.goto(ordersAddress);
    const links = await eachWithItsChip();
    const { landmarks } = stage.sandbox;
    expect(links.length).toBe(100);
    const ids = links.map(({ orderId }) => orderId);
    expect(ids).toEqual(expect.arrayContaining([landmarks.multiChannel, landmarks.merchantMultiItem]));
    expect(links.some(({ text }) => /^WEB-\d+$/.test(text))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('turned by a page that reuses its rows, shows the chips of the other orders', async () => {
    const first = new Set((await eachWithItsChip()).map(({ orderId }) => orderId));
    await page.locator('.a-last a').click();
    await expect.poll(async () => (await placed()).some(({ orderId }) => first.has(orderId))).toBe(false);
    const second = await eachWithItsChip();
    expect(second.length).toBeGreaterThan(20);
  });

  test('searched, which replaces the table, has its chips again', async () => {
    await page.getByLabel('Search orders').fill(stage.sandbox.landmarks.splitThree);
    await page.getByRole('button', { name: 'Search' }).click();
    await expect.poll(async () => (await placed()).length).toBe(1);
    const links = await eachWithItsChip();
    expect(links.map(({ orderId }) => orderId)).toEqual([stage.sandbox.landmarks.splitThree]);
  });

  test('without orders has no chip and no notice', async () => {
    await page.getByLabel('Search orders').fill('nothing has this number');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByText('No orders were found').waitFor();
    await expect.poll(() => guestsOf(page)).toEqual(nothing);
  });

  test('of the new generation has its chips, also on its next page', async () => {
    await page.goto(`${sellerCentral}/amazonsell/orders/fba`);
    const first = new Set((await eachWithItsChip()).map(({ orderId }) => orderId));
    await page.locator('.next-page').click();
    await expect.poll(async () => (await placed()).some(({ orderId }) => first.has(orderId))).toBe(false);
    await eachWithItsChip();
  });

  test('with its links in open shadow roots has them too', async () => {
    await page.goto(`${sellerCentral}/amazonsell/orders/mfn?links=shadow`);
    const links = await eachWithItsChip();
    expect(links.length).toBeGreaterThan(5);
  });

  test('costs no call to Amazon or QuickBooks', () => {
    expect(before).toBeGreaterThan(0);
    expect(calls()).toBe(before);
  });
});

describe('an order’s own page', () => {
  test('followed to from the list and left again by the browser’s buttons, has one chip', async () => {
    const { simpleFba, splitThree } = stage.sandbox.landmarks;
    await page.setViewportSize(narrow);
    await page.goto(ordersAddress);
    await waitForChip(page, simpleFba, 'notSent');
    await page.getByRole('link', { name: simpleFba, exact: true }).click();
    await oneChip(simpleFba);
    await page.goBack();
    await eachWithItsChip();
    await page.getByRole('link', { name: splitThree, exact: true }).click();
    await oneChip(splitThree);
    await page.goBack();
    await eachWithItsChip();
    await page.goForward();
    await oneChip(splitThree);
    // On a narrow window the panel waits to be asked.
    expect((await guestsOf(page)).panels).toBe(0);
  });

  test.each([
    ['newer', 'simpleFba', ''],
    ['older', 'simpleFba', '?markup=older'],
    ['loaded for each order', 'splitThree', '?spa=0'],
    ['a second number', 'invoiced', ''],
    ['multi-channel', 'multiChannel', ''],
  ] as const)('in full (%s) has one chip behind its number', async (_name, landmark, query) => {
    const orderId = stage.sandbox.landmarks[landmark];
    await page.goto(`${sellerCentral}/orders-v3/order/${orderId}${query}`);
    await page.locator('[data-test-id="order-id-value"]').waitFor();
    await oneChip(orderId);
    await expect
      .poll(() =>
        page.evaluate(
          () =>
            document
              .querySelector('[data-test-id="order-id-value"]')
              ?.nextElementSibling?.getAttribute('data-counterfoil-order') ?? '',
        ),
      )
      .toBe(orderId);
    expect((await guestsOf(page)).panels).toBe(0);
  });

  test('opens the panel by itself where the window is wide, and once', async () => {
    const { simpleFba } = stage.sandbox.landmarks;
    await page.setViewportSize(wide);
    await page.goto(`${sellerCentral}/orders-v3/order/${simpleFba}`);
    const panel = await panelIn(page, simpleFba);
    await oneChip(simpleFba);
    await panel.getByRole('button', { name: 'Close' }).click();
    await expect.poll(async () => (await guestsOf(page)).panels).toBe(0);
    await clickChip(page, simpleFba);
    await panelIn(page, simpleFba);
    expect((await guestsOf(page)).panels).toBe(1);
  });

  test('to confirm or cancel it has nothing of ours', async () => {
    const { unshipped } = stage.sandbox.landmarks;
    for (const act of ['confirm-shipment', 'cancel-order']) {
      await quiet(`/orders-v3/order/${unshipped}/${act}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await guestsOf(page)).toEqual(nothing);
    }
  });
});

describe('a page that we do not know', () => {
  test('gets no number from us, and we say so', async () => {
    await page.setViewportSize(wide);
    await page.goto(`${ordersAddress}?layout=unknown`);
    await expect
      .poll(() => guestsOf(page), { timeout: 20_000 })
      .toEqual({
        ...nothing,
        notices: ['Counterfoil does not know this page yet, so it shows nothing here.'],
      });
  });

  test.each(['/orders-v3/order/ID?layout=unknown', '/amazonsell/orders/ID'])(
    'about one order (%s) is offered the panel',
    async (path) => {
      const { simpleFba } = stage.sandbox.landmarks;
      await page.goto(`${sellerCentral}${path.replace('ID', simpleFba)}`);
      await expect
        .poll(() => guestsOf(page), { timeout: 20_000 })
        .toEqual({ ...nothing, notices: ['Show this order in QuickBooks'] });
      await page.mouse.click(wide.width - 60, wide.height - 32);
      const panel = await panelIn(page, simpleFba);
      await panel.getByRole('heading', { name: simpleFba, level: 1 }).waitFor();
    },
  );

  test('or that is none of ours, gets nothing', async () => {
    await quiet('/home');
    expect(await guestsOf(page)).toEqual(nothing);
    stage.sandbox.sellerCentral.signOut();
    await quiet('/orders-v3');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await guestsOf(page)).toEqual(nothing);
    stage.sandbox.sellerCentral.signIn();
  });
});

test('nothing of the page moves: every box is where it is without us', async () => {
  const bare = await setStage({
    sandbox: { orders: 150, nowMs: stage.sandbox.world.nowMs },
    extension: false,
  });
  const bareRoom = await bare.browser.context.newPage();
  const room = await stage.browser.context.newPage();
  try {
    const { simpleFba } = stage.sandbox.landmarks;
    for (const viewport of [wide, narrow]) {
      for (const path of ['/orders-v3?bench=1', `/orders-v3/order/${simpleFba}`]) {
        const boxes = await boxesOf(bareRoom, path, viewport);
        expect(boxes.length).toBeGreaterThan(50);
        expect(await boxesOf(room, path, viewport, true), `${path} at ${viewport.width}`).toEqual(boxes);
      }
    }
    // Once the rows are there, what is drawn later shifts none of them.
    await room.goto(`${ordersAddress}?bench=1`);
    await room.locator('[data-counterfoil-order]').first().waitFor({ state: 'attached' });
    await waitForChip(room, simpleFba, 'notSent');
    const shifts = await room.evaluate(() => {
      const observer = new PerformanceObserver(() => undefined);
      observer.observe({ type: 'layout-shift', buffered: true });
      const rowsAt = performance.getEntriesByName('rows-shown')[0]?.startTime ?? 0;
      const shifted = observer
        .takeRecords()
        .filter(({ startTime }) => startTime > rowsAt)
        .flatMap((entry) => (entry as unknown as { sources: { node: Node | null }[] }).sources);
      return shifted.filter(({ node }) => node?.parentElement?.closest('#orders-table') != null).length;
    });
    expect(shifts).toBe(0);
  } finally {
    await room.close();
    await bare.close();
  }
});

/** Where everything of the page's own is drawn. */
async function boxesOf(
  room: Page,
  path: string,
  viewport: typeof wide,
  withChips = false,
): Promise<readonly string[]> {
  await room.setViewportSize(viewport);
  await room.goto(`${sellerCentral}${path}`);
  await room.locator('#orders-table tbody tr, [data-test-id="order-id-value"]').first().waitFor();
  if (withChips) {
    await room.locator('[data-counterfoil-order]').first().waitFor({ state: 'attached' });
    if (path.includes('/order/')) {
      await room
        .locator('[data-test-id="order-id-value"] + [data-counterfoil-order]')
        .waitFor({ state: 'attached' });
    }
  }
  await room.waitForLoadState('networkidle');
  return room.evaluate(() =>
    [...document.querySelectorAll('#sc-content, #sc-content *, footer')]
      .filter((element) => !element.hasAttribute('data-counterfoil-order'))
      .map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return `${element.localName} ${[x, y, width, height].map((each) => each.toFixed(2)).join(' ')}`;
      }),
  );
}

test('a page from before an update is asked to be loaded again, and no error is left in it', async () => {
  const { simpleFba } = stage.sandbox.landmarks;
  await page.goto(ordersAddress);
  await waitForChip(page, simpleFba, 'notSent');
  await clickChip(page, simpleFba);
  await panelIn(page, simpleFba);
  const own = await openOwnPage(stage.browser, 'popup.html');
  await own
    .evaluate(() =>
      (globalThis as unknown as { chrome: { runtime: { reload(): void } } }).chrome.runtime.reload(),
    )
    .catch(() => undefined);
  await expect
    .poll(() => guestsOf(page), { timeout: 20_000 })
    .toEqual({ ...nothing, notices: ['Counterfoil was updated. Reload this page to go on.'] });
  await page.getByRole('link', { name: simpleFba, exact: true }).click();
  await page.locator('[data-test-id="order-id-value"]').waitFor();
  expect((await guestsOf(page)).panels).toBe(0);
  await page.evaluate(() => Object.assign(globalThis, { before: true }));
  await page.mouse.click(wide.width - 60, wide.height - 32);
  await page.waitForFunction(() => !('before' in globalThis));
  expect(errors).toEqual([]);
});
