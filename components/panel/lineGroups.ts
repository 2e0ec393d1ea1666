import type { DraftLine } from '../../lib/books/draft';
import { saleRoles } from '../../lib/books/roles';

/** Lines of one kind with their sum. */
export interface LineGroup {
  readonly title: string;
  readonly lines: readonly DraftLine[];
  readonly totalMinor: number;
}

const expenseRoles: ReadonlySet<string> = new Set(
  saleRoles.filter((row) => row.accountType === 'Expense').map((row) => row.role),
);

/** Sale lines and, beneath them, fees. A group without lines is left out. */
export function lineGroups(lines: readonly DraftLine[]): readonly LineGroup[] {
  const sale = lines.filter((line) => !expenseRoles.has(line.role));
  const fees = lines.filter((line) => expenseRoles.has(line.role));
  return [group('Sale', sale), group('Amazon’s fees', fees)].filter((each) => each.lines.length > 0);
}

function group(title: string, lines: readonly DraftLine[]): LineGroup {
  return { title, lines, totalMinor: lines.reduce((total, line) => total + line.amountMinor, 0) };
}
