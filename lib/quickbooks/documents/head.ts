import type { Draft } from '../../books/draft';
import { amountOf, type JsonText, objectOf, plain, refOf, textOf } from './jsonText';
import { longest } from './lengths';
import { taxLines } from './taxLines';

/** What of the company a payload depends on. */
export interface PayloadCompany {
  /** Where it is on, every document names its currency. */
  readonly multiCurrency: boolean;
  /** Two letters: companies in the US know two tax codes for lines and no way of adding tax. */
  readonly country: string;
  /** Where a class stands for a whole sales form, QuickBooks ignores those of lines. Absent: on lines. */
  readonly tracksClasses?: 'no' | 'perTransaction' | 'perLine';
}

/** Members of an object that is being written. */
export type Members = Readonly<Record<string, JsonText | undefined>>;

/** The number, of those kinds that have one. Throws `RangeError` for one that QuickBooks would cut. */
export function numbered({ number }: Pick<Draft, 'number'>): Members {
  if (number === '' || number.length > longest.docNumber)
    throw new RangeError(`${number} is no document number: 1 to ${longest.docNumber} characters`);
  return { DocNumber: textOf(number, longest.docNumber) };
}

/** The day of a document. */
export function dated({ date }: Pick<Draft, 'date'>): Members {
  return { TxnDate: textOf(date, 10) };
}

/** Currency and rate: only companies with several currencies are told. */
export function inCurrency(
  { currency, exchangeRate }: Pick<Draft, 'currency' | 'exchangeRate'>,
  { multiCurrency }: PayloadCompany,
): Members {
  if (!multiCurrency) return {};
  return {
    CurrencyRef: refOf(currency),
    ExchangeRate: exchangeRate === undefined ? undefined : { text: decimalOf(exchangeRate) },
  };
}

/** Location and note, as every kind bears them. */
export function noted(draft: Pick<Draft, 'location'>, privateNote: string): Members {
  return {
    DepartmentRef: draft.location === undefined ? undefined : refOf(draft.location.id),
    PrivateNote: { text: JSON.stringify(fittingNote(plain(privateNote))) },
  };
}

/**
 * The tax of a form. In the US the total is sent although it is zero, for automated sales tax would compute
 * its own; elsewhere lines bear codes, amounts are net, and the total is sent so that rounding is Amazon's.
 */
export function taxed(
  draft: Pick<Draft, 'kind' | 'taxes' | 'totalTaxMinor' | 'currency' | 'lines'>,
  { country }: PayloadCompany,
): Members {
  if (country !== 'US' && !draft.lines.some(({ taxCode }) => taxCode !== undefined)) return {};
  return {
    GlobalTaxCalculation: country === 'US' ? undefined : { text: '"TaxExcluded"' },
    TxnTaxDetail: objectOf({
      TotalTax: amountOf(draft.totalTaxMinor, draft.currency),
      TaxLine: country === 'US' ? undefined : taxLines(draft),
    }),
  };
}

function decimalOf(text: string): string {
  if (!/^\d{1,9}(\.\d{1,12})?$/.test(text)) throw new RangeError(`${text} is no exchange rate`);
  return text;
}

/** The marks stand at the end of a note, so what is too long is cut before them. */
function fittingNote(note: string): string {
  const over = note.length - longest.privateNote;
  if (over <= 0) return note;
  const marksAt = note.lastIndexOf('cf:');
  if (marksAt < 0 || note.length - marksAt >= longest.privateNote)
    throw new RangeError('The marks of a document do not fit into its note');
  const kept = note.slice(0, Math.max(0, marksAt - over - 2)).replace(/[\ud800-\udbff]$/, '');
  return `${kept}…\n${note.slice(marksAt)}`;
}
