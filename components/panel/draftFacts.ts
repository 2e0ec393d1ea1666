import type { Draft } from '../../lib/books/draft';
import { figure } from '../figure';
import { dayWords } from '../moments';

/** One fact of a document's head. */
export interface DraftFact {
  readonly name: string;
  readonly value: string;
}

/** What a document says in its head, beside its number and total: whose it is, and which accounts it moves. */
export function draftFacts(draft: Draft): readonly DraftFact[] {
  const { location, exchangeRate, currency } = draft;
  return [
    ...factsOfKind(draft),
    ...(location === undefined ? [] : [{ name: 'Location', value: location.name }]),
    ...(exchangeRate === undefined ? [] : [{ name: `Rate of 1 ${currency}`, value: exchangeRate }]),
  ];
}

function factsOfKind(draft: Draft): readonly DraftFact[] {
  switch (draft.kind) {
    case 'salesReceipt':
      return [customer(draft), { name: 'Deposited to', value: draft.depositAccount.name }, ...method(draft)];
    case 'refundReceipt':
      return [customer(draft), { name: 'Refunded from', value: draft.depositAccount.name }, ...method(draft)];
    case 'invoice':
      return [
        customer(draft),
        ...(draft.dueDate === undefined ? [] : [{ name: 'Due', value: dayWords(draft.dueDate) }]),
        { name: 'Receivables', value: draft.receivableAccount.name },
      ];
    case 'creditMemo':
      return [customer(draft), { name: 'Receivables', value: draft.receivableAccount.name }];
    case 'estimate':
      return [customer(draft)];
    case 'payment':
      return [
        customer(draft),
        { name: 'Deposited to', value: draft.depositAccount.name },
        ...draft.pays.map(({ number, amountMinor }) => ({
          name: `Pays ${number}`,
          value: figure(amountMinor, draft.currency),
        })),
      ];
    case 'purchase':
      return [
        { name: 'Bought from', value: draft.vendor.name },
        { name: 'Paid from', value: draft.paidFrom.name },
      ];
    case 'journalEntry':
      return draft.customer === undefined ? [] : [customer({ customer: draft.customer })];
    case 'deposit':
      return [{ name: 'Deposited to', value: draft.depositAccount.name }];
    case 'transfer':
      return [
        { name: 'From', value: draft.fromAccount.name },
        { name: 'To', value: draft.toAccount.name },
      ];
  }
}

function customer(draft: { readonly customer: { readonly name: string } }): DraftFact {
  return { name: 'Customer', value: draft.customer.name };
}

function method(draft: { readonly paymentMethod?: { readonly name: string } }): readonly DraftFact[] {
  return draft.paymentMethod === undefined
    ? []
    : [{ name: 'Payment method', value: draft.paymentMethod.name }];
}
