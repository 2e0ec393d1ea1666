import { expect, test } from 'vitest';
import type { CompanyFacts } from '../../../lib/books/company';
import { type BookSettings, unitedStatesSettings } from '../../../lib/books/settings/bookSettings';
import { proposedSettings } from '../../../lib/books/settings/proposedSettings';
import { contradictions, settingsProblems } from '../../../lib/books/settings/settingsProblems';
import { company } from '../bookFixtures';

const { matching, cost } = unitedStatesSettings;
const canada: CompanyFacts = { ...company, country: 'CA', usesSalesTax: true };

const cases: readonly [string, Partial<BookSettings>, CompanyFacts, RegExp][] = [
  ['settings_no_mode', { modes: [] }, company, /how sales are booked/],
  ['settings_mode_twice', { modes: [{ value: 'day' }, { value: 'order' }] }, company, /the beginning/],
  ['settings_zone_unknown', { timeZone: 'Europe/Atlantis' }, company, /Atlantis/],
  [
    'settings_released_at_shipment',
    { saleDate: 'released', recognition: { DD7: 'onRelease', B2B: 'atShipment' } },
    company,
    /release/,
  ],
  ['settings_fees_in_sales', { fees: 'lines' }, canada, /CA/],
  [
    'settings_no_fallback',
    { matching: { ...matching, products: 'matched', missing: 'fallback' } },
    company,
    /not chosen/,
  ],
  [
    'settings_stock_without_items',
    { matching: { ...matching, products: 'matched', inventoryItems: 'use' } },
    company,
    /stock/,
  ],
  [
    'settings_row_twice',
    {
      cost: {
        ...cost,
        unitCosts: [
          { sku: 'a', cost: '1' },
          { sku: 'A ', cost: '2' },
        ],
      },
    },
    company,
    /unit costs .*: a\./,
  ],
];

test.each(cases)('%s', (code, replaced, facts, sentence) => {
  const found = settingsProblems({ ...unitedStatesSettings, ...replaced }, facts);
  expect(found.map((each) => each.code)).toEqual([code]);
  expect(found[0]?.sentence).toMatch(sentence);
});

test('each contradiction has a case', () => {
  expect(contradictions.map(({ code }) => code)).toEqual(cases.map(([code]) => code));
});

test('rows from different days are no repetition', () => {
  const unitCosts = [
    { sku: 'A', cost: '1' },
    { sku: 'A', cost: '2', from: '2026-01-01' },
  ];
  expect(settingsProblems({ ...unitedStatesSettings, cost: { ...cost, unitCosts } }, company)).toEqual([]);
});

test.each(['US', 'CA', 'GB', 'DE', 'FR', 'IT', 'ES', 'AU'])(
  'what is proposed in %s contradicts nothing',
  (country) => {
    for (const accountingMethod of ['accrual', 'cash', undefined] as const) {
      for (const usesSalesTax of [true, false]) {
        const { accountingMethod: _own, ...facts } = company;
        const here = {
          ...facts,
          country,
          usesSalesTax,
          ...(accountingMethod === undefined ? {} : { accountingMethod }),
        };
        const settings = proposedSettings(here);
        expect(settingsProblems(settings, here)).toEqual([]);
        expect(settings.fees).toBe(country === 'US' ? 'lines' : 'purchase');
        const when = accountingMethod === 'accrual' ? 'atShipment' : 'onRelease';
        expect(settings.recognition).toEqual({ DD7: when, B2B: when });
        expect(settings.modes).toEqual([{ value: 'settlement' }]);
      }
    }
  },
);
