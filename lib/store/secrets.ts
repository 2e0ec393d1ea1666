import type { OpenDatabase, SecretRecord } from './schema';
import { reading, writing } from './transaction';

/** Where the vault keeps what it has encrypted, and its key. Nothing here can be read without the key. */
export interface SecretStore {
  readSecret(name: string): Promise<SecretRecord | undefined>;
  /** Stored on the disk before it answers: a rotated token must not be lost. */
  writeSecret(record: SecretRecord): Promise<void>;
  /** Removes every secret whose name begins with `prefix`. */
  deleteSecrets(prefix: string): Promise<void>;
  readKey(name: string): Promise<CryptoKey | undefined>;
  /** Stores the key unless there is one; answers the one that is stored, so that all contexts agree. */
  writeKeyIfAbsent(name: string, key: CryptoKey): Promise<CryptoKey>;
}

/** The secrets of one database. */
export function createSecretStore(open: OpenDatabase): SecretStore {
  return {
    readSecret: (name) => reading(open, ['secrets'], (tx) => tx.objectStore('secrets').get(name)),
    writeSecret: (record) =>
      writing(
        open,
        ['secrets'],
        async (tx) => {
          await tx.objectStore('secrets').put(record);
        },
        'strict',
      ),
    deleteSecrets: (prefix) =>
      writing(
        open,
        ['secrets'],
        async (tx) => {
          const store = tx.objectStore('secrets');
          for (const name of await store.getAllKeys()) if (name.startsWith(prefix)) await store.delete(name);
        },
        'strict',
      ),
    readKey: async (name) => (await reading(open, ['keys'], (tx) => tx.objectStore('keys').get(name)))?.key,
    writeKeyIfAbsent: (name, key) =>
      writing(
        open,
        ['keys'],
        async (tx) => {
          const store = tx.objectStore('keys');
          const stored = await store.get(name);
          if (stored === undefined) await store.add({ name, key });
          return stored?.key ?? key;
        },
        'strict',
      ),
  };
}
