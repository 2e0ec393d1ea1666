import { invalidInput } from './refusal';

/** A listing that goes on: what is left of it, and the parameters that it belongs to. */
interface Continuation<T> {
  readonly fingerprint: string;
  readonly expiresAtMs: number;
  readonly rest: readonly T[];
  /** The answer owes an empty page before it goes on. */
  readonly emptyFirst: boolean;
}

/** When a listing has an empty page with a token: never, as the second of several, or always as the first. */
export type EmptyPages = 'never' | 'sometimes' | 'always';

/** One page, and the token of the next. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly nextToken: string | undefined;
}

/** Page tokens of one operation: opaque, bound to their parameters, dead after a time. */
export class Pages<T> {
  readonly #lifeMs: number;
  readonly #continuations = new Map<string, Continuation<T>>();
  readonly #tokenName: string;

  constructor(tokenName: string, lifeMs: number) {
    this.#tokenName = tokenName;
    this.#lifeMs = lifeMs;
  }

  /** The first page of a listing. */
  first(
    rows: readonly T[],
    size: number,
    fingerprint: string,
    atMs: number,
    empty: EmptyPages = 'never',
  ): Page<T> {
    const emptyFirst = empty === 'always' && rows.length > 0;
    return this.#cut(
      { fingerprint, expiresAtMs: 0, rest: rows, emptyFirst },
      size,
      atMs,
      empty === 'sometimes',
    );
  }

  /** The page that a token names; the parameters must be those of the first call. */
  next(token: string, size: number, fingerprint: string, atMs: number): Page<T> {
    const continuation = this.#continuations.get(token);
    if (continuation === undefined || continuation.expiresAtMs <= atMs) {
      throw invalidInput(`${this.#tokenName} is invalid or has expired`);
    }
    if (continuation.fingerprint !== fingerprint) {
      throw invalidInput(`The parameters differ from those of the request that produced ${this.#tokenName}`);
    }
    return this.#cut(continuation, size, atMs, false);
  }

  #cut(from: Continuation<T>, size: number, atMs: number, emptyNext: boolean): Page<T> {
    const taken = from.emptyFirst ? 0 : size;
    const rest = from.rest.slice(taken);
    if (rest.length === 0) return { rows: from.rest.slice(0, taken), nextToken: undefined };
    const nextToken = this.#newToken(from.fingerprint);
    this.#continuations.set(nextToken, {
      fingerprint: from.fingerprint,
      expiresAtMs: atMs + this.#lifeMs,
      rest,
      emptyFirst: emptyNext,
    });
    return { rows: from.rest.slice(0, taken), nextToken };
  }

  /** With the characters that must be encoded in a query (issue 2789 of selling-partner-api-models). */
  #newToken(fingerprint: string): string {
    const number = this.#continuations.size + 1;
    return `${btoa(`${number}:${fingerprint.length}`)}+/${number}==`;
  }
}
