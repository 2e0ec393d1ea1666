import { describe, expect, test } from 'vitest';
import type { AmazonOrder } from '../../lib/amazon/shapes/order';
import type { Owners } from '../../lib/books/bookContext';
import type { DocumentKind } from '../../lib/books/draft';
import { holdingOf, isInvoiced } from '../../lib/books/holding';
import type { AmazonEvent } from '../../lib/ledger/event';
import { noOutcome, type RuleOutcome } from '../../lib/rules/ruleOutcome';
import { order } from './bookFixtures';
import { contextOf, sale } from './days/dayFixtures';

const usual = sale(20, -3, -3.61);
const held = (reason: string): AmazonEvent => ({ ...usual, release: { state: 'deferred', reason } });
const released = (reason: string): AmazonEvent => ({
  ...usual,
  release: { state: 'released', releasedAt: '2026-11-20T20:00:00Z', deferredFor: reason },
});
const byInvoice: AmazonOrder = { ...order(), paymentMethods: ['Invoice'] };
const atShipment = { recognition: { DD7: 'atShipment', B2B: 'atShipment' } } as const;

function holding(
  event: AmazonEvent,
  {
    accrual = true,
    owners = new Map(),
    wish = noOutcome,
    of,
  }: {
    readonly accrual?: boolean;
    readonly owners?: Owners;
    readonly wish?: RuleOutcome;
    readonly of?: AmazonOrder;
  } = {},
): string {
  return holdingOf(event, of, wish, contextOf(accrual ? atShipment : {}, { owners }));
}

describe('money', () => {
  test('that Amazon does not hold back is in clearing', () => {
    expect(holding(usual)).toBe('clearing');
    expect(holding(usual, { of: byInvoice })).toBe('clearing');
  });

  test.each([
    ['DD7', 'deferred', 'clearing'],
    ['B2B', 'receivable', 'clearing'],
    ['SOMETHING_ELSE', 'clearing', 'clearing'],
  ])('held back for %s is %s at shipment, and %s on release', (reason, accrual, cash) => {
    for (const event of [held(reason), released(reason)]) {
      expect(holding(event)).toBe(accrual);
      expect(holding(event, { accrual: false })).toBe(cash);
    }
  });

  test('of an invoiced order is with the buyer, whatever Amazon’s reason', () => {
    expect(holding(held('DD7'), { of: byInvoice })).toBe('receivable');
    expect(holding({ ...held('DD7'), accountType: 'Invoiced Orders' })).toBe('receivable');
  });

  test('goes by the rules, where the event is booked at all', () => {
    const invoice: RuleOutcome = { ...noOutcome, documentType: 'invoice' };
    const receipt: RuleOutcome = { ...noOutcome, documentType: 'salesReceipt' };
    expect(holding(usual, { wish: invoice })).toBe('receivable');
    expect(holding(held('DD7'), { wish: invoice })).toBe('receivable');
    expect(holding(held('DD7'), { wish: invoice, accrual: false })).toBe('clearing');
    expect(holding(held('B2B'), { wish: receipt })).toBe('deferred');
    expect(holding({ ...usual, kind: 'refund' }, { wish: invoice })).toBe('clearing');
  });

  test.each<[DocumentKind, string]>([
    ['invoice', 'receivable'],
    ['creditMemo', 'receivable'],
    ['salesReceipt', 'deferred'],
    ['journalEntry', 'deferred'],
  ])('that a %s recognised stays %s, whatever the settings say now', (kind, expected) => {
    const owners: Owners = new Map([[usual.key, { recognition: { kind, number: 'N', date: '2026-11-10' } }]]);
    for (const event of [held('B2B'), released('B2B'), released('DD7')])
      expect(holding(event, { accrual: false, owners })).toBe(expected);
  });
});

test('an order is invoiced by its account, its reason or its way of payment', () => {
  expect(isInvoiced(usual, undefined)).toBe(false);
  expect(isInvoiced({ ...usual, accountType: 'INVOICED_ORDERS' }, undefined)).toBe(true);
  expect(isInvoiced(released('B2B'), undefined)).toBe(true);
  expect(isInvoiced(usual, byInvoice)).toBe(true);
});
