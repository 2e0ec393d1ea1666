import { isLoading } from './health';
import { orderIdOfAddress } from './orderId';

/** A link to an order, beside which a chip may stand. */
export interface OrderLink {
  readonly orderId: string;
  readonly link: HTMLAnchorElement;
}

/** Links that can only be to orders, whatever the rest of the page is; narrowed by their address below. */
const candidates =
  'a[href*="/orders-v3/order/"],a[href*="/amazonsell/order"],a[href*="/gp/orders/fba-order-details"]';

/** Where a page navigates, not where it lists. */
const outsideContent = 'header,nav,footer,[role="navigation"],[role="banner"],[role="contentinfo"]';

/** One order may be linked several times in one of these; only its first link gets a chip. */
const rowOf = 'tr,[role="row"],[data-order-id],li';

/**
 * The order links of a list page: one per order and row, by address. Orders with several items span rows
 * (`rowspan`), and only the first row has the link, so a link and not a row is what carries a chip.
 */
export function findOrderLinks(root: Document, base: URL): readonly OrderLink[] {
  const light = collect(root.querySelectorAll<HTMLAnchorElement>(candidates), base);
  // A walk through every root costs more than a page that still loads should pay.
  return light.length > 0 || isLoading(root) ? light : collect(linksInOpenRoots(root), base);
}

function collect(links: Iterable<HTMLAnchorElement>, base: URL): readonly OrderLink[] {
  const found: OrderLink[] = [];
  const seenInRow = new WeakMap<Element, Set<string>>();
  const seenOutsideRows = new Set<string>();
  for (const link of links) {
    const orderId = orderIdOfLink(link, base);
    if (orderId === undefined || closestOf(link, outsideContent) !== null) continue;
    const row = closestOf(link, rowOf);
    const seen = row === null ? seenOutsideRows : (seenInRow.get(row) ?? new Set<string>());
    if (row !== null) seenInRow.set(row, seen);
    if (seen.has(orderId)) continue;
    seen.add(orderId);
    found.push({ orderId, link });
  }
  return found;
}

/** `closest`, also out of shadow roots: what surrounds a link may be in the tree around its root. */
function closestOf(start: Element, selector: string): Element | null {
  for (let element: Element | undefined = start; element !== undefined; ) {
    const found = element.closest(selector);
    if (found !== null) return found;
    const root = element.getRootNode();
    element = 'host' in root ? (root as ShadowRoot).host : undefined;
  }
  return null;
}

/** The order of a link on this host; links that leave it are not ours to mark. */
export function orderIdOfLink(link: HTMLAnchorElement, base: URL): string | undefined {
  const href = link.getAttribute('href');
  if (href === null) return undefined;
  const address = URL.canParse(href, base.href) ? new URL(href, base.href) : undefined;
  return address?.host === base.host ? orderIdOfAddress(address) : undefined;
}

/** How many open shadow roots are looked into before giving up; new pages were seen with 89. */
const rootsAtMost = 400;

/** New pages keep part of their content in open shadow roots; looked into only where the light tree has none. */
function* linksInOpenRoots(root: Document): Generator<HTMLAnchorElement> {
  const queue: (Document | ShadowRoot)[] = [root];
  for (let looked = 0; looked < rootsAtMost; looked += 1) {
    const scope = queue.shift();
    if (scope === undefined) return;
    if (scope !== root) yield* scope.querySelectorAll<HTMLAnchorElement>(candidates);
    for (const element of scope.querySelectorAll('*')) {
      if (element.shadowRoot !== null) queue.push(element.shadowRoot);
    }
  }
}
