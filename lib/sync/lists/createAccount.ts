import { accountRoles } from '../../books/accountRoles';
import { itemById } from '../../books/listIndex';
import { chartItem, chartAccount as proposedChartAccount } from '../../books/proposeChart';
import type { AccountCreation, Proposal } from '../../books/proposeSetup';
import { itemRoles } from '../../books/roles';
import type { Books } from '../../books/setup';
import { ok, type Result } from '../../problem/problem';
import {
  type CreatingParts,
  chartOf,
  choose,
  currencyOf,
  inCurrency,
  type Made,
  withEntry,
} from './creating';
import type { ChosenAccountRole } from './creation';

/** The account in which money lands. */
export async function clearing(
  parts: CreatingParts,
  books: Books,
  currency: string | undefined,
): Promise<Result<Books>> {
  const proposed = inCurrency(books, currency)?.clearingAccount ?? chartOf(books).accounts.clearing;
  const made = await account(parts, books, proposed, currency);
  if (!made.ok) return made;
  return ok(
    await parts.keep(books, made.value.lists, choose(books, { clearingAccountId: made.value.id }, currency)),
  );
}

/** An account of the recommended chart. */
export async function chartAccount(
  parts: CreatingParts,
  books: Books,
  role: ChosenAccountRole,
): Promise<Result<Books>> {
  const made = await account(parts, books, proposedAccount(books, role), undefined);
  if (!made.ok) return made;
  const accountIds = { ...books.setup.accountIds, [role]: made.value.id };
  return ok(await parts.keep(books, made.value.lists, { accountIds }));
}

function proposedAccount({ company, lists }: Books, role: ChosenAccountRole): Proposal<AccountCreation> {
  const row = accountRoles.find((each) => each.role === role);
  if (row !== undefined) return proposedChartAccount(row, company, lists);
  const itemRow = itemRoles.find((each) => each.role === role);
  if (itemRow === undefined) throw new RangeError(`no row for the role ${role}`);
  const proposed = chartItem(itemRow, company, lists);
  if (proposed.use === 'create') return proposed.account;
  // An item that fits is there, so what it posts to fits too.
  const found = itemById(lists, proposed.id);
  return { use: 'existing', id: found?.incomeAccountId ?? '', name: proposed.name };
}

/** The account of a proposal: there, or created. */
export async function account(
  { client }: CreatingParts,
  books: Books,
  proposal: Proposal<AccountCreation>,
  currency: string | undefined,
): Promise<Result<Made>> {
  if (proposal.use === 'existing') return ok({ id: proposal.id, lists: books.lists });
  const { name, type, subType } = proposal;
  const created = await client.createAccount(
    { name, type, subType, ...currencyOf(books, currency) },
    'useFreeName',
  );
  if (!created.ok) return created;
  const { entry } = created.value;
  const lists = { ...books.lists, accounts: withEntry(books.lists.accounts, entry) };
  return ok({ id: entry.id, lists });
}
