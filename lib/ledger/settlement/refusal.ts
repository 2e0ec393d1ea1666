import { type Problem, problem } from '../../problem/problem';
import type { ProblemCode } from '../../problem/table';

/** Thrown inside the reading of a settlement file where it cannot go on; the reading ends with its problem. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly problem: Problem;

  constructor(code: ProblemCode, facts: Readonly<Record<string, string>>) {
    super(code);
    this.problem = problem(code, facts);
  }
}

const longestQuote = 60;

/** A text of the file as a sentence may quote it: one line, shortened. */
export function quoted(text: string, longest: number = longestQuote): string {
  const plain = text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
}
