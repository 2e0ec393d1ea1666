import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { problem } from '../../lib/problem/problem';
import type { ProblemRow } from '../../lib/problem/row';
import { type ProblemCode, problemTable } from '../../lib/problem/table';

const rows = Object.entries(problemTable) as [ProblemCode, ProblemRow][];

/** Words of ours and of programmers' that a bookkeeper has no use for. */
const jargon =
  /\b(payload|event key|API|JSON|HTTP|token bucket|facet|posting|hash|enum|null|undefined|schema|idempoten\w*|sync token|realm|parse[dr]?|exception|stack trace|endpoint|boolean|database)\b/i;

describe.each(rows)('%s', (code, { sentence, remedy, retry, party }) => {
  test('says in whole sentences what happened and what to do', () => {
    for (const text of [sentence, remedy]) {
      expect(text).toMatch(/^[A-Z“‘{]/);
      expect(text).toMatch(/[.!?]$/);
      expect(text.length).toBeGreaterThan(10);
      expect(text).not.toMatch(/\s{2}|^\s|\s$/);
    }
    expect(['amazon', 'quickbooks', 'counterfoil']).toContain(party);
  });

  test('uses the words of a bookkeeper, and typographic quotes', () => {
    expect(`${sentence} ${remedy}`).not.toMatch(jargon);
    expect(`${sentence} ${remedy}`).not.toMatch(/['"`]/);
  });

  test('has well-formed placeholders, all of which are filled', () => {
    const text = `${sentence} ${remedy}`;
    const names = [...text.matchAll(/\{(\w*)\}/g)].map(([, name = '']) => name);
    expect(text.replace(/\{\w+\}/g, '')).not.toMatch(/[{}]/);
    for (const name of names) expect(name).toMatch(/^[a-z][A-Za-z]*$/);
    const filled = problem(code, Object.fromEntries(names.map((name) => [name, 'X'])));
    expect(`${filled.sentence} ${filled.remedy}`).not.toMatch(/[{}]/);
    expect(filled).toMatchObject({ code, party, retry });
  });

  test('names its party right in the code', () => {
    if (code.startsWith('amazon_')) expect(party).toBe('amazon');
    if (code.startsWith('quickbooks_')) expect(party).toBe('quickbooks');
  });

  test('a wait is a positive number of milliseconds', () => {
    if (retry.kind === 'after') expect(retry.waitMs).toBeGreaterThanOrEqual(1000);
  });
});

test('no two rows say the same', () => {
  const sentences = rows.map(([, { sentence }]) => sentence);
  expect(sentences.filter((each, index) => sentences.indexOf(each) !== index)).toEqual([]);
});

test('a row with placeholders is never used without facts', () => {
  const without = sources('lib').flatMap((text) =>
    [...text.matchAll(/\bproblem\(\s*'(\w+)'\s*(?:,\s*\{\s*\}\s*)?\)/g)].map(([, code = '']) => code),
  );
  expect(without.length).toBeGreaterThan(10);
  const wanting = without.filter((code) => {
    const row = rows.find(([name]) => name === code)?.[1];
    return row !== undefined && /[{}]/.test(row.sentence + row.remedy);
  });
  expect(wanting).toEqual([]);
});

test('what the other party said is kept, shortened', () => {
  expect(problem('amazon_refused', {}, { said: 'x'.repeat(5000) }).said).toHaveLength(1000);
  expect(problem('amazon_busy', {}, { waitMs: 1500 }).retry).toEqual({ kind: 'after', waitMs: 1500 });
});

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'));
}
