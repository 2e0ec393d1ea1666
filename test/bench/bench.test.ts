import { describe, expect, test } from 'vitest';
import { readSettlement } from '../../lib/ledger/settlement/readSettlement';
import { otherReaders } from './otherReaders';
import { chosenParts, parts } from './parts';
import { settlementChunks } from './settlementBytes';
import { mediansOf, tableOf } from './table';

describe('the bench', () => {
  const figures = [
    { name: 'a.ratio', atLeast: 1, ratio: { over: 'a', under: ['b', 'c'] } },
    { name: 'a' },
    { name: 'b', atMost: 10 },
  ];
  const samples = new Map([
    ['a', [30, 10, 20]],
    ['b', [8, 12, 40]],
    ['c', [1, 16, 17]],
  ]);

  test('takes medians, and of a ratio that of the medians over the largest of the others', () => {
    expect(mediansOf(figures, samples)).toEqual({ 'a.ratio': 1.25, a: 20, b: 12 });
  });

  test('says where a target is missed, on either side', () => {
    const lines = tableOf(figures, samples).split('\n');
    expect(lines[1]).toMatch(/^a\.ratio .* ≥ 1 +ok$/);
    expect(lines[3]).toMatch(/^b .* ≤ 10 +over$/);
    expect(tableOf(figures, new Map([...samples, ['a', [1]]]))).toMatch(/a\.ratio .* under\n/);
  });

  test('is chosen in parts by a word', () => {
    expect(chosenParts([])).toEqual(parts);
    expect(chosenParts(['settlement']).map(({ name }) => name)).toEqual(['settlement']);
    expect(chosenParts(['panel.open', 'rules']).map(({ name }) => name)).toEqual(['page', 'rules']);
    expect(() => chosenParts(['nothing'])).toThrow('page, settlement, drafts, rules, qbo');
  });

  test('has each figure once', () => {
    const names = parts.flatMap((part) => part.figures.map(({ name }) => name));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    for (const { figures: own } of parts)
      for (const { ratio } of own)
        for (const name of ratio === undefined ? [] : [ratio.over, ...ratio.under])
          expect(own.map((figure) => figure.name)).toContain(name);
  });
});

test('every reader reads the same of the settlement that they are measured by', async () => {
  const chunks = [...settlementChunks(300_000)];
  const reading = await readSettlement(async function* () {
    yield* chunks;
  });
  expect(reading.problems).toEqual([]);
  expect(reading.rows).toBeGreaterThan(1500);
  for (const [name, read] of Object.entries(otherReaders)) {
    const { rows, sumMinor } = await read(chunks);
    expect({ rows, sumMinor }, name).toEqual({ rows: reading.rows, sumMinor: reading.sumMinor });
  }
});
