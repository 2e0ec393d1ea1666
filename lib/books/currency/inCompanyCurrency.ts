import { problem } from '../../problem/problem';
import type { BookContext } from '../bookContext';
import type { Draft } from '../draft';
import type { Verdict } from '../verdict';
import { convertedDraft } from './convertedDraft';
import { type ExchangeRate, rateText } from './exchangeRate';
import { rateOf } from './payoutRates';

/** A document in a currency that the company keeps, and why it is in none. */
export interface CompanyDraft {
  readonly draft: Draft;
  readonly verdicts: readonly Verdict[];
}

/**
 * A company with several currencies keeps the document as it is, and QuickBooks knows the rate of the day;
 * only the payout bears the bank's. One with a single currency has it converted at the rate of the payout
 * that pays its events, and waits for that payout.
 */
export function inCompanyCurrency(draft: Draft, { books, payoutRates }: BookContext): CompanyDraft {
  if (books === undefined || payoutRates === undefined) return { draft, verdicts: [] };
  const { homeCurrency, multiCurrency } = books.company;
  if (draft.currency === homeCurrency) return { draft, verdicts: [] };
  const keys = [...draft.covers.map(({ eventKey }) => eventKey), ...(draft.clears ?? [])];
  const rates = keys.map((key) => {
    const rate = rateOf(payoutRates, key);
    return rate?.foreign.currency === draft.currency && rate.home.currency === homeCurrency
      ? rate
      : undefined;
  });
  const [first] = rates;
  const isOne = first !== undefined && rates.every((rate) => rate !== undefined && isSame(rate, first));
  if (multiCurrency) {
    const isMoved = draft.kind === 'transfer' || draft.kind === 'deposit';
    const toBank = isMoved || draft.lines.some(({ role }) => role === 'bank');
    return { draft: isOne && toBank ? { ...draft, exchangeRate: rateText(first) } : draft, verdicts: [] };
  }
  if (isOne) return { draft: convertedDraft(draft, first, homeCurrency), verdicts: [] };
  const facts = { currency: draft.currency, homeCurrency };
  return {
    draft,
    // An estimate stands for no event yet, so that no payout is to be seen.
    verdicts:
      first === undefined || rates.includes(undefined)
        ? [{ state: 'waiting', problem: problem('currency_rate_awaited', facts) }]
        : [{ state: 'blocked', problem: problem('currency_rates_differ', facts) }],
  };
}

/** Rates are exact, so that equal ones may be of different amounts. */
function isSame(a: ExchangeRate, b: ExchangeRate): boolean {
  return BigInt(a.home.minor) * BigInt(b.foreign.minor) === BigInt(b.home.minor) * BigInt(a.foreign.minor);
}
