import * as v from 'valibot';
import { amountKinds } from '../../rules/amountKinds';
import { isCost } from '../cost/unitCost';
import type { BookSettings } from './bookSettings';
import { day, instant, listRef, minor, oneOf, text } from './shapes';
import { taxShape } from './taxShape';

const list = <Shape extends v.GenericSchema>(shape: Shape) => v.array(shape, 'a list');

const start = v.strictObject(
  { from: instant, clearingMinor: minor, reservedMinor: minor, deferredMinor: minor },
  'a start with its balances',
);

const mode = v.strictObject({
  from: v.exactOptional(day),
  value: oneOf('order', 'day', 'settlement'),
});

const daySettings = v.strictObject({
  lines: oneOf('byItem', 'byGroup'),
  refunds: oneOf('lines', 'document'),
  customerName: text,
});

const settlement = v.strictObject({
  form: oneOf('journalEntry', 'salesReceipt', 'invoice'),
  lines: oneOf('byAccount', 'byKind'),
  fees: oneOf('lines', 'apart'),
  convention: oneOf('zero', 'balance'),
  payout: oneOf('journalEntry', 'transfer', 'deposit', 'bankFeed'),
});

const product = v.strictObject({
  sku: text,
  item: listRef,
  packOf: v.exactOptional(
    v.pipe(
      v.number('a whole number from 1'),
      v.integer('a whole number from 1'),
      v.minValue(1, 'a whole number from 1'),
      v.maxValue(100_000, 'at most 100,000'),
    ),
  ),
  from: v.exactOptional(day),
});

const place = v.strictObject({
  from: v.exactOptional(day),
  value: listRef,
  marketplaceId: v.exactOptional(text),
  channel: v.exactOptional(oneOf('FBA', 'merchant', 'multiChannel')),
  sku: v.exactOptional(text),
});

const matching = v.strictObject({
  products: oneOf('oneItem', 'matched'),
  map: list(product),
  missing: oneOf('block', 'create', 'fallback'),
  fallbackItem: v.exactOptional(listRef),
  inventoryItems: oneOf('refuse', 'use'),
  description: oneOf('amazon', 'company'),
  customers: oneOf('single', 'perMarketplace', 'perBuyer'),
  marketplaceCustomers: v.record(text, listRef, 'customers by marketplace'),
  classes: list(place),
  locations: list(place),
  paymentMethods: list(place),
});

/** The form of the table of kinds. */
export const feeMappingShape = v.strictObject({
  preset: oneOf('one', 'groups', 'everyKind'),
  rows: list(
    v.strictObject({
      kind: v.picklist(amountKinds, 'a kind of amount'),
      label: v.exactOptional(text),
      from: v.exactOptional(day),
      item: v.exactOptional(listRef),
      account: v.exactOptional(listRef),
    }),
  ),
});

const cost = v.strictObject({
  booked: v.boolean('true or false'),
  unitCosts: list(
    v.strictObject({
      sku: text,
      from: v.exactOptional(day),
      cost: v.pipe(v.string('a decimal as text'), v.check(isCost, 'a cost such as 4.25')),
    }),
  ),
  returns: oneOf('stayCost', 'sellableBack'),
  lost: oneOf('booked', 'leftToSeller'),
});

const recognised = oneOf('atShipment', 'onRelease');

/** The form of everything that a connection may choose; what it holds besides is refused. */
export const settingsShape = v.strictObject({
  connectionCode: v.exactOptional(
    v.pipe(v.string('two or three capitals'), v.regex(/^[A-Z]{2,3}$/, 'two or three capitals')),
  ),
  timeZone: v.exactOptional(text),
  start: v.exactOptional(start),
  modes: list(mode),
  saleDate: oneOf('posted', 'purchased', 'released'),
  recognition: v.strictObject({ DD7: recognised, B2B: recognised }),
  unshipped: oneOf('nothing', 'estimate'),
  fees: oneOf('lines', 'purchase', 'journalEntry'),
  day: daySettings,
  settlement,
  matching,
  feeMapping: feeMappingShape,
  tax: taxShape,
  cost,
  lockedUntil: v.exactOptional(day),
  redateClosed: v.boolean('true or false'),
}) satisfies v.GenericSchema<unknown, BookSettings>;
