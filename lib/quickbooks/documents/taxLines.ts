import type { Draft, DraftTax } from '../../books/draft';
import { amountOf, type JsonText, listOf, objectOf, refOf } from './jsonText';

/** On these, what the seller gives or pays is positive. */
const againstSeller: readonly Draft['kind'][] = ['refundReceipt', 'creditMemo', 'purchase'];

interface OfRate {
  readonly netMinor: number;
  readonly taxMinor: number;
}

/**
 * The tax of each rate as Amazon has it: QuickBooks would round its own, by the rate, over the whole document.
 * `undefined` where the rates of a code are not known, or nothing is taxed: QuickBooks computes, and what comes
 * back is compared.
 */
export function taxLines({
  kind,
  taxes,
  currency,
}: Pick<Draft, 'kind' | 'taxes' | 'currency'>): JsonText | undefined {
  const side = kind === 'purchase' ? 'purchases' : 'sales';
  const sign = againstSeller.includes(kind) ? -1 : 1;
  const byRate = new Map<string, OfRate>();
  for (const tax of taxes) {
    const shares = sharesOf(tax, side);
    if (shares === undefined) return undefined;
    for (const [rate, taxMinor] of shares) {
      const before = byRate.get(rate) ?? { netMinor: 0, taxMinor: 0 };
      byRate.set(rate, { netMinor: before.netMinor + tax.netMinor, taxMinor: before.taxMinor + taxMinor });
    }
  }
  const lines = [...byRate].map(([rate, { netMinor, taxMinor }]) =>
    objectOf({
      Amount: amountOf(signed(sign, taxMinor), currency),
      DetailType: { text: '"TaxLineDetail"' },
      TaxLineDetail: objectOf({
        TaxRateRef: refOf(rate),
        PercentBased: { text: 'true' },
        NetAmountTaxable: amountOf(signed(sign, netMinor), currency),
      }),
    }),
  );
  return lines.length === 0 ? undefined : listOf(lines);
}

/**
 * A code's tax by its rates: each what it comes to, and what is left of Amazon's figure with the highest. Codes
 * that add nothing, and those of reverse charge, which add and take off, are left to QuickBooks.
 */
function sharesOf(
  { netMinor, taxMinor, rates }: DraftTax,
  side: 'sales' | 'purchases',
): readonly (readonly [rate: string, taxMinor: number])[] | undefined {
  const ofSide = rates?.[side];
  if (taxMinor === 0 && (ofSide ?? []).every(({ perMillion }) => perMillion === 0)) return [];
  if (ofSide === undefined || ofSide.length === 0) return undefined;
  if (ofSide.some(({ perMillion }) => perMillion < 0)) return [];
  const own = ofSide.map(({ perMillion }) => Math.round((netMinor * perMillion) / 1_000_000));
  const highest = ofSide.reduce(
    (at, { perMillion }, index) => (perMillion > (ofSide[at]?.perMillion ?? 0) ? index : at),
    0,
  );
  const left = taxMinor - own.reduce((sum, minor) => sum + minor, 0);
  return ofSide.map(({ id }, index) => [id, (own[index] ?? 0) + (index === highest ? left : 0)]);
}

/** Without the sign of a zero. */
function signed(sign: 1 | -1, minor: number): number {
  return minor === 0 ? 0 : sign * minor;
}
