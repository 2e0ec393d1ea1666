import { expect, test } from 'vitest';
import { createVault } from '../../lib/auth/vault';
import { memorySecrets } from './memory';

const canary = 'canary-secret-5f1c';

function bench() {
  const store = memorySecrets();
  return { store, vault: createVault({ store, crypto: globalThis.crypto }) };
}

test('gives back what was written, and nothing for what was not', async () => {
  const { vault } = bench();
  await vault.write('tokens/amazon', canary);
  expect(await vault.read('tokens/amazon')).toEqual({ ok: true, value: canary });
  expect(await vault.read('tokens/quickbooks')).toEqual({ ok: true, value: undefined });
});

test('the key cannot be read out, and stays the same over vaults', async () => {
  const { store, vault } = bench();
  await vault.write('a', canary);
  const { key } = store;
  if (key === undefined) throw new Error('no key was kept');
  expect(key.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  const another = createVault({ store, crypto: globalThis.crypto });
  await another.write('b', 'x');
  expect(store.key).toBe(key);
  expect(await another.read('a')).toEqual({ ok: true, value: canary });
});

test('two vaults that begin at once agree on one key', async () => {
  const { store, vault } = bench();
  const another = createVault({ store, crypto: globalThis.crypto });
  await Promise.all([vault.write('a', '1'), another.write('b', '2')]);
  expect(await another.read('a')).toEqual({ ok: true, value: '1' });
  expect(await vault.read('b')).toEqual({ ok: true, value: '2' });
});

test('nothing of a secret stands in what is stored', async () => {
  const { store, vault } = bench();
  await vault.write('a', canary);
  for (const { iv, bytes } of store.records.values()) {
    const stored = new TextDecoder('latin1').decode(new Uint8Array([...iv, ...new Uint8Array(bytes)]));
    expect(stored).not.toContain(canary);
    expect(stored).not.toContain(canary.slice(0, 6));
  }
});

test('the same value is never sealed alike twice', async () => {
  const { store, vault } = bench();
  await vault.write('a', canary);
  const first = store.records.get('a');
  await vault.write('a', canary);
  const second = store.records.get('a');
  expect(first?.iv).not.toEqual(second?.iv);
  expect(new Uint8Array(first?.bytes ?? new ArrayBuffer())).not.toEqual(
    new Uint8Array(second?.bytes ?? new ArrayBuffer()),
  );
});

test('a record under another name, with changed bytes or without the key is locked', async () => {
  const { store, vault } = bench();
  await vault.write('a', canary);
  const record = store.records.get('a');
  if (record === undefined) throw new Error('nothing was stored');
  store.records.set('b', record);
  expect(await vault.read('b')).toMatchObject({ ok: false, problem: { code: 'locked' } });
  const changed = new Uint8Array(record.bytes.slice(0));
  changed[0] = (changed[0] ?? 0) ^ 1;
  store.records.set('c', { iv: record.iv, bytes: changed.buffer });
  expect(await vault.read('c')).toMatchObject({ ok: false, problem: { code: 'locked' } });
  store.key = undefined;
  expect(await vault.read('a')).toMatchObject({ ok: false, problem: { code: 'locked' } });
});

test('erases one secret alone, and says when the store fails', async () => {
  const { store, vault } = bench();
  await vault.write('tokens/amazon', canary);
  await vault.write('tokens/amazon/na/1', canary);
  await vault.erase('tokens/amazon');
  expect([...store.records.keys()]).toEqual(['tokens/amazon/na/1']);
  const failing = createVault({
    store: { ...store, writeSecret: () => Promise.reject(new Error('disk full')) },
    crypto: globalThis.crypto,
  });
  expect(await failing.write('a', canary)).toMatchObject({
    ok: false,
    problem: { code: 'store_failed', said: 'disk full' },
  });
});
