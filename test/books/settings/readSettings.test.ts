import { expect, test } from 'vitest';
import { type BookSettings, unitedStatesSettings } from '../../../lib/books/settings/bookSettings';
import { proposedSettings } from '../../../lib/books/settings/proposedSettings';
import { readSettings, writeSettings } from '../../../lib/books/settings/readSettings';
import { company } from '../bookFixtures';

/** Everything that may be absent is here once. */
const full: BookSettings = {
  ...unitedStatesSettings,
  connectionCode: 'EU',
  timeZone: 'Europe/Berlin',
  start: { from: '2026-01-01T08:00:00Z', clearingMinor: -5, reservedMinor: 0, deferredMinor: 12 },
  modes: [{ value: 'settlement' }, { from: '2026-07-01', value: 'day' }],
  matching: {
    ...unitedStatesSettings.matching,
    products: 'matched',
    map: [{ sku: 'A*', item: { id: '1', name: 'Lamp' }, packOf: 2, from: '2026-01-01' }],
    missing: 'fallback',
    fallbackItem: { id: '', name: 'Rest' },
    marketplaceCustomers: { A1PA6795UKMFR9: { id: '', name: 'Amazon.de' } },
    classes: [
      { value: { id: '', name: 'Online' }, marketplaceId: 'X', channel: 'FBA', sku: '*', from: '2026-01-01' },
    ],
  },
  feeMapping: { preset: 'one', rows: [{ kind: 'postage', label: 'Label', item: { id: '', name: 'Post' } }] },
  cost: {
    booked: true,
    unitCosts: [{ sku: 'A', from: '2026-01-01', cost: '4.25' }],
    returns: 'sellableBack',
    lost: 'booked',
  },
  lockedUntil: '2025-12-31',
};

test.each([
  ['of a company in the US', unitedStatesSettings],
  ['with everything', full],
  ...['CA', 'GB', 'DE', 'FR', 'IT', 'ES', 'NL', 'AU', 'MX'].map(
    (country) => [`of ${country}`, proposedSettings({ ...company, country, usesSalesTax: true })] as const,
  ),
] as const)('settings %s are read as they were written', (_name, settings) => {
  expect(readSettings(writeSettings(settings))).toEqual({ ok: true, value: settings });
});

const changed = (replaced: object): string =>
  JSON.stringify({ version: 1, settings: { ...unitedStatesSettings, ...replaced } });

test.each<[string, string, string[]]>([
  ['text', 'modes: day', ['settings_not_readable']],
  ['another file', '{"rules":[]}', ['settings_other_file']],
  [
    'another version',
    JSON.stringify({ version: 2, settings: unitedStatesSettings }),
    ['settings_other_file'],
  ],
  ['a list', '[]', ['settings_other_file']],
])('refused as a whole: %s', (_name, text, codes) => {
  const read = readSettings(text);
  expect(read.ok ? [] : read.problems.map(({ code }) => code)).toEqual(codes);
});

test.each<[string, object, string[]]>([
  [
    'a word',
    { fees: 'free' },
    ['In the settings, “fees” is not right. Wanted: one of lines, purchase, journalEntry.'],
  ],
  ['a strange field', { colour: 'red' }, ['The settings have a field “colour” that no settings have.']],
  ['a missing field', { modes: undefined }, ['The settings lack the field “modes”.']],
  [
    'a day',
    { lockedUntil: '2026-13-01' },
    ['In the settings, “lockedUntil” is not right. Wanted: a day such as 2026-11-22.'],
  ],
  [
    'a code',
    { connectionCode: 'usa' },
    ['In the settings, “connectionCode” is not right. Wanted: two or three capitals.'],
  ],
  [
    'amounts that are no whole cents',
    { start: { from: '2026-01-01', clearingMinor: 1.5, reservedMinor: 0, deferredMinor: 0 } },
    [
      'In the settings, “start.from” is not right. Wanted: a time such as 2026-11-22T08:00:00Z.',
      'In the settings, “start.clearingMinor” is not right. Wanted: a whole number.',
    ],
  ],
  [
    'deep in a list',
    { modes: [{ value: 'day' }, { value: 'week', from: 'soon' }] },
    [
      'In the settings, “modes.1.from” is not right. Wanted: a day such as 2026-11-22.',
      'In the settings, “modes.1.value” is not right. Wanted: one of order, day, settlement.',
    ],
  ],
  [
    'a cost',
    { cost: { ...full.cost, unitCosts: [{ sku: 'A', cost: '4,25' }] } },
    ['In the settings, “cost.unitCosts.0.cost” is not right. Wanted: a cost such as 4.25.'],
  ],
])('refused, with the place and what is wanted there: %s', (_name, replaced, sentences) => {
  const read = readSettings(changed(replaced));
  expect(read.ok ? [] : read.problems.map(({ sentence }) => sentence)).toEqual(sentences);
});
