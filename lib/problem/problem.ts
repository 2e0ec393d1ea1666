import type { Party, Retry } from './row';
import { type ProblemCode, problemTable } from './table';

/** Everything that is known of a failure, in a form that can be stored, shown and acted on. */
export interface Problem {
  readonly code: ProblemCode;
  readonly party: Party;
  /** One or two sentences for the seller. */
  readonly sentence: string;
  /** What to do next, for the seller. */
  readonly remedy: string;
  readonly retry: Retry;
  /** What the other party said, verbatim and shortened; plain text, never markup, never a secret. */
  readonly said?: string;
}

/** A `Problem` of the table's row for `code`, its `{placeholders}` filled with `facts`. */
export function problem(
  code: ProblemCode,
  facts: Readonly<Record<string, string>> = {},
  extra: { readonly said?: string; readonly waitMs?: number } = {},
): Problem {
  const row = problemTable[code];
  const retry: Retry = extra.waitMs === undefined ? row.retry : { kind: 'after', waitMs: extra.waitMs };
  const shown: Problem = {
    code,
    party: row.party,
    sentence: fill(row.sentence, facts),
    remedy: fill(row.remedy, facts),
    retry,
  };
  return extra.said === undefined ? shown : { ...shown, said: extra.said.slice(0, 1000) };
}

function fill(text: string, facts: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole);
}

/** A value, or the problem that stands in its place. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

/** A result that holds. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** A result that does not hold, and why. */
export function failed(reason: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: reason };
}
