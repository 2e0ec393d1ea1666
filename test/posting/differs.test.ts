import { describe, expect, test } from 'vitest';
import type { Difference, FoundDocument } from '../../lib/posting/outcome';
import type { Posting } from '../../lib/posting/posting';
import { next } from '../../lib/posting/state';
import { problem } from '../../lib/problem/problem';
import { nowMs, posting } from './postingFixtures';

const held = (differences: readonly Difference[], totalMinor = posting.totalMinor): FoundDocument => ({
  kind: 'salesReceipt',
  id: '7',
  syncToken: '0',
  number: posting.number,
  date: posting.date,
  totalMinor,
  currency: 'USD',
  privateNote: '',
  createdAtMs: nowMs,
  updatedAtMs: nowMs,
  deposited: false,
  differences,
});

/** Sends the posting; QuickBooks answers with this document. */
function created(document: FoundDocument) {
  const looked = { seen: 'documents' as const, ours: [], others: [], mayResend: true };
  const sending = next(posting, looked, nowMs).posting;
  return next(sending, { seen: 'sent', outcome: { outcome: 'created', document }, mayResend: true }, nowMs);
}

const line: Difference = { of: 'line', description: 'FBA fee', sentMinor: -585, returnedMinor: -580 };
const tax: Difference = { of: 'tax', sentMinor: 0, returnedMinor: 107 };

describe('a new document that says something else than was sent', () => {
  test.each<[string, readonly Difference[], number, RegExp]>([
    ['names the line', [line], posting.totalMinor + 5, /-?−?\$5\.80 of the line “FBA fee”.*5\.85/],
    ['names the line although the total is the same', [line], posting.totalMinor, /the line “FBA fee”/],
    ['names tax where no line differs', [tax], posting.totalMinor + 107, /\$1\.07 of the tax.*\$0\.00/],
    ['names a line rather than tax', [tax, line], posting.totalMinor, /the line “FBA fee”/],
    [
      'names the total where nothing else is known',
      [],
      posting.totalMinor + 1,
      /\$13\.39 of a document over \$13\.38/,
    ],
  ])('%s, and is taken out again', (_what, differences, totalMinor, sentence) => {
    const step = created(held(differences, totalMinor));
    expect(step.effect).toEqual({ do: 'remove', id: '7', syncToken: '0' });
    expect(step.posting.problem?.sentence).toMatch(sentence);
    const ended = next(step.posting, { seen: 'removed', outcome: { outcome: 'removed' } }, nowMs).posting;
    expect(ended).toMatchObject({ state: 'blocked', generation: 1 });
    expect(ended.problem).toEqual(step.posting.problem);
    expect(ended.remote).toBeUndefined();
  });

  test('that may not be taken out stays in sight as edited, with the reason', () => {
    const step = created(held([line]));
    const reason = problem('quickbooks_books_closed');
    const kept: Posting = next(
      step.posting,
      { seen: 'removed', outcome: { outcome: 'rejected', problem: reason } },
      nowMs,
    ).posting;
    expect(kept).toMatchObject({
      state: 'edited',
      problem: { code: 'quickbooks_books_closed' },
      remote: { id: '7' },
    });
  });
});

test('a document that says what was sent is posted', () => {
  const { differences: _none, ...same } = held([]);
  expect(created(same).posting.state).toBe('posted');
});
