import { expect, test } from 'vitest';
import { bookEvent } from '../../../lib/books/bookEvent';
import { taxBoxes } from './taxBoxes';
import { amount, contextIn, eventOf, said, taxationIn, told } from './taxFixtures';

// 203-7777777-7777777: the prices hold VAT, and Amazon states the VAT on its fees.
const unitedKingdom = eventOf('UK', [
  amount('principal', 1299, { sku: 'MUG', quantity: 1 }),
  amount('principal', 749, { sku: 'TEA', quantity: 1 }),
  amount('shipping', 299, { sku: 'MUG' }),
  amount('promotion', -299, { sku: 'MUG' }),
  amount('sellingFee', -368, { taxMinor: -61 }),
  amount('fulfilmentFee', -336, { taxMinor: -56 }),
]);

test('a sale in the United Kingdom with VAT in its prices, and fees with VAT', () => {
  const taxation = taxationIn(contextIn('GB'), unitedKingdom);
  expect(said(taxation)).toEqual([]);
  expect(told(taxation)).toEqual([
    'principal 1083 + 216 20.0% S',
    'principal 624 + 125 20.0% S',
    'shipping 249 + 50 20.0% S',
    'promotion -249 + -50 20.0% S',
    'sellingFee -307 + -61 20.0% S',
    'fulfilmentFee -280 + -56 20.0% S',
  ]);
  const booked = bookEvent(unitedKingdom, contextIn('GB'));
  expect(taxBoxes([booked], 'No VAT')).toEqual({ box1: 341, box4: 117, box6: 1707, box7: 587 });
});

// 701-8888888-8888881: the seller collects HST, and pays it on fees.
const ontario = eventOf(
  'CA',
  [
    amount('principal', 5000, { sku: 'LAMP', quantity: 1 }),
    amount('taxCollected', 650, { sku: 'LAMP' }),
    amount('sellingFee', -848, { taxMinor: -98 }),
    amount('fulfilmentFee', -692, { taxMinor: -80 }),
    amount('otherFee', -23),
  ],
  { orderId: '701-8888888-8888881' },
);

test('a sale in Ontario with HST on it and on its fees', () => {
  const taxation = taxationIn(contextIn('CA'), ontario);
  expect(said(taxation)).toEqual([]);
  expect(told(taxation)).toEqual([
    'principal 5000 + 650 HST ON',
    'sellingFee -750 + -98 HST ON',
    'fulfilmentFee -612 + -80 HST ON',
    'otherFee -23 Out of Scope',
  ]);
  const booked = bookEvent(ontario, contextIn('CA'));
  expect(taxBoxes([booked], 'Out of Scope')).toEqual({ box1: 650, box4: 178, box6: 5000, box7: 1362 });
  expect(
    booked.lines.reduce((sum, { amountMinor, tax }) => sum + amountMinor + (tax?.amountMinor ?? 0), 0),
  ).toBe(5650 - 1563);
});
