import * as v from 'valibot';
import { failed, ok, problem, type Result } from '../../problem/problem';

/** Thrown inside a reader where a value has the right type and yet cannot be taken; never leaves this folder. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  /** Where in the answer, `transactions[3].totalAmount`. Never holds a value. */
  readonly where: string;

  constructor(where: string) {
    super(where);
    this.where = where;
  }
}

/** `json` as `schema` has it, made into ours by `shape`; else the problem that says where it is wrong. */
export function read<const S extends v.GenericSchema, T>(
  schema: S,
  json: unknown,
  shape: (parsed: v.InferOutput<S>) => T,
): Result<T> {
  const parsed = v.safeParse(schema, json, { abortEarly: true });
  if (!parsed.success) return unreadable(pathOf(parsed.issues[0]));
  try {
    return ok(shape(parsed.output));
  } catch (error) {
    if (error instanceof Unreadable) return unreadable(error.where);
    throw error;
  }
}

/** Some of Amazon's answers are wrapped in `payload` and some are not; either is taken. */
export function unwrapped(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || !('payload' in json)) return json;
  return json.payload ?? json;
}

function unreadable(where: string): Result<never> {
  return failed(problem('amazon_answer_unreadable', { where }));
}

function pathOf(issue: v.BaseIssue<unknown>): string {
  const keys = (deepest(issue).path ?? []).map(({ key }) => key);
  const path = keys.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}${text === '' ? '' : '.'}${key}`),
    '',
  );
  return path === '' ? 'the whole answer' : path;
}

/** Within a union, the alternative that failed last knows the place best. */
function deepest(issue: v.BaseIssue<unknown>): v.BaseIssue<unknown> {
  const inner = issue.issues?.find(({ path }) => (path?.length ?? 0) > (issue.path?.length ?? 0));
  return inner === undefined ? issue : deepest(inner);
}
