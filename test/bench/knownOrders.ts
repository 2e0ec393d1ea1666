import type { Page } from 'playwright-core';
import { openOwnPage } from '../browser/journey';
import type { LaunchedBrowser } from '../browser/launch';
import type { Sandbox } from '../sandbox/sandbox';

/** Orders fetched between two fills of the buckets; listTransactions allows ten at once. */
const atOnce = 8;

/**
 * Lets the extension fetch orders as a click on each would. At Amazon's rate a hundred of them take minutes,
 * which say nothing about the page, so the buckets are filled again in between, theirs and ours.
 */
export async function knowOrders(
  browser: LaunchedBrowser,
  sandbox: Sandbox,
  orderIds: readonly string[],
): Promise<void> {
  const page = await openOwnPage(browser, 'app.html');
  for (let from = 0; from < orderIds.length; from += atOnce) {
    sandbox.amazon.quotas.refill();
    await fillBuckets(page);
    await Promise.all(orderIds.slice(from, from + atOnce).map((orderId) => refresh(page, orderId)));
  }
  await page.close();
}

async function refresh(page: Page, orderId: string): Promise<void> {
  const message = JSON.stringify({ command: 'refreshOrder', asks: { orderId } });
  const answer = await page.evaluate<unknown>(`chrome.runtime.sendMessage(${message})`);
  const told = answer as { readonly ok?: boolean; readonly value?: { readonly ok?: boolean } } | null;
  if (told?.ok !== true || told.value?.ok !== true)
    throw new Error(`${orderId} could not be fetched: ${JSON.stringify(answer)}`);
}

async function fillBuckets(page: Page): Promise<void> {
  await page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('counterfoil');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const filling = opening.result.transaction('buckets', 'readwrite');
      const walking = filling.objectStore('buckets').openCursor();
      walking.onsuccess = () => {
        const cursor = walking.result;
        if (cursor === null) return;
        if (cursor.key.startsWith('amazon/')) cursor.update({ ...cursor.value, tokens: ${atOnce} });
        cursor.continue();
      };
      filling.oncomplete = () => { opening.result.close(); resolve(); };
      filling.onabort = () => reject(filling.error);
    };
  })`);
}
