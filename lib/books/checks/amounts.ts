import { formatMoney } from '../../money/money';
import { problem } from '../../problem/problem';
import { isBalanceSheet } from '../accountTypes';
import { effectsOf } from '../effects';
import { accountById } from '../listIndex';
import { blocked } from '../verdict';
import { type DocumentCheck, inBooks } from './documentCheck';
import { namedAccounts, namedParty } from './namedEntries';

/** Its debits are its credits; so the total of a form is that of its lines and their tax. */
export const balance: DocumentCheck = (draft) => {
  const effects = effectsOf(draft);
  const debitMinor = effects.reduce((sum, each) => sum + each.debitMinor, 0);
  const creditMinor = effects.reduce((sum, each) => sum + each.creditMinor, 0);
  if (debitMinor === creditMinor) return [];
  const shown = (minor: number): string => formatMoney(minor, draft.currency, 'en-US');
  const facts = { debits: shown(debitMinor), credits: shown(creditMinor) };
  return [blocked(problem('document_unbalanced', facts))];
};

/** Whoever draws a document that would be negative draws a journal entry instead. */
export const negative: DocumentCheck = ({ totalMinor, currency }) =>
  totalMinor < 0
    ? [blocked(problem('document_negative', { total: formatMoney(totalMinor, currency, 'en-US') }))]
    : [];

/** The company keeps books in the document's currency. Where amounts are converted the rate is awaited. */
export const currency = inBooks((draft, { company: { homeCurrency, multiCurrency } }, { payoutRates }) =>
  draft.currency === homeCurrency || multiCurrency || payoutRates !== undefined
    ? []
    : [blocked(problem('document_currency', { currency: draft.currency, homeCurrency }))],
);

/** Accounts of the balance sheet and parties are kept in one currency each, and it is the document's. */
export const currencyOfEntries = inBooks((draft, { lists, company: { homeCurrency, multiCurrency } }) => {
  if (!multiCurrency) return [];
  const accounts = namedAccounts(draft).flatMap(({ ref, wanted }) => {
    const account = accountById(lists, ref.id);
    if (account === undefined || !isBalanceSheet(wanted)) return [];
    const { name, currency: accountCurrency = homeCurrency } = account;
    return accountCurrency === draft.currency
      ? []
      : [problem('account_currency', { name, accountCurrency, currency: draft.currency })];
  });
  const named = namedParty(draft);
  const list = named?.what === 'vendor' ? lists.vendors : lists.customers;
  const party = list?.find(({ id }) => id === named?.ref.id);
  const own = party?.currency ?? homeCurrency;
  return [
    ...accounts,
    ...(named === undefined || party === undefined || own === draft.currency
      ? []
      : [problem('party_currency', { what: named.what, name: party.name, own, currency: draft.currency })]),
  ].map(blocked);
});
