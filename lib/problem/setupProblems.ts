import type { ProblemRow } from './row';

const sellerActs = { kind: 'whenSellerActs' } as const;

/** What in the setup of the books keeps a document back. */
export const setupProblems = {
  choice_gone: {
    party: 'counterfoil',
    sentence: 'The {what} that you chose is no longer in QuickBooks.',
    remedy: 'Open Set up the books and choose another one.',
    retry: sellerActs,
  },
  choice_inactive: {
    party: 'counterfoil',
    sentence: 'The {what} “{name}” is inactive in QuickBooks.',
    remedy: 'Make it active in QuickBooks, or choose another one in Set up the books.',
    retry: sellerActs,
  },
  clearing_account_type: {
    party: 'counterfoil',
    sentence:
      'The clearing account “{name}” is of type {type}. What Amazon owes you is neither income nor expense.',
    remedy: 'Choose an account of type Bank or Other Current Asset in Set up the books.',
    retry: sellerActs,
  },
  clearing_account_currency: {
    party: 'counterfoil',
    sentence: 'The clearing account “{name}” is kept in {accountCurrency}, and this sale is in {currency}.',
    remedy: 'Choose a clearing account in {currency} in Set up the books.',
    retry: sellerActs,
  },
  customer_currency: {
    party: 'counterfoil',
    sentence: 'The customer “{name}” is kept in {customerCurrency}, and this sale is in {currency}.',
    remedy: 'Choose a customer in {currency} in Set up the books.',
    retry: sellerActs,
  },
  item_type: {
    party: 'counterfoil',
    sentence:
      'The item “{name}” is of type {type}. Only service and non-inventory items can stand for {role}: others would move stock or post elsewhere.',
    remedy: 'Choose a service item in Set up the books.',
    retry: sellerActs,
  },
  item_without_account: {
    party: 'counterfoil',
    sentence: 'The item “{name}” posts to no account.',
    remedy: 'Give it an account in QuickBooks, or choose another item in Set up the books.',
    retry: sellerActs,
  },
  fee_on_income_account: {
    party: 'counterfoil',
    sentence:
      'The item “{name}” for {role} posts to the income account “{account}”. Fees booked there would lower your sales instead of showing as expenses.',
    remedy: 'Choose an item that posts to an expense account in Set up the books.',
    retry: sellerActs,
  },
  income_on_other_account: {
    party: 'counterfoil',
    sentence:
      'The item “{name}” for {role} posts to “{account}”, an account of type {type}. Your sales would not show as income.',
    remedy: 'Choose an item that posts to an income account in Set up the books.',
    retry: sellerActs,
  },
  fee_on_other_account: {
    party: 'counterfoil',
    sentence:
      'The item “{name}” for {role} posts to “{account}”, an account of type {type}. Fees would not show as expenses.',
    remedy: 'Choose an item that posts to an expense account in Set up the books.',
    retry: sellerActs,
  },
} as const satisfies Readonly<Record<string, ProblemRow>>;
