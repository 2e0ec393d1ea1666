import type { CDPSession, Page } from 'playwright-core';
import { benchOrders } from './benchStage';

/** When all chips of a page were there, in the page's own time. */
export interface ChipTimes {
  /** Every chip says its state. */
  readonly drawnMs: number;
  /** The frame that shows them is done. */
  readonly paintedMs: number;
}

/**
 * Watches the chips from within the content script's own world, which alone may look into its closed roots.
 * One observer that runs when a chip changes, so that watching costs next to nothing.
 */
const watching = `new Promise((resolve) => {
  const watched = new Set();
  const states = () => [...watched].map((root) => root.querySelector('button')?.dataset.state ?? 'asking');
  const observer = new MutationObserver(look);
  function look() {
    for (const host of document.querySelectorAll('[data-counterfoil-order]')) {
      const root = chrome.dom.openOrClosedShadowRoot(host);
      if (root === null || watched.has(root)) continue;
      watched.add(root);
      observer.observe(root, { subtree: true, attributeFilter: ['data-state'] });
    }
    if (watched.size < ${benchOrders} || states().includes('asking')) return;
    observer.disconnect();
    const drawnMs = performance.now();
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve({ drawnMs, paintedMs: performance.now() });
      channel.port2.postMessage(null);
    });
  }
  observer.observe(document, { subtree: true, childList: true });
  look();
})`;

/** Tells when all chips are drawn, of the page's next document. To be called before it is opened. */
export async function watchChips(page: Page, session: CDPSession): Promise<() => Promise<ChipTimes>> {
  const times = new Promise<ChipTimes>((resolve, reject) => {
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (!context.origin.startsWith('chrome-extension://')) return;
      session
        .send('Runtime.evaluate', {
          expression: watching,
          contextId: context.id,
          awaitPromise: true,
          returnByValue: true,
        })
        .then(({ result }) => resolve(result.value as ChipTimes), reject);
    });
  });
  times.catch(() => undefined);
  await session.send('Runtime.enable');
  return async () => {
    const waited = new Promise<never>((_, reject) =>
      page.once('close', () => reject(new Error('The page was closed before its chips were drawn'))),
    );
    return Promise.race([times, waited]);
  };
}
