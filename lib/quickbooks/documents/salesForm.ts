import {
  type CreditMemo,
  type DraftLine,
  type Estimate,
  type Invoice,
  nonTaxable,
  type RefundReceipt,
  type SalesReceipt,
} from '../../books/draft';
import { dated, inCurrency, type Members, noted, numbered, type PayloadCompany, taxed } from './head';
import { amountOf, countOf, type JsonText, listOf, objectOf, refOf, textOf } from './jsonText';
import { longest } from './lengths';

/** The documents that sell items to customers, and take them back. */
export type SalesForm = SalesReceipt | RefundReceipt | Invoice | CreditMemo | Estimate;

/**
 * The bytes of a new sales receipt, refund receipt, invoice, credit memo or estimate: equal drafts and notes
 * give equal bytes. The number is always sent; where custom transaction numbers are off QuickBooks puts its
 * own in its place.
 */
export function salesFormPayload(draft: SalesForm, privateNote: string, company: PayloadCompany): string {
  const sign = draft.kind === 'refundReceipt' || draft.kind === 'creditMemo' ? -1 : 1;
  return objectOf({
    ...numbered(draft),
    ...dated(draft),
    CustomerRef: refOf(draft.customer.id),
    ...inCurrency(draft, company),
    ...classed(draft, company),
    ...money(draft),
    ...noted(draft, privateNote),
    Line: listOf(draft.lines.map((line) => lineOf(line, sign, draft.currency, company))),
    ...taxed(draft, company),
  }).text;
}

/** The class of the whole form, in companies that give one to it: the one that its lines have. */
function classed({ lines }: SalesForm, { tracksClasses }: PayloadCompany): Members {
  if (tracksClasses !== 'perTransaction') return {};
  const ids = new Set(lines.flatMap((line) => line.class?.id ?? []));
  const [id, ...others] = ids;
  return { ClassRef: id === undefined || others.length > 0 ? undefined : refOf(id) };
}

/** Where the money goes to or comes from, or when it is due. */
function money(draft: SalesForm): Members {
  switch (draft.kind) {
    case 'salesReceipt':
    case 'refundReceipt':
      return {
        DepositToAccountRef: refOf(draft.depositAccount.id),
        PaymentMethodRef: draft.paymentMethod === undefined ? undefined : refOf(draft.paymentMethod.id),
      };
    case 'invoice':
      return { DueDate: draft.dueDate === undefined ? undefined : textOf(draft.dueDate, 10) };
    case 'creditMemo':
    case 'estimate':
      return {};
  }
}

/** On the forms that give money back, what the seller loses is positive. */
function lineOf(line: DraftLine, sign: 1 | -1, currency: string, { country }: PayloadCompany): JsonText {
  const { quantity, unitPriceMinor, amountMinor } = line;
  // QuickBooks recomputes the amount from the two, so they go out only where that cannot change it.
  const exact =
    quantity !== undefined && unitPriceMinor !== undefined && quantity * unitPriceMinor === amountMinor;
  const taxCode = line.taxCode?.id ?? (country === 'US' ? nonTaxable.id : undefined);
  return objectOf({
    DetailType: { text: '"SalesItemLineDetail"' },
    Amount: amountOf(plus(sign * amountMinor), currency),
    Description: textOf(line.description, longest.lineDescription),
    SalesItemLineDetail: objectOf({
      ItemRef: refOf(line.item.id),
      Qty: exact ? countOf(quantity) : undefined,
      UnitPrice: exact ? amountOf(plus(sign * unitPriceMinor), currency) : undefined,
      TaxCodeRef: taxCode === undefined ? undefined : refOf(taxCode),
      ClassRef: line.class === undefined ? undefined : refOf(line.class.id),
    }),
  });
}

/** Without the sign of a zero. */
function plus(minor: number): number {
  return minor === 0 ? 0 : minor;
}
