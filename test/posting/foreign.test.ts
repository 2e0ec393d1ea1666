import { describe, expect, test } from 'vitest';
import { foreignOrders, foreignPosting, standsFor } from '../../lib/posting/foreign';
import { coveringForeign, foreignShares } from '../../lib/posting/foreignShares';
import { markedNote } from '../../lib/posting/marks';
import type { FoundDocument } from '../../lib/posting/outcome';
import { eventsOf } from '../books/bookFixtures';
import { nowMs, posting } from './postingFixtures';

const orderId = '114-1111111-1111111';

function held(replaced: Partial<FoundDocument> = {}): FoundDocument {
  return {
    kind: 'salesReceipt',
    id: '77',
    syncToken: '0',
    number: '1042',
    date: '2026-11-02',
    totalMinor: 1338,
    currency: 'USD',
    privateNote: '',
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    deposited: false,
    ...replaced,
  };
}

describe('the orders that a document of others names', () => {
  test.each([
    ['its number', held({ number: orderId }), [], [orderId]],
    ['its number with an ending', held({ number: `${orderId}-1` }), [], [orderId]],
    ['a note', held(), [`Amazon order ${orderId}.`], [orderId]],
    [
      'a line and a field of its own',
      held(),
      ['Order #114-2222222-2222222', orderId],
      ['114-2222222-2222222', orderId],
    ],
    [
      'the link that Intuit’s connector leaves',
      held(),
      [`https://sellercentral.amazon.com/payments/event/details?orderId=${orderId}&transactionType=Order`],
      [orderId],
    ],
    [
      'a link to no order',
      held(),
      ['https://sellercentral.amazon.co.uk/payments/event/details?financialEventId=x1'],
      [],
    ],
    ['a longer row of digits', held(), [`9${orderId}`, `${orderId}9`], []],
    ['nothing', held(), ['Thank you'], []],
    ['an estimate', held({ kind: 'estimate', number: orderId }), [orderId], []],
    [
      'a document of ours',
      held({ privateNote: markedNote(`Order ${orderId}`, 'k', 0, { covers: [] }) }),
      [orderId],
      [],
    ],
  ])('%s', (_what, document, texts, orders) => {
    expect([...foreignOrders({ document, texts })].sort()).toEqual([...orders].sort());
  });
});

describe('a document of others stands for a posting', () => {
  test.each([
    ['under its number', held({ number: posting.number, totalMinor: 1 }), true],
    ['with day and total, where its note names the order', held({ privateNote: `for ${orderId}` }), true],
    [
      'with day and total, where Intuit’s connector made it',
      held({ privateNote: 'https://sellercentral.amazon.com/payments/event/details?id=3' }),
      true,
    ],
    ['not for day and total alone', held(), false],
    ['not where its note names another order', held({ privateNote: 'Amazon 114-2222222-2222222' }), false],
    ['not with another total', held({ privateNote: `for ${orderId}`, totalMinor: 1339 }), false],
    [
      'not with our mark',
      held({ number: posting.number, privateNote: markedNote('', 'k', 0, { covers: [] }) }),
      false,
    ],
    [
      'not under the number of the order’s refund',
      held({ number: `${orderId}R`, privateNote: `for ${orderId}` }),
      false,
    ],
  ])('%s', (_what, document, expected) => {
    expect(standsFor(document, posting)).toBe(expected);
  });
});

describe('what a document of others covers', () => {
  const [event] = eventsOf({});
  if (event === undefined) throw new Error('no event');
  const feesMinor = event.lines
    .filter(({ kind }) => ['sellingFee', 'fulfilmentFee', 'otherFee'].includes(kind))
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const of = (totalMinor: number, kind: FoundDocument['kind'] = 'salesReceipt') => ({
    kind,
    totalMinor,
    currency: event.currency,
  });
  const facets = (totalMinor: number, kind?: FoundDocument['kind']) =>
    foreignShares(of(totalMinor, kind), [event]).map((share) => [share.facets, share.differenceMinor]);

  test('all of an event where it comes to what Amazon pays', () => {
    expect(facets(event.totalMinor)).toEqual([[['revenue', 'fees', 'cash'], 0]]);
  });

  test('the sale alone where it comes to what the buyer paid: Amazon’s fees may be booked beside it', () => {
    expect(feesMinor).toBeLessThan(0);
    expect(facets(event.totalMinor - feesMinor)).toEqual([[['revenue'], 0]]);
  });

  test('the fees alone where it is a purchase over them, and nothing where it is one over anything else', () => {
    expect(facets(-feesMinor, 'purchase')).toEqual([[['fees'], 0]]);
    expect(facets(-feesMinor + 1, 'purchase')).toEqual([]);
  });

  test('everything, and a question, where its total is no sum of the order’s', () => {
    expect(facets(event.totalMinor + 7)).toEqual([[['revenue', 'fees', 'cash'], 7]]);
    const found = foreignPosting(
      '1',
      { document: held({ totalMinor: event.totalMinor + 7 }), texts: [] },
      orderId,
      undefined,
      nowMs,
    );
    const covering = coveringForeign(found, [event]);
    expect(covering).toMatchObject({ state: 'exists', problem: { code: 'other_total' } });
    expect(covering.covers).toEqual([{ eventKey: event.key, facets: ['revenue', 'fees', 'cash'] }]);
  });

  test('no refund where it is a sale, and no sale where it is a refund', () => {
    expect(facets(event.totalMinor, 'refundReceipt')).toEqual([]);
  });
});
