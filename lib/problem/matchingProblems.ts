import type { ProblemRow } from './row';

const sellerActs = { kind: 'whenSellerActs' } as const;

/** Products, items and accounts that do not find each other. */
export const matchingProblems = {
  account_type: {
    party: 'counterfoil',
    sentence: 'The account “{name}” for {role} is of type {type}, where {wanted} is needed.',
    remedy: 'Choose an account of type {wanted} in Set up the books.',
    retry: sellerActs,
  },
  account_currency: {
    party: 'counterfoil',
    sentence: 'The account “{name}” is kept in {accountCurrency}, and this amount is in {currency}.',
    remedy: 'Choose an account in {currency} in Set up the books.',
    retry: sellerActs,
  },
  party_currency: {
    party: 'counterfoil',
    sentence: 'The {what} “{name}” is kept in {own}, and this amount is in {currency}.',
    remedy: 'Choose a {what} in {currency} in Set up the books.',
    retry: sellerActs,
  },
  item_on_other_account: {
    party: 'counterfoil',
    sentence:
      'The item “{name}” for {role} posts to “{account}”, an account of type {type}. This money is neither income nor expense.',
    remedy: 'Choose an item that posts to an account of the balance sheet in Set up the books.',
    retry: sellerActs,
  },
} as const satisfies Readonly<Record<string, ProblemRow>>;
