/** Where the chip of an order's own page stands, best place first. */
export interface DetailsAnchor {
  readonly beside: Element;
  /** `after` puts the chip behind the element, `floating` nowhere near the page's own content. */
  readonly place: 'after' | 'before';
}

/** The order number of the page, in the markup of several years; newer pages wrap it in a link. */
const orderNumber = '[data-test-id="order-id-value"]';
const actionButtons = '[data-test-id="order-details-header-action-buttons"]';
const applicationRoot = '#MYO-app';

/**
 * The place for the chip of `orderId`. The id comes from the address; the number that the page shows is
 * only compared, because an order invoiced by Amazon shows a second number of the same form.
 */
export function findDetailsAnchor(root: Document, orderId: string): DetailsAnchor | undefined {
  const numbers = [...root.querySelectorAll(orderNumber)];
  const own = numbers.find((element) => (element.textContent ?? '').includes(orderId));
  if (own !== undefined) return { beside: own, place: 'after' };
  const buttons = root.querySelector(actionButtons);
  if (buttons !== null) return { beside: buttons, place: 'before' };
  const application = root.querySelector(applicationRoot);
  return application === null ? undefined : { beside: application, place: 'before' };
}
