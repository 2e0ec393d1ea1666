import { failed, ok, type Problem, problem, type Result } from '../../problem/problem';
import type { TokenSet } from '../ports';
import { accountWords } from './accountNames';
import type { QuickBooksAccount } from './accounts';
import { givenToken } from './givenToken';
import { pairFirst } from './pairFirst';
import type { ConnectionParts } from './ports';
import { type AccountId, type CompanyStatus, endingOf, isLasting, realmOf } from './status';
import { testCompany } from './testCompany';

/** A new authorisation of Intuit's. */
export interface QuickBooksGrant {
  readonly account: QuickBooksAccount;
  readonly tokens: TokenSet;
  /** The company that was to be opened again; absent: a new one is added beside those that there are. */
  readonly accountId?: AccountId;
}

/**
 * Tests a new authorisation, and keeps it if it works: as the company that it is for, beside the others. Where
 * one company was to be opened again, another is not put in its place: its books would get what belongs to
 * the first.
 */
export async function keepQuickBooks(
  parts: ConnectionParts,
  grant: QuickBooksGrant,
): Promise<Result<CompanyStatus>> {
  const { account, tokens } = grant;
  const rows = (await parts.accounts.readAccounts()).filter((row) => row.side === 'quickbooks');
  const wanted = rows.find((row) => row.accountId === grant.accountId);
  const wantedRealm = wanted === undefined ? undefined : await realmHeld(parts, wanted);
  if (wanted !== undefined && wantedRealm !== undefined && wantedRealm !== account.realmId) {
    return refuseOther(parts, grant, wanted, rows);
  }
  const before = wanted ?? (await companyOf(parts, rows, account.realmId));
  const accountId = before?.accountId ?? `quickbooks/${account.realmId}`;

  const given = givenToken('quickbooks', tokens.accessToken);
  const books = await parts.companies.readBooksOf(account.realmId);
  const tested = await testCompany(parts.quickbooks, account, given, books);
  if (!tested.ok) {
    if (isLasting(tested.problem) || before?.state === 'connected') return tested;
    return keepUntested(parts, grant, accountId, before, tested.problem);
  }
  const { company, lists } = tested.value;
  const nowMs = parts.clock.nowMs();
  const status: CompanyStatus = {
    accountId,
    side: 'quickbooks',
    state: 'connected',
    realmId: company.realmId,
    company,
    clientIdEnding: endingOf(account.clientId),
    testedAtMs: nowMs,
    ...(tokens.hardLivesMs === undefined ? {} : { hardEndMs: nowMs + tokens.hardLivesMs }),
  };
  const kept = await parts.lock.hold(`account/${accountId}`, async () => {
    // The books first: a death between the two must not leave keys without the company that they open.
    await parts.companies.saveCompanyOf(company, lists);
    return keepRow(parts, grant, status);
  });
  if (!kept.ok) return kept;
  await pairFirst(parts);
  parts.announce({ what: 'connections' });
  parts.announce({ what: 'setup' });
  return ok(status);
}

/**
 * The consent was given for another company than the one to be opened again. What was just granted is given
 * back; but not where that company is connected here through the same app, for whom Intuit would end both.
 */
async function refuseOther(
  parts: ConnectionParts,
  { account, tokens }: QuickBooksGrant,
  wanted: CompanyStatus,
  rows: readonly CompanyStatus[],
): Promise<Result<CompanyStatus>> {
  const known = await companyOf(parts, rows, account.realmId);
  const held = known === undefined ? undefined : await parts.quickbooksTokens(known.accountId).held();
  const opensKnown = held?.ok === true && held.value?.account.clientId === account.clientId;
  const given = givenToken('quickbooks', tokens.accessToken);
  const chosen =
    opensKnown && known !== undefined ? accountWords(known) : await nameOf(parts, account, given);
  if (opensKnown && known !== undefined) {
    // Whether an app's earlier tokens outlive a new consent Intuit does not say: the new ones are good in any case.
    const kept = await parts.quickbooksTokens(known.accountId).store(account, tokens);
    if (!kept.ok) return kept;
  } else {
    await parts.quickbooks.login(account).revoke(tokens.refreshToken);
  }
  return failed(problem('quickbooks_other_company', { chosen, kept: accountWords(wanted) }));
}

async function nameOf(
  parts: ConnectionParts,
  account: QuickBooksAccount,
  given: ReturnType<typeof givenToken>,
): Promise<string> {
  const read = await parts.quickbooks.client(account, given).readCompany();
  return read.ok ? read.value.name : `with the id ${account.realmId}`;
}

async function companyOf(
  parts: ConnectionParts,
  rows: readonly CompanyStatus[],
  realmId: string,
): Promise<CompanyStatus | undefined> {
  for (const row of rows) if ((await realmHeld(parts, row)) === realmId) return row;
  return undefined;
}

/** The row's company; of keys that were never tested by what is kept beside them. */
async function realmHeld(parts: ConnectionParts, row: CompanyStatus): Promise<string | undefined> {
  const known = realmOf(row);
  if (known !== undefined) return known;
  const held = await parts.quickbooksTokens(row.accountId).held();
  return held.ok ? held.value?.account.realmId : undefined;
}

/** QuickBooks only does not answer now: the consent need not be given again. */
async function keepUntested(
  parts: ConnectionParts,
  grant: QuickBooksGrant,
  accountId: AccountId,
  before: CompanyStatus | undefined,
  reason: Problem,
): Promise<Result<CompanyStatus>> {
  const status: CompanyStatus = {
    accountId,
    side: 'quickbooks',
    state: 'broken',
    realmId: grant.account.realmId,
    ...(before?.company === undefined ? {} : { company: before.company }),
    clientIdEnding: endingOf(grant.account.clientId),
    problem: reason,
    testedAtMs: parts.clock.nowMs(),
  };
  const kept = await parts.lock.hold(`account/${accountId}`, () => keepRow(parts, grant, status));
  if (!kept.ok) return kept;
  parts.announce({ what: 'connections' });
  return failed(reason);
}

async function keepRow(
  parts: ConnectionParts,
  { account, tokens }: QuickBooksGrant,
  status: CompanyStatus,
): Promise<Result<void>> {
  const kept = await parts.quickbooksTokens(status.accountId).store(account, tokens);
  if (kept.ok) await parts.accounts.saveAccount(status);
  return kept;
}
