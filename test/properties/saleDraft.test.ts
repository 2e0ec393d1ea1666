import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planOrder } from '../../lib/books/planOrder';
import { itemRoles } from '../../lib/books/roles';
import { kinds } from '../../lib/ledger/kinds';
import { eventsOf } from '../books/bookFixtures';
import { booksIn } from '../books/days/dayFixtures';

/** Paths of a sale that become lines; those below a node that is a path itself would not be leaves. */
const paths = kinds
  .filter(({ kind }) => itemRoles.some((row) => row.role !== 'salesTax' && row.kinds.includes(kind)))
  .flatMap(({ places }) => places)
  .filter(
    ({ transactionTypes, amountType }) =>
      transactionTypes.includes('Shipment') && amountType !== '' && !amountType.endsWith('*'),
  )
  .map(({ amountType, amountDescription }) => `${amountType} > ${amountDescription}`);

const books = booksIn();
const cents = fc.integer({ min: -50_000, max: 50_000 }).map((minor) => minor / 100);
const amounts = fc.dictionary(fc.constantFrom(...paths), cents, { minKeys: 1, maxKeys: 8 });
const tax = fc.integer({ min: 0, max: 2000 }).map((minor) => minor / 100);
const item = fc.record({
  amounts,
  tax,
  quantity: fc.option(fc.integer({ min: 0, max: 12 })),
  title: fc.option(fc.string({ unit: 'binary' })),
  sku: fc.option(fc.string()),
});

test('property: a sale’s document comes to Amazon’s total and its effect balances, or it says why not', () => {
  let ready = 0;
  let entries = 0;
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 4 }), (items) => {
      const events = eventsOf({
        items: items.map(({ tax: withheld, ...each }) => ({
          ...each,
          amounts: {
            ...each.amounts,
            'AmazonFees > Commission > Base': -1,
            'ProductCharges > OurPricePrincipal': 600,
            'Tax > OurPriceTax': withheld,
            'Tax > MarketplaceFacilitatorTax-Principal': -withheld,
          },
        })),
      });
      const { documents } = planOrder({ orderId: '114-1111111-1111111', events }, { books, suffixes: [] });
      const [document] = documents;
      expect(documents).toHaveLength(1);
      if (document?.state !== 'ready') {
        expect(document?.problems.length).toBeGreaterThan(0);
        return;
      }
      ready += 1;
      const { draft, effects, amazonTotalMinor } = document;
      const sumMinor = draft?.lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      if (draft?.kind === 'journalEntry') {
        entries += 1;
        expect(amazonTotalMinor).toBeLessThan(0);
        expect(sumMinor).toBe(0);
      } else {
        expect(draft?.kind).toBe('salesReceipt');
        expect(draft?.totalMinor).toBe(amazonTotalMinor);
        expect(sumMinor).toBe(amazonTotalMinor);
      }
      const clearingMinor = effects
        .filter(({ account }) => account.name === 'Amazon Clearing')
        .reduce((sum, { debitMinor, creditMinor }) => sum + debitMinor - creditMinor, 0);
      expect(clearingMinor).toBe(amazonTotalMinor);
      expect(effects.reduce((sum, { debitMinor, creditMinor }) => sum + debitMinor - creditMinor, 0)).toBe(0);
      for (const line of draft?.lines ?? []) {
        expect(Number.isSafeInteger(line.amountMinor)).toBe(true);
        expect(line.description.length).toBeGreaterThan(0);
        if (line.quantity !== undefined) {
          expect(line.quantity * (line.unitPriceMinor ?? Number.NaN)).toBe(line.amountMinor);
        }
      }
    }),
    { numRuns: 500, verbose: fc.VerbosityLevel.Verbose },
  );
  // The property would hold of nothing if no sale were ever ready.
  expect(ready).toBeGreaterThan(100);
  expect(entries).toBeGreaterThan(0);
});
