import { expect, test } from 'vitest';
import { judgeDuplicates } from '../../lib/posting/duplicates';
import type { FoundDocument } from '../../lib/posting/outcome';
import { raceAtMostMs } from '../../lib/posting/times';

function held(id: string, createdAtMs: number, difference: Partial<FoundDocument> = {}): FoundDocument {
  return {
    kind: 'salesReceipt',
    id,
    syncToken: '0',
    number: '114-1111111-1111111',
    date: '2026-11-02',
    totalMinor: 2336,
    currency: 'USD',
    privateNote: '',
    createdAtMs,
    updatedAtMs: createdAtMs,
    deposited: false,
    ...difference,
  };
}

const ids = (documents: readonly FoundDocument[]) => documents.map(({ id }) => id);

test('of two sends that raced, the older stays and the younger goes, in whatever order they are seen', () => {
  const first = held('145', 1_000);
  const second = held('146', 2_000);
  for (const [a, b] of [
    [first, second],
    [second, first],
  ] as const) {
    const judged = judgeDuplicates(a, [b], undefined);
    expect(judged.winner.id).toBe('145');
    expect(ids(judged.remove)).toEqual(['146']);
  }
});

test('a copy that a person made later bears our mark too, and is never removed', () => {
  const copy = held('200', 1_000 + raceAtMostMs + 1);
  const judged = judgeDuplicates(held('145', 1_000), [copy], undefined);
  expect(ids(judged.remove)).toEqual([]);
  expect(ids(judged.keep)).toEqual(['200']);
});

test('what people touched or deposited stays, and what is in a closed period', () => {
  const first = held('145', 1_000);
  expect(judgeDuplicates(first, [held('146', 2_000, { syncToken: '1' })], undefined).winner.id).toBe('146');
  expect(judgeDuplicates(first, [held('146', 2_000, { deposited: true })], undefined).winner.id).toBe('146');
  expect(ids(judgeDuplicates(first, [held('146', 2_000)], '2026-11-30').keep)).toEqual(['146']);
});
