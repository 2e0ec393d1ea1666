import { webcrypto } from 'node:crypto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { birthOf } from '../../lib/store/birth';
import { context, orderId } from './storeFixtures';

describe('suffixes', () => {
  const suffix = (eventKey: string, index: number, realmId = 'A') => ({ realmId, orderId, eventKey, index });

  test('are given once: neither a number nor a shipment twice', async () => {
    const { store } = context();
    await store.addSuffixes([suffix('E1', 0), suffix('E2', 1)]);
    for (const taken of [suffix('E3', 1), suffix('E1', 5), suffix('E1', 0)])
      await expect(store.addSuffixes([suffix('E9', 9), taken])).rejects.toMatchObject({
        problem: { code: 'posting_changed' },
      });
    expect(await store.readSuffixes('A', orderId)).toMatchObject([suffix('E1', 0), suffix('E2', 1)]);
  });

  test('of another company or order are others', async () => {
    const { store } = context();
    await store.addSuffixes([
      suffix('E1', 0),
      suffix('E1', 0, 'B'),
      { ...suffix('E1', 0), orderId: 'other' },
    ]);
    expect(await store.readSuffixes('B', orderId)).toMatchObject([suffix('E1', 0, 'B')]);
  });

  test('go to one of two contexts', async () => {
    const factory = new IDBFactory();
    const ends = await Promise.allSettled(
      ['E1', 'E2'].map((key) => context(factory).store.addSuffixes([suffix(key, 0)])),
    );
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await context(factory).store.readSuffixes('A', orderId)).toHaveLength(1);
  });
});

describe('buckets', () => {
  test('of many contexts lose no token', async () => {
    const factory = new IDBFactory();
    const contexts = Array.from({ length: 5 }, () => context(factory));
    const take = ({ store }: (typeof contexts)[number]) =>
      store.buckets.update('orders', (stored) => {
        const tokens = (stored?.tokens ?? 50) - 1;
        return { bucket: { tokens, atMs: 0 }, answer: tokens };
      });
    const answers = await Promise.all(
      contexts.flatMap((each) => Array.from({ length: 10 }, () => take(each))),
    );
    expect(new Set(answers).size).toBe(50);
    expect(Math.min(...answers)).toBe(0);
  });

  test('that fail to change stay as they were', async () => {
    const { store } = context();
    await store.buckets.update('x', () => ({ bucket: { tokens: 3, atMs: 1 }, answer: null }));
    const failing = store.buckets.update('x', () => {
      throw new RangeError('no');
    });
    await expect(failing).rejects.toMatchObject({ problem: { code: 'internal' } });
    expect(
      await store.buckets.update('x', (stored) => ({ bucket: { tokens: 0, atMs: 2 }, answer: stored })),
    ).toEqual({
      tokens: 3,
      atMs: 1,
    });
  });
});

describe('secrets', () => {
  const sealed = { iv: new Uint8Array([1, 2]), bytes: new Uint8Array([3, 4]).buffer };

  test('come back by name, and go one by one', async () => {
    const { secrets } = context().store;
    for (const name of ['amazon/tokens', 'amazon/keys', 'quickbooks/tokens'])
      await secrets.writeSecret(name, sealed);
    expect(await secrets.readSecret('amazon/keys')).toMatchObject(sealed);
    await secrets.deleteSecret('amazon/keys');
    expect(await secrets.readSecret('amazon/keys')).toBeUndefined();
    expect(await secrets.readSecret('amazon/tokens')).toMatchObject(sealed);
    expect(await secrets.readSecret('quickbooks/tokens')).toMatchObject(sealed);
  });

  test('have one key, the first, for all contexts', async () => {
    const factory = new IDBFactory();
    const [one, two] = [context(factory).store.secrets, context(factory).store.secrets];
    expect(await one.readKey()).toBeUndefined();
    const fresh = () =>
      webcrypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    const [first, second] = [await fresh(), await fresh()] as unknown as [CryptoKey, CryptoKey];
    await one.writeKeyIfAbsent(first);
    const kept = await two.writeKeyIfAbsent(second);
    const iv = new Uint8Array(12);
    const text = new TextEncoder().encode('secret');
    const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, first, text);
    expect(new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, kept, bytes))).toEqual(text);
    expect(kept.extractable).toBe(false);
  });
});

test('accounts come back as they were saved, each by itself', async () => {
  const { store } = context();
  expect(await store.readAccount('amazon')).toBeUndefined();
  expect(await store.readAccounts()).toEqual([]);
  const company = {
    accountId: 'quickbooks/1',
    side: 'quickbooks',
    state: 'connected',
    testedAtMs: 5,
  } as const;
  const other = { ...company, accountId: 'quickbooks/2', state: 'broken' } as const;
  await store.saveAccount(company);
  await store.saveAccount(other);
  expect(await store.readAccount('quickbooks/1')).toEqual(company);
  expect(await store.readAccounts()).toEqual([company, other]);
});

test('a store remembers its beginning, and whether it stands in for a lost one', async () => {
  const { open } = context();
  expect(await birthOf(open, 10, true)).toEqual({ atMs: 10, replacesLost: true });
  expect(await birthOf(open, 20, false)).toEqual({ atMs: 10, replacesLost: true });
});
