import type { CompanyFacts, CompanyLists } from '../../books/company';
import { failed, ok, problem, type Result } from '../../problem/problem';
import type { AccessTokenPort } from '../ports';
import type { QuickBooksAccount } from './accounts';
import type { QuickBooksProvider } from './ports';

/** What was read of a company. */
export interface ReadCompany {
  readonly company: CompanyFacts;
  readonly lists: CompanyLists;
}

/** The company and its lists, or what is wrong; of keys for the other kind of company also that. */
export async function testCompany(
  provider: QuickBooksProvider,
  account: QuickBooksAccount,
  tokens: AccessTokenPort,
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
  const lists = await client.readLists();
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
