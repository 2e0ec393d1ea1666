import { expect, test } from 'vitest';
import { createConsentState } from '../../lib/auth/consentState';
import { createVault } from '../../lib/auth/vault';
import { memoryLock, memorySecrets, testClock } from './memory';

const form = {
  side: 'quickbooks',
  clientId: 'id',
  clientSecret: 'canary-secret',
  environment: 'production',
} as const;
const address = 'https://example.com/back';

function bench() {
  const store = memorySecrets();
  const clock = testClock();
  const consent = createConsentState({
    vault: createVault({ store, crypto: globalThis.crypto }),
    lock: memoryLock(),
    clock,
    getRandomValues: (bytes) => crypto.getRandomValues(bytes),
  });
  const begun = async () => {
    const state = await consent.begin(form, address);
    if (!state.ok) throw new Error(state.problem.sentence);
    return state.value;
  };
  return { store, clock, consent, begun };
}

test('a state is long, random and good once', async () => {
  const { consent, begun } = bench();
  const first = await begun();
  const second = await begun();
  expect(first).toMatch(/^[0-9a-f]{32}$/);
  expect(second).not.toBe(first);
  expect(await consent.use('quickbooks', first)).toEqual({ ok: true, value: false });
  const uses = await Promise.all([consent.use('quickbooks', second), consent.use('quickbooks', second)]);
  expect(uses).toEqual([
    { ok: true, value: true },
    { ok: true, value: false },
  ]);
});

test('the form stays for another try, sealed, and the sides are apart', async () => {
  const { consent, begun, store } = bench();
  const state = await begun();
  expect(await consent.use('amazon', state)).toEqual({ ok: true, value: false });
  await consent.use('quickbooks', state);
  expect(await consent.pending('quickbooks')).toEqual({
    ok: true,
    value: { form, redirectAddress: address },
  });
  for (const { bytes } of store.records.values()) {
    expect(new TextDecoder('latin1').decode(bytes)).not.toContain('canary');
  }
});

test('after a quarter of an hour it is gone, secret and all', async () => {
  const { consent, begun, clock, store } = bench();
  const state = await begun();
  clock.advance(900_000);
  expect(await consent.use('quickbooks', state)).toEqual({ ok: true, value: false });
  expect(await consent.pending('quickbooks')).toEqual({ ok: true, value: undefined });
  expect(store.records.size).toBe(0);
});
