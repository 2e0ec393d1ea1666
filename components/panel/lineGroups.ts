import { accountRoles } from '../../lib/books/accountRoles';
import type { DraftLine } from '../../lib/books/draft';
import { itemRoles } from '../../lib/books/roles';

/** Lines of one kind with their sum. */
export interface LineGroup {
  readonly title: string;
  readonly lines: readonly DraftLine[];
  readonly totalMinor: number;
}

const expenses: ReadonlySet<string> = new Set(
  itemRoles.filter(({ facet }) => facet === 'fees').map(({ role }) => role),
);
const accounts: ReadonlySet<string> = new Set(accountRoles.map(({ role }) => role));

/** What was sold or given back; beneath it fees; beneath them what balances a journal entry. None without lines. */
export function lineGroups(lines: readonly DraftLine[]): readonly LineGroup[] {
  const titleOf = ({ role }: DraftLine): string =>
    accounts.has(role) ? 'Accounts' : expenses.has(role) ? 'Amazon’s fees' : sold;
  const sold = lines.some(({ role }) => role === 'refunds') ? 'Refund' : 'Sale';
  return [sold, 'Amazon’s fees', 'Accounts']
    .map((title) =>
      group(
        title,
        lines.filter((line) => titleOf(line) === title),
      ),
    )
    .filter((each) => each.lines.length > 0);
}

function group(title: string, lines: readonly DraftLine[]): LineGroup {
  return { title, lines, totalMinor: lines.reduce((total, line) => total + line.amountMinor, 0) };
}
