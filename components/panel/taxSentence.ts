import type { PlannedDocument } from '../../lib/books/plan';
import type { AmazonEvent } from '../../lib/ledger/event';
import { formatMoney } from '../../lib/money/money';

/** How tax is treated, from Amazon's own tax figures of the entry; none where the document's own rows say it. */
export function taxSentence(document: PlannedDocument, event: AmazonEvent | undefined): string | undefined {
  const { draft, part, eventKind } = document;
  if (draft === undefined || event === undefined || part !== 'event') return undefined;
  if (eventKind !== 'shipment' && eventKind !== 'refund') return undefined;
  // Of fees beside a sale that was made elsewhere there is nothing to say.
  if (draft.taxes.length > 0 || draft.kind === 'purchase') return undefined;
  const sumOf = (kind: 'taxCollected' | 'taxWithheld') =>
    event.lines.filter((line) => line.kind === kind).reduce((total, line) => total + line.amountMinor, 0);
  const tax = sumOf('taxCollected');
  const shown = formatMoney(Math.abs(tax), event.currency);
  const isRefund = eventKind === 'refund';
  if (draft.totalTaxMinor !== 0)
    return `The document carries ${formatMoney(draft.totalTaxMinor, event.currency)} of tax.`;
  if (tax === 0) {
    return `Amazon reports no tax on this ${isRefund ? 'refund' : 'sale'}. The document says so: tax 0, every line non-taxable.`;
  }
  if (tax + sumOf('taxWithheld') !== 0) {
    return isRefund
      ? `Amazon gave back ${shown} of tax, and part of it was yours to remit.`
      : `Amazon collected ${shown} of tax, and part of it is yours to remit.`;
  }
  return isRefund
    ? `Amazon gave back ${shown} of sales tax that it had collected and remits itself. It is left out of the document, which says tax 0.`
    : `Amazon collected ${shown} of sales tax and remits it to the state. It is left out of the document, which says tax 0.`;
}
