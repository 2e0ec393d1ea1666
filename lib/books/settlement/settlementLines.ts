import type { SettlementAmount } from '../../ledger/settlement/settlement';
import type { SettlementKindRow } from '../../ledger/settlement/settlementKind';
import { documentText } from '../text';
import { debitLine, type JournalLine } from './journalEntry';
import { type SettlementRole, settlementRoleOf, settlementRoles } from './settlementRoles';
import type { SettlementSettings } from './settlementSettings';

/** What Amazon's words add up to within one part. */
interface KindSum {
  readonly role: SettlementRole;
  readonly meaning: SettlementKindRow;
  amountMinor: number;
}

/**
 * A part's own lines, without the one that balances them. Each of Amazon's words is summed first and then
 * stands on the side of its sum, so that a referral fee returned is credited beside the fees charged.
 */
export function settlementLines(
  amounts: readonly SettlementAmount[],
  settings: SettlementSettings,
): readonly JournalLine[] {
  const sums = sumByMeaning(amounts).filter(
    ({ role, amountMinor }) => amountMinor !== 0 && posts(role, settings),
  );
  const taxMinor = taxOf(sums);
  return settlementRoles.flatMap(({ role, item }) => {
    const own = sums.filter((sum) => sum.role === role);
    const account = settings.accounts[role];
    if (role === 'salesTax' && settings.facilitatorTax === 'leaveOut')
      return taxMinor === 0 ? [] : [debitLine(account, item, 'Tax that Amazon did not keep', -taxMinor)];
    if (settings.lines === 'byKind')
      return own.map(({ meaning, amountMinor }) => debitLine(account, item, meaning.label, -amountMinor));
    return [true, false].flatMap((isDebit) => {
      const side = own.filter(({ amountMinor }) => amountMinor < 0 === isDebit);
      if (side.length === 0) return [];
      const labels = [...new Set(side.map(({ meaning }) => meaning.label))].join(', ');
      const totalMinor = side.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      return [debitLine(account, item, documentText(labels), -totalMinor)];
    });
  });
}

/** Under the convention *balance* the reserve never leaves clearing. */
function posts(role: SettlementRole, { convention }: SettlementSettings): boolean {
  return role !== 'reserved' || convention === 'zero';
}

function taxOf(sums: readonly KindSum[]): number {
  return sums
    .filter(({ role }) => role === 'salesTax')
    .reduce((total, { amountMinor }) => total + amountMinor, 0);
}

function sumByMeaning(amounts: readonly SettlementAmount[]): readonly KindSum[] {
  const sums = new Map<SettlementKindRow, KindSum>();
  for (const { meaning, amountMinor } of amounts) {
    const role = meaning === undefined ? undefined : settlementRoleOf(meaning.kind);
    if (meaning === undefined || role === undefined) continue;
    const found = sums.get(meaning);
    if (found === undefined) sums.set(meaning, { role, meaning, amountMinor });
    else found.amountMinor += amountMinor;
  }
  return [...sums.values()];
}
