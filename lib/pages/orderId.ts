/** An order of Amazon's own stores: `114-1234567-1234567`. */
const amazonOrder = String.raw`\d{3}-\d{7}-\d{7}`;
/** A multi-channel order of the seller's own shop: `S01-1234567-1234567`. */
const multiChannelOrder = String.raw`S\d{2}-\d{7}-\d{7}`;

const wholeId = new RegExp(`^(?:${amazonOrder}|${multiChannelOrder})$`);
const pathId = new RegExp(
  `^/(?:orders-v3/order|amazonsell/orders?|gp/orders-v3/order)/(${amazonOrder}|${multiChannelOrder})/?$`,
);

/** Query names under which known links carry the order. */
const queryNames = ['orderId', 'orderID'] as const;
const queryPaths =
  /^\/(?:amazonsell\/order-details|gp\/orders\/fba-order-details\.html|orders-v3\/order)\/?$/;

/** Whether the text is an order id and nothing else. */
export function isOrderId(text: string): boolean {
  return wholeId.test(text);
}

/**
 * The order that an address of Seller Central is about, read from path or query and never from text:
 * a link's text may be the seller's own order number. Sub-pages (confirm-shipment, cancel-order) are none.
 */
export function orderIdOfAddress(address: URL): string | undefined {
  const inPath = pathId.exec(address.pathname)?.[1];
  if (inPath !== undefined) return inPath;
  if (!queryPaths.test(address.pathname)) return undefined;
  for (const name of queryNames) {
    const value = address.searchParams.get(name);
    if (value !== null && isOrderId(value)) return value;
  }
  return undefined;
}
