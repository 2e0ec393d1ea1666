import { type Problem, problem } from '../problem/problem';
import type { ProblemCode } from '../problem/table';

/** The only error that leaves the store; it carries what to tell the seller. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly problem: Problem;

  constructor(reason: Problem, cause?: unknown) {
    super(reason.said ?? reason.sentence, { cause });
    this.problem = reason;
  }
}

/** What the browser's errors mean to a seller. Names: the IndexedDB standard, sections 3 and 5. */
const codes: Readonly<Record<string, ProblemCode>> = {
  QuotaExceededError: 'store_full',
  VersionError: 'store_newer',
  InvalidStateError: 'store_closed',
  // Another context added the same key first.
  ConstraintError: 'posting_changed',
  // A row that cannot be copied, keyed or found is our own mistake.
  DataCloneError: 'internal',
  DataError: 'internal',
  NotFoundError: 'internal',
};

/** Any failure as a `StoreError`. What is not the browser's is ours. */
export function asStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const name = nameOf(error);
  const said = error instanceof Error ? `${name}: ${error.message}` : String(error);
  const isBrowsers = error instanceof DOMException || name === 'QuotaExceededError';
  return new StoreError(
    problem(isBrowsers ? (codes[name] ?? 'store_failed') : 'internal', {}, { said }),
    error,
  );
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : '';
}
