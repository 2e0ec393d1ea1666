import type { CompanyFacts, CompanyLists, ListName } from '../../books/company';
import type { Books } from '../../books/setup';
import { failed, ok, problem, type Result } from '../../problem/problem';
import { toReadWhole } from '../lists/lists';
import type { AccessTokenPort } from '../ports';
import type { QuickBooksAccount } from './accounts';
import type { QuickBooksProvider } from './ports';

/** What documents cannot do without; other lists are read when something needs them. */
const connectingLists: readonly ListName[] = ['accounts', 'items', 'customers'];

/** What was read of a company. */
export interface ReadCompany {
  readonly company: CompanyFacts;
  readonly lists: CompanyLists;
}

/**
 * The company and its lists, or what is wrong; of keys for the other kind of company also that. Lists of the
 * same company that were read before, and that connecting does not need, are kept.
 */
export async function testCompany(
  provider: QuickBooksProvider,
  account: QuickBooksAccount,
  tokens: AccessTokenPort,
  books?: Books,
): Promise<Result<ReadCompany>> {
  const client = provider.client(account, tokens);
  const company = await client.readCompany();
  if (!company.ok) {
    const refusedHere = company.problem.code === 'quickbooks_grant_revoked';
    // Which fault Intuit answers with is not documented for each case, but the other kind opens or does not.
    if (refusedHere && (await opensOtherKind(provider, account, tokens))) {
      const { said } = company.problem;
      return failed(problem('quickbooks_keys_for_other_kind', {}, said === undefined ? {} : { said }));
    }
    return company;
  }
  const known =
    books?.company.realmId === company.value.realmId ? toReadWhole(books.lists, connectingLists) : undefined;
  const lists = await client.readLists({
    names: connectingLists,
    ...(known === undefined ? {} : { known }),
  });
  return lists.ok ? ok({ company: company.value, lists: lists.value }) : lists;
}

async function opensOtherKind(
  provider: QuickBooksProvider,
  account: QuickBooksAccount,
  tokens: AccessTokenPort,
): Promise<boolean> {
  const environment = account.environment === 'production' ? 'sandbox' : 'production';
  return (await provider.client({ ...account, environment }, tokens).readCompany()).ok;
}
