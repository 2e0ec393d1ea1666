import { failed, ok, type Problem, problem, type Result } from '../../problem/problem';
import { pairFirst } from './pairFirst';
import type { ConnectionParts, HeldAccount, Side } from './ports';
import {
  type AccountId,
  type AccountStatus,
  type AmazonAccountStatus,
  type CompanyStatus,
  endingOf,
  isLasting,
} from './status';
import { testAmazon } from './testAmazon';
import { testCompany } from './testCompany';

/** Tests what is stored of one account, and keeps what came of it for all to see. */
export function retest(parts: ConnectionParts, accountId: AccountId): Promise<Result<AccountStatus>> {
  return parts.lock.hold(`account/${accountId}`, async () => {
    const before = await parts.accounts.readAccount(accountId);
    // A row may be lost where its secrets are not: what it is called says whose it was.
    const side = before?.side ?? (accountId.startsWith('amazon') ? 'amazon' : 'quickbooks');
    const end =
      side === 'amazon'
        ? await retestAmazon(parts, accountId, before)
        : await retestQuickBooks(parts, accountId);
    if (!end.ok) return note(parts, side, before, end.problem);
    await parts.accounts.saveAccount(end.value);
    await pairFirst(parts);
    parts.announce({ what: 'connections' });
    return end;
  });
}

async function retestAmazon(
  parts: ConnectionParts,
  accountId: AccountId,
  before: AccountStatus | undefined,
): Promise<Result<AmazonAccountStatus>> {
  const tokens = parts.amazonTokens(accountId);
  const held = present(await tokens.held(), 'amazon');
  if (!held.ok) return held;
  const { account } = held.value;
  const tested = await testAmazon(parts.amazon, account, tokens);
  if (!tested.ok) return tested;
  const known = before?.side === 'amazon' ? before : undefined;
  return ok({
    accountId,
    side: 'amazon',
    state: 'connected',
    region: account.region,
    ...(known?.sellerId === undefined ? {} : { sellerId: known.sellerId }),
    marketplaces: tested.value,
    clientIdEnding: endingOf(account.clientId),
    testedAtMs: parts.clock.nowMs(),
  });
}

async function retestQuickBooks(
  parts: ConnectionParts,
  accountId: AccountId,
): Promise<Result<CompanyStatus>> {
  const tokens = parts.quickbooksTokens(accountId);
  const held = present(await tokens.held(), 'quickbooks');
  if (!held.ok) return held;
  const { account } = held.value;
  const books = await parts.companies.readBooksOf(account.realmId);
  const tested = await testCompany(parts.quickbooks, account, tokens, books);
  if (!tested.ok) return tested;
  const { company, lists } = tested.value;
  await parts.companies.saveCompanyOf(company, lists);
  parts.announce({ what: 'setup' });
  // Read again: the test may have refreshed the tokens, and with them what is known of their end.
  const now = await tokens.held();
  const hardEndMs = now.ok ? now.value?.hardEndMs : undefined;
  return ok({
    accountId,
    side: 'quickbooks',
    state: 'connected',
    realmId: company.realmId,
    company,
    clientIdEnding: endingOf(account.clientId),
    testedAtMs: parts.clock.nowMs(),
    ...(hardEndMs === undefined ? {} : { hardEndMs }),
  });
}

function present<A>(held: Result<HeldAccount<A> | undefined>, side: Side): Result<HeldAccount<A>> {
  if (!held.ok) return held;
  return held.value === undefined ? failed(problem(`${side}_not_connected`)) : ok(held.value);
}

/** A silent minute of the other side breaks nothing; a refusal does. */
async function note(
  parts: ConnectionParts,
  side: Side,
  before: AccountStatus | undefined,
  reason: Problem,
): Promise<Result<AccountStatus>> {
  if (before === undefined || reason.code === `${side}_not_connected`) return failed(reason);
  const testedAtMs = parts.clock.nowMs();
  // Read again: who found the grant gone on the way has written that down already.
  const now = (await parts.accounts.readAccount(before.accountId)) ?? before;
  await parts.accounts.saveAccount(
    isLasting(reason) ? { ...now, state: 'broken', problem: reason, testedAtMs } : { ...now, testedAtMs },
  );
  parts.announce({ what: 'connections' });
  return failed(reason);
}
