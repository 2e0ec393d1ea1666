import { expect, test } from 'vitest';
import type { Owner, Owners } from '../../../lib/books/bookContext';
import { twinOwners } from '../../../lib/books/drawing/twinOwners';

const receipt: Owner = { kind: 'salesReceipt', number: 'AZ-US-2026-11-10', date: '2026-11-10' };
const entry: Owner = { kind: 'journalEntry', number: 'AZ90000000005', date: '2026-11-15' };

test('what owns the double owns the event that stands for both, and its own owners win', () => {
  const owners: Owners = new Map([
    ['double', { revenue: receipt, cash: receipt }],
    ['home', { cash: entry }],
  ]);
  const found = twinOwners(owners, [{ key: 'double', sameAs: 'home' }, { key: 'home' }]);
  expect(found.get('home')).toEqual({ revenue: receipt, cash: entry });
  expect(found.get('double')).toEqual(owners.get('double'));
});

test('without doubles in the books nothing is copied', () => {
  const owners: Owners = new Map([['home', { cash: entry }]]);
  expect(twinOwners(owners, [{ key: 'double', sameAs: 'home' }])).toBe(owners);
});
