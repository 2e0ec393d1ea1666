import { failed, ok, problem, type Result } from '../../problem/problem';
import type { ConnectionParts } from './ports';
import { type AccountId, type AccountStatus, realmOf } from './status';

/**
 * Withdraws the grant of one account and forgets its secrets. Setup, postings and what was fetched stay, and so
 * do its connections, which rest until it is connected again; every other account goes on.
 */
export function disconnect(parts: ConnectionParts, accountId: AccountId): Promise<Result<null>> {
  return parts.lock.hold(`account/${accountId}`, async () => {
    const before = await parts.accounts.readAccount(accountId);
    if (before === undefined) return ok(null);
    const { side } = before;
    const tokens = side === 'amazon' ? parts.amazonTokens(accountId) : parts.quickbooksTokens(accountId);
    const revoked = await tokens.revoke();
    // Forgotten here in any case: that is what was asked for, and needs nobody else.
    const erased = await tokens.erase();
    if (!erased.ok) return erased;
    const pending = await parts.consent.pending(side);
    if (!pending.ok || (pending.value !== undefined && isOf(pending.value.form.accountId, accountId))) {
      const forgotten = await parts.consent.forget(side);
      if (!forgotten.ok) return forgotten;
    }
    await parts.accounts.saveAccount(restingRow(before));
    parts.announce({ what: 'connections' });
    const realmId = before.side === 'quickbooks' ? realmOf(before) : undefined;
    if (realmId !== undefined) {
      await parts.companies.forgetCompanyOf(realmId);
      parts.announce({ what: 'setup' });
    }
    if (revoked.ok) return ok(null);
    const said = revoked.problem.said ?? revoked.problem.sentence;
    return failed(problem(`${side}_not_revoked`, {}, { said }));
  });
}

/** A form that names no account may hold the secret of this one: it goes too. */
function isOf(named: AccountId | undefined, accountId: AccountId): boolean {
  return named === undefined || named === accountId;
}

/** Enough to be known again. */
function restingRow(before: AccountStatus): AccountStatus {
  const { accountId } = before;
  if (before.side === 'amazon') {
    const { side, region, sellerId, marketplaces } = before;
    return {
      accountId,
      side,
      state: 'none',
      marketplaces,
      ...(region === undefined ? {} : { region }),
      ...(sellerId === undefined ? {} : { sellerId }),
    };
  }
  const { side, company } = before;
  const realmId = realmOf(before);
  return {
    accountId,
    side,
    state: 'none',
    ...(realmId === undefined ? {} : { realmId }),
    ...(company === undefined ? {} : { company }),
  };
}
