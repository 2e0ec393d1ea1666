import { describe, expect, test } from 'vitest';
import { proposeTax } from '../../../lib/books/tax/proposeTax';
import { taxQuestions, withTaxAnswer } from '../../../lib/books/tax/taxQuestions';
import { booksIn, taxOf } from './taxFixtures';

const open = (country: string) =>
  proposeTax({ country, usesSalesTax: true }).questions.flatMap(({ id, answer }) =>
    answer === undefined ? [id] : [],
  );

describe('a proposal', () => {
  test.each([
    ['US', []],
    ['GB', []],
    ['UK', []],
    ['CA', ['region', 'recoversQST', 'filedFees']],
    ['DE', ['elsewhere', 'unstatedFees']],
    ['FR', ['elsewhere', 'unstatedFees']],
    ['IT', ['elsewhere', 'unstatedFees']],
    ['ES', ['elsewhere', 'unstatedFees']],
  ])('in %s leaves these open: %j', (country, questions) => {
    expect(open(country)).toEqual(questions);
  });

  test('for a country that is not known says so; a company that keeps no tax needs none', () => {
    expect(proposeTax({ country: 'AU', usesSalesTax: true }).isUnknownCountry).toBe(true);
    expect(proposeTax({ country: 'AU', usesSalesTax: false }).isUnknownCountry).toBe(false);
    expect(proposeTax({ country: 'GB', usesSalesTax: false }).settings).toEqual({
      facilitatorTax: 'leaveOut',
    });
    expect(proposeTax({ country: 'US', usesSalesTax: true }).settings).toEqual({
      facilitatorTax: 'leaveOut',
    });
  });

  test('holds the ids of codes that the company has, and names the others', () => {
    const { lists } = booksIn('GB', taxOf('GB'));
    const taxCodes = (lists.taxCodes ?? []).filter(({ name }) => name !== '5.0% R');
    const { settings, missingCodes } = proposeTax({ country: 'GB', usesSalesTax: true }, { taxCodes });
    const standard = taxCodes.find(({ name }) => name === '20.0% S');
    expect(settings.codes?.sales.rows[0]?.codes[0]?.value).toEqual({
      name: '20.0% S',
      ratePerMillion: 200_000,
      id: standard?.id,
    });
    expect(settings.codes?.sales.otherCodes[1]?.[0]?.value.id).toBeUndefined();
    expect(missingCodes).toEqual(['5.0% R']);
  });

  test('is plain data', () => {
    for (const country of ['GB', 'CA', 'DE', 'FR', 'IT', 'ES'])
      expect(JSON.parse(JSON.stringify(taxOf(country)))).toEqual(taxOf(country));
  });
});

describe('an answer', () => {
  test.each(['US', 'GB', 'CA', 'DE', 'FR', 'IT', 'ES'])(
    'to each question in %s is what then holds',
    (country) => {
      for (const { id, answers } of taxQuestions(taxOf(country))) {
        expect(answers.length).toBeGreaterThan(1);
        for (const { value } of answers) {
          const after = taxQuestions(withTaxAnswer(taxOf(country), id, value)).find((each) => each.id === id);
          // What was asked of Amazon's invoices is settled once it is answered.
          if (id === 'unstatedFees' || id === 'filedFees') expect(after).toBeUndefined();
          else expect(after?.answer).toBe(value);
        }
      }
    },
  );

  test('that was not offered, or to what was not asked, changes nothing', () => {
    expect(withTaxAnswer(taxOf('GB'), 'recoversVAT', 'perhaps')).toEqual(taxOf('GB'));
    expect(withTaxAnswer(taxOf('US'), 'recoversVAT', 'yes')).toEqual(taxOf('US'));
  });
});
