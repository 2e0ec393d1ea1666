/** What `watchPage` needs of a window; the real one, or a test's. */
export interface WatchedWindow {
  readonly document: Document;
  readonly location: { readonly href: string };
  readonly MutationObserver: typeof MutationObserver;
  readonly performance: { now(): number };
  setTimeout(run: () => void, waitMs: number): number;
  clearTimeout(timer: number): void;
  setInterval(run: () => void, everyMs: number): number;
  clearInterval(timer: number): void;
  addEventListener(type: string, run: () => void, options: { signal: AbortSignal }): void;
}

/** Shortest and longest pause between two scans of a page that keeps changing. */
const pauseAtLeastMs = 40;
const pauseAtMostMs = 400;
/** A scan may take at most this share of the time, so a restless page is not slowed down. */
const restPerScan = 25;
/** Address changes that no event tells of are noticed within this time. */
const addressPollMs = 1000;

/** Whether a scan saw all there is, or parts that no observer tells of (open shadow roots, a page that loads). */
export type ScanEnd = 'settled' | 'lookAgain';

/**
 * Calls `scan` once at once and again after changes of the tree or the address, never more often than a
 * small share of the time allows: the first change after a rest is scanned at once, later ones together.
 *
 * One observer on the whole document, from before it has a body, because lists are replaced as a whole on search and paging. A patched
 * `history.pushState` is not seen from an isolated world, hence the poll; `mustLook` is asked in it too, for
 * what neither tree nor address tell.
 */
export function watchPage(
  view: WatchedWindow,
  scan: () => ScanEnd,
  signal: AbortSignal,
  mustLook: () => boolean = () => false,
): void {
  let timer: number | undefined;
  let restUntil = 0;
  let address = view.location.href;
  let end: ScanEnd = 'settled';

  const run = (): void => {
    timer = undefined;
    const began = view.performance.now();
    address = view.location.href;
    end = scan();
    const tookMs = view.performance.now() - began;
    restUntil = began + tookMs + Math.min(pauseAtMostMs, Math.max(pauseAtLeastMs, tookMs * restPerScan));
  };
  const changed = (): void => {
    if (timer !== undefined || signal.aborted) return;
    const waitMs = restUntil - view.performance.now();
    if (waitMs <= 0) run();
    else timer = view.setTimeout(run, waitMs);
  };

  const observer = new view.MutationObserver(changed);
  observer.observe(view.document, { childList: true, subtree: true });
  const poll = view.setInterval(() => {
    if (end === 'lookAgain' || view.location.href !== address || mustLook()) changed();
  }, addressPollMs);
  view.addEventListener('popstate', changed, { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    view.clearInterval(poll);
    if (timer !== undefined) view.clearTimeout(timer);
  });
  run();
}
