import { type Problem, problem } from '../problem/problem';
import { isBalanceSheet, serves } from './accountTypes';
import type { ListAccount, ListItem } from './company';
import type { RoleRow } from './roles';

/** Items of other types would move stock (Inventory), or are no single line (Group, Category). */
const usableTypes: readonly string[] = ['Service', 'NonInventory'];

const incomeTypes: readonly string[] = ['Income', 'Other Income'];

/** What keeps an item, with the account that it posts to, from standing for a role. */
export function itemProblems(
  item: ListItem,
  account: ListAccount | undefined,
  row: RoleRow,
): readonly Problem[] {
  const { name } = item;
  const role = row.inWords;
  return [
    ...(item.active ? [] : [problem('choice_inactive', { what: `item for ${role}`, name })]),
    ...(usableTypes.includes(item.type) ? [] : [problem('item_type', { name, type: item.type, role })]),
    ...(account === undefined
      ? [problem('item_without_account', { name })]
      : accountProblems(name, account, row)),
  ];
}

function accountProblems(name: string, account: ListAccount, row: RoleRow): readonly Problem[] {
  const facts = { name, role: row.inWords, account: account.name, type: account.type };
  return [
    ...(account.active ? [] : [problem('choice_inactive', { what: 'account', name: account.name })]),
    ...(fits(account, row) ? [] : [problem(misfit(account, row), facts)]),
  ];
}

function misfit(account: ListAccount, { accountType }: RoleRow) {
  if (isBalanceSheet(accountType)) return 'item_on_other_account';
  if (incomeTypes.includes(accountType)) return 'income_on_other_account';
  return incomeTypes.includes(account.type) ? 'fee_on_income_account' : 'fee_on_other_account';
}

/** Whether an account is of a type that the role may post to. */
export function fits(account: ListAccount, row: RoleRow): boolean {
  return serves(account.type, row.accountType);
}
