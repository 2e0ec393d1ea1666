import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { panelByItselfFromPx } from '../../entrypoints/seller-central.content/session';
import {
  clickChip,
  connectAmazon,
  connectQuickBooks,
  openOwnPage,
  ordersAddress,
  panelIn,
  readChips,
  setUpBooks,
  setUpTheRest,
  waitForChip,
  windowAt,
} from '../browser/journey';
import { type Stage, setStage } from '../browser/stage';

/** What `tour.json` says of a step. */
interface TourStep {
  readonly step: string;
  readonly seconds: number;
  readonly ok: boolean;
}

/** How the tour is to look. */
export interface TourLook {
  readonly colorScheme: 'light' | 'dark';
  readonly widthPx: number;
}

/** Takes every step of a seller's first day with real clicks; true if each was as it should be. */
export async function runTour(folder: string, look: TourLook): Promise<boolean> {
  mkdirSync(folder, { recursive: true });
  const stage = await setStage({
    sandbox: { orders: 2000 },
    launch: { colorScheme: look.colorScheme, viewport: { width: look.widthPx, height: 900 } },
  });
  stage.browser.context.setDefaultTimeout(15_000);
  const steps: TourStep[] = [];
  let page: Page | undefined;
  const step = async (name: string, take: () => Promise<Page>): Promise<void> => {
    const began = performance.now();
    const seconds = (): number => Math.round(performance.now() - began) / 1000;
    const file = join(folder, `${String(steps.length + 1).padStart(2, '0')}-${name}.png`);
    try {
      page = await take();
      steps.push({ step: name, seconds: seconds(), ok: true });
    } catch (error) {
      steps.push({ step: name, seconds: seconds(), ok: false });
      console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
    await page
      ?.screenshot({ path: file })
      .catch((error: unknown) => console.error(`${file}: ${String(error)}`));
    console.log(`${steps.at(-1)?.ok === true ? 'ok    ' : 'FAILED'} ${name}`);
  };
  try {
    await takeSteps(stage, step);
  } finally {
    writeFileSync(join(folder, 'tour.json'), `${JSON.stringify(steps, null, 2)}\n`);
    await stage.close();
  }
  return steps.every(({ ok }) => ok);
}

async function takeSteps(
  stage: Stage,
  step: (name: string, take: () => Promise<Page>) => Promise<void>,
): Promise<void> {
  const { browser, sandbox } = stage;
  const { landmarks, credentials } = sandbox;
  const desk = sandbox.quickbooks.company(credentials.realms.production);
  const sent = () => desk.documents('SalesReceipt').length;
  const before = sent();
  const order = landmarks.merchantMultiItem;

  const app = await openOwnPage(browser, 'app.html');
  await step('welcome', async () => {
    await app.getByRole('heading', { name: 'Amazon orders in QuickBooks, to the cent and once' }).waitFor();
    return app;
  });
  await step('connect-quickbooks', async () => {
    await app.getByRole('link', { name: 'Connections' }).first().click();
    await connectQuickBooks(browser.context, app, credentials.intuit.production, 'Sandbox Outfitters');
    return app;
  });
  await step('connect-amazon', async () => {
    await connectAmazon(app, credentials.amazon);
    return app;
  });
  await step('set-up-the-books', async () => {
    await setUpBooks(app);
    return app;
  });
  await step('set-up-the-rest', async () => {
    await setUpTheRest(app);
    return app;
  });

  const orders = await browser.context.newPage();
  await step('manage-orders', async () => {
    await orders.goto(ordersAddress);
    await waitForChip(orders, order, 'notSent');
    expect(sandbox.amazon.count('getOrder') === 0, 'the chips of a list cost a call');
    return orders;
  });
  await step('panel', async () => {
    await clickChip(orders, order);
    const panel = await panelIn(orders, order);
    await panel.getByRole('button', { name: 'Send to QuickBooks', exact: true }).waitFor();
    return orders;
  });
  await step('sent', async () => {
    const panel = await panelIn(orders, order);
    await sendFrom(panel);
    await panel.getByRole('button', { name: 'Undo' }).waitFor();
    await waitForChip(orders, order, 'sent');
    expect(sent() === before + 1, `${sent() - before} documents instead of one`);
    return orders;
  });
  await step('in-quickbooks', async () => {
    const panel = await panelIn(orders, order);
    await panel
      .getByRole('link', { name: /QuickBooks/ })
      .first()
      .click();
    const quickbooks = await windowAt(browser.context, 'app.qbo.intuit.com');
    await quickbooks.getByText(order).first().waitFor();
    return quickbooks;
  });
  await step('split-shipment', async () => {
    await orders.bringToFront();
    await clickChip(orders, landmarks.splitThree);
    const panel = await panelIn(orders, landmarks.splitThree);
    await panel.getByText(`${landmarks.splitThree}-2`).first().waitFor();
    return orders;
  });
  await step('blocked', async () => {
    await clickChip(orders, landmarks.unknownFee);
    const panel = await panelIn(orders, landmarks.unknownFee);
    await panel.getByText('which we do not know').first().waitFor();
    return orders;
  });
  await step('undone', async () => {
    await clickChip(orders, order);
    const panel = await panelIn(orders, order);
    await panel.getByRole('button', { name: 'Undo' }).click();
    await panel.waitForTimeout(450);
    await panel.getByRole('button', { name: 'Remove it' }).click();
    await waitForChip(orders, order, 'notSent');
    expect(sent() === before, 'the document is still there');
    return orders;
  });
  await step('order-page', async () => {
    await orders.goto(`https://sellercentral.amazon.com/orders-v3/order/${landmarks.simpleFba}`);
    // In a narrow window the panel waits to be asked.
    await waitForChip(orders, landmarks.simpleFba, 'notSent');
    if ((orders.viewportSize()?.width ?? 0) < panelByItselfFromPx)
      await clickChip(orders, landmarks.simpleFba);
    const panel = await panelIn(orders, landmarks.simpleFba);
    await sendFrom(panel);
    await waitForChip(orders, landmarks.simpleFba, 'sent');
    expect((await readChips(orders)).length === 1, 'one chip on an order’s own page');
    return orders;
  });
  await step('popup', async () => {
    const popup = await openOwnPage(browser, 'popup.html');
    await popup.setViewportSize({ width: 360, height: 600 });
    await popup.getByText(landmarks.simpleFba).first().waitFor();
    return popup;
  });
}

/** A click counts only on a button that has been in plain view for a moment, so the click is repeated until it does. */
async function sendFrom(panel: Awaited<ReturnType<typeof panelIn>>): Promise<void> {
  const send = panel.getByRole('button', { name: 'Send to QuickBooks', exact: true });
  await send.waitFor();
  await send.scrollIntoViewIfNeeded();
  const settled = panel.getByRole('button', { name: 'Undo' });
  for (let tries = 0; tries < 20 && !(await settled.isVisible()); tries += 1) {
    if (await send.isVisible()) await send.click().catch(() => undefined);
    await settled.waitFor({ timeout: 1500 }).catch(() => undefined);
  }
}

function expect(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}
