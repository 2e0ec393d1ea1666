import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestNumber, numberPrefixes, saleIndex, saleNumber } from '../../lib/books/numbers';

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const prefix = fc.string({ unit: fc.constantFrom(...'0123456789DS'), minLength: 3, maxLength: 3 });
const orderId = fc.tuple(prefix, digits(7), digits(7)).map((parts) => parts.join('-'));
/** Ids from a small space, so that near misses are drawn often. */
const crowdedOrderId = fc
  .tuple(
    fc.constantFrom('111', '114'),
    fc.constantFrom('1111111', '1111112'),
    fc.constantFrom('1111111', '1111110'),
  )
  .map((parts) => parts.join('-'));
const index = fc.oneof(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 12 }));

test('property: a number fits into QuickBooks, is found by its prefixes and leads back to its shipment', () => {
  fc.assert(
    fc.property(orderId, index, (id, each) => {
      const number = saleNumber(id, each) ?? '';
      expect(number.length).toBeGreaterThan(0);
      expect(number.length).toBeLessThanOrEqual(longestNumber);
      expect(numberPrefixes(id).some((start) => number.startsWith(start))).toBe(true);
      expect(saleIndex(id, number)).toBe(each);
    }),
    { numRuns: 2000, verbose: fc.VerbosityLevel.Verbose },
  );
});

test('property: no two shipments share a number', () => {
  const shipment = fc.tuple(fc.oneof(crowdedOrderId, orderId), index);
  fc.assert(
    fc.property(shipment, shipment, ([idA, indexA], [idB, indexB]) => {
      fc.pre(idA !== idB || indexA !== indexB);
      expect(saleNumber(idA, indexA)).not.toBe(saleNumber(idB, indexB));
    }),
    { numRuns: 2000, verbose: fc.VerbosityLevel.Verbose },
  );
});

test('property: whatever the input, there is a fitting number or none', () => {
  fc.assert(
    fc.property(fc.string(), fc.oneof(fc.integer(), fc.double()), (id, each) => {
      expect((saleNumber(id, each) ?? '').length).toBeLessThanOrEqual(longestNumber);
      expect(saleNumber(id, each)).toBeUndefined();
    }),
    { verbose: fc.VerbosityLevel.Verbose },
  );
});

test.each([
  [0, '114-9737156-1563453'],
  [1, '114-9737156-1563453-1'],
  [9, '114-9737156-1563453-9'],
  [10, '11497371561563453-10'],
  [999, '11497371561563453-999'],
])('the shipment with index %i is number %s', (each, number) => {
  expect(saleNumber('114-9737156-1563453', each)).toBe(number);
});

test.each([
  '114-9737156-1563453-0',
  '114-9737156-1563453-01',
  '114-9737156-1563453-10',
  '11497371561563453-9',
  '11497371561563453',
  '114-9737156-1563453R',
  '114-9737156-1563454',
])('%s is no number of a sale of that order', (number) => {
  expect(saleIndex('114-9737156-1563453', number)).toBeUndefined();
});
