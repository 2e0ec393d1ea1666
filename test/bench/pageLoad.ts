import type { BrowserContext, Page } from 'playwright-core';
import { benchAddress } from './benchStage';
import { watchChips } from './chipWatch';

/** What one load of the page cost. */
export interface PageLoad {
  /** From the start of the navigation to the end of the load event. */
  readonly loadMs: number;
  /** All scripts on the page's thread, those of isolated worlds among them. */
  readonly scriptMs: number;
  /** Style and layout. */
  readonly layoutMs: number;
  /** Everything that the page's thread did. */
  readonly taskMs: number;
  /** Sum of all shifts. */
  readonly layoutShift: number;
}

/** Loads the page once in a fresh tab, until it and our chips are at rest. */
export async function measurePageLoad(context: BrowserContext, hasChips: boolean): Promise<PageLoad> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  const chips = hasChips ? await watchChips(page, session) : undefined;
  await page.goto(benchAddress, { waitUntil: 'load' });
  await chips?.();
  await atRest(page);
  const { metrics } = await session.send('Performance.getMetrics');
  const metricMs = (name: string): number =>
    1000 * (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN);
  const loadMs = await page.evaluate<number>(`performance.getEntriesByType('navigation')[0].loadEventEnd`);
  const layoutShift = await sumOfShifts(page);
  await page.close();
  return {
    loadMs,
    scriptMs: metricMs('ScriptDuration'),
    layoutMs: metricMs('LayoutDuration') + metricMs('RecalcStyleDuration'),
    taskMs: metricMs('TaskDuration'),
    layoutShift,
  };
}

/** Two frames later the page's thread has nothing left to do. */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(`new Promise((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(() => resolve()))))`);
}

/** Every shift since the page began, also those right after a click. */
export function sumOfShifts(page: Page): Promise<number> {
  return page.evaluate<number>(`new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) sum += value;
    }).observe({ type: 'layout-shift', buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum))));
  })`);
}
