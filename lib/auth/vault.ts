import { failed, ok, problem, type Result } from '../problem/problem';
import type { SecretStorePort, VaultPort } from '../sync/connections/ports';

const algorithm = 'AES-GCM';
/** NIST SP 800-38D, section 8.2: 96 bits, never twice under one key. */
const ivBytes = 12;

/**
 * Secrets, encrypted under a key that no script can read out. What a secret is called is part of what is
 * sealed, so that records cannot be exchanged for one another.
 */
export function createVault(parts: {
  readonly store: SecretStorePort;
  readonly crypto: Pick<Crypto, 'subtle' | 'getRandomValues'>;
}): VaultPort {
  const { store, crypto } = parts;

  const sealing = (name: string, iv: Uint8Array<ArrayBuffer>) => ({
    name: algorithm,
    iv,
    additionalData: new TextEncoder().encode(name),
  });

  const keyToWrite = async (): Promise<CryptoKey> => {
    const kept = await store.readKey();
    if (kept !== undefined) return kept;
    const fresh = await crypto.subtle.generateKey({ name: algorithm, length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
    return store.writeKeyIfAbsent(fresh);
  };

  return {
    read: (name) =>
      stored(async () => {
        const record = await store.readSecret(name);
        if (record === undefined) return ok(undefined);
        const key = await store.readKey();
        if (key === undefined) return failed(problem('locked'));
        try {
          const plain = await crypto.subtle.decrypt(
            sealing(name, new Uint8Array(record.iv)),
            key,
            record.bytes,
          );
          return ok(new TextDecoder().decode(plain));
        } catch {
          // Another key, another name or changed bytes: AES-GCM does not say which, and it does not matter.
          return failed(problem('locked'));
        }
      }),

    write: (name, value) =>
      stored(async () => {
        const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
        const bytes = await crypto.subtle.encrypt(
          sealing(name, iv),
          await keyToWrite(),
          new TextEncoder().encode(value),
        );
        await store.writeSecret(name, { iv, bytes });
        return ok(undefined);
      }),

    erase: (name) =>
      stored(async () => {
        await store.deleteSecret(name);
        return ok(undefined);
      }),
  };
}

async function stored<T>(run: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await run();
  } catch (error) {
    return failed(problem('store_failed', {}, error instanceof Error ? { said: error.message } : {}));
  }
}
