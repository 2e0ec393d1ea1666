import { expect, test } from 'vitest';
import { problem } from '../../lib/problem/problem';
import { type NoticeFacts, nothingTold, noticesOf, type Told } from '../../lib/sync/notices';

const well: NoticeFacts = { broken: [], stopped: [], underWay: [], blocked: [] };
const revoked = {
  accountId: 'quickbooks/1',
  name: 'Harbour Lane',
  problem: problem('quickbooks_grant_revoked'),
};
const stopped = { connectionId: 'first', problem: problem('amazon_not_connected') };

/** The names of the notices of each of some moments, one after the other. */
function told(...moments: readonly NoticeFacts[]): readonly (readonly string[])[] {
  let before: Told = nothingTold;
  return moments.map((facts) => {
    const { notices, told: next } = noticesOf(before, facts);
    before = next;
    return notices.map(({ name }) => name);
  });
}

test('what is well is told of by nobody', () => {
  expect(told(well, { ...well, underWay: ['first'] }, well)).toEqual([[], [], []]);
});

test('a connection that breaks is told once, and again when it breaks again', () => {
  const broken = { ...well, broken: [revoked] };
  expect(told(broken, broken, well, broken)).toEqual([
    ['broken/quickbooks/1'],
    [],
    [],
    ['broken/quickbooks/1'],
  ]);
  const [notice] = noticesOf(nothingTold, broken).notices;
  expect(notice?.title).toBe('Harbour Lane is no longer connected');
  expect(notice?.message).toContain(revoked.problem.remedy);
});

test('an update that stops for the same reason is told once, however often it is tried between', () => {
  const halted = { ...well, stopped: [stopped] };
  const trying = { ...well, underWay: ['first'] };
  expect(told(halted, trying, halted, trying, halted)).toEqual([['stopped'], [], [], [], []]);
  expect(told(halted, well, halted)).toEqual([['stopped'], [], ['stopped']]);
  const other = { ...well, stopped: [{ ...stopped, problem: problem('amazon_unavailable') }] };
  expect(told(halted, other)).toEqual([['stopped'], ['stopped']]);
});

test('a broken connection is not told twice, as itself and as the update that it stops', () => {
  expect(told({ ...well, broken: [revoked], stopped: [stopped] })).toEqual([['broken/quickbooks/1']]);
});

test('what cannot be booked is told when the first of a connection appears', () => {
  const blocked = { ...well, blocked: ['first'] };
  expect(told(well, blocked, blocked, { ...well, blocked: ['first', 'next-2'] })).toEqual([
    [],
    ['blocked'],
    [],
    ['blocked'],
  ]);
});
