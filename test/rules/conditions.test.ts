import { describe, expect, test } from 'vitest';
import type { AmazonOrder } from '../../lib/amazon/shapes/order';
import type { AmazonEvent } from '../../lib/ledger/event';
import { compileRules } from '../../lib/rules/compileRules';
import type { conditions } from '../../lib/rules/conditions';
import type { Condition } from '../../lib/rules/rule';
import { book, businessOrder, event, line, rule } from './ruleFixtures';

const date = '2026-11-02';
const order = businessOrder();

function fits(
  condition: Condition,
  of: AmazonEvent = event(),
  its: AmazonOrder | 'notRead' = order,
): boolean {
  const rules = compileRules(book([rule(condition, [{ do: 'customer', is: 'X' }])]));
  return rules.outcomeOf(of, date, its === 'notRead' ? undefined : its).customer === 'X';
}

/** A case that fits the fixture's event, and one that does not. */
const cases: Readonly<Record<keyof typeof conditions, readonly [Condition, Condition]>> = {
  marketplace: [
    { fact: 'marketplace', is: ['CA', ' amazon.com '] },
    { fact: 'marketplace', is: ['CA', 'UK'] },
  ],
  channel: [
    { fact: 'channel', is: ['FBA'] },
    { fact: 'channel', is: ['merchant', 'multiChannel'] },
  ],
  status: [
    { fact: 'status', is: ['shipped'] },
    { fact: 'status', is: ['UNSHIPPED'] },
  ],
  program: [
    { fact: 'program', is: ['Amazon Business'] },
    { fact: 'program', is: ['INVOICE_BY_AMAZON'] },
  ],
  sku: [
    { fact: 'sku', like: ['CHAIR-*', 'lamp-0?'] },
    { fact: 'sku', like: ['LAMP', '*-02'] },
  ],
  title: [
    { fact: 'title', like: ['*LAMP*'] },
    { fact: 'title', like: ['lamp'] },
  ],
  shipToCountry: [
    { fact: 'shipToCountry', is: ['us'] },
    { fact: 'shipToCountry', is: ['CA'] },
  ],
  shipToRegion: [
    { fact: 'shipToRegion', is: ['WA', 'or'] },
    { fact: 'shipToRegion', is: ['WA'] },
  ],
  paymentMethod: [
    { fact: 'paymentMethod', is: ['invoice'] },
    { fact: 'paymentMethod', is: ['CreditCard'] },
  ],
  businessBuyer: [
    { fact: 'businessBuyer', is: true },
    { fact: 'businessBuyer', is: false },
  ],
  amount: [
    { fact: 'amount', currency: 'USD', atLeast: '14.99', atMost: '14.99' },
    { fact: 'amount', currency: 'CAD', atLeast: '1' },
  ],
  date: [
    { fact: 'date', from: date, until: date },
    { fact: 'date', until: '2026-11-01' },
  ],
  eventKind: [
    { fact: 'eventKind', is: ['shipment'] },
    { fact: 'eventKind', is: ['refund'] },
  ],
  transactionType: [
    { fact: 'transactionType', is: ['SHIPMENT'] },
    { fact: 'transactionType', is: ['Refund'] },
  ],
  amountKind: [
    { fact: 'amountKind', is: ['sellingFee'] },
    { fact: 'amountKind', is: ['giftWrap'] },
  ],
};

describe.each(Object.entries(cases))('%s', (_name, [yes, no]) => {
  const shipped: AmazonOrder = { ...order, shipTo: { country: 'US', region: 'OR' } };

  test('fits what it says and nothing else', () => {
    expect(fits(yes, event(), shipped)).toBe(true);
    expect(fits(no, event(), shipped)).toBe(false);
  });

  test('a group none turns it around', () => {
    expect(fits({ group: 'none', of: [yes] }, event(), shipped)).toBe(false);
    expect(fits({ group: 'none', of: [no] }, event(), shipped)).toBe(true);
  });
});

test('without its order an event fits no condition on the order', () => {
  for (const name of ['status', 'program', 'paymentMethod', 'shipToCountry', 'shipToRegion'] as const)
    expect(fits(cases[name][0], event(), 'notRead'), name).toBe(false);
});

describe('groups', () => {
  const lamp: Condition = { fact: 'sku', like: ['LAMP*'] };
  const fee: Condition = { fact: 'amountKind', is: ['sellingFee'] };
  const vase: Condition = { fact: 'sku', like: ['VASE'] };

  test('all of no conditions fits everything, any of none nothing', () => {
    expect(fits({ group: 'all', of: [] })).toBe(true);
    expect(fits({ group: 'any', of: [] })).toBe(false);
    expect(fits({ group: 'none', of: [] })).toBe(true);
  });

  test('all asks of one and the same amount', () => {
    const both = event({ lines: [line(), line({ sku: 'VASE', kind: 'sellingFee' })] });
    expect(fits({ group: 'all', of: [lamp, fee] }, both)).toBe(false);
    expect(fits({ group: 'all', of: [vase, fee] }, both)).toBe(true);
  });

  test('none asks of the whole event that no amount fits', () => {
    const both = event({ lines: [line(), line({ sku: 'VASE' })] });
    expect(fits({ group: 'none', of: [lamp] }, both)).toBe(false);
    expect(fits({ group: 'none', of: [{ fact: 'sku', like: ['CHAIR'] }] }, both)).toBe(true);
  });

  test('of an event without amounts nothing about an amount is true', () => {
    expect(fits(lamp, event({ lines: [] }))).toBe(false);
    expect(fits({ group: 'none', of: [lamp] }, event({ lines: [] }))).toBe(true);
  });
});
