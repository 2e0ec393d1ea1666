import * as v from 'valibot';
import { amountKinds } from '../../rules/amountKinds';
import type { TaxSettings } from '../tax/taxSettings';
import { day, oneOf, text } from './shapes';

const list = <Shape extends v.GenericSchema>(shape: Shape) => v.array(shape, 'a list');
const dated = <Shape extends v.GenericSchema>(value: Shape) =>
  list(v.strictObject({ from: v.exactOptional(day), value }));
const yes = v.literal(true, 'true');
const country = v.pipe(v.string('a country such as GB'), v.regex(/^[A-Z]{2}$/, 'a country such as GB'));

const choice = v.strictObject({
  id: v.exactOptional(v.string('a text')),
  name: text,
  ratePerMillion: v.pipe(
    v.number('a rate in millionths'),
    v.safeInteger('a rate in millionths'),
    v.minValue(0, 'a rate in millionths'),
    v.maxValue(1_000_000, 'at most 100 per cent'),
  ),
  reverseCharge: v.exactOptional(yes),
});

const elsewhere = oneOf('home', 'destination');

const saleRow = v.strictObject({
  marketplaces: v.exactOptional(list(text)),
  countries: v.exactOptional(list(country)),
  regions: v.exactOptional(list(text)),
  beyondArea: v.exactOptional(yes),
  elsewhere: v.exactOptional(elsewhere),
  skus: v.exactOptional(list(text)),
  kinds: v.exactOptional(list(v.picklist(amountKinds, 'a kind of amount'))),
  codes: dated(choice),
});

const sales = v.strictObject({
  withoutFigure: dated(oneOf('inPrices', 'none')),
  rows: list(saleRow),
  otherCodes: list(dated(choice)),
  elsewhere: v.exactOptional(elsewhere),
  facilitated: choice,
  zeroRated: choice,
  intraCommunity: v.exactOptional(choice),
});

const taxName = oneOf('VAT', 'GST', 'HST', 'PST', 'QST');

const feeTax = v.strictObject({
  parts: list(v.strictObject({ tax: taxName, code: choice })),
  together: v.exactOptional(choice),
  regions: v.exactOptional(list(text)),
});

const treatment = v.variant('unstated', [
  v.strictObject({ unstated: v.literal('included'), as: feeTax }),
  v.strictObject({ unstated: v.literal('none'), code: choice }),
  v.strictObject({ unstated: v.literal('asked'), code: choice, as: feeTax }),
]);

const fees = v.strictObject({
  stated: list(feeTax),
  rows: list(
    v.strictObject({
      marketplaces: v.exactOptional(list(text)),
      kinds: v.exactOptional(list(v.picklist(amountKinds, 'a kind of amount'))),
      paths: v.exactOptional(list(text)),
      inFiles: v.exactOptional(yes),
      treatments: dated(treatment),
    }),
  ),
  recovers: v.strictObject({
    VAT: v.exactOptional(v.boolean('true or false')),
    GST: v.exactOptional(v.boolean('true or false')),
    HST: v.exactOptional(v.boolean('true or false')),
    PST: v.exactOptional(v.boolean('true or false')),
    QST: v.exactOptional(v.boolean('true or false')),
  }),
  region: v.exactOptional(text),
});

/** The form of the tax settings. */
export const taxShape = v.strictObject({
  facilitatorTax: oneOf('leaveOut', 'liability'),
  codes: v.exactOptional(
    v.strictObject({ home: country, area: list(country), sales, fees, outOfScope: choice }),
  ),
}) satisfies v.GenericSchema<unknown, TaxSettings>;
