import { describe, expect, test } from 'vitest';
import { exchangeRate } from '../../../lib/books/currency/exchangeRate';
import { payoutRates } from '../../../lib/books/currency/payoutRates';
import type { Draft } from '../../../lib/books/draft';
import { accountLine, journalEntry } from '../../../lib/books/drawing/forms';
import { finished } from '../../../lib/books/finished';
import type { Settlement } from '../../../lib/ledger/settlement/settlementFacts';
import { money } from '../../../lib/money/money';
import { books as usBooks } from '../bookFixtures';
import { contextIn, taxOf } from '../tax/taxFixtures';

const settlement = (settlementId: string, eventKeys: readonly string[]): Settlement => ({
  settlementId,
  sellerAccountId: 'A',
  currency: 'EUR',
  endAt: '2026-11-15T00:00:00Z',
  closed: true,
  totalMinor: 10_000,
  source: 'transactions',
  eventKeys,
  problems: [],
});

const rates = payoutRates(
  [settlement('1', ['A/T1', 'A/T2']), settlement('2', ['A/T3'])],
  new Map([
    ['1', exchangeRate(money(10_000, 'EUR'), money(10_800, 'USD'))],
    ['2', exchangeRate(money(10_000, 'EUR'), money(10_900, 'USD'))],
  ]),
);

const entry = (keys: readonly string[], role: 'clearing' | 'bank' = 'clearing', currency = 'EUR'): Draft =>
  journalEntry(
    {
      number: 'AZ1',
      date: '2026-11-15',
      currency,
      memo: 'Amazon settlement 1',
      covers: keys.map((eventKey) => ({ eventKey, facets: ['cash' as const] })),
    },
    {
      lines: [
        accountLine(role, { id: 'clearing', name: 'Amazon Clearing' }, '', -10_000),
        accountLine('sales', { id: 'account-sales', name: 'Amazon Sales' }, '', 10_000),
      ],
      taxes: [],
      taxMinor: 0,
    },
  );

function planned(draft: Draft, { multiCurrency = false, isOn = true } = {}) {
  const books = { ...usBooks, company: { ...usBooks.company, multiCurrency } };
  const context = { ...contextIn('US', taxOf('US'), { books }), ...(isOn ? { payoutRates: rates } : {}) };
  const { draft: kept, state, problems } = finished({ key: 'k', draft, events: [], verdicts: [] }, context);
  return { draft: kept, state, problems: problems.map(({ code }) => code) };
}

describe('a company with one currency', () => {
  test('has documents converted at the rate of the payout that pays them', () => {
    const { draft, state } = planned(entry(['A/T1', 'A/T2', 'payout/1', 'file/1/2026-11']));
    expect(state).toBe('ready');
    expect(draft).toMatchObject({ currency: 'USD', totalMinor: 10_800 });
  });

  test('waits for a payout that is not known yet', () => {
    const { draft, state, problems } = planned(entry(['A/T1', 'A/T9']));
    expect([state, problems]).toEqual(['waiting', ['currency_rate_awaited']]);
    expect(draft).toMatchObject({ currency: 'EUR', totalMinor: 10_000 });
  });

  test('has no document of two payouts at two rates', () => {
    expect(planned(entry(['A/T1', 'A/T3']))).toMatchObject({
      state: 'blocked',
      problems: ['currency_rates_differ'],
    });
  });

  test('is stopped where nothing is converted', () => {
    expect(planned(entry(['A/T1']), { isOn: false })).toMatchObject({
      state: 'blocked',
      problems: ['document_currency'],
    });
  });

  test('keeps its own currency as it is', () => {
    expect(planned(entry(['A/T9'], 'clearing', 'USD')).draft).toMatchObject({
      currency: 'USD',
      totalMinor: 10_000,
    });
  });
});

describe('a company with several currencies', () => {
  test('keeps the foreign one, and only the payout bears the rate of the bank', () => {
    const sale = planned(entry(['A/T1']), { multiCurrency: true }).draft;
    expect(sale).toMatchObject({ currency: 'EUR', totalMinor: 10_000 });
    expect(sale).not.toHaveProperty('exchangeRate');
    expect(planned(entry(['payout/1'], 'bank'), { multiCurrency: true }).draft).toMatchObject({
      currency: 'EUR',
      totalMinor: 10_000,
      exchangeRate: '1.08',
    });
  });
});
