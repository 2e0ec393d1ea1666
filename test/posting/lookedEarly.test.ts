import { expect, test } from 'vitest';
import type { FoundDocument } from '../../lib/posting/outcome';
import type { Posting } from '../../lib/posting/posting';
import { next } from '../../lib/posting/state';
import { settledAfterMs } from '../../lib/posting/times';
import { nowMs, posting } from './postingFixtures';

const held: FoundDocument = {
  kind: 'salesReceipt',
  id: '7',
  syncToken: '0',
  number: posting.number,
  date: posting.date,
  totalMinor: posting.totalMinor,
  currency: posting.currency,
  privateNote: '',
  createdAtMs: nowMs,
  updatedAtMs: nowMs,
  deposited: false,
};
const sent: Posting = {
  ...posting,
  state: 'posted',
  remote: { kind: 'salesReceipt', id: '7', syncToken: '0', totalMinor: posting.totalMinor },
  postedAtMs: nowMs,
  nextAtMs: nowMs,
};
const late = nowMs + settledAfterMs + 400_000;

/** The posting after a look-up that found nothing was asked at one time, and all that followed came later. */
function verifiedAfter(askedAtMs: number): Posting {
  const looked = { seen: 'documents', ours: [], others: [], mayResend: true, askedAtMs } as const;
  const { posting: before, effect } = next(sent, looked, late);
  if (effect.do !== 'readBack') throw new Error(effect.do);
  const { after = looked } = effect;
  return next(before, { seen: 'read', document: held, after }, late).posting;
}

test('a look-up that was asked before a worker slept does not say that no twin has landed since', () => {
  expect(verifiedAfter(nowMs + 1).nextAtMs).toBe(late);
  expect(verifiedAfter(nowMs + settledAfterMs).nextAtMs).toBeUndefined();
});

test('the same holds where the look-up found the document itself', () => {
  const looked = { seen: 'documents', ours: [held], others: [], mayResend: true } as const;
  expect(next(sent, { ...looked, askedAtMs: nowMs + 1 }, late).posting.nextAtMs).toBe(late);
  expect(next(sent, { ...looked, askedAtMs: late }, late).posting.nextAtMs).toBeUndefined();
});
