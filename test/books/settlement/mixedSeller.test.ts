import { expect, test } from 'vitest';
import type { BookContext, Owners } from '../../../lib/books/bookContext';
import { dayDocuments } from '../../../lib/books/days/dayDocuments';
import type { Draft } from '../../../lib/books/draft';
import { orderDocuments } from '../../../lib/books/orders/orderDocuments';
import { account, bookedOf, events, order, orderIdOf, sale, settlementOf } from './eventBench';
import { balanceOf, contextWith, draftsOf, heldBack, owning, written } from './settlementBench';

const tenth = '2026-11-10T20:00:00Z';
const all = events(
  sale('O1', tenth, [30, -4.5, -5]),
  sale('O2', tenth, [50, -7.5, -6]),
  sale('O3', tenth, [20, -3, -4]),
  sale('O4', tenth, [100, -15, -9]),
  {
    ...order('R5', tenth, {
      'ProductCharges > OurPricePrincipal': -25,
      'AmazonFees > Commission > Base': 3.75,
      'AmazonFees > RefundCommission > Base': -0.75,
    }),
    type: 'Refund',
    description: 'Refund',
  },
  account('A1', tenth, 'ProductAdsPayment', 'ProductAdsPayment', { Base: -12.34 }),
  sale('O6', '2026-11-12T20:00:00Z', [80, -12, -7]),
  account('S1', '2026-11-13T20:00:00Z', 'ServiceFee', 'Subscription', {
    'AmazonFees > Subscription > Base': -39.99,
  }),
  account('P1', '2026-11-01T10:00:00Z', 'Adjustment', 'Reserve', { ReserveCredit: 10 }),
  account('C1', '2026-11-15T10:00:00Z', 'Adjustment', 'Reserve', { ReserveDebit: -30 }),
);
const settlement = settlementOf(all);

function byHand(id: string, context: BookContext): Draft {
  const orderId = orderIdOf(id);
  const own = all.filter((event) => event.orderId === orderId);
  const plans = orderDocuments({ orderId, events: own }, bookedOf(own, context), context, []);
  expect(heldBack(plans)).toEqual([]);
  const [draft] = plans.flatMap((plan) => plan.draft ?? []);
  if (draft === undefined) throw new Error(`no document of ${id}`);
  return draft;
}

function tenthOfNovember(owners: Owners): readonly Draft[] {
  const context = contextWith(undefined, owners);
  const scope = { country: 'US', currency: 'USD', date: '2026-11-10' };
  return dayDocuments(scope, bookedOf(all, context), context).flatMap((plan) => plan.draft ?? []);
}

test('worked case 4: by hand, by day and by settlement, each amount once', () => {
  expect(settlement.totalMinor).toBe(112_67);
  const hand = [byHand('O1', contextWith()), byHand('O2', contextWith())];
  expect(hand.map(({ totalMinor }) => totalMinor)).toEqual([20_50, 36_50]);
  const days = tenthOfNovember(owning(hand));
  expect(balanceOf(days, 'Amazon Clearing')).toBe(54_66);
  const owners = owning(days, owning(hand));
  const context = contextWith(undefined, owners);
  const drafts = draftsOf(settlement, bookedOf(all, context), context);
  expect(drafts.map(written)).toEqual([
    [
      'AZ90000000006 2026-11-15',
      'Dr Amazon Clearing 1.01',
      'Dr Amazon Seller Fees 51.99',
      'Dr Amazon FBA Fees 7.00',
      'Dr Amazon Reserved Balances 30.00',
      'Cr Amazon Sales 80.00',
      'Cr Amazon Reserved Balances 10.00',
    ],
    ['AZ90000000006-P 2026-11-17', 'Dr Settlement Bank 112.67', 'Cr Amazon Clearing 112.67'],
  ]);
  expect(drafts[0]?.clears).toEqual(all.slice(0, 6).map(({ key }) => key));
  expect(drafts[1]?.clears).toBeUndefined();
  expect(balanceOf([...hand, ...days, ...drafts], 'Amazon Clearing')).toBe(0);
  expect(owning(drafts, owners).size).toBe(all.length + 2);
});

test('after the settlement nothing is left, and what is undone makes a supplement', () => {
  const hand = [byHand('O1', contextWith()), byHand('O2', contextWith())];
  const days = tenthOfNovember(owning(hand));
  const before = contextWith(undefined, owning(days, owning(hand)));
  const sent = draftsOf(settlement, bookedOf(all, before), before);
  const [first, ...others] = hand;
  const settled = contextWith(undefined, owning([...hand, ...days, ...sent]));
  expect(draftsOf(settlement, bookedOf(all, settled), settled)).toEqual([]);

  const undone = contextWith(undefined, owning([...others, ...days, ...sent]));
  const again = draftsOf(settlement, bookedOf(all, undone), undone);
  expect(again.map(written)).toEqual([
    [
      'AZ90000000006+1 2026-11-15',
      'Dr Amazon Clearing 20.50',
      'Dr Amazon Seller Fees 4.50',
      'Dr Amazon FBA Fees 5.00',
      'Cr Amazon Sales 30.00',
    ],
  ]);
  expect(balanceOf([...others, ...days, ...sent], 'Amazon Clearing')).toBe(-(first?.totalMinor ?? 0));
});

test('a charge that failed on its own day moves nothing, and the payout owns both halves of it', () => {
  const noon = '2026-11-10T20:00:00Z';
  const own = events(
    sale('O1', noon, [30, -4.5, -5]),
    account('D1', noon, 'DebtRecovery', 'DebtRecovery', { DebtPayment: 20 }),
    account('D2', noon, 'DebtRecovery', 'DebtRecovery', { DebtPaymentFailure: -20 }),
  );
  const context = contextWith();
  const drafts = draftsOf(settlementOf(own), bookedOf(own, context), context);
  expect(drafts.map(({ number }) => number)).toEqual(['AZ90000000006', 'AZ90000000006-P']);
  const covered = owning(drafts);
  expect(own.filter(({ key }) => !covered.has(key))).toEqual([]);
});
