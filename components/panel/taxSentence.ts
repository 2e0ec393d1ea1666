import type { PlannedDocument } from '../../lib/books/plan';
import type { AmazonEvent } from '../../lib/ledger/event';
import { formatMoney } from '../../lib/money/money';

/** How tax is treated, from Amazon's own tax figures of the entry. */
export function taxSentence(document: PlannedDocument, event: AmazonEvent | undefined): string | undefined {
  if (document.draft === undefined || event === undefined) return undefined;
  const sumOf = (kind: 'taxCollected' | 'taxWithheld') =>
    event.lines.filter((line) => line.kind === kind).reduce((total, line) => total + line.amountMinor, 0);
  const collected = sumOf('taxCollected');
  const shown = formatMoney(collected, event.currency);
  if (document.draft.totalTaxMinor !== 0) {
    return `The document carries ${formatMoney(document.draft.totalTaxMinor, event.currency)} of tax.`;
  }
  if (collected === 0)
    return 'Amazon reports no tax on this sale. The document says so: tax 0, every line non-taxable.';
  if (collected + sumOf('taxWithheld') === 0) {
    return `Amazon collected ${shown} of sales tax and remits it to the state. It is left out of the document, which says tax 0.`;
  }
  return `Amazon collected ${shown} of tax, and part of it is yours to remit.`;
}
