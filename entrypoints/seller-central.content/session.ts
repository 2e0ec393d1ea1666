import type { PagePort } from '../../lib/messages/pagePort';
import { healthOf } from '../../lib/pages/health';
import { routeOf } from '../../lib/pages/routes';
import { watchPage } from '../../lib/pages/watch';
import type { Chip } from '../../lib/posting/chip';
import { createChipLayer } from './chipLayer';
import { createNotice } from './notice';
import { createPanelFrame } from './panelFrame';

/** A page that looks strange is given this long to finish before we say so. */
const strangeAfterMs = 6000;
/** Narrower pages do not get the panel by themselves: it would cover what the seller came for. */
export const panelByItselfFromPx = 1200;
/** Chips of orders that the background has not answered for come empty after this time. */
const askingAfterMs = 1000;
const updatedWords = 'Counterfoil was updated. Reload this page to go on.';

/** Shows chips and panel on one document until `signal` aborts. */
export function startSession(view: Window & typeof globalThis, port: PagePort, signal: AbortSignal): void {
  const page = view.document;
  const panel = createPanelFrame(page, (orderId) => port.panelAddress(orderId));
  const open = (orderId: string): void => {
    if (port.isAlive()) panel.open(orderId, true);
    else scan();
  };
  const layer = createChipLayer(page, open);
  const notice = createNotice(page);
  const answered = new Set<string>();
  let strangeSinceMs: number | undefined;
  let openedByItself: string | undefined;

  const ask = (orderIds: readonly string[]): void => {
    if (orderIds.length === 0) return;
    for (const orderId of orderIds) answered.add(orderId);
    const slow = view.setTimeout(() => {
      layer.showAsking(orderIds);
      place();
    }, askingAfterMs);
    const show = (chips: readonly Chip[]): void => {
      view.clearTimeout(slow);
      layer.show(chips);
      place();
    };
    port.chips(orderIds).then(show, () => {
      for (const orderId of orderIds) answered.delete(orderId);
      show(orderIds.map((orderId) => ({ orderId, state: 'cannotTell', numbers: [] })));
    });
  };

  /** Chips where they belong now; nothing after the end, and not on a page that the next scan will clear. */
  const place = (): void => {
    const address = new URL(view.location.href);
    if (!signal.aborted && port.isAlive()) layer.place(routeOf(address), address);
  };

  const scan = (): 'settled' | 'lookAgain' => {
    const address = new URL(view.location.href);
    const route = routeOf(address);
    if (!port.isAlive()) {
      // The extension was updated and this script is left over: what it shows can no longer be true.
      layer.remove();
      panel.close();
      notice.show(route.page === 'none' ? undefined : updatedWords, () => view.location.reload());
      return 'lookAgain';
    }
    const orderIds = layer.place(route, address);
    ask(orderIds.filter((orderId) => !answered.has(orderId)));
    // Only where the page is one that we know: on others we are asked first.
    if (route.page === 'orderDetails' && openedByItself !== route.orderId && orderIds.length > 0) {
      openedByItself = route.orderId;
      if (view.innerWidth >= panelByItselfFromPx) panel.open(route.orderId, false);
    }
    if (route.page !== 'orderDetails') openedByItself = undefined;

    const health = healthOf(page, route, orderIds.length);
    const nowMs = view.performance.now();
    strangeSinceMs = health === 'unknown' ? (strangeSinceMs ?? nowMs) : undefined;
    if (strangeSinceMs === undefined) notice.show(undefined);
    else if (nowMs - strangeSinceMs >= strangeAfterMs) {
      const orderId = route.page === 'orderDetails' ? route.orderId : undefined;
      if (orderId === undefined)
        notice.show('Counterfoil does not know this page yet, so it shows nothing here.');
      else notice.show('Show this order in QuickBooks', () => open(orderId));
    }
    return health === 'known' || health === 'empty' ? 'settled' : 'lookAgain';
  };

  port.listen({
    orderChanged: (orderId) => {
      if (orderId === undefined) ask([...answered]);
      else if (answered.has(orderId)) ask([orderId]);
    },
    closePanel: () => panel.close(),
  });
  signal.addEventListener('abort', () => {
    panel.close();
    notice.show(undefined);
    layer.remove();
  });
  watchPage(view, scan, signal, () => !port.isAlive());
}
