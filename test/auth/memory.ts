import type { SealedSecret, SecretStorePort } from '../../lib/sync/connections/ports';
import type { ClockPort, LockPort } from '../../lib/sync/ports';

/** Secrets in memory, to be looked into. */
export function memorySecrets(): SecretStorePort & {
  readonly records: Map<string, SealedSecret>;
  key: CryptoKey | undefined;
} {
  const records = new Map<string, SealedSecret>();
  return {
    records,
    key: undefined,
    async readKey() {
      return this.key;
    },
    async writeKeyIfAbsent(key) {
      this.key ??= key;
      return this.key;
    },
    async readSecret(name) {
      return records.get(name);
    },
    async writeSecret(name, record) {
      records.set(name, record);
    },
    async deleteSecret(name) {
      records.delete(name);
    },
  };
}

/** One holder a name, in the order of asking. */
export function memoryLock(): LockPort {
  const last = new Map<string, Promise<unknown>>();
  return {
    hold(name, run) {
      const before = last.get(name) ?? Promise.resolve();
      const turn = before.then(run, run);
      last.set(
        name,
        turn.catch(() => undefined),
      );
      return turn;
    },
  };
}

/** A clock that only the test moves. */
export function testClock(nowMs = Date.UTC(2026, 10, 23, 19)): ClockPort & { advance(ms: number): void } {
  let now = nowMs;
  return {
    nowMs: () => now,
    advance: (ms) => {
      now += ms;
    },
  };
}
