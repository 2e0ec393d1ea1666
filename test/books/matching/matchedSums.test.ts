import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ListItem } from '../../../lib/books/company';
import { matchedLines } from '../../../lib/books/matching/matchedLines';
import type { MatchingSettings } from '../../../lib/books/matching/matchingSettings';
import { roleRowOfKind } from '../../../lib/books/roles';
import type { TaxedLine } from '../../../lib/books/tax/taxedLine';
import { amountKinds } from '../../../lib/rules/amountKinds';
import { noOutcome } from '../../../lib/rules/ruleOutcome';
import { booksWith, contextOf, shipment } from './matchingFixtures';

const skus = ['A', 'B', 'C', 'D'] as const;

const item = (index: number): fc.Arbitrary<Partial<ListItem>> =>
  fc
    .record(
      {
        sku: fc.constantFrom(...skus),
        type: fc.constantFrom('Service', 'NonInventory', 'Inventory', 'Group', 'Category'),
        active: fc.boolean(),
        salesPriceMinor: fc.nat({ max: 5000 }),
        components: fc.array(
          fc.record({
            itemId: fc.constantFrom('p1', 'p2', 'p3', 'p4'),
            quantity: fc.integer({ min: 1, max: 4 }),
          }),
          { maxLength: 3 },
        ),
      },
      { requiredKeys: ['type', 'active'] },
    )
    .map((drawn) => ({ ...drawn, name: `Item ${index}` }));

const taxed = fc.record({
  kind: fc.constantFrom(...amountKinds.filter((kind) => roleRowOfKind(kind) !== undefined)),
  sku: fc.constantFrom(...skus),
  quantity: fc.option(fc.integer({ min: -1, max: 7 }), { nil: undefined }),
  netMinor: fc.integer({ min: -100_000, max: 100_000 }),
  taxMinor: fc.option(fc.integer({ min: -20_000, max: 20_000 }), { nil: undefined }),
  itemRuled: fc.constantFrom(undefined, 'Item 1', 'Nothing'),
  multiplier: fc.constantFrom(undefined, 2, 12),
});

const matching: fc.Arbitrary<Partial<MatchingSettings>> = fc.record({
  products: fc.constantFrom('oneItem', 'matched'),
  missing: fc.constantFrom('block', 'create', 'fallback'),
  fallbackItem: fc.constant({ id: 'p4', name: '' }),
  inventoryItems: fc.constantFrom('refuse', 'use'),
  map: fc.array(
    fc.record({
      sku: fc.constantFrom('A', 'B*', '?'),
      item: fc.constantFrom({ id: 'p1', name: '' }, { id: '', name: 'item 2' }, { id: 'gone', name: 'gone' }),
      packOf: fc.integer({ min: 1, max: 12 }),
    }),
    { maxLength: 3 },
  ),
});

test('whatever is matched, nets, taxes and prices stay what Amazon says', () => {
  const code = { id: '5', name: '20.0% S' };
  const account = { id: '9', name: 'VAT' };
  fc.assert(
    fc.property(
      fc.tuple(item(1), item(2), item(3), item(4)),
      fc.array(taxed, { minLength: 1, maxLength: 6 }),
      matching,
      (items, amounts, settings) => {
        const lines = amounts.map(
          ({ kind, sku, quantity, netMinor, taxMinor }, index): TaxedLine => ({
            line: {
              kind,
              path: 'ProductCharges',
              amountMinor: netMinor,
              sku,
              ...(quantity === undefined ? {} : { quantity }),
            },
            index,
            netMinor,
            ...(taxMinor === undefined ? {} : { tax: { code, amountMinor: taxMinor, account } }),
          }),
        );
        const ofLines = new Map(
          amounts.map(({ itemRuled, multiplier }, index) => [
            index,
            {
              ...(itemRuled === undefined ? {} : { item: itemRuled }),
              ...(multiplier === undefined ? {} : { quantityMultiplier: multiplier }),
            },
          ]),
        );
        const event = shipment(lines.map(({ line }) => line));
        const context = contextOf(booksWith(...items), settings);
        const found = matchedLines(event, lines, '2026-11-02', { ...noOutcome, lines: ofLines }, context);
        const wantedMinor = amounts.reduce((sum, { netMinor }) => sum + netMinor, 0);
        const wantedTaxMinor = amounts.reduce((sum, { taxMinor = 0 }) => sum + taxMinor, 0);
        expect(found.lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(wantedMinor);
        expect(found.lines.reduce((sum, { tax }) => sum + (tax?.amountMinor ?? 0), 0)).toBe(wantedTaxMinor);
        for (const { amountMinor, quantity, unitPriceMinor, tax } of found.lines) {
          expect(Number.isInteger(amountMinor) && Number.isInteger(tax?.amountMinor ?? 0)).toBe(true);
          if (quantity === undefined) expect(unitPriceMinor).toBeUndefined();
          else expect(quantity * (unitPriceMinor ?? Number.NaN)).toBe(amountMinor);
        }
        const stock = found.lines.filter(({ item: { id } }) =>
          context.books?.lists.items.some((each) => each.id === id && each.type === 'Inventory'),
        );
        const isBlocked = found.verdicts.some(({ state }) => state === 'blocked');
        if (!isBlocked) {
          expect(stock.length === 0 || settings.inventoryItems === 'use').toBe(true);
          for (const line of stock) expect(line.quantity).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns: 1000, verbose: fc.VerbosityLevel.Verbose },
  );
});
