import { failed, ok, problem, type Result } from '../../problem/problem';
import type { TokenSet } from '../ports';
import { accountWords, isSameSeller, newAmazonId, type SellerSeen } from './accountNames';
import type { AmazonAccount } from './accounts';
import { givenToken } from './givenToken';
import { pairFirst } from './pairFirst';
import type { ConnectionParts } from './ports';
import { type AccountId, type AmazonAccountStatus, endingOf, isLasting } from './status';
import { testAmazon } from './testAmazon';

/** A new authorisation of Amazon's. */
export interface AmazonGrant {
  readonly account: AmazonAccount;
  readonly tokens: TokenSet;
  /** The account that was to be opened again; absent: a new one is added beside those that there are. */
  readonly accountId?: AccountId;
  /** As the consent names the seller. */
  readonly sellerId?: string;
}

/**
 * Tests a new authorisation, and keeps it if it works. What works already is given up for nothing less;
 * where Amazon only does not answer now, and nothing worked before, the keys are kept to be tested again.
 */
export async function keepAmazon(
  parts: ConnectionParts,
  grant: AmazonGrant,
): Promise<Result<AmazonAccountStatus>> {
  const { account, tokens, sellerId } = grant;
  const tested = await testAmazon(parts.amazon, account, givenToken('amazon', tokens.accessToken));
  if (!tested.ok && isLasting(tested.problem)) return tested;
  const seen: SellerSeen = {
    region: account.region,
    ...(sellerId === undefined ? {} : { sellerId }),
    ...(tested.ok ? { marketplaces: tested.value } : {}),
  };
  const place = await placeOf(parts, grant, seen);
  if (!place.ok) return place;
  const { accountId, before } = place.value;
  if (!tested.ok && before?.state === 'connected') return tested;
  const status: AmazonAccountStatus = {
    ...(before?.sellerId === undefined ? {} : { sellerId: before.sellerId }),
    ...seen,
    accountId,
    side: 'amazon',
    marketplaces: seen.marketplaces ?? before?.marketplaces ?? [],
    clientIdEnding: endingOf(account.clientId),
    testedAtMs: parts.clock.nowMs(),
    ...(tested.ok ? { state: 'connected' } : { state: 'broken', problem: tested.problem }),
  };
  // With the keys or not at all: a disconnection comes before both or after both.
  const kept = await parts.lock.hold(`account/${accountId}`, async () => {
    const stored = await parts.amazonTokens(accountId).store(account, tokens);
    if (stored.ok) await parts.accounts.saveAccount(status);
    return stored;
  });
  if (!kept.ok) return kept;
  await pairFirst(parts);
  parts.announce({ what: 'connections' });
  return tested.ok ? ok(status) : failed(tested.problem);
}

interface Place {
  readonly accountId: AccountId;
  readonly before?: AmazonAccountStatus;
}

/** The row that the authorisation belongs to; another seller is not put into the place of one. */
async function placeOf(
  parts: ConnectionParts,
  { account, accountId }: AmazonGrant,
  seen: SellerSeen,
): Promise<Result<Place>> {
  const rows = (await parts.accounts.readAccounts()).filter((row) => row.side === 'amazon');
  const wanted = rows.find((row) => row.accountId === accountId);
  if (wanted !== undefined) {
    if (isSameSeller(wanted, seen) !== false) return ok({ accountId: wanted.accountId, before: wanted });
    return failed(
      problem('amazon_other_account', {
        chosen: accountWords({ side: 'amazon', state: 'connected', marketplaces: [], ...seen }),
        kept: accountWords(wanted),
      }),
    );
  }
  for (const row of rows) {
    const same = isSameSeller(row, seen) ?? (await holdsApp(parts, row.accountId, account));
    if (same) return ok({ accountId: row.accountId, before: row });
  }
  return ok({ accountId: newAmazonId(account, rows) });
}

/** Where nothing else tells sellers apart, the same app in the same region is taken for the same account. */
async function holdsApp(
  parts: ConnectionParts,
  accountId: AccountId,
  { clientId, region }: AmazonAccount,
): Promise<boolean> {
  const held = await parts.amazonTokens(accountId).held();
  const known = held.ok ? held.value?.account : undefined;
  return known?.clientId === clientId && known.region === region;
}
