import type { Settlement } from '../../ledger/settlement/settlementFacts';
import type { BookContext } from '../bookContext';
import type { Draft, ListRef } from '../draft';
import { linesOfItems, type SettledContent, type SettledItem, sumOfItems } from './settledContent';
import { settlementAccounts } from './settlementAccounts';

/** The amounts of a settlement as its documents book them, and what of them stays in clearing. */
export interface ProvenAmounts {
  readonly items: readonly SettledItem[];
  readonly content: SettledContent;
  readonly keptMinor: number;
}

/** An account on which amounts and documents differ. */
export interface ProofDifference {
  readonly account: string;
  readonly rowsMinor: number;
  readonly sentMinor: number;
}

/** Where the amounts and the documents differ first; nowhere, or the proof would be none. */
export function proofDifference(
  settlement: Settlement,
  { items, content, keptMinor }: ProvenAmounts,
  drafts: readonly Draft[],
  context: BookContext,
): ProofDifference | undefined {
  const { clearedMinor, payableMinor } = content;
  const paidMinor = sumOfItems(items) + keptMinor + clearedMinor + payableMinor + chargedMinor(content);
  if (paidMinor !== settlement.totalMinor)
    return { account: 'the whole', rowsMinor: paidMinor, sentMinor: settlement.totalMinor };
  const { clearing, carried, bank, card, receivable } = settlementAccounts(context, settlement.currency);
  // Between these the documents move what the amounts come to; they are the whole, which was compared above.
  const between = new Set([clearing, carried, bank, card, receivable].map(keyOf));
  const rows = sumsOf(
    // What earlier documents of the settlement hold was proven with them.
    linesOfItems(items.filter((item) => item.sent === undefined)).flatMap(({ account, amountMinor, tax }) => [
      { account, amountMinor },
      ...(tax === undefined ? [] : [{ account: tax.account, amountMinor: tax.amountMinor }]),
    ]),
  );
  const sent = sumsOf(
    drafts.flatMap(({ lines, taxes }) => [
      ...lines,
      ...taxes.map(({ account, taxMinor }) => ({ account, amountMinor: taxMinor })),
    ]),
  );
  for (const [key, { account }] of [...rows, ...sent]) {
    const rowsMinor = rows.get(key)?.minor ?? 0;
    const sentMinor = sent.get(key)?.minor ?? 0;
    if (!between.has(key) && rowsMinor !== sentMinor) return { account: account.name, rowsMinor, sentMinor };
  }
  return undefined;
}

function sumsOf(
  amounts: readonly { readonly account: ListRef; readonly amountMinor: number }[],
): ReadonlyMap<string, { readonly account: ListRef; readonly minor: number }> {
  const sums = new Map<string, { readonly account: ListRef; readonly minor: number }>();
  for (const { account, amountMinor } of amounts) {
    const key = keyOf(account);
    sums.set(key, { account, minor: (sums.get(key)?.minor ?? 0) + amountMinor });
  }
  return sums;
}

function keyOf({ id, name }: ListRef): string {
  return JSON.stringify([id, name]);
}

/** What Amazon charged to the card on file; positive where the card paid. */
export function chargedMinor({ charges }: SettledContent): number {
  return charges.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
