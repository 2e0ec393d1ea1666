import { decimalText } from '../../money/money';
import { problem } from '../../problem/problem';
import { blocked } from '../verdict';
import { netsOf } from './inclusiveSplit';
import { onDay } from './onDay';
import { proportions } from './proportions';
import { addedPerMillion, isSameCode } from './rate';
import { saleCode } from './saleCode';
import { type PlacedLine, type SaleGroup, saleGroups } from './saleGroups';
import type { SaleTaxQuestion } from './saleTaxQuestion';
import { statedCode } from './statedCode';
import type { TaxedLine } from './taxedLine';
import type { TaxCodeChoice } from './taxSettings';

/** An amount that holds its tax, and the code that says how much of it. */
interface Inclusive extends PlacedLine {
  readonly code: TaxCodeChoice;
}

/** The lines that buyers pay, net with their tax. Tax rows are in the tax of the lines, or shown in and out. */
export function saleTaxation(
  sales: readonly PlacedLine[],
  taxes: readonly PlacedLine[],
  asked: SaleTaxQuestion,
): readonly TaxedLine[] {
  if (sales.length === 0 && taxes.length === 0) return [];
  const groups = saleGroups(sales, taxes, asked.order);
  const { withoutFigure } = asked.codes.sales;
  // Where Amazon computes the tax of one product, none on another one is a figure too.
  const isComputed = groups.some(({ owedMinor }) => owedMinor !== 0);
  const inPrices = !isComputed && onDay(withoutFigure, asked.date) !== 'none';
  askElsewhere(groups, asked);
  const inclusive: Inclusive[] = [];
  const lines = groups.flatMap((group) => {
    const shown = shownTax(group, asked);
    if (group.owedMinor !== 0) return [...stated(group, asked), ...shown];
    if (!group.isFacilitated && inPrices) {
      inclusive.push(...group.sales.map((each) => ({ ...each, code: codeInPrice(each, asked) })));
      return shown;
    }
    return [...untaxed(group, asked), ...shown];
  });
  return [...lines, ...split(inclusive, asked)];
}

/** Tax that Amazon states and the seller owes. */
function stated(group: SaleGroup, asked: SaleTaxQuestion): readonly TaxedLine[] {
  const { sales, taxes, owedMinor } = group;
  const code = statedCode(group, asked);
  // Amazon corrects the tax of a sale without the sale: a line of nothing bears it.
  const [tax] = taxes;
  if (sales.length === 0 && tax !== undefined)
    return [{ ...tax, netMinor: 0, ...asked.desk.taxed(code, 'sales', owedMinor) }];
  const shares = proportions(
    owedMinor,
    sales.map(({ line }) => line.amountMinor),
  );
  return sales.map((each, index) => ({
    ...each,
    netMinor: each.line.amountMinor,
    ...asked.desk.taxed(code, 'sales', shares[index] ?? 0),
  }));
}

/** Sales without a tax of the seller's: Amazon's, to a business abroad, or at nothing. */
function untaxed(group: SaleGroup, asked: SaleTaxQuestion): readonly TaxedLine[] {
  return group.sales.map((each) => ({
    ...each,
    netMinor: each.line.amountMinor,
    ...asked.desk.taxed(codeWithoutTax(each, group, asked), 'sales', 0),
  }));
}

function codeWithoutTax(
  { line, index }: PlacedLine,
  { isFacilitated }: SaleGroup,
  { ruled, date, to, codes, desk, currency }: SaleTaxQuestion,
): TaxCodeChoice {
  const { sales } = codes;
  const wanted = ruled(index);
  if (wanted !== undefined) {
    if (addedPerMillion(wanted) === 0) return wanted;
    const facts = { code: wanted.name, amount: `${decimalText(line.amountMinor, currency)} ${currency}` };
    desk.say(blocked(problem('tax_code_without_tax', facts)));
  }
  if (isFacilitated) return sales.facilitated;
  const isAbroad = to.isKnown && to.country !== codes.home && codes.area.includes(to.country);
  if (isAbroad && to.isBusiness && sales.intraCommunity !== undefined) return sales.intraCommunity;
  const own = saleCode(line, date, to, codes);
  return own !== undefined && addedPerMillion(own) === 0 ? own : sales.zeroRated;
}

function codeInPrice(each: PlacedLine, { ruled, date, to, codes, desk }: SaleTaxQuestion): TaxCodeChoice {
  const code = ruled(each.index) ?? saleCode(each.line, date, to, codes);
  if (code !== undefined) return code;
  desk.say(blocked(problem('tax_code_wanted', { place: to.country })));
  return codes.sales.zeroRated;
}

/** Amounts with their tax in them, code by code over the whole event, so that each tax is rounded once. */
function split(lines: readonly Inclusive[], { desk }: SaleTaxQuestion): readonly TaxedLine[] {
  const codes = lines
    .map(({ code }) => code)
    .filter((code, index, all) => all.findIndex((each) => isSameCode(each, code)) === index);
  return codes.flatMap((code) => {
    const own = lines.filter((each) => isSameCode(each.code, code));
    const nets = netsOf(
      own.map(({ line }) => line.amountMinor),
      addedPerMillion(code),
    );
    return own.map(({ line, index }, place) => {
      const netMinor = nets[place] ?? 0;
      return { line, index, netMinor, ...desk.taxed(code, 'sales', line.amountMinor - netMinor) };
    });
  });
}

/** Tax that Amazon took in and kept, on one liability where the seller wants to see it. */
function shownTax(
  { taxes, owedMinor, withheldMinor }: SaleGroup,
  { facilitatorTax, codes, desk }: SaleTaxQuestion,
): readonly TaxedLine[] {
  if (facilitatorTax === 'leaveOut' || withheldMinor === 0) return [];
  const collected = taxes.filter(({ line }) => line.kind !== 'taxWithheld');
  const withheld = taxes.filter(({ line }) => line.kind === 'taxWithheld');
  // Tax kept of nothing that was taken in is no pair to show: it is in what the seller owes.
  if (collected.length === 0) return [];
  const shares = proportions(
    owedMinor,
    collected.map(({ line }) => line.amountMinor),
  );
  return [...collected, ...withheld].map((each, place) => ({
    ...each,
    netMinor: each.line.amountMinor - (place < collected.length ? (shares[place] ?? 0) : 0),
    ...desk.untaxed(codes.outOfScope, 'sales'),
  }));
}

/** Whose tax a sale to another country of the area bears is the seller's to say. */
function askElsewhere(groups: readonly SaleGroup[], { to, codes, desk }: SaleTaxQuestion): void {
  const { home, area, sales } = codes;
  if (groups.every(({ isFacilitated }) => isFacilitated)) return;
  if (sales.elsewhere === undefined && to.country !== home && area.includes(to.country))
    desk.say(blocked(problem('tax_elsewhere_asked', { place: to.country })));
  const isAssumed = sales.elsewhere === 'destination' && !to.isKnown && area.length > 1;
  if (isAssumed) desk.say({ state: 'note', problem: problem('tax_place_assumed', { place: to.country }) });
}
