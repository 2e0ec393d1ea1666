import { expect, test } from 'vitest';
import { createTokenKeepers } from '../../lib/auth/tokenKeepers';
import { createVault } from '../../lib/auth/vault';
import { failed, ok, type Problem, problem } from '../../lib/problem/problem';
import { amazonAccount } from '../../lib/sync/connections/accounts';
import type { AccountId } from '../../lib/sync/connections/status';
import type { TokenSet } from '../../lib/sync/ports';
import { memoryLock, memorySecrets, testClock } from './memory';

const hourMs = 3_600_000;
const keys = { clientId: 'the-same-app', clientSecret: 'secret' };

/** One app that is let into a seller account of each region. */
function bench() {
  const broken: [AccountId, Problem['code']][] = [];
  const refreshed: string[] = [];
  const dead = new Set<string>();
  const clock = testClock();
  let waiting: Promise<void> | undefined;
  const keepers = createTokenKeepers({
    side: 'amazon',
    vault: createVault({ store: memorySecrets(), crypto: globalThis.crypto }),
    lock: memoryLock(),
    clock,
    account: amazonAccount,
    exchange: () => ({
      exchangeCode: () => Promise.reject(new Error('not asked for')),
      refresh: async (refreshToken) => {
        refreshed.push(refreshToken);
        if (refreshToken === 'refresh-na') await waiting;
        return dead.has(refreshToken)
          ? failed(problem('amazon_grant_revoked'))
          : ok(given(refreshToken.slice('refresh-'.length), 'fresh'));
      },
      revoke: async () => ok(undefined),
    }),
    onBroken: async (accountId, { code }) => {
      broken.push([accountId, code]);
    },
  });
  const given = (region: string, age: string): TokenSet => ({
    accessToken: `${age}-${region}`,
    refreshToken: `refresh-${region}`,
    accessLivesMs: hourMs,
  });
  return {
    keepers,
    broken,
    refreshed,
    dead,
    clock,
    given,
    hang: (until: Promise<void>) => {
      waiting = until;
    },
  };
}

async function both() {
  const b = bench();
  const [na, eu] = [b.keepers('amazon/na/the-same-app'), b.keepers('amazon/eu/the-same-app')];
  await na.store({ ...keys, region: 'na' }, b.given('na', 'first'));
  await eu.store({ ...keys, region: 'eu' }, b.given('eu', 'first'));
  return { ...b, na, eu };
}

test('the same app in two regions has two grants, and each is refreshed with its own', async () => {
  const { na, eu, clock, refreshed, keepers } = await both();
  expect([await na.current(), await eu.current()]).toEqual([ok('first-na'), ok('first-eu')]);
  clock.advance(2 * hourMs);
  expect([await eu.current(), await na.current()]).toEqual([ok('fresh-eu'), ok('fresh-na')]);
  expect(refreshed).toEqual(['refresh-eu', 'refresh-na']);
  expect((await keepers('amazon/eu/the-same-app').held()).ok).toBe(true);
  expect(await keepers('amazon/eu/the-same-app').held()).toMatchObject({
    value: { account: { region: 'eu' } },
  });
});

test('a keeper is the same whoever asks, so that many wait for one refresh', async () => {
  const { keepers, clock, refreshed } = await both();
  clock.advance(2 * hourMs);
  const asked = Array.from({ length: 20 }, () => keepers('amazon/na/the-same-app').current());
  expect(new Set((await Promise.all(asked)).map((each) => (each.ok ? each.value : '')))).toEqual(
    new Set(['fresh-na']),
  );
  expect(refreshed).toEqual(['refresh-na']);
});

test('a refresh that hangs, or a grant that is gone, keeps nobody else waiting', async () => {
  const { na, eu, clock, dead, broken, hang } = await both();
  let go: () => void = () => undefined;
  hang(
    new Promise((resolve) => {
      go = resolve;
    }),
  );
  clock.advance(2 * hourMs);
  dead.add('refresh-na');
  const slow = na.current();
  expect(await eu.current()).toEqual(ok('fresh-eu'));
  go();
  expect(await slow).toMatchObject({ problem: { code: 'amazon_grant_revoked' } });
  expect(broken).toEqual([['amazon/na/the-same-app', 'amazon_grant_revoked']]);
  expect(await eu.current()).toEqual(ok('fresh-eu'));
});

test('what one account forgets, the other keeps', async () => {
  const { na, eu } = await both();
  await na.erase();
  expect(await na.current()).toMatchObject({ problem: { code: 'amazon_not_connected' } });
  expect(await eu.current()).toEqual(ok('first-eu'));
});
