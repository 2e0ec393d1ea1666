import type { PlannedLine } from './assemble';
import type { Component, ComponentKind } from './truth';

/** What comes back to the buyer, and to the seller, when a sale is refunded. */
const returned: ReadonlySet<ComponentKind> = new Set([
  'principal',
  'shipping',
  'giftWrap',
  'itemPromotion',
  'shippingPromotion',
  'itemTax',
  'shippingTax',
  'giftWrapTax',
  'itemTaxWithheld',
  'shippingTaxWithheld',
  'giftWrapTaxWithheld',
  'commission',
  'commissionTax',
  'shippingChargeback',
  'giftWrapChargeback',
]);

/** Refunds `percent` of a sold line; fulfilment fees are not given back, and Amazon keeps a share. */
export function refundOf(line: PlannedLine, percent: number): PlannedLine {
  const components: Component[] = [];
  for (const { kind, amountMinor } of line.components) {
    if (!returned.has(kind)) continue;
    const partMinor = roundHalfAway((amountMinor * percent) / 100);
    if (partMinor !== 0) components.push({ kind, amountMinor: -partMinor });
    if (kind === 'commission') {
      // Amazon keeps 20 % of the referral fee, at most 5.00.
      const keptMinor = Math.min(500, roundHalfAway(-partMinor * 0.2));
      if (keptMinor !== 0) components.push({ kind: 'refundCommission', amountMinor: -keptMinor });
    }
  }
  return { ...line, components };
}

/** The seller keeps a fifth of the price for restocking, and pays 5.00 of goodwill. */
export function restock(refunded: PlannedLine): PlannedLine {
  const principalMinor = refunded.components.find(({ kind }) => kind === 'principal')?.amountMinor ?? 0;
  return {
    ...refunded,
    components: [
      ...refunded.components,
      { kind: 'restockingFee', amountMinor: roundHalfAway(-principalMinor * 0.2) },
      { kind: 'goodwill', amountMinor: -500 },
    ],
  };
}

/** Symmetric about zero, so that a tax and its withholding stay each other's mirror. */
function roundHalfAway(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value));
}
