import { findDetailsAnchor } from '../../lib/pages/detailsAnchor';
import { findOrderLinks } from '../../lib/pages/orderLinks';
import type { PageRoute } from '../../lib/pages/routes';
import type { Chip } from '../../lib/posting/chip';
import { type ChipElement, createChipElement, hostAttribute } from './chipElement';

/** The chips of the page that is shown. */
export interface ChipLayer {
  /**
   * Puts chips beside the orders that it has an answer for; tells all orders found, in page order. An order
   * without an answer gets none yet: to put in 100 chips and to fill them later is to lay out the page twice.
   */
  place(route: PageRoute, address: URL): readonly string[];
  /** Takes answers: chips that are there change at once, others come with the next `place`. */
  show(chips: readonly Chip[]): void;
  /** The answer takes long: their chips come empty with the next `place`. */
  showAsking(orderIds: readonly string[]): void;
  /** Takes everything of ours out of the page. */
  remove(): void;
}

/** Chips of a document; `open` is asked to show an order. */
export function createChipLayer(page: Document, open: (orderId: string) => void): ChipLayer {
  const elements = new Map<HTMLElement, { readonly element: ChipElement; readonly orderId: string }>();
  const known = new Map<string, Chip | undefined>();

  const chipBeside = (beside: Element, orderId: string, place: 'after' | 'before'): HTMLElement => {
    const neighbour = place === 'after' ? beside.nextElementSibling : beside.previousElementSibling;
    const there = neighbour instanceof HTMLElement ? elements.get(neighbour) : undefined;
    if (there?.orderId === orderId) return there.element.host;
    const element = createChipElement(page, orderId, () => open(orderId));
    element.show(known.get(orderId));
    elements.set(element.host, { element, orderId });
    if (place === 'after') beside.after(element.host);
    else beside.before(element.host);
    return element.host;
  };

  /**
   * Takes out every chip that this scan did not ask for: React reuses nodes, so a chip may be left beside a
   * link that now leads elsewhere, and on an order's page a better place may have come since.
   */
  const keepOnly = (wanted: ReadonlySet<HTMLElement>): void => {
    for (const host of elements.keys()) {
      if (wanted.has(host)) continue;
      host.remove();
      elements.delete(host);
    }
  };

  return {
    place(route, address) {
      if (route.page === 'none') {
        this.remove();
        return [];
      }
      if (route.page === 'orderDetails') {
        const anchor = findDetailsAnchor(page, route.orderId);
        const isKnown = anchor !== undefined && known.has(route.orderId);
        keepOnly(new Set(isKnown ? [chipBeside(anchor.beside, route.orderId, anchor.place)] : []));
        return anchor === undefined ? [] : [route.orderId];
      }
      const links = findOrderLinks(page, address);
      const ready = links.filter(({ orderId }) => known.has(orderId));
      keepOnly(new Set(ready.map(({ orderId, link }) => chipBeside(link, orderId, 'after'))));
      return [...new Set(links.map(({ orderId }) => orderId))];
    },
    show(chips) {
      for (const chip of chips) known.set(chip.orderId, chip);
      for (const { element, orderId } of elements.values()) {
        const chip = known.get(orderId);
        if (chip !== undefined) element.show(chip);
      }
    },
    showAsking(orderIds) {
      for (const orderId of orderIds) if (!known.has(orderId)) known.set(orderId, undefined);
    },
    remove() {
      for (const host of elements.keys()) host.remove();
      elements.clear();
      for (const orphan of page.querySelectorAll(`[${hostAttribute}]`)) orphan.remove();
    },
  };
}
