import type { ProblemRow } from './row';

const sellerActs = { kind: 'whenSellerActs' } as const;

/** Questions about tax that only the seller can answer. */
export const taxProblems = {
  tax_not_set_up: {
    party: 'counterfoil',
    sentence:
      '{company} is a company in {place} that keeps sales tax, and which tax codes its Amazon sales and fees bear is not set up.',
    remedy: 'Answer the questions under Tax in the settings of the books.',
    retry: sellerActs,
  },
  tax_of_other_country: {
    party: 'counterfoil',
    sentence: '{company} is a company in {place}, but its tax codes were set up for {other}.',
    remedy: 'Set up the tax again under Tax in the settings of the books.',
    retry: sellerActs,
  },
  tax_switched_off: {
    party: 'quickbooks',
    sentence: 'Tax codes are set up for Amazon, but sales tax is switched off in {company}.',
    remedy:
      'Turn on sales tax in QuickBooks, or choose under Tax in the settings of the books that this company keeps none.',
    retry: sellerActs,
  },
  tax_codes_not_read: {
    party: 'counterfoil',
    sentence: 'The tax codes of this company have not been read from QuickBooks yet.',
    remedy: 'Refresh the lists in Set up the books.',
    retry: sellerActs,
  },
  tax_rate_differs: {
    party: 'counterfoil',
    sentence: 'The tax code “{name}” has a rate of {listed} in QuickBooks, where {wanted} was expected.',
    remedy: 'Choose another tax code or correct the rate under Tax in the settings of the books.',
    retry: sellerActs,
  },
  tax_rate_unknown: {
    party: 'counterfoil',
    sentence: 'A rule names the tax code “{name}”, and its rate is not known.',
    remedy: 'Refresh the lists in Set up the books, or add the code under Tax in the settings of the books.',
    retry: sellerActs,
  },
  tax_code_without_tax: {
    party: 'counterfoil',
    sentence:
      'A rule gives {amount} the tax code “{code}”, but Amazon charged no tax on it, or owes the tax itself.',
    remedy: 'Change the rule, or give it a tax code without tax.',
    retry: sellerActs,
  },
  tax_code_without_rate: {
    party: 'counterfoil',
    sentence:
      'A rule gives a fee the tax code “{code}”, which adds no tax, but Amazon states {tax} of tax on it.',
    remedy: 'Change the rule, or give it a tax code with a rate.',
    retry: sellerActs,
  },
  tax_code_wanted: {
    party: 'counterfoil',
    sentence: 'No tax code is chosen for sales that went to {place}.',
    remedy: 'Add a row for {place} under Tax in the settings of the books.',
    retry: sellerActs,
  },
  tax_elsewhere_asked: {
    party: 'counterfoil',
    sentence:
      'This sale went to {place}. Whether such sales bear the tax of your own country or that of {place} is not answered.',
    remedy:
      'Answer it under Tax in the settings of the books: the tax of {place} if you report under the One Stop Shop or are registered there.',
    retry: sellerActs,
  },
  tax_place_assumed: {
    party: 'counterfoil',
    sentence: 'The order does not say where it was shipped to; the tax is that of {place}.',
    remedy: 'Check the country if you report sales by the country of the buyer.',
    retry: sellerActs,
  },
  tax_code_by_rate: {
    party: 'counterfoil',
    sentence:
      'The order does not say to which region it was shipped; the tax code “{code}” was chosen by its rate, which others have too.',
    remedy: 'Nothing has to be done if they are reported on one return.',
    retry: sellerActs,
  },
  tax_unexplained: {
    party: 'counterfoil',
    sentence:
      'Amazon states {tax} of tax on {net} that went to {place}, which is the rate of none of your tax codes.',
    remedy:
      'Add the tax code under Tax in the settings of the books, or give the product its tax code by a rule.',
    retry: sellerActs,
  },
  tax_on_fee_unexplained: {
    party: 'counterfoil',
    sentence:
      'Amazon states {tax} of tax on a fee of {net}, which is the rate of none of the taxes that are set up.',
    remedy: 'Look at Amazon’s tax invoice, and add that tax under Tax in the settings of the books.',
    retry: sellerActs,
  },
  tax_region_asked: {
    party: 'counterfoil',
    sentence: 'Amazon states {tax} of tax on a fee of {net}, which can be more than one tax.',
    remedy: 'Say under Tax in the settings of the books in which region your company is established.',
    retry: sellerActs,
  },
  tax_recovery_asked: {
    party: 'counterfoil',
    sentence: 'Amazon charges {tax} on its fees, and whether your company gets it back is not answered.',
    remedy: 'Answer it under Tax in the settings of the books; your accountant knows.',
    retry: sellerActs,
  },
  tax_on_fee_asked: {
    party: 'counterfoil',
    sentence: 'Whether tax is in the amount of “{fee}” is not answered, and Amazon does not say.',
    remedy: 'Look at Amazon’s invoice for it, and answer it under Tax in the settings of the books.',
    retry: sellerActs,
  },
  currency_rate_awaited: {
    party: 'counterfoil',
    sentence:
      'This is in {currency}, and is converted into {homeCurrency} at the rate of the payout that pays it, which is not known yet.',
    remedy:
      'Nothing has to be done until the money is in the bank; then say how much {homeCurrency} came in.',
    retry: sellerActs,
  },
  currency_rates_differ: {
    party: 'counterfoil',
    sentence:
      'Parts of this were paid out in {homeCurrency} at different rates, so that one document has none.',
    remedy: 'Send its orders one by one, or send the settlements that pay them.',
    retry: sellerActs,
  },
} as const satisfies Readonly<Record<string, ProblemRow>>;
