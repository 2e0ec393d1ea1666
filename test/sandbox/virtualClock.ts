import type { SandboxClock } from './side';

interface Sleeper {
  readonly atMs: number;
  readonly wake: () => void;
}

/** Turns of the event loop after which whoever could go on without time has done so. */
const quietTurns = 12;
/** So often nobody sleeps and nothing ends before it is called a standstill: other threads unpack and hash meanwhile. */
const mostIdle = 100_000;

/** A clock on which several sleep at once: it moves on to the next who wakes, whenever everybody sleeps. */
export class VirtualClock implements SandboxClock {
  #nowMs: number;
  #sleepers: Sleeper[] = [];
  #busy = 0;

  constructor(nowMs = Date.UTC(2026, 10, 23, 18, 0, 0)) {
    this.#nowMs = nowMs;
  }

  now(): number {
    return this.#nowMs;
  }

  sleep(waitMs: number): Promise<void> {
    return new Promise((wake) => {
      const atMs = this.#nowMs + Math.max(0, waitMs);
      const after = this.#sleepers.findIndex((each) => each.atMs > atMs);
      this.#sleepers.splice(after < 0 ? this.#sleepers.length : after, 0, { atMs, wake });
    });
  }

  /** Work that takes no time of this clock's, however many turns it needs: a store that writes. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#busy += 1;
    try {
      return await work();
    } finally {
      this.#busy -= 1;
    }
  }

  /** Lets time pass until the work has ended. */
  async run<T>(work: Promise<T>): Promise<T> {
    const state = { ended: false };
    const end = (): void => {
      state.ended = true;
    };
    work.then(end, end);
    let idle = 0;
    while (!state.ended) {
      for (let turn = 0; turn < quietTurns && !state.ended; turn = this.#busy > 0 ? 0 : turn + 1)
        await new Promise(setImmediate);
      if (state.ended) break;
      const next = this.#sleepers.shift();
      idle = next === undefined ? idle + 1 : 0;
      if (idle > mostIdle) throw new Error('everybody waits, and nobody for a time');
      if (next === undefined) continue;
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      next.wake();
    }
    return work;
  }
}
