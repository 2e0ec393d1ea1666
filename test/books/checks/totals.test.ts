import { describe, expect, test } from 'vitest';
import { bookEvent } from '../../../lib/books/bookEvent';
import { bookedTotal } from '../../../lib/books/checks/bookedTotal';
import { coveredTotal } from '../../../lib/books/checks/coveredTotal';
import type { Draft } from '../../../lib/books/draft';
import { orderDocuments } from '../../../lib/books/orders/orderDocuments';
import { contextOf, event, sale } from '../days/dayFixtures';

const context = contextOf();
const each = sale(20, -3, -3.61, { related: { ORDER_ID: '114-1111111-1111111' } });
const booked = bookEvent(each, context);

function draftOf(settings: Parameters<typeof contextOf>[0] = {}): readonly Draft[] {
  const own = contextOf(settings);
  return orderDocuments({ orderId: each.orderId ?? '', events: [each] }, [booked], own, []).flatMap(
    ({ draft }) => draft ?? [],
  );
}

describe('a document', () => {
  test.each([
    ['a receipt', {}],
    ['a purchase of the fees', { fees: 'purchase' as const }],
    ['an entry of the fees', { fees: 'journalEntry' as const }],
  ])('that covers its events to the cent is fine: %s', (_, settings) => {
    for (const draft of draftOf(settings)) expect(coveredTotal(draft, [booked])).toEqual([]);
  });

  test('that is a cent off, or leaves a covered facet out, is not', () => {
    const [receipt] = draftOf();
    if (receipt === undefined) throw new Error('no receipt');
    const [first, ...others] = receipt.lines;
    if (first === undefined) throw new Error('no line');
    const off = { ...receipt, lines: [{ ...first, amountMinor: first.amountMinor + 1 }, ...others] };
    const [verdict] = coveredTotal(off, [booked]);
    expect(verdict).toMatchObject({ state: 'blocked', problem: { code: 'document_differs' } });
    expect(verdict?.problem.sentence).toBe(
      'The document comes to $13.40, and Amazon’s own figures for it come to $13.39.',
    );
    const less = { ...receipt, covers: [{ eventKey: each.key, facets: ['revenue', 'cash'] as const }] };
    expect(coveredTotal(less, [booked])).toHaveLength(1);
    const more = { ...receipt, lines: [first] };
    expect(coveredTotal(more, [booked])).toHaveLength(1);
  });
});

describe('the amounts of an event', () => {
  test('come to Amazon’s total, whatever became of them', () => {
    expect(bookedTotal(each, booked.lines)).toEqual([]);
    expect(bookedTotal(each, booked.lines.slice(1))).toMatchObject([
      { state: 'blocked', problem: { code: 'event_differs' } },
    ]);
    expect(bookedTotal({ ...each, imbalance: { partsMinor: 1, totalMinor: 2 } }, [])).toEqual([]);
  });

  test('without a place of their own are not expected', () => {
    const payout = event({ 'Sales > FundTransfer': 100 }, { type: 'Transfer', description: 'Disbursement' });
    expect(bookedTotal(payout, [])).toEqual([]);
  });

  test('that got lost on the way keep the event back', () => {
    const lost = bookEvent({ ...each, totalMinor: each.totalMinor + 1 }, context);
    expect(lost.verdicts.map(({ problem }) => problem.code)).toEqual(['event_differs']);
  });
});
