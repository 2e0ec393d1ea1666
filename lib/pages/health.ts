import type { PageRoute } from './routes';

/** How well we know the page that is shown. */
export type PageHealth =
  /** Still building itself; say nothing yet. */
  | 'loading'
  /** As we know it. */
  | 'known'
  /** A list that says itself that it has no orders. */
  | 'empty'
  /** Settled, and not as we know it: no numbers from us, and we say so. */
  | 'unknown';

/** Signs of a page that is not done: children of the loader, any spinner. Seen live in August 2026. */
const loadingSigns = '#apploading > *, .a-spinner, kat-spinner, [aria-busy="true"]';

/** Signs of a list without orders: its application is there and no table is. */
const applicationSigns = '#MYO-app, #myo-layout';

/** Whether a page still builds itself. */
export function isLoading(root: Document): boolean {
  return root.readyState === 'loading' || root.querySelector(loadingSigns) !== null;
}

/** Judges a page from what we found on it. `anchored` is the number of places for chips. */
export function healthOf(root: Document, route: PageRoute, anchored: number): PageHealth {
  if (anchored > 0 || route.page === 'none') return 'known';
  if (isLoading(root)) return 'loading';
  const isEmptyList =
    route.page === 'orderList' &&
    root.querySelector(applicationSigns) !== null &&
    root.querySelector('#orders-table tbody tr, [role="row"] a[href]') === null;
  return isEmptyList ? 'empty' : 'unknown';
}
