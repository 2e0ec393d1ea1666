import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestNumber } from '../../../lib/books/numbers/fitting';
import { type SettlementPart, settlementNumber } from '../../../lib/books/numbers/settlementNumbers';
import { roleRowOfKind } from '../../../lib/books/roles';
import { kinds } from '../../../lib/ledger/kinds';

const part = fc.oneof(
  fc.constantFrom<SettlementPart>('whole', 'payout', 'charge'),
  fc.record({ month: fc.integer({ min: 1, max: 99 }) }),
);
const id = fc.integer({ min: 0, max: 9_999_999_999_999 }).map(String);

test.each<[SettlementPart, string]>([
  ['whole', 'AZ12395580393'],
  [{ month: 2 }, 'AZ12395580393-2'],
  ['payout', 'AZ12395580393-P'],
  ['charge', 'AZ12395580393-C'],
])('%o is %s', (each, number) => {
  expect(settlementNumber('12395580393', each)).toBe(number);
});

test('property: every settlement that is read has numbers that fit', () => {
  const readable = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 16 });
  fc.assert(
    fc.property(readable, part, (settlementId, each) => {
      expect((settlementNumber(settlementId, each) ?? 'x'.repeat(99)).length).toBeLessThanOrEqual(
        longestNumber,
      );
    }),
  );
});

test('property: no two documents of settlements share a number, and no other text has one', () => {
  fc.assert(
    fc.property(id, part, id, part, (idA, partA, idB, partB) => {
      fc.pre(idA !== idB || JSON.stringify(partA) !== JSON.stringify(partB));
      expect(settlementNumber(idA, partA)).not.toBe(settlementNumber(idB, partB));
    }),
  );
  fc.assert(
    fc.property(fc.string(), part, (text, each) => {
      fc.pre(!/^\d+$/.test(text));
      expect(settlementNumber(text, each)).toBeUndefined();
    }),
  );
});

/** An opening balance, the card's own entry, and the payout's: no lines of a settlement's entry. */
const withoutLine = ['payable', 'charge', 'payout'];

test('every kind of the table has a place on a settlement’s entry, or is known to have none', () => {
  for (const { kind } of kinds)
    expect(roleRowOfKind(kind) === undefined, kind).toBe(withoutLine.includes(kind));
});
