import type { AmazonOrder } from '../../amazon/shapes/order';
import type { EventLine } from '../../ledger/event';
import { folded } from '../../rules/wildcard';

/** A line of an event with its place among them. */
export interface PlacedLine {
  readonly line: EventLine;
  readonly index: number;
}

/** What a buyer pays for one product, with its tax rows: Amazon decides on tax product by product. */
export interface SaleGroup {
  readonly sales: readonly PlacedLine[];
  readonly taxes: readonly PlacedLine[];
  readonly netMinor: number;
  readonly collectedMinor: number;
  readonly withheldMinor: number;
  /** Tax rows plus withheld rows: what the seller owes. */
  readonly owedMinor: number;
  /** Amazon is the one who owes the tax. */
  readonly isFacilitated: boolean;
}

/** The groups of an event. Where tax stands apart from any product, all is one group. */
export function saleGroups(
  sales: readonly PlacedLine[],
  taxes: readonly PlacedLine[],
  order: AmazonOrder | undefined,
): readonly SaleGroup[] {
  const skus = new Set([...sales, ...taxes].map(({ line }) => line.sku ?? ''));
  const groups = [...skus].map((sku) => {
    const ofSku = ({ line }: PlacedLine): boolean => (line.sku ?? '') === sku;
    return group(sales.filter(ofSku), taxes.filter(ofSku), order);
  });
  const standsApart = groups.some((each) => each.owedMinor !== 0 && each.netMinor === 0);
  return standsApart && groups.length > 1 ? [group(sales, taxes, order)] : groups;
}

function group(
  sales: readonly PlacedLine[],
  taxes: readonly PlacedLine[],
  order: AmazonOrder | undefined,
): SaleGroup {
  const withheld = taxes.filter(({ line }) => line.kind === 'taxWithheld');
  const withheldMinor = sum(withheld);
  const collectedMinor = sum(taxes) - withheldMinor;
  const owedMinor = collectedMinor + withheldMinor;
  return {
    sales,
    taxes,
    netMinor: sum(sales),
    collectedMinor,
    withheldMinor,
    owedMinor,
    isFacilitated: owedMinor === 0 && (withheld.length > 0 || isFacilitatedInOrder(sales, order)),
  };
}

/** The order's items say who collects, also where a refund shows no rows of tax. */
function isFacilitatedInOrder(sales: readonly PlacedLine[], order: AmazonOrder | undefined): boolean {
  const skus = new Set(sales.map(({ line }) => line.sku));
  const items = (order?.items ?? []).filter(({ sku }) => sku !== undefined && skus.has(sku));
  return items.some(
    ({ taxModels, reportingSchemes = [] }) =>
      taxModels.some((model) => folded(model) === 'marketplace_facilitator') ||
      // Schemes under which Amazon is deemed to have sold the goods. Source: Amazon's model orders_2026-01-01.
      reportingSchemes.some((scheme) => ['uoss', 'ioss'].includes(folded(scheme))),
  );
}

/** What placed lines add up to. */
export function sum(lines: readonly PlacedLine[]): number {
  return lines.reduce((total, { line }) => total + line.amountMinor, 0);
}
