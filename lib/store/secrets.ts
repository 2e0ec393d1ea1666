import type { OpenDatabase, SecretRecord } from './schema';
import { reading, writing } from './transaction';

/** A secret without its name. */
type SealedSecret = Omit<SecretRecord, 'name'>;

/** There is one key for all secrets. */
const keyName = 'vault';

/** Where the vault keeps what it has encrypted, and its key. Nothing here can be read without the key. */
export interface SecretStore {
  readSecret(name: string): Promise<SealedSecret | undefined>;
  /** Stored on the disk before it answers: a rotated token must not be lost. */
  writeSecret(name: string, sealed: SealedSecret): Promise<void>;
  /** Removes that secret alone: the name of one account may begin with that of another. */
  deleteSecret(name: string): Promise<void>;
  readKey(): Promise<CryptoKey | undefined>;
  /** Stores the key unless there is one; answers the one that is stored, so that all contexts agree. */
  writeKeyIfAbsent(key: CryptoKey): Promise<CryptoKey>;
}

/** The secrets of one database. */
export function createSecretStore(open: OpenDatabase): SecretStore {
  return {
    readSecret: (name) => reading(open, ['secrets'], (tx) => tx.objectStore('secrets').get(name)),
    writeSecret: (name, { iv, bytes }) =>
      writing(
        open,
        ['secrets'],
        async (tx) => {
          await tx.objectStore('secrets').put({ name, iv, bytes });
        },
        'strict',
      ),
    deleteSecret: (name) =>
      writing(open, ['secrets'], (tx) => tx.objectStore('secrets').delete(name), 'strict'),
    readKey: async () => (await reading(open, ['keys'], (tx) => tx.objectStore('keys').get(keyName)))?.key,
    writeKeyIfAbsent: (key) =>
      writing(
        open,
        ['keys'],
        async (tx) => {
          const store = tx.objectStore('keys');
          const stored = await store.get(keyName);
          if (stored === undefined) await store.add({ name: keyName, key });
          return stored?.key ?? key;
        },
        'strict',
      ),
  };
}
