import { faults } from '../fault';

/** A value in a query: quoted text, or true and false. */
export type QueryValue = string | boolean;

/** One comparison of a WHERE clause. */
export interface Comparison {
  readonly property: string;
  readonly operator: '=' | '<' | '>' | '<=' | '>=' | 'IN' | 'LIKE';
  readonly values: readonly QueryValue[];
}

/** A query as read. */
export interface Query {
  readonly entity: string;
  readonly counts: boolean;
  /** Properties asked for; empty for all. The service answers whole rows all the same. */
  readonly columns: readonly string[];
  readonly where: readonly Comparison[];
  readonly order: readonly { readonly property: string; readonly descending: boolean }[];
  readonly startPosition: number;
  readonly maxResults: number;
}

const tokenPattern = /\s*(?:'((?:[^'\\]|\\.)*)'|(<=|>=|[=<>(),*])|([A-Za-z_][\w.]*|-?\d+(?:\.\d+)?))/y;

interface Token {
  readonly kind: 'text' | 'sign' | 'word';
  readonly value: string;
}

function tokensOf(query: string): readonly Token[] {
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  const trimmed = query.trim();
  while (tokenPattern.lastIndex < trimmed.length) {
    const at = tokenPattern.lastIndex;
    const match = tokenPattern.exec(trimmed);
    if (match === null) {
      throw faults.queryParse(
        `Encountered " ${JSON.stringify(trimmed.charAt(at))} " at line 1, column ${at + 1}.`,
      );
    }
    const [, quoted, sign, word] = match;
    if (quoted !== undefined) tokens.push({ kind: 'text', value: quoted.replace(/\\(.)/g, '$1') });
    else if (sign !== undefined) tokens.push({ kind: 'sign', value: sign });
    else tokens.push({ kind: 'word', value: word ?? '' });
  }
  return tokens;
}

/** Reads the documented query language and nothing more (Intuit: data queries page). */
export function parseQuery(text: string): Query {
  return new Parser(tokensOf(text)).query();
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  query(): Query {
    this.#expect('SELECT');
    const { counts, columns } = this.#columns();
    this.#expect('FROM');
    const entity = this.#word();
    const where = this.#take('WHERE') ? this.#comparisons() : [];
    const order = this.#take('ORDERBY') ? this.#order() : [];
    let startPosition = 1;
    let maxResults = 100;
    // Both orders of the two are in use [recorded].
    for (let clause = 0; clause < 2; clause += 1) {
      if (this.#take('STARTPOSITION')) startPosition = this.#count(Number.MAX_SAFE_INTEGER);
      else if (this.#take('MAXRESULTS')) maxResults = this.#count(1000);
    }
    if (this.#at < this.#tokens.length) throw this.#unexpected();
    return { entity, counts, columns, where, order, startPosition, maxResults };
  }

  #columns(): { counts: boolean; columns: readonly string[] } {
    if (this.#takeSign('*')) return { counts: false, columns: [] };
    const columns = [this.#word()];
    if (columns[0]?.toUpperCase() === 'COUNT' && this.#takeSign('(')) {
      if (!this.#takeSign('*') || !this.#takeSign(')')) throw this.#unexpected();
      return { counts: true, columns: [] };
    }
    while (this.#takeSign(',')) columns.push(this.#word());
    return { counts: false, columns };
  }

  #comparisons(): readonly Comparison[] {
    const comparisons = [this.#comparison()];
    while (this.#take('AND')) comparisons.push(this.#comparison());
    return comparisons;
  }

  #comparison(): Comparison {
    const property = this.#word();
    if (this.#take('IN')) {
      if (!this.#takeSign('(')) throw this.#unexpected();
      const values = [this.#value()];
      while (this.#takeSign(',')) values.push(this.#value());
      if (!this.#takeSign(')')) throw this.#unexpected();
      return { property, operator: 'IN', values };
    }
    if (this.#take('LIKE')) return { property, operator: 'LIKE', values: [this.#value()] };
    for (const operator of ['<=', '>=', '=', '<', '>'] as const) {
      if (this.#takeSign(operator)) return { property, operator, values: [this.#value()] };
    }
    throw this.#unexpected();
  }

  #order(): Query['order'] {
    const order: { property: string; descending: boolean }[] = [];
    do {
      const property = this.#word();
      const descending = this.#take('DESC');
      if (!descending) this.#take('ASC');
      order.push({ property, descending });
    } while (this.#takeSign(','));
    return order;
  }

  #value(): QueryValue {
    const token = this.#tokens[this.#at];
    const lower = token?.value.toLowerCase();
    if (token?.kind === 'word' && (lower === 'true' || lower === 'false')) {
      this.#at += 1;
      return lower === 'true';
    }
    // Values stand in single quotes, numbers too.
    if (token?.kind !== 'text') throw this.#unexpected();
    this.#at += 1;
    return token.value;
  }

  #count(max: number): number {
    const word = this.#word();
    if (!/^-?\d+$/.test(word)) {
      this.#at -= 1;
      throw this.#unexpected();
    }
    const count = Number(word);
    if (count < 1) throw faults.queryValidation(`value ${count} is too small. Min allowed value is 1`);
    if (count > max) throw faults.queryValidation(`value ${count} is too large. Max allowed value is ${max}`);
    return count;
  }

  #word(): string {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'word') throw this.#unexpected();
    this.#at += 1;
    return token.value;
  }

  #expect(keyword: string): void {
    if (!this.#take(keyword)) throw this.#unexpected();
  }

  #take(keyword: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'word' || token.value.toUpperCase() !== keyword) return false;
    this.#at += 1;
    return true;
  }

  #takeSign(sign: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'sign' || token.value !== sign) return false;
    this.#at += 1;
    return true;
  }

  #unexpected(): Error {
    const token = this.#tokens[this.#at];
    const shown = token === undefined ? '<EOF>' : `${token.value}`;
    return faults.queryParse(`Encountered " ${JSON.stringify(shown)} " at token ${this.#at + 1}.`);
  }
}
