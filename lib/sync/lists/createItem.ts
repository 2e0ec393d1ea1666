import { present } from '../../amazon/shapes/present';
import { chosenItem } from '../../books/chosen';
import { chosenAccount } from '../../books/chosenAccount';
import { chartItem } from '../../books/proposeChart';
import type { RoleRow } from '../../books/roles';
import type { Books } from '../../books/setup';
import { failed, ok, problem, type Result } from '../../problem/problem';
import { account } from './createAccount';
import { type CreatingParts, withEntry } from './creating';
import type { Creation } from './creation';

/** A service item, on an account that is there or is created with it. */
export async function item(
  parts: CreatingParts,
  books: Books,
  row: RoleRow,
  accountId: string | undefined,
): Promise<Result<Books>> {
  const { client, keep } = parts;
  const chosenFor = (id: string) => ({ itemIds: { ...books.setup.itemIds, [row.role]: id } });
  const proposal = chartItem(row, books.company, books.lists);
  if (proposal.use === 'existing') return ok(await keep(books, books.lists, chosenFor(proposal.id)));
  const named = books.lists.accounts.find(({ id }) => id === accountId);
  if (accountId !== undefined && named === undefined) {
    return failed(problem('choice_gone', { what: `account for ${row.inWords}` }));
  }
  const posting = await account(
    parts,
    books,
    named === undefined ? proposal.account : { use: 'existing', id: named.id, name: named.name },
    undefined,
  );
  if (!posting.ok) return posting;
  // The account is known from here on, also if the item fails: the next try proposes it.
  const withAccount = await keep(books, posting.value.lists, {});
  const created = await client.createItem(
    { name: proposal.name, accountId: posting.value.id },
    'useFreeName',
  );
  if (!created.ok) return created;
  const { entry } = created.value;
  const lists = { ...withAccount.lists, items: withEntry(withAccount.lists.items, entry) };
  const chosen = { ...withAccount, lists, setup: { ...books.setup, ...chosenFor(entry.id) } };
  const [wrong] = chosenItem(chosen, row).problems;
  if (wrong === undefined) return ok(await keep(withAccount, lists, chosenFor(entry.id)));
  // It had the name already and posts elsewhere: shown in the lists, not chosen.
  await keep(withAccount, lists, {});
  return failed(wrong);
}

/** A product. Products are matched by SKU and name, so that being in the list is enough. */
export async function product(
  { client, keep }: CreatingParts,
  books: Books,
  { name, sku, description }: Extract<Creation, { readonly create: 'product' }>,
): Promise<Result<Books>> {
  const { ref, missing, problems } = chosenAccount(books, 'sales');
  const [wrong] = problems;
  if (wrong !== undefined) return failed(wrong);
  if (ref.id === '')
    return failed(problem('setup_incomplete', { missing: missing ?? 'an account for sales' }));
  const created = await client.createProduct(present({ name, sku, description, incomeAccountId: ref.id }));
  if (!created.ok) return created;
  const items = withEntry(books.lists.items, created.value.entry);
  return ok(await keep(books, { ...books.lists, items }, {}));
}
