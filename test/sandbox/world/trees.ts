import type { Component, ComponentKind, Line, MoneyEvent } from './truth';

/** A node of one of Amazon's trees, in minor units. */
export interface TreeNode {
  readonly name: string;
  readonly amountMinor: number;
  readonly children: readonly TreeNode[];
}

/**
 * Where an amount stands in the item tree, and what its root is called in the transaction's own tree where
 * that differs. Source: paths seen in 3,911 live payloads of listTransactions.
 */
interface Place {
  readonly item: readonly [string, ...string[]] | null;
  readonly transaction?: readonly [string, ...string[]];
}

const places: Readonly<Record<ComponentKind, Place>> = {
  principal: { item: ['ProductCharges', 'OurPricePrincipal'] },
  shipping: { item: ['Shipping', 'ShippingPrincipal'] },
  giftWrap: { item: ['Other', 'GiftwrapPrincipal'] },
  itemPromotion: { item: ['PromoRebates', 'OurPriceDiscount'] },
  shippingPromotion: { item: ['PromoRebates', 'ShippingDiscount'] },
  itemTax: { item: ['Tax', 'OurPriceTax'] },
  shippingTax: { item: ['Tax', 'ShippingTax'] },
  giftWrapTax: { item: ['Tax', 'GiftwrapTax'] },
  itemTaxWithheld: { item: ['Tax', 'MarketplaceFacilitatorTax-Principal'] },
  shippingTaxWithheld: { item: ['Tax', 'MarketplaceFacilitatorTax-Shipping'] },
  giftWrapTaxWithheld: { item: ['Tax', 'MarketplaceFacilitatorTax-Other'] },
  commission: { item: ['AmazonFees', 'Commission', 'Base'] },
  commissionTax: { item: ['AmazonFees', 'Commission', 'Tax'] },
  fulfilmentFee: { item: ['AmazonFees', 'FBAPerUnitFulfillmentFee', 'Base'] },
  fulfilmentFeeTax: { item: ['AmazonFees', 'FBAPerUnitFulfillmentFee', 'Tax'] },
  fulfilmentFeeWaiver: { item: ['AmazonFees', 'FBAPerUnitFulfillmentFee', 'Promo'] },
  shippingChargeback: { item: ['AmazonFees', 'ShippingChargeback', 'Base'] },
  giftWrapChargeback: { item: ['AmazonFees', 'GiftwrapChargeback', 'Base'] },
  refundCommission: { item: ['AmazonFees', 'RefundCommission', 'Base'] },
  restockingFee: { item: ['Other', 'RestockingDeductionPrincipal'] },
  goodwill: { item: ['Other', 'GoodwillPrincipal'] },
  // Transport of a multi-channel order: in the transaction's own tree only.
  transportFee: { item: null, transaction: ['AmazonFees', 'FBATransportationFee', 'Base'] },
  // No such path was ever seen: whatever cannot be named must stop visibly.
  unknownFee: { item: ['AmazonFees', 'LunarDeliverySurcharge', 'Base'] },
  storageFee: { item: ['AmazonFees', 'FBAStorageFee', 'Base'], transaction: ['StorageBillingFee'] },
  subscription: { item: ['AmazonFees', 'Subscription', 'Base'], transaction: ['SubscriptionFee'] },
  inboundFreight: {
    item: ['AmazonFees', 'FBAInboundTransportationFee', 'Base'],
    transaction: ['InboundTransportationFee'],
  },
  // Items hold an anonymous Base; the name comes from the transaction's own tree.
  advertising: { item: ['Base'], transaction: ['AdvertisingFee'] },
  reimbursement: { item: ['FBAInventoryReimbursement'] },
  reserveDebit: { item: ['ReserveDebit'], transaction: ['ReserveDebit', 'ReserveDebit'] },
  reserveCredit: { item: ['ReserveCredit'] },
  transfer: { item: null, transaction: ['FundTransfer'] },
};

/** From May 2026 some service fees have this shape beneath their item. */
const renamedRoots: Partial<Record<ComponentKind, readonly [string, ...string[]]>> = {
  storageFee: ['FBAFees', 'StorageBillingFee', 'FBAStorageFee', 'Base'],
};

/** The item tree of one line; null where Amazon gives none. */
export function itemTree(event: MoneyEvent, line: Line, renamed: boolean): readonly TreeNode[] | null {
  if (event.shape === 'itemTreesMissing') return null;
  const amounts = line.components.flatMap((component) => {
    const path = (renamed ? renamedRoots[component.kind] : undefined) ?? places[component.kind].item;
    return path === null ? [] : [{ path, amountMinor: component.amountMinor }];
  });
  const tree = grow(amounts);
  if (event.shape !== 'itemTreesAnonymous') return tree;
  // Seen in 14 United States shipments: roll-ups left as leaves; use the transaction's own tree there.
  return tree.map((root) => ({ ...root, children: [] }));
}

/** What a line's own tree adds up to. */
export function itemTotalMinor(line: Line): number {
  return line.components.reduce(
    (sum, { kind, amountMinor }) => sum + (places[kind].item === null ? 0 : amountMinor),
    0,
  );
}

/**
 * The transaction's own tree: always two wrappers, and the sign of each root decides which one holds it.
 * Roots that net to zero vanish. Only fees keep their detail, and on refunds not even these.
 */
export function transactionTree(event: MoneyEvent): readonly TreeNode[] {
  const amounts = event.lines.flatMap((line) =>
    line.components.flatMap((component) => transactionPath(component)),
  );
  const refund = event.type === 'Refund';
  const roots = grow(amounts)
    .filter(({ amountMinor }) => amountMinor !== 0)
    .map((root) => {
      const detailed = !refund && (root.name === 'AmazonFees' || root.name === 'ReserveDebit');
      return detailed ? root : { ...root, children: [] };
    });
  const wrapper = (name: string, children: readonly TreeNode[]): TreeNode => ({
    name,
    amountMinor: children.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    children,
  });
  const gains = wrapper(
    refund ? 'Refunded Expenses' : 'Sales',
    roots.filter(({ amountMinor }) => amountMinor > 0),
  );
  const losses = wrapper(
    refund ? 'Refunded Sales' : 'Expenses',
    roots.filter(({ amountMinor }) => amountMinor < 0),
  );
  return [gains, losses];
}

function transactionPath({ kind, amountMinor }: Component): PathAmount[] {
  if (kind === 'advertising' && amountMinor > 0) return [{ path: ['AdvertisingFeeRefund'], amountMinor }];
  const place = places[kind];
  const path = place.transaction ?? place.item;
  return path === null ? [] : [{ path, amountMinor }];
}

interface PathAmount {
  readonly path: readonly string[];
  readonly amountMinor: number;
}

/** Sums amounts into a tree by their paths, in order of first appearance. */
function grow(amounts: readonly PathAmount[]): TreeNode[] {
  const byName = new Map<string, PathAmount[]>();
  for (const { path, amountMinor } of amounts) {
    const [name, ...rest] = path;
    if (name === undefined) continue;
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [{ path: rest, amountMinor }]);
    else known.push({ path: rest, amountMinor });
  }
  return [...byName].map(([name, parts]) => ({
    name,
    amountMinor: parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    children: grow(parts.filter(({ path }) => path.length > 0)),
  }));
}
