import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clickChip, openOwnPage, ordersAddress, panelIn, readChips, sendFrom, waitForChip } from './journey';
import { makeReady, type Stage, setStage } from './stage';

let stage: Stage;
let page: Page;
let panel: Frame;
/** What hostile text would do if it were more than text. */
const misdeeds: string[] = [];

beforeAll(async () => {
  stage = await setStage({ sandbox: { orders: 50 } });
  stage.browser.context.on('dialog', (dialog) => {
    misdeeds.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  stage.browser.context.on('weberror', (error) => misdeeds.push(`error ${error.error().message}`));
  stage.browser.context.on('request', (request) => {
    if (/\/x$|example\.invalid/.test(request.url())) misdeeds.push(`request ${request.url()}`);
  });
  await makeReady(stage);
  page = await stage.browser.context.newPage();
  await page.goto(ordersAddress);
  const orderId = stage.sandbox.landmarks.hostileTitles;
  await waitForChip(page, orderId, 'notSent');
  await clickChip(page, orderId);
  panel = await panelIn(page, orderId);
  await panel.getByRole('button', { name: 'Send to QuickBooks', exact: true }).waitFor();
});

afterAll(() => stage.close());

/** The titles of the order, by SKU, as Amazon reports them. */
function titles(): ReadonlyMap<string, string> {
  const { world, landmarks } = stage.sandbox;
  const order = world.orders.find(({ orderId }) => orderId === landmarks.hostileTitles);
  return new Map(
    order?.shipments
      .flatMap(({ lines }) => lines)
      .flatMap(({ product }) => (product === null ? [] : [[product.sku, product.title] as const])),
  );
}

/** Elements that no page of ours has, and what a script would have changed. */
async function foreignIn(shown: Page | Frame): Promise<unknown> {
  return shown.evaluate(() => ({
    images: [...document.querySelectorAll('img')].filter(({ src }) => !src.startsWith(location.origin))
      .length,
    frames: document.querySelectorAll('iframe, object, embed, form:not([class^="cf-"])').length,
    scripts: [...document.querySelectorAll('script')].filter(({ src }) => !src.startsWith(location.origin))
      .length,
    handlers: [...document.querySelectorAll('*')].filter((element) =>
      element.getAttributeNames().some((name) => name.startsWith('on')),
    ).length,
    links: [...document.querySelectorAll('a')].filter(
      ({ protocol }) => !/^(https|chrome-extension):$/.test(protocol),
    ).length,
    owned: document.title === 'owned',
    tooWide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }));
}

const harmless = { images: 0, frames: 0, scripts: 0, handlers: 0, links: 0, owned: false, tooWide: 0 };

test('the panel shows it as text, and nothing comes of it', async () => {
  const text = (await panel.locator('main').textContent()) ?? '';
  expect(titles().size).toBe(9);
  for (const title of [
    '<img src=x onerror=alert(1)>',
    'javascript:alert(1)',
    '</script><script>document.title="owned"</script>',
    '=HYPERLINK("http://example.invalid","Click")',
    '{{7*7}}',
  ]) {
    expect([...titles().values()].join('\n')).toContain(title);
    expect(text).toContain(title);
  }
  // Nothing in sight turns the direction of what stands beside it, and no control character is drawn.
  expect(text).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  expect(await foreignIn(panel)).toEqual(harmless);
  expect(await page.title()).toBe('Manage Orders');
});

test('no line of the panel runs over another, however long its title', async () => {
  const overrun = await panel.evaluate(
    () =>
      [...document.querySelectorAll('main *')].filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return right > innerWidth + 1 || left < -1;
      }).length,
  );
  expect(overrun).toBe(0);
});

test('it reaches QuickBooks as it reads, shortened and cleaned by rule', async () => {
  const orderId = stage.sandbox.landmarks.hostileTitles;
  await sendFrom(panel);
  await waitForChip(page, orderId, 'sent');
  const { quickbooks, credentials } = stage.sandbox;
  const receipt = quickbooks
    .company(credentials.realms.production)
    .documents('SalesReceipt')
    .find((each) => each['DocNumber'] === orderId);
  const lines = (receipt?.['Line'] ?? []) as readonly { readonly Description?: string }[];
  const descriptions = lines.flatMap(({ Description }) => Description ?? []);
  for (const description of descriptions) {
    expect(description.length).toBeLessThanOrEqual(4000);
    expect(description).not.toMatch(/[\p{Cc}\p{Bidi_Control}\ufeff]/u);
  }
  const carries = (start: string) => descriptions.some((description) => description.includes(start));
  for (const start of [
    '<img src=x onerror=alert(1)>',
    'javascript:alert(1)',
    '</script><script>document.title="owned"</script>',
    '=HYPERLINK("http://example.invalid","Click")',
    'Lamp gnp.exe שלום mixed',
    'Nul bell escape [31m tab line break end',
    `O'Brien & "Sons" \\ 100% {{7*7}} \${7*7} <!--`,
    'Family 👩',
    'Very long title Very long title',
  ]) {
    expect(carries(start), start).toBe(true);
  }
});

test('chip and popup show nothing of it but text', async () => {
  const orderId = stage.sandbox.landmarks.hostileTitles;
  const chip = (await readChips(page)).find((each) => each.orderId === orderId);
  expect(chip?.words).toBe(`Order ${orderId} in QuickBooks: sent as ${orderId}`);
  const popup = await openOwnPage(stage.browser, 'popup.html');
  await popup.setViewportSize({ width: 360, height: 600 });
  await popup.getByText(orderId).first().waitFor();
  expect(await foreignIn(popup)).toEqual(harmless);
  await popup.close();
});

test('an address with hostile text in place of an order is shown as text too', async () => {
  const own = await openOwnPage(
    stage.browser,
    `panel.html?order=${encodeURIComponent('<img src=x onerror=alert(1)>\u202e')}`,
  );
  await own.getByText('<img src=x onerror=alert(1)>').first().waitFor();
  expect(await foreignIn(own)).toEqual(harmless);
  await own.close();
  expect(misdeeds).toEqual([]);
});
