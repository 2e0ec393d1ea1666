import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openOwnPage, ordersAddress, panelIn, readChips, waitForChip } from './journey';
import { makeReady, type Stage, setStage } from './stage';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let stage: Stage;

beforeAll(async () => {
  stage = await setStage({ sandbox: { orders: 50 } });
});

afterAll(() => stage.close());

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** What axe finds wrong, in both colour schemes. */
async function violations(page: Page, shown: Page | Frame = page): Promise<readonly string[]> {
  const found: string[] = [];
  await shown.evaluate(axeSource);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations: broken } = await shown.evaluate(() =>
      (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
    );
    for (const { id, nodes } of broken) {
      for (const { html, failureSummary } of nodes)
        found.push(`${colorScheme} ${id} ${html} ${failureSummary}`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

async function panelOf(orderId: string, waitFor: (panel: Page) => Promise<void>): Promise<Page> {
  const panel = await openOwnPage(stage.browser, `panel.html?order=${orderId}`);
  await panel.setViewportSize({ width: 480, height: 900 });
  await waitFor(panel);
  return panel;
}

describe('axe finds nothing wrong', () => {
  test('before anything is connected', async () => {
    for (const [file, words] of [
      ['app.html#welcome', 'Amazon orders in QuickBooks'],
      ['app.html#connections', 'Connect QuickBooks'],
      ['app.html#books', 'Set up the books'],
      ['popup.html', 'Open Manage Orders'],
      [`panel.html?order=${stage.sandbox.landmarks.simpleFba}`, stage.sandbox.landmarks.simpleFba],
    ] as const) {
      const page = await openOwnPage(stage.browser, file);
      await page.getByText(words).first().waitFor();
      expect([file, await violations(page)]).toEqual([file, []]);
      await page.close();
    }
  });

  test('on connections and books that are set up', async () => {
    await makeReady(stage);
    for (const [file, words] of [
      ['app.html#connections', 'Sandbox Outfitters'],
      ['app.html#books', 'Amazon Clearing'],
    ] as const) {
      const page = await openOwnPage(stage.browser, file);
      await page.getByText(words).first().waitFor({ state: 'attached' });
      expect([file, await violations(page)]).toEqual([file, []]);
      await page.close();
    }
  });

  test('in a panel that is ready, sent, asked to undo, or blocked', async () => {
    const { merchantMultiItem, unknownFee } = stage.sandbox.landmarks;
    const send = (panel: Page) =>
      panel.locator('button:not([aria-disabled]):text-is("Send to QuickBooks")').waitFor();
    const panel = await panelOf(merchantMultiItem, send);
    expect(await violations(panel)).toEqual([]);
    await panel.getByRole('button', { name: 'Send to QuickBooks', exact: true }).click();
    const undo = panel.getByRole('button', { name: 'Undo' });
    await undo.waitFor();
    expect(await violations(panel)).toEqual([]);
    await undo.click();
    await panel.getByRole('button', { name: 'Remove it' }).waitFor();
    expect(await violations(panel)).toEqual([]);
    await panel.close();

    const blocked = await panelOf(unknownFee, (each) =>
      each.getByText('which we do not know').first().waitFor(),
    );
    expect(await violations(blocked)).toEqual([]);
    await blocked.close();
  });

  test('in the popup, with something sent', async () => {
    const popup = await openOwnPage(stage.browser, 'popup.html');
    await popup.setViewportSize({ width: 360, height: 600 });
    await popup.getByText(/^Sent today/).click();
    await popup.getByText(stage.sandbox.landmarks.merchantMultiItem).first().waitFor();
    expect(await violations(popup)).toEqual([]);
    await popup.close();
  });
});

describe('by the keyboard alone', () => {
  let page: Page;

  /** The chip that has the focus, by what the page itself can know: its host. */
  const focusedChip = () =>
    page.evaluate(() => document.activeElement?.getAttribute('data-counterfoil-order') ?? null);
  const insidePanel = (panel: Frame) => panel.evaluate(() => document.hasFocus());

  test('a chip is reached, opens the panel, and has the focus again after Esc', async () => {
    page = await stage.browser.context.newPage();
    await page.goto(ordersAddress);
    const { simpleFba } = stage.sandbox.landmarks;
    await waitForChip(page, simpleFba, 'notSent');
    await page.getByRole('link', { name: simpleFba, exact: true }).focus();
    await page.keyboard.press('Tab');
    expect(await focusedChip()).toBe(simpleFba);
    await page.keyboard.press('Enter');
    const panel = await panelIn(page, simpleFba);
    await panel.getByRole('button', { name: 'Send to QuickBooks', exact: true }).waitFor();
    await expect.poll(() => insidePanel(panel)).toBe(true);
    // The frame that would confirm the key is gone with it, so nobody waits for that.
    void page.keyboard.down('Escape').catch(() => undefined);
    await expect.poll(() => page.frames().length).toBe(1);
    expect(await focusedChip()).toBe(simpleFba);
  });

  test('a document is sent, and its state is read out', async () => {
    const { simpleFba } = stage.sandbox.landmarks;
    await page.keyboard.press('Enter');
    const panel = await panelIn(page, simpleFba);
    await panel.locator('button:not([aria-disabled]):text-is("Send to QuickBooks")').waitFor();
    const onSend = () => panel.evaluate(() => document.activeElement?.textContent === 'Send to QuickBooks');
    for (let steps = 0; steps < 40 && !(await onSend()); steps += 1) await page.keyboard.press('Tab');
    expect(await onSend()).toBe(true);
    await page.keyboard.press('Enter');
    await panel.getByRole('button', { name: 'Undo' }).waitFor();
    const chip = await waitForChip(page, simpleFba, 'sent');
    expect(chip.words).toBe(`Order ${simpleFba} in QuickBooks: sent as ${simpleFba}`);
    expect(((await panel.getByRole('status').first().textContent()) ?? '').length).toBeGreaterThan(0);
  });

  test('every chip has a name that says order and state', async () => {
    const chips = await readChips(page);
    expect(chips.length).toBeGreaterThan(50);
    for (const { orderId, words } of chips)
      expect(words).toMatch(new RegExp(`^Order ${orderId} in QuickBooks: `));
    await page.close();
  });
});
