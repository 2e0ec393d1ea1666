import type { Deposit, Payment, Transfer } from '../../books/draft';
import { dated, inCurrency, noted, type PayloadCompany } from './head';
import { amountOf, listOf, objectOf, refOf, textOf } from './jsonText';
import { longest } from './lengths';

/** The ids in QuickBooks of what a payment pays, by document number. */
export type PaidDocuments = ReadonlyMap<
  string,
  { readonly id: string; readonly entity: 'Invoice' | 'CreditMemo' | 'JournalEntry' }
>;

/**
 * The bytes of a payment of invoices. Payments have no document number: theirs stands as the reference.
 * Throws `RangeError` where one of the documents that it pays is not known.
 */
export function paymentPayload(
  draft: Payment,
  privateNote: string,
  company: PayloadCompany,
  paid: PaidDocuments,
): string {
  const lines = draft.pays.map(({ number, amountMinor }) => {
    const document = paid.get(number);
    if (document === undefined) throw new RangeError(`nothing is known of ${number}, which is to be paid`);
    return objectOf({
      Amount: amountOf(Math.abs(amountMinor), draft.currency),
      LinkedTxn: listOf([
        objectOf({ TxnId: textOf(document.id, 30), TxnType: { text: JSON.stringify(document.entity) } }),
      ]),
    });
  });
  return objectOf({
    ...dated(draft),
    CustomerRef: refOf(draft.customer.id),
    TotalAmt: amountOf(draft.totalMinor, draft.currency),
    ...inCurrency(draft, company),
    DepositToAccountRef: refOf(draft.depositAccount.id),
    PaymentRefNum: textOf(draft.number, longest.docNumber),
    ...noted({}, privateNote),
    Line: listOf(lines),
  }).text;
}

/** The bytes of a transfer. It has no number: its note bears it. */
export function transferPayload(draft: Transfer, privateNote: string, company: PayloadCompany): string {
  return objectOf({
    ...dated(draft),
    FromAccountRef: refOf(draft.fromAccount.id),
    ToAccountRef: refOf(draft.toAccount.id),
    Amount: amountOf(draft.totalMinor, draft.currency),
    ...inCurrency(draft, company),
    ...noted({}, privateNote),
  }).text;
}

/** The bytes of a bank deposit. It has no number: its note bears it. What comes in is positive on its lines. */
export function depositPayload(draft: Deposit, privateNote: string, company: PayloadCompany): string {
  const { lines, currency, depositAccount } = draft;
  return objectOf({
    ...dated(draft),
    DepositToAccountRef: refOf(depositAccount.id),
    ...inCurrency(draft, company),
    ...noted(draft, privateNote),
    Line: listOf(
      lines.map(({ account, amountMinor, description, class: ofClass }) =>
        objectOf({
          DetailType: { text: '"DepositLineDetail"' },
          Amount: amountOf(amountMinor, currency),
          Description: textOf(description, longest.lineDescription),
          DepositLineDetail: objectOf({
            AccountRef: refOf(account.id),
            ClassRef: ofClass === undefined ? undefined : refOf(ofClass.id),
          }),
        }),
      ),
    ),
  }).text;
}
