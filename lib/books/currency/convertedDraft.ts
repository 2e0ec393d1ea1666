import { type CurrencyCode, decimalText, MoneyError, money } from '../../money/money';
import { accountRoles } from '../accountRoles';
import { isBalanceSheet } from '../accountTypes';
import type { Draft, DraftLine, DraftTax } from '../draft';
import { itemRoles } from '../roles';
import { convertedAmounts } from './convertedAmounts';
import { converted, type ExchangeRate, rateText } from './exchangeRate';

/**
 * A document of a foreign marketplace in the company's only currency. What lands on the balance sheet is
 * rounded by itself, so that the same foreign amount is the same everywhere and what one document carries
 * another one meets; income, expenses and taxes share what is left by largest remainder. The lines add up to
 * the converted total exactly. Throws `MoneyError` where the rate is of other currencies.
 */
export function convertedDraft(draft: Draft, rate: ExchangeRate, homeCurrency: CurrencyCode): Draft {
  if (rate.home.currency !== homeCurrency)
    throw new MoneyError(`a rate to ${rate.home.currency} makes no ${homeCurrency}`);
  const one = (minor: number): number => converted(money(minor, draft.currency), rate).minor;
  const { exchangeRate: _, ...own } = draft;
  const memo = `${draft.memo}${draft.memo === '' ? '' : ', '}${toldRate(draft, rate)}`;
  const base = { ...own, currency: homeCurrency, memo };
  if (draft.kind === 'transfer') return { ...base, totalMinor: one(draft.totalMinor) } as Draft;
  if (draft.kind === 'payment') {
    // Each invoice is paid what it was converted to, so that nothing of it stays open.
    const pays = draft.pays.map((each) => ({ ...each, amountMinor: one(each.amountMinor) }));
    return { ...base, pays, totalMinor: pays.reduce((sum, each) => sum + each.amountMinor, 0) } as Draft;
  }
  const foreign = [
    ...draft.lines.map(({ role, amountMinor }) => ({ amountMinor, isFixed: onBalanceSheet.has(role) })),
    ...draft.taxes.map(({ taxMinor }) => ({ amountMinor: taxMinor, isFixed: false })),
  ];
  const sumMinor = foreign.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const amounts = shared(foreign, one(sumMinor), rate, one);
  const lines = draft.lines.flatMap((line, index) => linesOf(line, amounts[index] ?? 0));
  const taxes = draft.taxes.map((tax, index) => {
    const taxMinor = amounts[draft.lines.length + index] ?? 0;
    return { ...tax, taxMinor, netMinor: netOf(tax, draft.lines, lines, one) };
  });
  const taxMinor = taxes.reduce((sum, tax) => sum + tax.taxMinor, 0);
  const foreignTaxMinor = draft.taxes.reduce((sum, tax) => sum + tax.taxMinor, 0);
  const isTurned = draft.totalTaxMinor === -foreignTaxMinor && foreignTaxMinor !== 0;
  return {
    ...base,
    lines,
    taxes,
    totalMinor: draft.kind === 'journalEntry' ? debits(amounts) : Math.abs(one(sumMinor)),
    totalTaxMinor: isTurned ? 0 - taxMinor : taxMinor,
  } as Draft;
}

/** Roles whose account is on the balance sheet. */
const onBalanceSheet: ReadonlySet<string> = new Set(
  [...accountRoles, ...itemRoles]
    .filter(({ accountType }) => isBalanceSheet(accountType))
    .map(({ role }) => role),
);

interface Foreign {
  readonly amountMinor: number;
  readonly isFixed: boolean;
}

/** The amounts in the home currency. Where nothing but the balance sheet is moved, all share what is left. */
function shared(
  foreign: readonly Foreign[],
  totalMinor: number,
  rate: ExchangeRate,
  one: (minor: number) => number,
): readonly number[] {
  const allFixed = foreign.every(({ isFixed, amountMinor }) => isFixed || amountMinor === 0);
  const isFree = ({ isFixed, amountMinor }: Foreign): boolean => amountMinor !== 0 && (allFixed || !isFixed);
  const free = foreign.filter(isFree);
  const fixedMinor = foreign.reduce((sum, each) => (isFree(each) ? sum : sum + one(each.amountMinor)), 0);
  const parts = convertedAmounts(
    free.map(({ amountMinor }) => amountMinor),
    totalMinor - fixedMinor,
    rate,
  );
  let next = 0;
  return foreign.map((each) => {
    if (!isFree(each)) return one(each.amountMinor);
    next += 1;
    return parts[next - 1] ?? 0;
  });
}

/**
 * The line with its units, which stock needs: quantity × price has to be the amount, so that 3 units for 7.90 are 1 at
 * 2.64 and 2 at 2.63. Where no price was on it, or no whole units, there is none. Source: Intuit, codes 6070 and 6520.
 */
function linesOf({ unitPriceMinor, ...line }: DraftLine, amountMinor: number): readonly DraftLine[] {
  const { quantity } = line;
  if (unitPriceMinor === undefined || quantity === undefined || !Number.isInteger(quantity) || quantity <= 0)
    return [{ ...line, amountMinor }];
  const lower = Math.floor(amountMinor / quantity);
  const dearer = amountMinor - lower * quantity;
  return [
    { units: dearer, price: lower + 1 },
    { units: quantity - dearer, price: lower },
  ]
    .filter(({ units }) => units > 0)
    .map(({ units, price }) => ({
      ...line,
      amountMinor: units * price,
      quantity: units,
      unitPriceMinor: price,
    }));
}

/** The net of a tax is that of its lines, where it was before. */
function netOf(
  { code, netMinor }: DraftTax,
  before: readonly DraftLine[],
  after: readonly DraftLine[],
  one: (minor: number) => number,
): number {
  const sum = (lines: readonly DraftLine[]): number =>
    lines.reduce(
      (total, { taxCode, amountMinor }) =>
        taxCode?.id === code.id && taxCode.name === code.name ? total + amountMinor : total,
      0,
    );
  return sum(before) === netMinor ? sum(after) : one(netMinor);
}

function debits(amounts: readonly number[]): number {
  return amounts.reduce((sum, minor) => (minor < 0 ? sum - minor : sum), 0);
}

function toldRate({ totalMinor, currency }: Draft, rate: ExchangeRate): string {
  const amount = `${decimalText(totalMinor, currency)} ${currency}`;
  return `${amount} at ${rateText(rate)} ${rate.home.currency}`;
}
