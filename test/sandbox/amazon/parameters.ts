import { invalidInput } from './refusal';

/** Amazon: "at least two minutes before the time of the request". */
export const twoMinutesMs = 120_000;

const stamp = /^(\d{4})-(\d{2})-(\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2}))?$/;

/** Query parameters, read as strictly as the models say. */
export class Parameters {
  readonly #query: URLSearchParams;

  constructor(query: URLSearchParams) {
    this.#query = query;
  }

  /** The text of a parameter; undefined where it is not given. */
  text(name: string): string | undefined {
    const values = this.#query.getAll(name);
    if (values.length > 1) throw invalidInput(`${name} may be given once`);
    return values[0];
  }

  /** An ISO 8601 date or date-time in milliseconds. */
  time(name: string): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const atMs = stamp.test(text) ? Date.parse(text) : Number.NaN;
    if (Number.isNaN(atMs)) throw invalidInput(`${name} is not an ISO 8601 date`);
    return atMs;
  }

  /** A list, separated by commas (the models' collection format), each value out of `allowed` if given. */
  list<T extends string>(name: string, allowed?: readonly T[]): T[] | undefined {
    if (!this.#query.has(name)) return undefined;
    const values = this.#query
      .getAll(name)
      .flatMap((value) => value.split(','))
      .filter((value) => value !== '');
    const known = values.filter(
      (value): value is T => allowed === undefined || allowed.some((one) => one === value),
    );
    if (known.length !== values.length || values.length === 0) {
      throw invalidInput(`${name} holds a value that is not allowed: ${values.join(',')}`);
    }
    return known;
  }

  /** A whole number between two bounds. */
  whole(name: string, least: number, most: number): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most))
      throw invalidInput(`${name} must be between ${least} and ${most}`);
    return value;
  }

  /** Everything but the named parameters, in one line, to compare the calls of one listing. */
  fingerprint(except: readonly string[]): string {
    return [...this.#query]
      .filter(([name]) => !except.includes(name))
      .map(([name, value]) => `${name}=${value}`)
      .sort()
      .join('&');
  }
}
