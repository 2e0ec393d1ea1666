import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distance, halfUnit } from '../../../lib/books/tax/rate';
import type { Taxation } from '../../../lib/books/tax/taxedLine';
import { withTaxAnswer } from '../../../lib/books/tax/taxQuestions';
import type { EventLine } from '../../../lib/ledger/event';
import type { LineKind } from '../../../lib/ledger/lineKind';
import { contextIn, eventOf, orderTo, type Place, taxationIn, taxOf } from './taxFixtures';

const kinds: readonly LineKind[] = [
  ...(['principal', 'shipping', 'giftWrap', 'promotion', 'refund', 'liquidation'] as const),
  ...(['taxCollected', 'taxWithheld', 'taxOther', 'sellingFee', 'fulfilmentFee', 'advertising'] as const),
  ...(['otherFee', 'storageFee', 'postage', 'shippingChargeback', 'giftWrapChargeback'] as const),
  ...(['reimbursement', 'otherIncome', 'loan', 'previousReserve', 'taxAtSource', 'unknown'] as const),
];

const ofAdvertising = ['Cost of Advertising > TransactionTotalAmount', 'Cost of Advertising > TaxAmount'];

const line: fc.Arbitrary<EventLine> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    path: fc.constantFrom('A > B', 'Tax > RestockingDeductionTax', 'FBAExportFee', ...ofAdvertising),
    amountMinor: fc.integer({ min: -5_000_000, max: 5_000_000 }),
    taxRate: fc.constantFrom(0, 0, 0.05, 0.07, 0.12, 0.13, 0.15, 0.19, 0.2, 0.33),
    sku: fc.constantFrom(undefined, 'LAMP', 'MUG'),
  })
  .map(({ taxRate, sku, kind, path, amountMinor }) => ({
    kind,
    path,
    amountMinor,
    ...(sku === undefined ? {} : { sku }),
    ...(taxRate === 0 ? {} : { taxMinor: Math.round((amountMinor * taxRate) / (1 + taxRate)) }),
  }));

const countries = ['US', 'CA', 'GB', 'DE', 'FR', 'IT', 'ES', 'AU'] as const;

const given = fc.record({
  country: fc.constantFrom(...countries),
  place: fc.constantFrom<Place>('US', 'CA', 'UK', 'DE', 'FR', 'IT', 'ES'),
  currency: fc.constantFrom('USD', 'JPY', 'KWD'),
  lines: fc.array(line, { maxLength: 9 }),
  facilitatorTax: fc.constantFrom('leaveOut', 'liability'),
  withoutFigure: fc.constantFrom('inPrices', 'none'),
  elsewhere: fc.constantFrom('home', 'destination', ''),
  recovers: fc.constantFrom('yes', 'no'),
  key: fc.constantFrom('A1EXAMPLESELLER/T1', 'file/90000000005/2026-11-03'),
  shipTo: fc.constantFrom(undefined, { country: 'CA', region: 'BC' }, { country: 'FR' }, { country: 'GB' }),
});

function taxationFor(each: typeof given extends fc.Arbitrary<infer T> ? T : never): Taxation {
  const { country, place, currency, lines, facilitatorTax, withoutFigure, elsewhere, recovers, shipTo, key } =
    each;
  const answers = [
    ['facilitatorTax', facilitatorTax],
    ['withoutFigure', withoutFigure],
    ['elsewhere', elsewhere],
    ['recoversVAT', recovers],
    ['recoversHST', recovers],
    ['recoversPST', recovers],
  ] as const;
  const tax = answers.reduce((known, [id, value]) => withTaxAnswer(known, id, value), taxOf(country));
  const orders = shipTo === undefined ? [] : [orderTo(shipTo)];
  return taxationIn(
    contextIn(country, tax, { orders }),
    eventOf(place, lines, { currency, key, transactionType: 'ServiceFee' }),
  );
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, each) => total + each, 0);

describe('for any event, country and answer', () => {
  test('nets and taxes add up to what Amazon says', () => {
    fc.assert(
      fc.property(given, (each) => {
        const { lines } = taxationFor(each);
        const booked = sum(lines.map(({ netMinor, tax }) => netMinor + (tax?.amountMinor ?? 0)));
        expect(booked).toBe(sum(each.lines.map(({ amountMinor }) => amountMinor)));
        for (const { netMinor, tax } of lines) {
          expect(Number.isSafeInteger(netMinor)).toBe(true);
          expect(Number.isSafeInteger(tax?.amountMinor ?? 0)).toBe(true);
        }
      }),
      { numRuns: 1500 },
    );
  });

  test('each line of a company that keeps codes bears one', () => {
    fc.assert(
      fc.property(given, (each) => {
        const { lines } = taxationFor(each);
        const isBare = each.country === 'AU';
        for (const { tax, code } of lines) expect((tax?.code ?? code) === undefined).toBe(isBare);
      }),
      { numRuns: 500 },
    );
  });

  test('what is given back mirrors what was sold', () => {
    fc.assert(
      fc.property(given, (each) => {
        const mirrored = (minor: number): number => (minor === 0 ? 0 : -minor);
        const back = each.lines.map((own) => ({
          ...own,
          amountMinor: mirrored(own.amountMinor),
          ...(own.taxMinor === undefined ? {} : { taxMinor: mirrored(own.taxMinor) }),
        }));
        const there = taxationFor(each).lines;
        const andBack = taxationFor({ ...each, lines: back }).lines;
        expect(andBack.map(({ netMinor, tax }) => [netMinor, tax?.amountMinor, tax?.code])).toEqual(
          there.map(({ netMinor, tax }) => [
            mirrored(netMinor),
            tax === undefined ? undefined : mirrored(tax.amountMinor),
            tax?.code,
          ]),
        );
      }),
      { numRuns: 500 },
    );
  });
});

test('tax in prices is that of the sum, within half a minor unit', () => {
  const prices = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 8 });
  const rates = { GB: 200_000, DE: 190_000, FR: 200_000, IT: 220_000, ES: 210_000 } as const;
  const place = { GB: 'UK', DE: 'DE', FR: 'FR', IT: 'IT', ES: 'ES' } as const;
  fc.assert(
    fc.property(fc.constantFrom('GB', 'DE', 'FR', 'IT', 'ES'), prices, (country, amounts) => {
      const lines = amounts.map((amountMinor): EventLine => ({ kind: 'principal', path: 'A', amountMinor }));
      const { lines: taxed } = taxationIn(contextIn(country), eventOf(place[country], lines));
      const net = sum(taxed.map(({ netMinor }) => netMinor));
      const tax = sum(taxed.map((each) => each.tax?.amountMinor ?? 0));
      // A net that is rounded by half a unit moves its tax by as much, and by the rate of it.
      expect(distance(net, tax, rates[country]) <= halfUnit + (halfUnit * rates[country]) / 1_000_000).toBe(
        true,
      );
    }),
    { numRuns: 1000 },
  );
});

test('a tax that Amazon states is whole in the code that bears it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 10_000_000 }), fc.constantFrom(1, -1), (price, sign) => {
      const taxMinor = Math.round(price * 0.13) * sign;
      const event = eventOf('CA', [
        { kind: 'principal', path: 'A', amountMinor: price * sign, sku: 'LAMP' },
        { kind: 'taxCollected', path: 'B', amountMinor: taxMinor, sku: 'LAMP' },
      ]);
      const orders = [orderTo({ country: 'CA', region: 'ON' })];
      const taxation = taxationIn(contextIn('CA', taxOf('CA'), { orders }), event);
      expect(taxation.lines.map(({ netMinor, tax }) => [netMinor, tax?.amountMinor, tax?.code.name])).toEqual(
        [[price * sign, taxMinor, 'HST ON']],
      );
      expect(taxation.verdicts).toEqual([]);
    }),
  );
});
