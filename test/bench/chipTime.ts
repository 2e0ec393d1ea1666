import type { LaunchedBrowser } from '../browser/launch';
import { benchAddress } from './benchStage';
import { watchChips } from './chipWatch';

/** The time from the page's rows to all of their chips, painted; of a worker that runs, or one that must start. */
export async function measureChips(browser: LaunchedBrowser, worker: 'warm' | 'cold'): Promise<number> {
  const page = await browser.context.newPage();
  const session = await browser.context.newCDPSession(page);
  const chips = await watchChips(page, session);
  if (worker === 'cold') await browser.stopWorker();
  await page.goto(benchAddress, { waitUntil: 'load' });
  const { paintedMs } = await chips();
  const rowsShownMs = await page.evaluate<number>(`performance.getEntriesByName('rows-shown')[0].startTime`);
  await page.close();
  return paintedMs - rowsShownMs;
}
