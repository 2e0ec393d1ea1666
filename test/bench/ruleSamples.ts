import type { AmazonEvent, EventLine } from '../../lib/ledger/event';
import type { Condition, Rule, RuleBook } from '../../lib/rules/rule';

/**
 * Rules as a large seller has them: most name SKUs, by themselves, in lists or with a wildcard, some ask for
 * a marketplace, a title, an amount or several things at once.
 */
export function manyRules(count: number): RuleBook {
  const rules = Array.from(
    { length: count },
    (_, place): Rule => ({
      id: `r${place}`,
      name: `Rule ${place}`,
      on: true,
      when: conditionAt(place),
      actions: [
        { do: 'class', is: `Class ${place % 40}` },
        ...(place % 7 === 0 ? [{ do: 'customer' as const, is: `Customer ${place % 12}` }] : []),
      ],
    }),
  );
  return { version: 1, match: 'all', rules };
}

/** Events of as many SKUs as there are rules, one product or two each, with the amounts of an ordinary sale. */
export function manyEvents(count: number): readonly AmazonEvent[] {
  return Array.from({ length: count }, (_, place) => eventAt(place));
}

function conditionAt(place: number): Condition {
  const sku = `SKU-${place % 5000}`;
  switch (place % 10) {
    case 0:
      return { fact: 'sku', like: [sku, `${sku}-B`, `OLD-${place}`] };
    case 1:
      return { fact: 'sku', like: [`FAMILY-${place}-*`] };
    case 2:
      return {
        group: 'all',
        of: [
          { fact: 'marketplace', is: ['US'] },
          { fact: 'sku', like: [sku] },
        ],
      };
    case 3:
      return {
        group: 'all',
        of: [
          { fact: 'sku', like: [sku] },
          { fact: 'amountKind', is: ['principal'] },
        ],
      };
    case 4:
      return place % 50 === 4
        ? { fact: 'title', like: [`*edition ${place}*`] }
        : { fact: 'sku', like: [`${sku}-?`] };
    case 5:
      return place % 50 === 5
        ? { fact: 'amount', currency: 'USD', atLeast: `${place}.00` }
        : { fact: 'sku', like: [sku] };
    default:
      return { fact: 'sku', like: [sku] };
  }
}

function eventAt(place: number): AmazonEvent {
  const id = `t${place}`;
  const principalMinor = 999 + ((place * 37) % 9000);
  const feeMinor = -Math.round(principalMinor * 0.15);
  const lines: readonly EventLine[] = [
    {
      kind: 'principal',
      path: 'ProductCharges > OurPricePrincipal',
      amountMinor: principalMinor,
      sku: `SKU-${(place * 7) % 5000}`,
      title: `Product number ${(place * 7) % 5000}, second edition`,
      quantity: 1,
    },
    {
      kind: 'sellingFee',
      path: 'AmazonFees > Commission',
      amountMinor: feeMinor,
      sku: `SKU-${(place * 7) % 5000}`,
    },
  ];
  const postedAt = `2026-11-${String(1 + (place % 28)).padStart(2, '0')}T12:00:00Z`;
  return {
    key: `A1EXAMPLE/${id}`,
    sellerAccountId: 'A1EXAMPLE',
    kind: 'shipment',
    transactionType: 'Shipment',
    description: 'Order Payment',
    transactionIds: [id],
    orderId: `114-${String(place).padStart(7, '0')}-0000000`,
    shipmentId: `s${place}`,
    settlementId: '90000000001',
    marketplaceId: 'ATVPDKIKX0DER',
    channel: 'AFN',
    postedAt,
    release: { state: 'released', releasedAt: postedAt },
    currency: 'USD',
    totalMinor: principalMinor + feeMinor,
    lines,
  };
}
