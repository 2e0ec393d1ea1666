import type { EventLine } from '../../ledger/event';
import { kindOf, labelOf } from '../../ledger/kinds';
import { proportions } from './proportions';
import type { PlacedLine } from './saleGroups';

/** A fee with its tax, wherever Amazon states it. */
export interface Fee extends PlacedLine {
  readonly netMinor: number;
  /** None where Amazon states none. */
  readonly taxMinor: number;
}

/**
 * The fees of an event. Settlement files give the tax of some fees in rows of its own: it goes to the fees of
 * the same word, in proportion. Tax without its fee is a fee of nothing.
 */
export function feesOf(lines: readonly PlacedLine[], transactionType: string): readonly Fee[] {
  const fees = lines.map(({ line, index }): Fee => {
    const taxMinor = statedTax(line, transactionType);
    return { line, index, taxMinor, netMinor: line.amountMinor - taxMinor };
  });
  const isAllTax = ({ netMinor, taxMinor }: Fee): boolean => netMinor === 0 && taxMinor !== 0;
  if (!fees.some(isAllTax)) return fees;
  const labelled = ({ line }: Fee): string => labelOf(transactionType, line.path);
  const bases = fees.filter((fee) => !isAllTax(fee));
  const shares = new Map<number, number>();
  const alone = fees.filter((tax) => {
    if (!isAllTax(tax)) return false;
    const ofWord = bases.filter((fee) => labelled(fee) === labelled(tax));
    const ofProduct = ofWord.filter(({ line }) => line.sku === tax.line.sku);
    const own = ofProduct.length > 0 ? ofProduct : ofWord;
    const parts = proportions(
      tax.taxMinor,
      own.map(({ netMinor }) => netMinor),
    );
    for (const [place, { index }] of own.entries())
      shares.set(index, (shares.get(index) ?? 0) + (parts[place] ?? 0));
    return own.length === 0;
  });
  return [
    ...bases.map((fee) => ({ ...fee, taxMinor: fee.taxMinor + (shares.get(fee.index) ?? 0) })),
    ...alone,
  ];
}

function statedTax({ taxMinor, path, amountMinor }: EventLine, transactionType: string): number {
  return taxMinor ?? (kindOf(transactionType, path)?.taxOnFee === true ? amountMinor : 0);
}
