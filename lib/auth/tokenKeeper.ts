import type { GenericSchema } from 'valibot';
import { failed, ok, type Problem, problem, type Result } from '../problem/problem';
import type { KeptTokens, OnBroken, Side, VaultPort } from '../sync/connections/ports';
import { type AccountId, isLasting } from '../sync/connections/status';
import type { ClockPort, LockPort, TokenExchangePort } from '../sync/ports';
import { createTokenRecords, type TokenRecord, tokenRecord } from './tokenRecord';

/** What a token keeper is made of. */
export interface TokenKeeperParts<Account> {
  readonly side: Side;
  /** Whose tokens they are: names their secret and their lock. */
  readonly accountId: AccountId;
  readonly vault: VaultPort;
  readonly lock: LockPort;
  readonly clock: ClockPort;
  /** The shape of the keys, as they are kept beside the tokens. */
  readonly account: GenericSchema<unknown, Account>;
  /** Exchange and refresh with these keys: at the party itself, or through a relay. */
  readonly exchange: (account: Account) => TokenExchangePort;
  /** Told when no refresh helps any more. */
  readonly onBroken?: OnBroken;
}

/** An access token that ends sooner than this is refreshed before it is used. */
const refreshMarginMs = 300_000;

/**
 * Keeps the tokens of one account fresh. Intuit's refresh token changes with use and the old one dies, so there is
 * one refresh at a time over all contexts, it reads again inside the lock, and what came is stored before
 * anyone uses it.
 *
 *     stored ──fresh──▶ given
 *       └─ends soon, or was refused─▶ lock ─▶ read again ──changed──▶ given
 *                                               └─same─▶ refresh ─▶ stored ─▶ given
 *                                                          └─grant gone─▶ read again ─changed─▶ once more
 *                                                                           └─same─▶ broken
 */
export function createTokenKeeper<Account>(parts: TokenKeeperParts<Account>): KeptTokens<Account> {
  const { side, accountId, vault, lock, clock, exchange } = parts;
  const lockName = `tokens/${accountId}`;
  const records = createTokenRecords(vault, lockName, parts.account);
  let underWay: Promise<Result<string>> | undefined;

  const notConnected = () => failed(problem(`${side}_not_connected`));
  const serves = (record: TokenRecord<Account>, rejected: string | undefined) =>
    record.accessToken !== rejected && record.accessEndsMs - refreshMarginMs > clock.nowMs();

  const refreshOnce = async (record: TokenRecord<Account>): Promise<Result<string>> => {
    const given = await exchange(record.account).refresh(record.refreshToken);
    if (!given.ok) return given;
    const fresh = tokenRecord(record.account, given.value, clock.nowMs());
    // Intuit names the hard end only where asked; what is known of it stays known.
    const kept = record.hardEndMs === undefined ? fresh : { hardEndMs: record.hardEndMs, ...fresh };
    const written = await records.write(kept);
    return written.ok ? ok(fresh.accessToken) : written;
  };

  const refreshInside = async (rejected: string | undefined): Promise<Result<string>> => {
    const record = await records.read();
    if (!record.ok) return record;
    if (record.value === undefined) return notConnected();
    if (serves(record.value, rejected)) return ok(record.value.accessToken);
    const first = await refreshOnce(record.value);
    if (first.ok || first.problem.code !== `${side}_grant_revoked`) return first;
    const again = await records.read();
    if (!again.ok) return again;
    if (again.value === undefined) return notConnected();
    if (again.value.refreshToken === record.value.refreshToken) return first;
    return serves(again.value, rejected) ? ok(again.value.accessToken) : refreshOnce(again.value);
  };

  const refresh = (rejected: string | undefined): Promise<Result<string>> => {
    underWay ??= lock
      .hold(lockName, () => refreshInside(rejected))
      .then(async (end) => {
        if (!end.ok && isBroken(side, end.problem)) await parts.onBroken?.(accountId, end.problem);
        return end;
      })
      .finally(() => {
        underWay = undefined;
      });
    return underWay;
  };

  const serving = async (rejected: string | undefined): Promise<Result<string>> => {
    const record = await records.read();
    if (!record.ok) return record;
    if (record.value === undefined) return notConnected();
    return serves(record.value, rejected) ? ok(record.value.accessToken) : refresh(rejected);
  };

  return {
    current: () => serving(undefined),

    async renewed(rejected) {
      const given = await serving(rejected);
      // A refresh that was under way for another reason may have found the refused token still good.
      return given.ok && given.value === rejected ? serving(rejected) : given;
    },

    async held() {
      const record = await records.read();
      if (!record.ok) return record;
      if (record.value === undefined) return ok(undefined);
      const { account, hardEndMs } = record.value;
      return ok(hardEndMs === undefined ? { account } : { account, hardEndMs });
    },

    store: (account, tokens) =>
      lock.hold(lockName, () => records.write(tokenRecord(account, tokens, clock.nowMs()))),

    revoke: () =>
      lock.hold(lockName, async () => {
        const record = await records.read();
        if (!record.ok) return record;
        if (record.value === undefined) return ok(undefined);
        return exchange(record.value.account).revoke(record.value.refreshToken);
      }),

    erase: () => lock.hold(lockName, () => records.erase()),
  };
}

/** Keys or grant are refused, or cannot be read: nothing but the seller mends that. */
function isBroken(side: Side, reason: Problem): boolean {
  return isLasting(reason) && reason.code !== `${side}_not_connected` && reason.code !== 'store_failed';
}
