import type { Settlement } from '../../ledger/settlement/settlementFacts';
import type { Draft, DraftLine } from '../draft';
import { accountLine, type DocumentBase, journalEntry } from '../drawing/forms';
import type { BookSettings } from '../settings/bookSettings';
import type { SettlementAccounts } from './settlementAccounts';

/**
 * From clearing to the bank: a deposit or a transfer where that is wanted and QuickBooks takes one, else an entry.
 * A deposit has clearing on its line, whichever type that is.
 */
export function payoutDraft(
  { settlementId, totalMinor }: Settlement,
  base: DocumentBase,
  { clearing, bank, clearingIsBank }: SettlementAccounts,
  payout: BookSettings['settlement']['payout'],
): Draft {
  if (payout === 'transfer' && clearingIsBank) {
    const accounts = { fromAccount: clearing, toAccount: bank };
    return { ...base, kind: 'transfer', ...accounts, lines: [], taxes: [], totalMinor, totalTaxMinor: 0 };
  }
  const description = `Payout of settlement ${settlementId}`;
  if (payout === 'deposit') {
    const lines = [accountLine('clearing', clearing, description, totalMinor)];
    return { ...base, kind: 'deposit', depositAccount: bank, lines, taxes: [], totalMinor, totalTaxMinor: 0 };
  }
  return moved(base, [
    accountLine('bank', bank, description, -totalMinor),
    accountLine('clearing', clearing, description, totalMinor),
  ]);
}

/** What Amazon charged to the card on file, which clears a debt; negative where it was given back. */
export function chargeDraft(
  base: DocumentBase,
  amountMinor: number,
  { clearing, card }: SettlementAccounts,
): Draft {
  const description =
    amountMinor > 0 ? 'Charged by Amazon to the card on file' : 'Given back by Amazon to the card on file';
  const lines = [
    accountLine('clearing', clearing, description, -amountMinor),
    accountLine('card', card, description, amountMinor),
  ];
  return moved(base, amountMinor > 0 ? lines : lines.reverse());
}

function moved(base: DocumentBase, lines: readonly DraftLine[]): Draft {
  return journalEntry(base, { lines, taxes: [], taxMinor: 0 });
}
