import type { LaunchedBrowser } from '../browser/launch';
import { benchAddress } from './benchStage';
import { watchChips } from './chipWatch';
import { atRest } from './pageLoad';

/** As far as we read a row of the browser's own trace. Times are in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly args?: { readonly data?: { readonly isOutermostMainFrame?: boolean } };
}

const taskName = 'ThreadControllerImpl::RunTask';
const contentLoaded = 'domContentLoadedEventEnd';

/**
 * The longest task of the page's thread once its own scripts have run, which is when a content script begins,
 * until everything is painted. Style, layout and paint are in it, whoever caused them: nothing of ours can hide
 * in a task of the page's, and the page without us is measured in the same way.
 */
export async function measureLongestTask(launched: LaunchedBrowser, hasChips: boolean): Promise<number> {
  const { context } = launched;
  const browser = context.browser();
  if (browser === null) throw new Error('The browser of this context cannot be reached');
  const page = await context.newPage();
  const chips = hasChips ? await watchChips(page, await context.newCDPSession(page)) : undefined;
  await browser.startTracing(page, { categories: ['blink.user_timing', 'toplevel'] });
  await page.goto(benchAddress, { waitUntil: 'load' });
  await chips?.();
  await atRest(page);
  const trace = JSON.parse((await browser.stopTracing()).toString('utf8')) as { traceEvents: TraceEvent[] };
  await page.close();
  return longestTaskMs(trace.traceEvents);
}

function longestTaskMs(events: readonly TraceEvent[]): number {
  const start = events.findLast(
    ({ name, args }) => name === contentLoaded && args?.data?.isOutermostMainFrame !== false,
  );
  if (start === undefined) throw new Error('The trace does not tell when the page was read');
  const durations = events
    .filter(
      ({ name, pid, tid, ts }) =>
        name === taskName && pid === start.pid && tid === start.tid && ts >= start.ts,
    )
    .map(({ dur }) => dur ?? 0);
  return Math.max(0, ...durations) / 1000;
}
