import { failed, ok, type Problem, problem, type Result } from '../../problem/problem';
import type { TokenSet } from '../ports';
import type { QuickBooksAccount } from './accounts';
import { givenToken } from './givenToken';
import type { ConnectionParts } from './ports';
import { endingOf, isLasting, type QuickBooksStatus } from './status';
import { testCompany } from './testCompany';

/**
 * Tests a new authorisation, and keeps it if it works. While one company is connected another is not put
 * in its place: its books would get what belongs to the first.
 */
export async function keepQuickBooks(
  parts: ConnectionParts,
  account: QuickBooksAccount,
  tokens: TokenSet,
): Promise<Result<QuickBooksStatus>> {
  const { connections, clock, store } = parts;
  const stored = await connections.readConnection('quickbooks');
  const before = stored?.side === 'quickbooks' && stored.state !== 'none' ? stored : undefined;
  const books = await store.readBooks();
  const sameBooks = books === undefined || books.company.realmId === account.realmId;

  const given = givenToken('quickbooks', tokens.accessToken);
  const tested = await testCompany(parts.quickbooks, account, given, books);
  if (!tested.ok) {
    if (isLasting(tested.problem) || before?.state === 'connected' || !sameBooks) return tested;
    return keepUntested(parts, account, tokens, tested.problem);
  }
  const { company } = tested.value;
  if (before?.company !== undefined && before.company.realmId !== company.realmId) {
    return failed(problem('quickbooks_other_company', { chosen: company.name, kept: before.company.name }));
  }
  // The books first: a death between the two must not leave another company's ids with these keys.
  await store.saveCompany(company, tested.value.lists);
  const kept = await parts.quickbooksTokens.store(account, tokens);
  if (!kept.ok) return kept;
  const nowMs = clock.nowMs();
  const status: QuickBooksStatus = {
    side: 'quickbooks',
    state: 'connected',
    company,
    clientIdEnding: endingOf(account.clientId),
    testedAtMs: nowMs,
    ...(tokens.hardLivesMs === undefined ? {} : { hardEndMs: nowMs + tokens.hardLivesMs }),
  };
  await connections.saveConnection(status);
  parts.announce({ what: 'connections' });
  parts.announce({ what: 'setup' });
  return ok(status);
}

/** QuickBooks only does not answer now: the consent need not be given again. */
async function keepUntested(
  parts: ConnectionParts,
  account: QuickBooksAccount,
  tokens: TokenSet,
  reason: Problem,
): Promise<Result<QuickBooksStatus>> {
  const kept = await parts.quickbooksTokens.store(account, tokens);
  if (!kept.ok) return kept;
  await parts.connections.saveConnection({
    side: 'quickbooks',
    state: 'broken',
    clientIdEnding: endingOf(account.clientId),
    problem: reason,
    testedAtMs: parts.clock.nowMs(),
  });
  parts.announce({ what: 'connections' });
  return failed(reason);
}
