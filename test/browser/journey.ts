import type { BrowserContext, Frame, Locator, Page } from 'playwright-core';
import type { SandboxCredentials } from '../sandbox/sandbox';
import type { LaunchedBrowser } from './launch';

/** Manage Orders, as a seller opens it. */
export const ordersAddress = 'https://sellercentral.amazon.com/orders-v3';

/** Opens one of the extension's own pages. */
export async function openOwnPage(browser: LaunchedBrowser, file: string): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${browser.extensionId}/${file}`);
  return page;
}

function section(app: Page, side: 'quickbooks' | 'amazon'): Locator {
  return app.locator(`section[aria-labelledby="cf-${side}"]`);
}

/** Fills in the Intuit app's keys and consents in Intuit's window; resolves when the company is shown. */
export async function connectQuickBooks(
  context: BrowserContext,
  app: Page,
  keys: SandboxCredentials['intuit']['production'],
  company: string,
): Promise<void> {
  const part = section(app, 'quickbooks');
  await part.getByLabel('Client id').fill(keys.clientId);
  await part.getByLabel('Client secret').fill(keys.clientSecret);
  if (keys.kind === 'development') await part.getByLabel(/Sandbox company/).check();
  await part.getByRole('button', { name: 'Connect QuickBooks' }).click();
  const intuit = await windowAt(context, 'appcenter.intuit.com');
  await intuit.getByLabel(company, { exact: true }).check();
  await intuit.getByRole('button', { name: 'Connect', exact: true }).click();
  await part.getByText(company).first().waitFor();
}

/** The window or tab that shows a host, once there is one. */
export async function windowAt(context: BrowserContext, host: string): Promise<Page> {
  for (let tries = 0; tries < 300; tries += 1) {
    const page = context
      .pages()
      .find((each) => URL.canParse(each.url()) && new URL(each.url()).host === host);
    if (page !== undefined) return page;
    await context.pages()[0]?.waitForTimeout(50);
  }
  throw new Error(`No window shows ${host}`);
}

/** Fills in the private app's keys; resolves when the marketplaces are shown. */
export async function connectAmazon(app: Page, keys: SandboxCredentials['amazon']): Promise<void> {
  const part = section(app, 'amazon');
  await part.getByLabel('Client id').first().fill(keys.clientId);
  await part.getByLabel('Client secret').first().fill(keys.clientSecret);
  await part.getByLabel('Refresh token').fill(keys.refreshToken);
  await part.getByRole('button', { name: 'Connect Amazon' }).click();
  await part.getByText('Amazon.com', { exact: false }).first().waitFor();
}

/** Takes every suggestion and consents to what is to be created. */
export async function setUpBooks(app: Page): Promise<void> {
  await app.getByRole('link', { name: 'Set up the books' }).first().click();
  await saveButtons(app).first().click();
  await app.getByText('Done. The books are as shown here.').waitFor();
}

/** Takes what is suggested for refunds, days and settlements too; on the page of the books. */
export async function setUpTheRest(app: Page): Promise<void> {
  await saveButtons(app).last().click();
  await app.getByText('Done. The books are as shown here.').nth(1).waitFor();
}

function saveButtons(app: Page): Locator {
  return app.getByRole('button', { name: /^(Create .* in QuickBooks and save|Save)$/ });
}

/** A chip as it is drawn. Its root is closed to scripts, so it is read through the browser's inspector. */
export interface DrawnChip {
  readonly orderId: string;
  readonly state: string;
  readonly words: string;
  /** What a pointer at rest on it reads: why it is so, where there is a reason. */
  readonly title: string;
}

/** Every chip of a Seller Central page, in page order. */
export async function readChips(page: Page): Promise<readonly DrawnChip[]> {
  const inspector = await page.context().newCDPSession(page);
  const { root } = await inspector.send('DOM.getDocument', { depth: -1, pierce: true });
  await inspector.detach();
  const chips: DrawnChip[] = [];
  const visit = (node: InspectedNode): void => {
    const orderId = attribute(node, 'data-counterfoil-order');
    const button = orderId === undefined ? undefined : node.shadowRoots?.[0]?.children?.find(isButton);
    if (orderId !== undefined && button !== undefined) {
      const words = attribute(button, 'aria-label') ?? '';
      const title = attribute(button, 'title') ?? '';
      chips.push({ orderId, state: attribute(button, 'data-state') ?? '', words, title });
    }
    for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) visit(child);
  };
  visit(root);
  return chips;
}

interface InspectedNode {
  readonly nodeName: string;
  readonly attributes?: string[];
  readonly children?: InspectedNode[];
  readonly shadowRoots?: InspectedNode[];
}

function isButton(node: InspectedNode): boolean {
  return node.nodeName === 'BUTTON';
}

function attribute(node: InspectedNode, name: string): string | undefined {
  const index = (node.attributes ?? []).findIndex((word, at) => at % 2 === 0 && word === name);
  return index < 0 ? undefined : node.attributes?.[index + 1];
}

/** Waits until the chip of an order is in a state; tells the chip. Fails with what the chip says at the end. */
export async function waitForChip(page: Page, orderId: string, state: string): Promise<DrawnChip> {
  let last: DrawnChip | undefined;
  for (let tries = 0; tries < 300; tries += 1) {
    last = (await readChips(page)).find((chip) => chip.orderId === orderId);
    if (last?.state === state) return last;
    await page.waitForTimeout(50);
  }
  throw new Error(`The chip of ${orderId} is ${last?.state ?? 'not there'}, not ${state}`);
}

/** Clicks a chip as a person does: by the mouse, where the chip is drawn. */
export async function clickChip(page: Page, orderId: string): Promise<void> {
  const host = page.locator(`[data-counterfoil-order="${orderId}"]`).first();
  await host.scrollIntoViewIfNeeded();
  // A page that still settles moves its chips: clicked is where the chip stays for two drawn frames.
  const place = await host.evaluate(async (element) => {
    // No function of its own here: what is sent into a page must not lean on a compiler's additions.
    for (;;) {
      const { left, top } = element.getBoundingClientRect();
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const now = element.getBoundingClientRect();
      const isThere = document.elementFromPoint(left + 16, top - 5) === element;
      if (isThere && now.left === left && now.top === top) return { left, top };
    }
  });
  await page.mouse.click(place.left + 16, place.top - 5);
}

/** The panel inside a Seller Central page: a frame of the extension's own, in a closed root. */
export async function panelIn(page: Page, orderId?: string): Promise<Frame> {
  for (let tries = 0; tries < 200; tries += 1) {
    const frame = page
      .frames()
      .find(
        (each) =>
          each.url().startsWith('chrome-extension://') &&
          (orderId === undefined || each.url().includes(orderId)),
      );
    if (frame !== undefined) return frame;
    await page.waitForTimeout(50);
  }
  throw new Error(`No panel in ${page.url()}`);
}

/** The panel of an order in a tab of its own. */
export async function openPanel(browser: LaunchedBrowser, orderId: string): Promise<Page> {
  return openOwnPage(browser, `panel.html?order=${encodeURIComponent(orderId)}`);
}

/** Presses one of the panel's sending buttons as soon as it takes clicks. */
export async function pressSend(panel: Page | Frame, words: string | RegExp = sendWords): Promise<void> {
  const send = panel.getByRole('button', { name: words }).first();
  await send.evaluate((button) => button.scrollIntoView({ block: 'center' }));
  // A button that has just been scrolled into view takes no click yet, and says so: a person clicks again.
  const tooSoon = panel.getByText('had only just come into view');
  for (let tries = 0; tries < 10; tries += 1) {
    await send.click();
    const hidden = send.waitFor({ state: 'hidden', timeout: 500 }).then(
      () => true,
      () => false,
    );
    if ((await hidden) || (await tooSoon.count()) === 0) return;
  }
}

/** Waits until a panel shows what was read anew, or what is known where that is fresh. */
export async function settledPanel(panel: Page | Frame): Promise<void> {
  await panel.locator('main[aria-busy="false"]').waitFor();
}

/** What stands on the button that sends one document, the first time or again. */
export const sendWords = /^Send to QuickBooks( again)?$/;

/** Sends the first document of a panel that can be sent; resolves when the panel shows that it is there. */
export async function sendFrom(panel: Page | Frame): Promise<void> {
  await pressSend(panel);
  await panel.getByRole('button', { name: 'Undo' }).first().waitFor();
}

/** Asks to have the first document of a panel removed, and confirms it. */
export async function pressUndo(panel: Page | Frame): Promise<void> {
  await panel.getByRole('button', { name: 'Undo' }).first().click();
  await panel.getByRole('button', { name: 'Remove it' }).click();
}

/** Reads the order anew and waits until the panel has both answers. */
export async function refreshPanel(panel: Page | Frame): Promise<void> {
  const refresh = panel.getByRole('button', { name: 'Refresh' });
  await refresh.click();
  await panel.getByText('Figures are up to date.').waitFor({ state: 'attached' });
}
