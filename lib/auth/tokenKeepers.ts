import type { KeptTokens } from '../sync/connections/ports';
import type { AccountId } from '../sync/connections/status';
import { createTokenKeeper, type TokenKeeperParts } from './tokenKeeper';

/**
 * A token keeper for each account, made when it is first asked for and the same ever after: who waits for a
 * refresh of one account waits for nobody else's.
 */
export function createTokenKeepers<Account>(
  parts: Omit<TokenKeeperParts<Account>, 'accountId'>,
): (accountId: AccountId) => KeptTokens<Account> {
  const keepers = new Map<AccountId, KeptTokens<Account>>();
  return (accountId) => {
    const known = keepers.get(accountId);
    if (known !== undefined) return known;
    const made = createTokenKeeper({ ...parts, accountId });
    keepers.set(accountId, made);
    return made;
  };
}
