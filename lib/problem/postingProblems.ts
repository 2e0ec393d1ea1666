import type { ProblemRow } from './row';

const sellerActs = { kind: 'whenSellerActs' } as const;

/** What can stand between a document that the seller agreed to and the books. */
export const postingProblems = {
  already_booked: {
    party: 'counterfoil',
    sentence: 'These amounts are in the books already, by document {number}, so nothing was sent.',
    remedy: 'Look at that document. If it is wrong, undo it first.',
    retry: sellerActs,
  },
  posting_changed: {
    party: 'counterfoil',
    sentence: 'Something else is working on this document at the moment.',
    remedy: 'Wait a moment and look again.',
    retry: sellerActs,
  },
  posting_unknown: {
    party: 'counterfoil',
    sentence: 'There is no record of this document in this browser.',
    remedy: 'Open the order again; what is in QuickBooks is then found there.',
    retry: sellerActs,
  },
  slept_before_sending: {
    party: 'counterfoil',
    sentence:
      'The browser slept between planning to send this document and sending it, so it did not send it.',
    remedy: 'Nothing to do: it is looked for in QuickBooks, and sent again where it is not there.',
    retry: { kind: 'after', waitMs: 30_000 },
  },
  made_by_others: {
    party: 'quickbooks',
    sentence: 'QuickBooks has a document {number} already that was not made here. It was left as it is.',
    remedy: 'Nothing to do if it is right. Otherwise delete it in QuickBooks and send this one.',
    retry: sellerActs,
  },
  duplicate_not_found: {
    party: 'quickbooks',
    sentence: 'QuickBooks says that number {number} is taken or was sent before, but shows no such document.',
    remedy: 'Search for the number in QuickBooks, then send it again if it is not there.',
    retry: sellerActs,
  },
  duplicate_remains: {
    party: 'quickbooks',
    sentence:
      'This sale is in QuickBooks twice, as {number}, and the second document was changed there or may not be removed.',
    remedy: 'Delete one of the two in QuickBooks.',
    retry: sellerActs,
  },
  send_again_yourself: {
    party: 'quickbooks',
    sentence:
      'The document did not reach QuickBooks. Because QuickBooks gives its own numbers, it is not sent again without you.',
    remedy: 'Send it again, or switch on custom transaction numbers in QuickBooks.',
    retry: sellerActs,
  },
  total_differs: {
    party: 'quickbooks',
    sentence: 'QuickBooks made {returned} of a document over {sent}. Such a document is taken out again.',
    remedy: 'Look at the tax settings of the items and of the company in QuickBooks, then send it again.',
    retry: sellerActs,
  },
  total_differs_kept: {
    party: 'quickbooks',
    sentence: 'Document {number} in QuickBooks says {returned}, and Amazon’s figures make {sent}.',
    remedy: 'Look at the document in QuickBooks and mend or delete it there.',
    retry: sellerActs,
  },
  part_differs: {
    party: 'quickbooks',
    sentence:
      'QuickBooks made {returned} of {what} in document {number}, which was sent as {sent}. Such a document is taken out again.',
    remedy: 'Look at the tax settings of the items and of the company in QuickBooks, then send it again.',
    retry: sellerActs,
  },
  part_differs_kept: {
    party: 'quickbooks',
    sentence: 'In document {number} in QuickBooks {what} says {returned}, and Amazon’s figures make {sent}.',
    remedy: 'Look at the document in QuickBooks and mend or delete it there.',
    retry: sellerActs,
  },
  change_differs: {
    party: 'quickbooks',
    sentence:
      'QuickBooks made {returned} of {what} when document {number} was changed, which was to be {sent}. The document is put back as it was.',
    remedy: 'Look at the tax settings of the items and of the company in QuickBooks, then change it again.',
    retry: sellerActs,
  },
  other_shape: {
    party: 'quickbooks',
    sentence: 'QuickBooks does not take document {number} as it was. The same amounts can be sent as {as}.',
    remedy: 'Look at it as it is now, then send it.',
    retry: sellerActs,
  },
  edited_not_changed: {
    party: 'quickbooks',
    sentence: 'Document {number} was changed in QuickBooks since it was sent, so it was left as it is.',
    remedy: 'Make the change in QuickBooks, or delete the document there and send it again.',
    retry: sellerActs,
  },
  deposited_not_changed: {
    party: 'quickbooks',
    sentence: 'Document {number} is part of a bank deposit in QuickBooks, so it was not changed.',
    remedy: 'Take it out of the deposit in QuickBooks first.',
    retry: sellerActs,
  },
  checked_not_changed: {
    party: 'quickbooks',
    sentence:
      'Document {number} was reconciled or matched to the bank’s figures in QuickBooks, so it was not changed.',
    remedy: 'Leave what came late to a document of its own, or take the check back in QuickBooks first.',
    retry: sellerActs,
  },
  settled_not_changed: {
    party: 'counterfoil',
    sentence: 'Another document of ours settles or pays document {number}, so it was not changed.',
    remedy: 'Leave what came late to a document of its own, or undo the other one first.',
    retry: sellerActs,
  },
  change_in_closed_period: {
    party: 'quickbooks',
    sentence: 'The books are closed until {closedUntil}, so document {number} was not changed.',
    remedy: 'Open the period in QuickBooks first, or leave what came late to a document of its own.',
    retry: sellerActs,
  },
  change_needs_another: {
    party: 'counterfoil',
    sentence:
      'Document {number} would become one of another kind or currency, and QuickBooks changes neither.',
    remedy: 'Undo the document and send it again.',
    retry: sellerActs,
  },
  nothing_to_change: {
    party: 'counterfoil',
    sentence: 'There is nothing to change: QuickBooks holds no document of ours that says something else.',
    remedy: 'Open the order again to see what is in QuickBooks.',
    retry: sellerActs,
  },
  edited_since: {
    party: 'quickbooks',
    sentence: 'Document {number} was changed in QuickBooks since it was sent, so it was not removed.',
    remedy: 'Delete it in QuickBooks if it should go.',
    retry: sellerActs,
  },
  document_deposited: {
    party: 'quickbooks',
    sentence: 'Document {number} is part of a bank deposit in QuickBooks, so it was not removed.',
    remedy: 'Take it out of the deposit in QuickBooks first.',
    retry: sellerActs,
  },
  removal_in_closed_period: {
    party: 'quickbooks',
    sentence: 'Document {number} is dated {date}, and the books are closed until {closedUntil}.',
    remedy: 'Open the period in QuickBooks first.',
    retry: sellerActs,
  },
  document_paid: {
    party: 'quickbooks',
    sentence: 'A payment in QuickBooks belongs to document {number}, so it was not removed.',
    remedy: 'Delete the payment first.',
    retry: sellerActs,
  },
  estimate_converted: {
    party: 'quickbooks',
    sentence: 'Estimate {number} became a sale in QuickBooks, so it was not removed.',
    remedy: 'Delete the sale that was made of it first, or leave both.',
    retry: sellerActs,
  },
  document_reconciled: {
    party: 'quickbooks',
    sentence: 'Document {number} is part of a reconciled account in QuickBooks, so it was not removed.',
    remedy: 'Undo the reconciliation in QuickBooks first.',
    retry: sellerActs,
  },
  document_matched: {
    party: 'quickbooks',
    sentence: 'Document {number} is matched to the bank’s own figures in QuickBooks, so it was not removed.',
    remedy: 'Take back the match in QuickBooks, or choose to remove matched documents too.',
    retry: sellerActs,
  },
  cleared_by_another: {
    party: 'counterfoil',
    sentence: 'Document {by} settles document {number}, so {number} was not removed.',
    remedy: 'Undo {by} first, or both together.',
    retry: sellerActs,
  },
  undo_preview_changed: {
    party: 'counterfoil',
    sentence: 'What would be removed is no longer what you saw, so nothing was removed.',
    remedy: 'Look at the list again, then confirm it.',
    retry: sellerActs,
  },
  undo_running: {
    party: 'counterfoil',
    sentence: 'Documents are being removed already.',
    remedy: 'Wait until that has ended.',
    retry: sellerActs,
  },
  nothing_to_undo: {
    party: 'counterfoil',
    sentence: 'There is no document of ours in QuickBooks to remove.',
    remedy: 'Open the order again to see what is in QuickBooks.',
    retry: sellerActs,
  },
  outcome_open: {
    party: 'quickbooks',
    sentence: 'Whether the document is in QuickBooks is not known yet, so there is nothing to remove so far.',
    remedy: 'Wait a few minutes until it has been found or sent, then undo it.',
    retry: sellerActs,
  },
  document_deleted: {
    party: 'quickbooks',
    sentence: 'Document {number} was deleted in QuickBooks.',
    remedy: 'Send it again if it should be in the books.',
    retry: sellerActs,
  },
  left_out_as_answered: {
    party: 'counterfoil',
    sentence: 'Document {number} was deleted in QuickBooks and stays out of it, as you answered.',
    remedy: 'Open the document and send it by hand if it should be in the books after all.',
    retry: sellerActs,
  },
  answer_not_possible: {
    party: 'counterfoil',
    sentence: 'Document {number} is not in question any more: it stands differently in QuickBooks by now.',
    remedy: 'Look at the document as it is now.',
    retry: sellerActs,
  },
} as const satisfies Readonly<Record<string, ProblemRow>>;
