import type { Completed, Completion, Draft } from './draft';
import {
  completeAccount,
  completeItem,
  completeNamed,
  completeNote,
  completePerson,
} from './listCompletions';
import {
  completeDeposit,
  completeJournalEntry,
  completePayment,
  completePurchase,
  completeTransfer,
} from './otherTransactions';
import { completeSalesForm } from './salesForm';

const completions: Readonly<Record<string, Completion>> = {
  SalesReceipt: completeSalesForm,
  Invoice: completeSalesForm,
  Estimate: completeSalesForm,
  RefundReceipt: completeSalesForm,
  CreditMemo: completeSalesForm,
  JournalEntry: completeJournalEntry,
  Purchase: completePurchase,
  Transfer: completeTransfer,
  Deposit: completeDeposit,
  Payment: completePayment,
  Customer: completePerson,
  Vendor: completePerson,
  Account: completeAccount,
  Item: completeItem,
  Class: completeNamed,
  Department: completeNamed,
  PaymentMethod: completeNamed,
  Term: completeNamed,
  Attachable: completeNote,
};

/** Completes a draft by the rules of its kind. */
export function complete(draft: Draft): Completed {
  const completion = completions[draft.entity];
  if (completion === undefined) throw new Error(`No rules for ${draft.entity}`);
  return completion(draft);
}
