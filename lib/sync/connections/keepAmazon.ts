import { failed, ok, type Result } from '../../problem/problem';
import type { TokenSet } from '../ports';
import type { AmazonAccount } from './accounts';
import { givenToken } from './givenToken';
import type { ConnectionParts } from './ports';
import { type AmazonStatus, endingOf, isLasting } from './status';
import { testAmazon } from './testAmazon';

/**
 * Tests a new authorisation, and keeps it if it works. What works already is given up for nothing less;
 * where Amazon only does not answer now, and nothing worked before, the keys are kept to be tested again.
 */
export async function keepAmazon(
  parts: ConnectionParts,
  account: AmazonAccount,
  tokens: TokenSet,
): Promise<Result<AmazonStatus>> {
  const { connections, clock } = parts;
  const tested = await testAmazon(parts.amazon, account, givenToken('amazon', tokens.accessToken));
  if (!tested.ok) {
    const before = await connections.readConnection('amazon');
    if (isLasting(tested.problem) || before?.state === 'connected') return tested;
  }
  const stored = await parts.amazonTokens.store(account, tokens);
  if (!stored.ok) return stored;
  const known = {
    side: 'amazon',
    region: account.region,
    clientIdEnding: endingOf(account.clientId),
  } as const;
  const status: AmazonStatus = tested.ok
    ? { ...known, state: 'connected', marketplaces: tested.value, testedAtMs: clock.nowMs() }
    : { ...known, state: 'broken', marketplaces: [], problem: tested.problem, testedAtMs: clock.nowMs() };
  await connections.saveConnection(status);
  parts.announce({ what: 'connections' });
  return tested.ok ? ok(status) : failed(tested.problem);
}
