import type { DraftLine, Purchase } from '../../books/draft';
import { dated, inCurrency, noted, numbered, type PayloadCompany, taxed } from './head';
import { amountOf, type JsonText, listOf, objectOf, refOf, textOf } from './jsonText';
import { longest } from './lengths';

/**
 * The bytes of a new purchase, paid from a bank account. Its lines name accounts, not items: a service item
 * that is only sold has no account for purchases.
 */
export function purchasePayload(draft: Purchase, privateNote: string, company: PayloadCompany): string {
  return objectOf({
    ...numbered(draft),
    ...dated(draft),
    PaymentType: { text: '"Cash"' },
    AccountRef: refOf(draft.paidFrom.id),
    EntityRef: objectOf({ value: textOf(draft.vendor.id, 30), type: { text: '"Vendor"' } }),
    ...inCurrency(draft, company),
    ...noted(draft, privateNote),
    Line: listOf(draft.lines.map((line) => lineOf(line, draft.currency, company))),
    ...(company.country === 'US' ? {} : taxed(draft, company)),
  }).text;
}

/** What the seller pays is positive on this form. */
function lineOf(line: DraftLine, currency: string, { country }: PayloadCompany): JsonText {
  return objectOf({
    DetailType: { text: '"AccountBasedExpenseLineDetail"' },
    Amount: amountOf(0 - line.amountMinor, currency),
    Description: textOf(line.description, longest.lineDescription),
    AccountBasedExpenseLineDetail: objectOf({
      AccountRef: refOf(line.account.id),
      TaxCodeRef: country === 'US' || line.taxCode === undefined ? undefined : refOf(line.taxCode.id),
      ClassRef: line.class === undefined ? undefined : refOf(line.class.id),
    }),
  });
}
