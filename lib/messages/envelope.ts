import type { Problem } from '../problem/problem';

/** Every answer of the background: what was asked for, or why there is none. */
export type Envelope<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };
