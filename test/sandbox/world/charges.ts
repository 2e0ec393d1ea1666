import type { Marketplace } from './marketplaces';
import type { Product } from './products';
import type { Component, ComponentKind } from './truth';

/** What decides the amounts of some units of one product. */
export interface Charge {
  readonly product: Product;
  readonly marketplace: Marketplace;
  readonly quantity: number;
  readonly fulfilledBy: 'AMAZON' | 'MERCHANT';
  readonly taxBasisPoints: number;
  /** Whether Amazon keeps and remits the tax. */
  readonly taxWithheld: boolean;
  readonly shippingMinor: number;
  readonly giftWrapMinor: number;
  readonly itemPromotionMinor: number;
  /** The shipping is given back to the buyer at the seller's cost. */
  readonly shippingPromoted: boolean;
  /** Amazon waives its fulfilment fee. */
  readonly fulfilmentWaived: boolean;
}

/** The usual charge: no extras, facilitator tax of 8.25 %. */
export function usualCharge(product: Product, marketplace: Marketplace, quantity = 1): Charge {
  return {
    product,
    marketplace,
    quantity,
    fulfilledBy: product.fulfilledBy,
    taxBasisPoints: marketplace.countryCode === 'US' ? 825 : 0,
    taxWithheld: true,
    shippingMinor: 0,
    giftWrapMinor: 0,
    itemPromotionMinor: 0,
    shippingPromoted: false,
    fulfilmentWaived: false,
  };
}

/** A dollar amount in the store's own currency. */
export function localMinor(marketplace: Marketplace, dollarMinor: number): number {
  return Math.round((dollarMinor * marketplace.priceFactorThousandths) / 1000);
}

/** The amounts of a shipped charge; those of zero are left out, as Amazon does. */
export function chargeComponents(charge: Charge): Component[] {
  const components: Component[] = [];
  const add = (kind: ComponentKind, amountMinor: number): void => {
    if (amountMinor !== 0) components.push({ kind, amountMinor });
  };
  const { marketplace, product, quantity, shippingMinor, giftWrapMinor, itemPromotionMinor } = charge;
  const byAmazon = charge.fulfilledBy === 'AMAZON';
  const principalMinor = localMinor(marketplace, product.priceMinor) * quantity;
  const share = (amountMinor: number, basisPoints: number): number =>
    Math.round((amountMinor * basisPoints) / 10_000);

  add('principal', principalMinor);
  add('shipping', shippingMinor);
  add('giftWrap', giftWrapMinor);
  add('itemPromotion', -itemPromotionMinor);
  if (charge.shippingPromoted) add('shippingPromotion', -shippingMinor);

  const itemTaxMinor = share(principalMinor - itemPromotionMinor, charge.taxBasisPoints);
  const shippingTaxMinor = charge.shippingPromoted ? 0 : share(shippingMinor, charge.taxBasisPoints);
  const giftWrapTaxMinor = share(giftWrapMinor, charge.taxBasisPoints);
  add('itemTax', itemTaxMinor);
  add('shippingTax', shippingTaxMinor);
  add('giftWrapTax', giftWrapTaxMinor);
  if (charge.taxWithheld) {
    add('itemTaxWithheld', -itemTaxMinor);
    add('shippingTaxWithheld', -shippingTaxMinor);
    add('giftWrapTaxWithheld', -giftWrapTaxMinor);
  }

  // The referral fee is on what the buyer pays, without tax.
  const paidMinor =
    principalMinor - itemPromotionMinor + giftWrapMinor + (charge.shippingPromoted ? 0 : shippingMinor);
  const commissionMinor = share(paidMinor, product.referralBasisPoints);
  add('commission', -commissionMinor);
  add('commissionTax', -share(commissionMinor, marketplace.feeTaxBasisPoints));
  if (byAmazon) {
    const fulfilmentMinor = localMinor(marketplace, product.fulfilmentFeeMinor) * quantity;
    add('fulfilmentFee', -fulfilmentMinor);
    add('fulfilmentFeeTax', -share(fulfilmentMinor, marketplace.feeTaxBasisPoints));
    if (charge.fulfilmentWaived) {
      add('fulfilmentFeeWaiver', fulfilmentMinor + share(fulfilmentMinor, marketplace.feeTaxBasisPoints));
    }
    // What Amazon ships, it also keeps the buyer's shipping and wrapping charges for.
    if (!charge.shippingPromoted) add('shippingChargeback', -shippingMinor);
    add('giftWrapChargeback', -giftWrapMinor);
  }
  return components;
}
