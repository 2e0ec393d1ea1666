import { compareDates } from '../calendar/calendar';
import { formatMoney } from '../money/money';
import { problem } from '../problem/problem';
import { setupProblems } from './checkSetup';
import { type Chosen, chosenClearing, chosenCustomer, chosenItem } from './chosen';
import { saleNumber } from './numbers/orderNumbers';
import { saleRoles } from './roles';
import { isSale } from './salesInOrder';
import { blocked, type Check } from './verdict';

/** A company in the US whose books are kept in the sale's currency. */
export const company: Check = ({ books, event: { currency } }) => {
  if (books === undefined) return [blocked(problem('quickbooks_not_connected'))];
  const { country, homeCurrency } = books.company;
  return [
    ...(country === 'US' ? [] : [problem('company_not_covered', { country })]),
    ...(homeCurrency === currency ? [] : [problem('currency_not_covered', { currency, homeCurrency })]),
  ].map(blocked);
};

/** Everything that the document names is chosen, still there, active and of the right type. */
export const choices: Check = ({ books, draft, event: { currency } }) => {
  if (books === undefined || draft === undefined) return [];
  const used = new Set<string>(draft.lines.map(({ role }) => role));
  const usedRoles = saleRoles.filter(({ role }) => used.has(role));
  const all: readonly Chosen[] = [
    chosenClearing(books, currency),
    chosenCustomer(books, currency),
    ...usedRoles.map((row) => chosenItem(books, row)),
  ];
  return setupProblems(all).map(blocked);
};

/** The books are open on the document's day. */
export const period: Check = ({ books, draft }) => {
  const closedUntil = books?.company.booksClosedUntil;
  if (closedUntil === undefined || draft === undefined || compareDates(draft.date, closedUntil) > 0)
    return [];
  return [blocked(problem('period_closed', { date: draft.date, closedUntil }))];
};

/** The document has a number, and nobody else's document bears it. */
export const number: Check = ({ books, draft, event, orderId, foreignNumbers }) => {
  if (draft === undefined) {
    const isNumbered = saleNumber(orderId, 0) !== undefined;
    return isSale(event) && !isNumbered ? [blocked(problem('number_unavailable', { orderId }))] : [];
  }
  const taken = foreignNumbers.map((each) => blocked(problem('number_taken', { number: each })));
  const ownNumbers = books?.company.customTransactionNumbers ?? true;
  return ownNumbers
    ? taken
    : [...taken, { state: 'note', problem: problem('numbers_by_quickbooks', { number: draft.number }) }];
};

/** The lines make Amazon's total. What is not known is no line, and has its own check. */
export const total: Check = ({ draft, event }) => {
  if (draft === undefined || event.imbalance !== undefined) return [];
  const asideMinor = event.lines
    .filter(({ kind }) => kind === 'unknown')
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const partsMinor = draft.totalMinor + asideMinor;
  if (partsMinor === event.totalMinor) return [];
  const text = (minor: number): string => formatMoney(minor, event.currency, 'en-US');
  return [blocked(problem('does_not_add_up', { parts: text(partsMinor), total: text(event.totalMinor) }))];
};
