import { type Problem, problem } from '../../problem/problem';
import { serves } from '../accountTypes';
import { accountById } from '../listIndex';
import { resolved } from '../matching/resolved';
import { type RoleRow, roleRowOfKind } from '../roles';
import type { Books } from '../setup';
import type { FeeMapping, FeeRow } from './feeMapping';

/** What is wrong with a table of kinds in a company, before any document meets it; each sentence names its row. */
export function mappingProblems({ rows }: FeeMapping, books: Books): readonly Problem[] {
  return rows.flatMap((row) => {
    const role = roleRowOfKind(row.kind);
    return role === undefined
      ? [problem('kind_not_mapped', { kind: row.kind })]
      : rowProblems(row, role, books);
  });
}

function rowProblems(row: FeeRow, { inWords, accountType, facet }: RoleRow, { lists }: Books): Problem[] {
  const items = row.item === undefined ? undefined : resolved(lists.items, row.item, 'item');
  const accounts = row.account === undefined ? undefined : resolved(lists.accounts, row.account, 'account');
  const unresolved = [items, accounts].flatMap((found) =>
    found === undefined || found.ok ? [] : [found.problem],
  );
  const item = items?.ok === true ? items.entry : undefined;
  const posts = accountById(lists, item?.incomeAccountId);
  const account = accounts?.ok === true ? accounts.entry : posts;
  const problems: Problem[] = [...unresolved];
  if (item !== undefined && posts === undefined)
    problems.push(problem('item_without_account', { name: item.name }));
  if (item !== undefined && posts !== undefined && account !== undefined && posts.id !== account.id) {
    const facts = { name: item.name, account: posts.name, wanted: account.name };
    problems.push(problem('item_posts_elsewhere', facts));
  }
  if (account !== undefined && !serves(account.type, accountType)) {
    const { name, type } = account;
    const isIncome = type === 'Income' || type === 'Other Income';
    problems.push(
      facet === 'fees' && isIncome
        ? problem('fee_mapped_to_income', { name, role: inWords })
        : problem('account_type', { name, role: inWords, type, wanted: accountType }),
    );
  }
  return problems;
}
