import { describe, expect, test } from 'vitest';
import type { SuffixOf } from '../../../lib/books/assignSuffixes';
import type { BookContext, Owners } from '../../../lib/books/bookContext';
import { effectsOf } from '../../../lib/books/effects';
import { orderDocuments } from '../../../lib/books/orders/orderDocuments';
import type { PlannedDraft } from '../../../lib/books/plannedDraft';
import type { AmazonEvent } from '../../../lib/ledger/event';
import { noOutcome, type RuleOutcome } from '../../../lib/rules/ruleOutcome';
import {
  bookedIn,
  booksIn,
  contextOf,
  event,
  journal,
  posted,
  refund,
  sale,
  shown,
} from '../days/dayFixtures';

const orderId = '114-1111111-1111111';
const ofOrder = { related: { ORDER_ID: orderId } };

function plan(
  context: BookContext,
  events: readonly AmazonEvent[],
  suffixes: readonly SuffixOf[] = [],
): readonly PlannedDraft[] {
  return orderDocuments({ orderId, events }, bookedIn(context, ...events), context, suffixes);
}

function brief({ state, draft, problems }: PlannedDraft): readonly unknown[] {
  return draft === undefined
    ? [state, ...problems.map(({ code }) => code)]
    : [state, draft.kind, draft.number, draft.totalMinor, ...problems.map(({ code }) => code)];
}

function ruled(outcome: Partial<RuleOutcome>): Pick<BookContext, 'rules'> {
  return { rules: { outcomeOf: () => ({ ...noOutcome, ...outcome }) } };
}

const usual = () => sale(20, -3, -3.61, ofOrder);

describe('a sale', () => {
  test('is a sales receipt with the fees beneath it, and owns all of its event', () => {
    const each = usual();
    const [only, ...others] = plan(contextOf(), [each]);
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      state: 'ready',
      key: `sale/${each.key}`,
      events: [each.key],
      draft: {
        kind: 'salesReceipt',
        number: orderId,
        date: '2026-11-10',
        totalMinor: 1339,
        memo: `Amazon.com order ${orderId} shipped 2026-11-10`,
        covers: [{ eventKey: each.key, facets: ['revenue', 'fees', 'cash'] }],
      },
    });
    expect(only?.previewHash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('whose fees are higher than its price is a journal entry with the same effect', () => {
    const [only] = plan(contextOf(), [sale(5, -3, -3.61, ofOrder)]);
    expect(only && brief(only)).toEqual(['ready', 'journalEntry', `${orderId}J`, 661]);
    expect(only && journal(only)).toEqual([
      'Dr Amazon Seller Fees 3.00',
      'Dr Amazon FBA Fees 3.61',
      'Cr Amazon Clearing 1.61',
      'Cr Amazon Sales 5.00',
    ]);
  });

  test('that comes to nothing is still one', () => {
    const [only] = plan(contextOf(), [sale(6.61, -3, -3.61, ofOrder)]);
    expect(only && brief(only)).toEqual(['ready', 'salesReceipt', orderId, 0]);
  });

  test('that moved no money is none', () => {
    const empty = event({}, { ...ofOrder, items: [{ amounts: {}, quantity: 1 }] });
    expect(plan(contextOf(), [empty]).map(brief)).toEqual([['leftOut', 'replacement']]);
  });

  test('that Amazon keeps back waits, and can be looked at', () => {
    const waiting = sale(20, -3, -3.61, {
      ...ofOrder,
      status: 'DEFERRED',
      deferral: { reason: 'DD7', maturesAt: '2026-11-20T20:00:00Z' },
    });
    expect(plan(contextOf(), [waiting]).map(brief)).toEqual([
      ['waiting', 'salesReceipt', orderId, 1339, 'deferred_delivery'],
    ]);
  });

  test('that Amazon keeps back is booked against the deferred balances where that is wanted', () => {
    const context = contextOf({ recognition: { DD7: 'atShipment', B2B: 'atShipment' } });
    const held = sale(20, -3, -3.61, { ...ofOrder, status: 'DEFERRED', deferral: { reason: 'DD7' } });
    const [only] = plan(context, [held]);
    expect(only && brief(only)).toEqual(['ready', 'salesReceipt', orderId, 1339]);
    expect(only?.draft?.covers).toEqual([{ eventKey: held.key, facets: ['revenue', 'fees', 'recognition'] }]);
    expect(only && journal(only)[0]).toBe('Dr Amazon Deferred Balances 13.39');
    // The setting changes; what is in the books still stands where it was booked.
    const later = contextOf({}, { owners: posted(new Map(), ...(only ? [only] : [])) });
    expect(bookedIn(later, held)[0]).toMatchObject({ holding: 'deferred', verdicts: [] });
    expect(plan(later, [held]).map(brief)).toEqual([['leftOut', 'in_books_already']]);
  });
});

describe('fees apart', () => {
  const apart = contextOf({ fees: 'purchase' });

  test('are a purchase from clearing', () => {
    const each = usual();
    const [own, fees, ...others] = plan(apart, [each]);
    expect(others).toEqual([]);
    expect(own && brief(own)).toEqual(['ready', 'salesReceipt', orderId, 2000]);
    expect(own?.draft?.covers).toEqual([{ eventKey: each.key, facets: ['revenue', 'cash'] }]);
    expect(fees && brief(fees)).toEqual(['ready', 'purchase', `${orderId}F`, 661]);
    expect(fees?.draft?.covers).toEqual([{ eventKey: each.key, facets: ['fees'] }]);
    expect(fees && journal(fees)).toEqual([
      'Dr Amazon Seller Fees 3.00',
      'Dr Amazon FBA Fees 3.61',
      'Cr Amazon Clearing 6.61',
    ]);
    expect(fees?.draft).toMatchObject({
      vendor: { id: 'vendor' },
      memo: `Amazon fees on Amazon.com order ${orderId} shipped 2026-11-10`,
    });
  });

  test('are a journal entry where that is wanted, or clearing is no bank account, or they are given back', () => {
    const wanted = plan(contextOf({ fees: 'journalEntry' }), [usual()]);
    expect(wanted.map(brief)[1]).toEqual(['ready', 'journalEntry', `${orderId}F`, 661]);
    const books = booksIn();
    const accounts = books.lists.accounts.map((account) =>
      account.id === 'account-clearing' ? { ...account, type: 'Other Current Asset' } : account,
    );
    const noBank = { ...apart, books: { ...books, lists: { ...books.lists, accounts } } };
    expect(plan(noBank, [usual()]).map(brief)[1]).toEqual(['ready', 'journalEntry', `${orderId}F`, 661]);
    const back = plan(apart, [refund(-20, 3, -0.6, ofOrder)]);
    expect(back.map(brief)).toEqual([
      ['ready', 'refundReceipt', `${orderId}R`, 2000],
      ['ready', 'journalEntry', `${orderId}RF`, 300],
    ]);
  });

  test('that nobody owns yet are booked for themselves, and that is said', () => {
    const each = usual();
    const receipt = { kind: 'salesReceipt', number: 'AZ-US-2026-11-10', date: '2026-11-10' } as const;
    const owners: Owners = new Map([[each.key, { revenue: receipt, cash: receipt }]]);
    const [fees, ...others] = plan(contextOf({}, { owners }), [each]);
    expect(others).toEqual([]);
    expect(fees && brief(fees)).toEqual(['ready', 'purchase', `${orderId}F`, 661, 'partly_in_books']);
    expect(fees?.problems[0]?.sentence).toBe(
      'The sales amounts of this are in the books already, in AZ-US-2026-11-10. This document has the rest.',
    );
  });

  test('that are owned are left out of the sale', () => {
    const each = usual();
    const purchase = { kind: 'purchase', number: 'AZ-US-2026-11-10F', date: '2026-11-10' } as const;
    const [own, ...others] = plan(contextOf({}, { owners: new Map([[each.key, { fees: purchase }]]) }), [
      each,
    ]);
    expect(others).toEqual([]);
    expect(own && brief(own)).toEqual(['ready', 'salesReceipt', orderId, 2000, 'partly_in_books']);
  });
});

describe('refunds', () => {
  test('are refund receipts, several of an order, before the sale or without it', () => {
    const first = refund(-5, 0.75, -0.15, { ...ofOrder, postedDate: '2026-11-01T20:00:00Z' });
    const second = refund(-15, 2.25, -0.45, { ...ofOrder, postedDate: '2026-11-12T20:00:00Z' });
    const documents = plan(contextOf(), [second, usual(), first]);
    expect(documents.map(brief)).toEqual([
      ['ready', 'refundReceipt', `${orderId}R`, 440],
      ['ready', 'salesReceipt', orderId, 1339],
      ['ready', 'refundReceipt', `${orderId}R2`, 1320],
    ]);
    expect(documents[0] && journal(documents[0])).toEqual([
      'Dr Amazon Seller Fees 0.15',
      'Dr Amazon Refunds 5.00',
      'Cr Amazon Clearing 4.40',
      'Cr Amazon Seller Fees 0.75',
    ]);
    expect(
      documents[0]?.draft?.lines.every(({ role, amountMinor }) => role !== 'refunds' || amountMinor < 0),
    ).toBe(true);
  });

  test('keep their numbers when an earlier one is reported last', () => {
    const early = refund(-5, 0, 0, { ...ofOrder, id: 'early', postedDate: '2026-11-01T20:00:00Z' });
    const late = refund(-15, 0, 0, { ...ofOrder, id: 'late', postedDate: '2026-11-12T20:00:00Z' });
    const suffixes: readonly SuffixOf[] = [{ eventKey: late.key, index: 0, series: 'refund' }];
    expect(plan(contextOf(), [early, late], suffixes).map(({ draft }) => draft?.number)).toEqual([
      `${orderId}R2`,
      `${orderId}R`,
    ]);
  });

  test('that gave the seller money are journal entries', () => {
    const [only] = plan(contextOf(), [refund(-1, 3, -0.6, ofOrder)]);
    expect(only && brief(only)).toEqual(['ready', 'journalEntry', `${orderId}RJ`, 300]);
    expect(only && journal(only)[0]).toBe('Dr Amazon Clearing 1.40');
  });

  test('of fees alone are an expense, not a sale', () => {
    const feeOnly = event({ 'AmazonFees > RefundCommission > Base': -0.6 }, { type: 'Refund', ...ofOrder });
    expect(plan(contextOf(), [feeOnly]).map(brief)).toEqual([['ready', 'purchase', `${orderId}RF`, 60]]);
    expect(plan(contextOf(), [feeOnly])[0]?.draft?.covers[0]?.facets).toEqual(['fees', 'cash']);
  });

  test('by card or by Amazon’s guarantee are refunds too', () => {
    const chargeback = event(
      { 'ProductCharges > OurPricePrincipal': -20 },
      { type: 'Chargeback', description: 'Chargeback', ...ofOrder },
    );
    const [only] = plan(contextOf(), [chargeback]);
    expect(only?.draft?.number ?? only?.problems[0]?.code).toBe(`${orderId}R`);
  });
});

describe('what else names an order', () => {
  test('orders of other shops are an expense', () => {
    const shop = event(
      { 'AmazonFees > FBAPerUnitFulfillmentFee > Base': -6.99 },
      {
        related: { ORDER_ID: 'S01-1234567-1234567' },
        description: 'FBAShipmentInjectionFulfillmentFee',
      },
    );
    const context = contextOf();
    const documents = orderDocuments(
      { orderId: 'S01-1234567-1234567', events: [shop] },
      bookedIn(context, shop),
      context,
      [],
    );
    expect(documents.map(brief)).toEqual([['ready', 'purchase', 'S01-1234567-1234567M', 699]]);
  });

  test('a reimbursement is income, and one taken back is given back', () => {
    const paid = event(
      { FBAInventoryReimbursement: 12.5 },
      { type: 'FBAInventoryReimbursement', description: 'WAREHOUSE_LOST', ...ofOrder },
    );
    const back = event(
      { FBAReversedReimbursement: -12.5 },
      {
        type: 'FBAInventoryReimbursement',
        description: 'COMPENSATED_CLAWBACK',
        postedDate: '2026-11-12T20:00:00Z',
        ...ofOrder,
      },
    );
    const documents = plan(contextOf(), [paid, back]);
    expect(documents.map(brief)).toEqual([
      ['ready', 'salesReceipt', `${orderId}A`, 1250],
      ['ready', 'refundReceipt', `${orderId}A2`, 1250],
    ]);
    expect(documents[0] && journal(documents[0])).toEqual([
      'Dr Amazon Clearing 12.50',
      'Cr Amazon FBA Reimbursements 12.50',
    ]);
  });

  test('tax that Amazon billed later and keeps leaves nothing to book', () => {
    const retrocharge = event(
      { BaseTax: 1.2, 'MarketplaceFacilitatorTax-Principal': -1.2 },
      { type: 'Retrocharge', description: 'Retrocharge', ...ofOrder },
    );
    expect(plan(contextOf(), [retrocharge]).map(brief)).toEqual([['leftOut', 'no_money']]);
  });

  test('what nobody knows is blocked', () => {
    const unknown = event({ 'Sales > Newfangled': 3 }, { type: 'Newfangled', ...ofOrder });
    expect(plan(contextOf(), [unknown]).map(brief)[0]?.[0]).toBe('blocked');
  });
});

describe('invoices', () => {
  const accrual = { recognition: { DD7: 'atShipment', B2B: 'atShipment' } } as const;
  const invoiced = { ...ofOrder, accountType: 'Invoiced Orders' };
  const held = { ...invoiced, id: 'I1', status: 'DEFERRED', deferral: { reason: 'B2B' } };

  test('show what the buyer pays, with the fees apart', () => {
    const each = sale(100, -15, -5, held);
    const documents = plan(contextOf(accrual), [each]);
    expect(documents.map(brief)).toEqual([
      ['ready', 'invoice', orderId, 10000],
      ['ready', 'journalEntry', `${orderId}F`, 2000],
    ]);
    expect(documents.map(({ draft }) => draft?.covers[0]?.facets)).toEqual([
      ['revenue', 'recognition'],
      ['fees'],
    ]);
    expect(documents[0]?.draft).not.toHaveProperty('dueDate');
    const due = sale(100, -15, -5, {
      ...held,
      deferral: { reason: 'B2B', maturesAt: '2026-12-11T07:30:00Z' },
    });
    expect(plan(contextOf(accrual), [due])[0]?.draft).toMatchObject({ dueDate: '2026-12-10' });
    expect(documents[1]?.draft).toMatchObject({ customer: { id: 'customer' } });
    expect(documents[1] && journal(documents[1])).toEqual([
      'Dr Amazon Seller Fees 15.00',
      'Dr Amazon FBA Fees 5.00',
      'Cr Accounts Receivable (A/R) 20.00',
    ]);
  });

  test('are paid when Amazon releases the money, after they are in the books', () => {
    const each = sale(100, -15, -5, held);
    const context = contextOf(accrual);
    const before = plan(context, [each]);
    const released: AmazonEvent = {
      ...each,
      release: { state: 'released', releasedAt: '2026-12-09T20:00:00Z', deferredFor: 'B2B' },
    };
    expect(plan(context, [released]).map(brief)).toEqual([
      ...before.map(brief),
      ['waiting', 'payment', `${orderId}P`, 8000, 'invoice_first'],
    ]);
    const owners = posted(new Map(), ...before);
    const [payment, ...others] = plan(contextOf(accrual, { owners }), [released]);
    expect(others).toEqual([]);
    expect(payment?.draft).toMatchObject({
      kind: 'payment',
      number: `${orderId}P`,
      date: '2026-12-09',
      totalMinor: 8000,
      pays: [
        { number: orderId, amountMinor: 10000 },
        { number: `${orderId}F`, amountMinor: -2000 },
      ],
      covers: [{ eventKey: each.key, facets: ['cash'] }],
    });
    expect(payment && journal(payment)).toEqual([
      'Dr Amazon Clearing 80.00',
      'Cr Accounts Receivable (A/R) 80.00',
    ]);
    const all = posted(owners, ...(payment ? [payment] : []));
    expect(plan(contextOf(accrual, { owners: all }), [released]).map(brief)).toEqual([
      ['leftOut', 'in_books_already'],
    ]);
    // Over all documents receivables are even again, and clearing has what Amazon paid.
    const balances = new Map<string, number>();
    for (const { draft } of [...before, ...(payment ? [payment] : [])]) {
      for (const { account, debitMinor, creditMinor } of draft ? effectsOf(draft) : [])
        balances.set(account.name, (balances.get(account.name) ?? 0) + debitMinor - creditMinor);
    }
    expect(balances.get('Accounts Receivable (A/R)')).toBe(0);
    expect(balances.get('Amazon Clearing')).toBe(8000);
  });

  test('that are refunded have credit memos, which are paid out by an entry', () => {
    const back = refund(-100, 15, -3, { ...held, id: 'I2' });
    const context = contextOf(accrual);
    const documents = plan(context, [back]);
    expect(documents.map(brief)).toEqual([
      ['ready', 'creditMemo', `${orderId}R`, 10000],
      ['ready', 'journalEntry', `${orderId}RF`, 1500],
    ]);
    const released: AmazonEvent = {
      ...back,
      release: { state: 'released', releasedAt: '2026-12-09T20:00:00Z', deferredFor: 'B2B' },
    };
    const owners = posted(new Map(), ...documents);
    const [payout] = plan(contextOf(accrual, { owners }), [released]);
    expect(payout && brief(payout)).toEqual(['ready', 'journalEntry', `${orderId}RP`, 8800]);
    expect(payout && journal(payout)).toEqual([
      'Dr Accounts Receivable (A/R) 88.00',
      'Cr Amazon Clearing 88.00',
    ]);
  });

  test('wait like any sale where sales are booked on release, and are sales receipts then', () => {
    const each = sale(100, -15, -5, held);
    expect(plan(contextOf(), [each]).map(brief)).toEqual([
      ['waiting', 'salesReceipt', orderId, 8000, 'deferred_invoice'],
    ]);
  });

  test('are drawn for any sale that a rule wants one for, with its payment', () => {
    const documents = plan(contextOf({}, ruled({ documentType: 'invoice' })), [usual()]);
    expect(documents.map(brief)).toEqual([
      ['ready', 'invoice', orderId, 2000],
      ['ready', 'journalEntry', `${orderId}F`, 661],
      ['waiting', 'payment', `${orderId}P`, 1339, 'invoice_first'],
    ]);
  });
});

describe('rules', () => {
  test('leave out, with the reason', () => {
    const [only] = plan(contextOf({}, ruled({ leaveOut: { reason: 'samples for reviewers' } })), [usual()]);
    expect(only && brief(only)).toEqual(['leftOut', 'left_out_by_rule']);
    expect(only?.problems[0]?.sentence).toContain('samples for reviewers');
  });

  test('decide on kind, day, customer, location, account, memo and lines', () => {
    const trace = [{ ruleId: '1', ruleName: 'Wholesale', did: 'as a journal entry' }];
    const context = contextOf(
      {},
      ruled({
        date: '2026-11-15',
        customer: 'Amazon summary',
        location: 'Warehouse',
        depositAccount: 'Settlement Bank',
        memo: 'Order {orderId} on {marketplace}, {unheardOf}',
        extraLines: [
          { item: 'Amazon sales', description: 'Moved', amountMinor: -500 },
          { item: 'Amazon shipping', description: 'Moved', amountMinor: 500 },
        ],
        trace,
      }),
    );
    const [only] = plan(context, [usual()]);
    expect(only?.problems).toEqual([]);
    expect(only?.trace).toEqual(trace);
    expect(only?.draft).toMatchObject({
      kind: 'salesReceipt',
      date: '2026-11-15',
      totalMinor: 1339,
      customer: { id: 'summary' },
      location: { id: 'location-1' },
      depositAccount: { id: 'account-bank' },
      memo: `Order ${orderId} on Amazon.com, {unheardOf}`,
    });
    expect(shown(only?.draft).filter(([text]) => text === 'Moved')).toEqual([
      ['Moved', -500],
      ['Moved', 500],
    ]);
    const [entry] = plan(contextOf({}, ruled({ documentType: 'journalEntry' })), [usual()]);
    expect(entry && brief(entry)).toEqual(['ready', 'journalEntry', `${orderId}J`, 2000]);
  });

  test('that name what the company does not have are said', () => {
    const [only] = plan(contextOf({}, ruled({ depositAccount: 'Nowhere', location: 'Moon' })), [usual()]);
    expect(only?.state).toBe('blocked');
    expect(only?.problems.map(({ code }) => code)).toEqual([
      'name_not_found',
      'name_not_found',
      'entries_missing',
    ]);
  });
});

describe('periods and twins', () => {
  test('a closed day is the first open one, with a word, only where that is agreed', () => {
    const books = booksIn({ booksClosedUntil: '2026-11-30' });
    const [closed] = plan(contextOf({}, { books }), [usual()]);
    expect(closed && brief(closed)).toContain('document_in_closed_period');
    const [open] = plan(contextOf({ redateClosed: true, lockedUntil: '2026-12-04' }, { books }), [usual()]);
    expect(open).toMatchObject({
      state: 'ready',
      draft: {
        date: '2026-12-05',
        memo: `Amazon.com order ${orderId} shipped 2026-11-10; belongs to 2026-11-10, which is closed`,
      },
    });
  });

  test('a sale that was reported twice is in the books with either of the two', () => {
    const home = sale(20, -3, -3.61, { ...ofOrder, id: 'home' });
    const double: AmazonEvent = { ...sale(20, -3, -3.61, { ...ofOrder, id: 'double' }), sameAs: home.key };
    const receipt = { kind: 'salesReceipt', number: orderId, date: '2026-11-10' } as const;
    const owners: Owners = new Map([[double.key, { revenue: receipt, fees: receipt, cash: receipt }]]);
    expect(plan(contextOf({}, { owners }), [home, double]).map(brief)).toEqual([
      ['leftOut', 'same_as_other'],
      ['leftOut', 'in_books_already'],
    ]);
    expect(plan(contextOf(), [home, double]).map(brief)).toEqual([
      ['leftOut', 'same_as_other'],
      ['ready', 'salesReceipt', orderId, 1339],
    ]);
  });

  test('an order whose id makes no number says so', () => {
    const context = contextOf();
    const odd = sale(20, -3, -3.61, { related: { ORDER_ID: 'odd' } });
    const documents = orderDocuments({ orderId: 'odd', events: [odd] }, bookedIn(context, odd), context, []);
    expect(documents.map(brief)).toEqual([['blocked', 'document_without_number']]);
  });
});
