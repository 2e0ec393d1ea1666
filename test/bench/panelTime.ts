import { clickChip, panelIn } from '../browser/journey';
import type { LaunchedBrowser } from '../browser/launch';
import { benchAddress } from './benchStage';
import { watchChips } from './chipWatch';
import { sumOfShifts } from './pageLoad';

/** One opening of the panel. */
export interface PanelOpening {
  /** From the click to the painted frame with the order's figures. */
  readonly openMs: number;
  /** What moved in the page meanwhile, and before. */
  readonly layoutShift: number;
}

/**
 * Both clocks count from an origin of their own; their sums are on one scale. `__name` is what tsx writes into
 * functions that are carried into the page.
 */
const watching = `
  globalThis.__name = (named) => named;
  if (location.protocol === 'https:') {
    addEventListener('click', (event) => {
      globalThis.benchClickedMs = performance.timeOrigin + event.timeStamp;
    }, true);
  } else if (location.pathname === '/panel.html') {
    globalThis.benchShown = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (document.querySelector('.cf-amazon') === null) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
          channel.port2.postMessage(null);
        });
      });
      observer.observe(document, { subtree: true, childList: true });
    });
  }`;

/** Clicks the chip of a known order with the mouse and waits for its figures. */
export async function measurePanel(
  browser: LaunchedBrowser,
  orderId: string,
  worker: 'warm' | 'cold',
): Promise<PanelOpening> {
  const page = await browser.context.newPage();
  await page.addInitScript(watching);
  const chips = await watchChips(page, await browser.context.newCDPSession(page));
  await page.goto(benchAddress, { waitUntil: 'load' });
  await chips();
  if (worker === 'cold') await browser.stopWorker();
  await clickChip(page, orderId);
  const panel = await panelIn(page, orderId);
  const shownMs = await panel.evaluate<number>('globalThis.benchShown');
  const clickedMs = await page.evaluate<number>('globalThis.benchClickedMs');
  const layoutShift = await sumOfShifts(page);
  await page.close();
  return { openMs: shownMs - clickedMs, layoutShift };
}
