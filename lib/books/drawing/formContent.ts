import type { BookedLine } from '../bookedEvent';
import { type DraftLine, type DraftTax, nonTaxable } from '../draft';
import { formLines, type LineWord } from './formLines';

/** Lines with their tax, in the sign of the seller: what every document is drawn from. */
export interface FormContent {
  readonly lines: readonly DraftLine[];
  readonly taxes: readonly DraftTax[];
  /** Lines and tax together. */
  readonly sumMinor: number;
  /** The tax in it. */
  readonly taxMinor: number;
}

/** The content of a document that holds these amounts. */
export function formContent(lines: readonly BookedLine[], word?: LineWord): FormContent {
  return contentOf(formLines(lines, word), taxesOf(lines));
}

/** The content of lines and taxes that are drawn already. */
export function contentOf(lines: readonly DraftLine[], taxes: readonly DraftTax[]): FormContent {
  const taxMinor = taxes.reduce((sum, each) => sum + each.taxMinor, 0);
  const netMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return { lines, taxes, sumMinor: netMinor + taxMinor, taxMinor };
}

/**
 * The tax of amounts, one row a code, codes of zero per cent included: their nets belong on a return too.
 * The code of US companies for lines without tax has none.
 */
export function taxesOf(lines: readonly BookedLine[]): readonly DraftTax[] {
  const rows = new Map<string, Tax>();
  for (const { amountMinor, tax } of lines) {
    if (tax === undefined || tax.code.id === nonTaxable.id) continue;
    const key = JSON.stringify([tax.code, tax.account]);
    const row = rows.get(key) ?? { code: tax.code, account: tax.account, netMinor: 0, taxMinor: 0 };
    row.netMinor += amountMinor;
    row.taxMinor += tax.amountMinor;
    rows.set(key, row);
  }
  return [...rows.values()]
    .filter(({ netMinor, taxMinor }) => netMinor !== 0 || taxMinor !== 0)
    .map(({ code, netMinor, taxMinor, account }) => ({ code, netMinor, taxMinor, account }));
}

type Tax = { -readonly [K in keyof DraftTax]: DraftTax[K] };
