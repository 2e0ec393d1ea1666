import * as v from 'valibot';
import { failed, ok, problem, type Result } from '../problem/problem';
import type { VaultPort } from '../sync/connections/ports';
import type { TokenSet } from '../sync/ports';

/** Tokens and their keys as one secret. */
export interface TokenRecord<Account> {
  readonly account: Account;
  readonly accessToken: string;
  readonly accessEndsMs: number;
  readonly refreshToken: string;
  readonly hardEndMs?: number;
}

/** Reads and writes the record of one account. */
export interface TokenRecords<Account> {
  read(): Promise<Result<TokenRecord<Account> | undefined>>;
  write(record: TokenRecord<Account>): Promise<Result<void>>;
  erase(): Promise<Result<void>>;
}

const tokens = v.object({
  account: v.unknown(),
  accessToken: v.string(),
  accessEndsMs: v.number(),
  refreshToken: v.string(),
  hardEndMs: v.exactOptional(v.number()),
});

/** The record `name` of the vault; `account` is the schema of the keys in it. */
export function createTokenRecords<Account>(
  vault: VaultPort,
  name: string,
  account: v.GenericSchema<unknown, Account>,
): TokenRecords<Account> {
  return {
    async read() {
      const secret = await vault.read(name);
      if (!secret.ok) return secret;
      if (secret.value === undefined) return ok(undefined);
      const record = v.safeParse(v.pipe(v.string(), v.parseJson(), tokens), secret.value);
      const keys = record.success ? v.safeParse(account, record.output.account) : undefined;
      // Written by a version that kept it otherwise: as good as locked, and mended in the same way.
      if (!record.success || keys?.success !== true) return failed(problem('locked'));
      return ok({ ...record.output, account: keys.output });
    },
    write: (record) => vault.write(name, JSON.stringify(record)),
    erase: () => vault.erase(name),
  };
}

/** The record of tokens that an endpoint gave at `nowMs`. */
export function tokenRecord<Account>(account: Account, given: TokenSet, nowMs: number): TokenRecord<Account> {
  const { accessToken, refreshToken, accessLivesMs, hardLivesMs } = given;
  return {
    account,
    accessToken,
    accessEndsMs: nowMs + accessLivesMs,
    refreshToken,
    ...(hardLivesMs === undefined ? {} : { hardEndMs: nowMs + hardLivesMs }),
  };
}
