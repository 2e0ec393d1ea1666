import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { amazonQuotas } from '../../lib/amazon/quotas';

const operations = '../shared/data/amazon/operations.txt';

describe.skipIf(!existsSync(operations))('the table of operations', () => {
  it.each(amazonQuotas)('$operation has the rate and burst of Amazon’s model', (row) => {
    const lines = readFileSync(operations, 'utf8').split('\n');
    const line = lines.find((text) =>
      text
        .trim()
        .startsWith(`${row.operation === 'createReport' ? 'POST' : 'GET'} ${row.path} ${row.operation} `),
    );
    const match = /\[\('([\d.]+)', '(\d+)'\)\]/.exec(line ?? '');
    expect([Number(match?.[1]), Number(match?.[2])]).toEqual([row.ratePerSecond, row.burst]);
    expect(line).not.toContain('DEPRECATED');
  });
});

it('names every operation once', () => {
  expect(new Set(amazonQuotas.map(({ operation }) => operation)).size).toBe(amazonQuotas.length);
});
