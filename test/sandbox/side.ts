/** The time as the sandbox's services see it, so that a test can run them on a virtual clock. */
export interface SandboxClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves when `waitMs` have passed on this clock. */
  sleep(waitMs: number): Promise<void>;
}

/** One party of the outside world: answers every request that its host names receive. */
export interface SandboxSide {
  /** Exact host names, lower case. */
  readonly hosts: readonly string[];
  /** Answers as the real service would. Throws `DroppedConnection` where the real one would hang up. */
  handle(request: Request): Promise<Response>;
}

/** Thrown in place of an answer: the peer sees a reset connection, as `fetch` reports by a TypeError. */
export class DroppedConnection extends TypeError {
  override readonly name = 'DroppedConnection';
}

/** A clock that follows the machine's. */
export const systemClock: SandboxClock = {
  now: () => Date.now(),
  sleep: (waitMs) => new Promise((resolve) => setTimeout(resolve, waitMs)),
};
