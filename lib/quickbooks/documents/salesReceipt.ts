import { type DraftLine, nonTaxable, type SalesReceipt } from '../../books/draft';
import { amountOf, countOf, type JsonText, listOf, objectOf, plain, refOf, textOf } from './jsonText';
import { longest } from './lengths';

/** What of the company the payload depends on. */
export interface PayloadCompany {
  /** Where it is on, every document names its currency. */
  readonly multiCurrency: boolean;
}

/**
 * The bytes of a new sales receipt: equal drafts and notes give equal bytes. The number is always sent;
 * where custom transaction numbers are off QuickBooks puts its own in its place.
 */
export function salesReceiptPayload(
  draft: SalesReceipt,
  privateNote: string,
  company: PayloadCompany,
): string {
  if (draft.number === '' || draft.number.length > longest.docNumber) {
    throw new RangeError(`${draft.number} is no document number: 1 to ${longest.docNumber} characters`);
  }
  const { paymentMethod, currency } = draft;
  return objectOf({
    DocNumber: textOf(draft.number, longest.docNumber),
    TxnDate: textOf(draft.date, 10),
    CustomerRef: refOf(draft.customer.id),
    CurrencyRef: company.multiCurrency ? refOf(currency) : undefined,
    DepositToAccountRef: refOf(draft.depositAccount.id),
    PaymentMethodRef: paymentMethod === undefined ? undefined : refOf(paymentMethod.id),
    PrivateNote: { text: JSON.stringify(fittingNote(plain(privateNote))) },
    Line: listOf(draft.lines.map((line) => lineOf(line, currency))),
    TxnTaxDetail: objectOf({ TotalTax: amountOf(draft.totalTaxMinor, currency) }),
  }).text;
}

function lineOf(line: DraftLine, currency: string): JsonText {
  const { quantity, unitPriceMinor, amountMinor } = line;
  // QuickBooks recomputes the amount from the two, so they go out only where that cannot change it.
  const exact =
    quantity !== undefined && unitPriceMinor !== undefined && quantity * unitPriceMinor === amountMinor;
  return objectOf({
    DetailType: { text: '"SalesItemLineDetail"' },
    Amount: amountOf(amountMinor, currency),
    Description: textOf(line.description, longest.lineDescription),
    SalesItemLineDetail: objectOf({
      ItemRef: refOf(line.item.id),
      Qty: exact ? countOf(quantity) : undefined,
      UnitPrice: exact ? amountOf(unitPriceMinor, currency) : undefined,
      TaxCodeRef: refOf(line.taxCode?.id ?? nonTaxable.id),
    }),
  });
}

/** The marks stand at the end of a note, so what is too long is cut before them. */
function fittingNote(note: string): string {
  const over = note.length - longest.privateNote;
  if (over <= 0) return note;
  const marksAt = note.lastIndexOf('cf:');
  if (marksAt < 0 || note.length - marksAt >= longest.privateNote) {
    throw new RangeError('The marks of a document do not fit into its note');
  }
  const kept = note.slice(0, Math.max(0, marksAt - over - 2)).replace(/[\ud800-\udbff]$/, '');
  return `${kept}…\n${note.slice(marksAt)}`;
}
