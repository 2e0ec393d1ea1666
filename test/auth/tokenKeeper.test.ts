import { expect, test } from 'vitest';
import { createTokenKeeper } from '../../lib/auth/tokenKeeper';
import { createVault } from '../../lib/auth/vault';
import { failed, ok, type Problem, problem, type Result } from '../../lib/problem/problem';
import { quickbooksAccount } from '../../lib/sync/connections/accounts';
import type { TokenSet } from '../../lib/sync/ports';
import { memoryLock, memorySecrets, testClock } from './memory';

const account = { clientId: 'id', clientSecret: 'secret', environment: 'production', realmId: '1' } as const;
const hourMs = 3_600_000;

function tokens(count: number): TokenSet {
  return { accessToken: `access-${count}`, refreshToken: `refresh-${count}`, accessLivesMs: hourMs };
}

/** A keeper whose other side rotates: each refresh token is good once. */
function bench() {
  const store = memorySecrets();
  const vault = createVault({ store, crypto: globalThis.crypto });
  const clock = testClock();
  const lock = memoryLock();
  const broken: Problem[] = [];
  let count = 1;
  const side = {
    refreshes: [] as string[],
    answer: async (refreshToken: string): Promise<Result<TokenSet>> => {
      if (refreshToken !== `refresh-${count}`) return failed(problem('quickbooks_grant_revoked'));
      count += 1;
      return ok(tokens(count));
    },
  };
  const keeper = (heldLock = lock, accountId = 'quickbooks/1') =>
    createTokenKeeper({
      side: 'quickbooks',
      accountId,
      vault,
      clock,
      lock: heldLock,
      account: quickbooksAccount,
      exchange: () => ({
        exchangeCode: () => Promise.reject(new Error('not asked for')),
        refresh: (refreshToken) => {
          side.refreshes.push(refreshToken);
          return side.answer(refreshToken);
        },
        revoke: async () => ok(undefined),
      }),
      onBroken: async (_, reason) => {
        broken.push(reason);
      },
    });
  return { store, vault, clock, side, keeper, broken };
}

test('a fresh token is given as it is', async () => {
  const { keeper, side } = bench();
  await keeper().store(account, tokens(1));
  expect(await keeper().current()).toEqual(ok('access-1'));
  expect(side.refreshes).toEqual([]);
});

test('twenty callers in two contexts make one refresh, within the margin before the end', async () => {
  const { keeper, side, clock } = bench();
  const contexts = [keeper(), keeper()];
  await contexts[0]?.store(account, tokens(1));
  clock.advance(hourMs - 200_000);
  const given = await Promise.all(Array.from({ length: 20 }, (_, index) => contexts[index % 2]?.current()));
  expect(new Set(given.map((each) => (each?.ok ? each.value : each?.problem.code)))).toEqual(
    new Set(['access-2']),
  );
  expect(side.refreshes).toEqual(['refresh-1']);
});

test('all who were refused the same token get one renewed one; the late get what is stored', async () => {
  const { keeper, side } = bench();
  const one = keeper();
  await one.store(account, tokens(1));
  const given = await Promise.all(Array.from({ length: 20 }, () => one.renewed('access-1')));
  expect(given).toEqual(Array.from({ length: 20 }, () => ok('access-2')));
  expect(await keeper().renewed('access-1')).toEqual(ok('access-2'));
  expect(side.refreshes).toEqual(['refresh-1']);
});

test('a token is stored before anyone is given it', async () => {
  const { keeper, store } = bench();
  const one = keeper();
  await one.store(account, tokens(1));
  store.writeSecret = () => Promise.reject(new Error('disk full'));
  expect(await one.renewed('access-1')).toMatchObject({ ok: false, problem: { code: 'store_failed' } });
});

test('a rotation by another context is read again, not taken for the end', async () => {
  const { keeper, side, broken } = bench();
  const one = keeper();
  await one.store(account, tokens(1));
  side.answer = async () => {
    // Another browser context that holds no lock of ours rotated in the meantime.
    await keeper(memoryLock()).store(account, tokens(7));
    return failed(problem('quickbooks_grant_revoked'));
  };
  expect(await one.renewed('access-1')).toEqual(ok('access-7'));
  expect(broken).toEqual([]);
});

test('a grant that is gone for good is broken, and said', async () => {
  const { keeper, side, broken } = bench();
  const one = keeper();
  await one.store(account, tokens(1));
  side.answer = async () => failed(problem('quickbooks_grant_revoked'));
  expect(await one.renewed('access-1')).toMatchObject({
    ok: false,
    problem: { code: 'quickbooks_grant_revoked' },
  });
  expect(broken.map(({ code }) => code)).toEqual(['quickbooks_grant_revoked']);
  expect(side.refreshes).toEqual(['refresh-1']);
});

test('an answer that hangs holds one refresh, not twenty, and breaks nothing', async () => {
  const { keeper, side, broken } = bench();
  const one = keeper();
  await one.store(account, tokens(1));
  const healthy = side.answer;
  let end: (result: Result<TokenSet>) => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    side.answer = () => {
      resolve();
      return new Promise((settle) => {
        end = settle;
      });
    };
  });
  const waiting = Promise.all(Array.from({ length: 20 }, () => one.renewed('access-1')));
  await asked;
  end(failed(problem('quickbooks_unavailable')));
  const ends = await waiting;
  expect(ends.every((each) => !each.ok && each.problem.code === 'quickbooks_unavailable')).toBe(true);
  expect(side.refreshes).toHaveLength(1);
  expect(broken).toEqual([]);
  side.answer = healthy;
  expect(await one.renewed('access-1')).toEqual(ok('access-2'));
});

test('knows the hard end, and keeps it over refreshes that do not name it', async () => {
  const { keeper, clock } = bench();
  const one = keeper();
  const endMs = clock.nowMs() + 5 * hourMs;
  await one.store(account, { ...tokens(1), hardLivesMs: 5 * hourMs });
  await one.renewed('access-1');
  expect(await one.held()).toEqual(ok({ account, hardEndMs: endMs }));
});

test('without tokens it is not connected, with unreadable ones locked', async () => {
  const { keeper, vault, broken } = bench();
  expect(await keeper().current()).toMatchObject({ problem: { code: 'quickbooks_not_connected' } });
  await vault.write('tokens/quickbooks/1', '{"half":');
  expect(await keeper().current()).toMatchObject({ problem: { code: 'locked' } });
  await keeper().store(account, tokens(1));
  await keeper().erase();
  expect(await keeper().held()).toEqual(ok(undefined));
  expect(broken).toEqual([]);
});

test('one account’s tokens are not another’s, though the name of the one begins with that of the other', async () => {
  const { keeper, vault, store } = bench();
  const [short, long] = [keeper(undefined, 'quickbooks/1'), keeper(undefined, 'quickbooks/12')];
  await short.store(account, tokens(1));
  await long.store({ ...account, realmId: '12' }, { ...tokens(1), accessToken: 'access-of-12' });
  expect(await short.current()).toEqual(ok('access-1'));
  expect(await long.current()).toEqual(ok('access-of-12'));
  await short.erase();
  expect(await short.held()).toEqual(ok(undefined));
  expect(await long.held()).toMatchObject({ value: { account: { realmId: '12' } } });
  expect([...store.records.keys()]).toEqual(['tokens/quickbooks/12']);
  expect(await vault.read('tokens/quickbooks/1')).toEqual(ok(undefined));
});
