import { expect, test } from 'vitest';
import type { BookContext, Owner, Owners } from '../../../lib/books/bookContext';
import type { Draft } from '../../../lib/books/draft';
import type { Facet } from '../../../lib/books/facet';
import { orderDocuments } from '../../../lib/books/orders/orderDocuments';
import { settlementBooks } from '../../../lib/books/settlement/settlementDrafts';
import { bookedOf, events, order, orderIdOf, sale, settlementOf } from './eventBench';
import {
  balanceOf,
  contextWith as contextOfCompany,
  draftsOf,
  heldBack,
  owning,
  written,
} from './settlementBench';

const tenth = '2026-11-10T20:00:00Z';
const all = events(sale('O1', tenth, [30, -4.5, -5]), sale('O2', tenth, [50, -7.5, -6]), {
  ...order('R3', tenth, {
    'ProductCharges > OurPricePrincipal': -25,
    'AmazonFees > Commission > Base': 3.75,
  }),
  type: 'Refund',
  description: 'Refund',
});
const settlement = settlementOf(all);
const undeposited = { id: '4', name: 'Undeposited Funds' };

/** The company of the settlements, with that account among its own. */
function contextWith(_settings: undefined, owners: Owners): BookContext {
  const context = contextOfCompany(undefined, owners);
  const { books } = context;
  if (books === undefined) throw new Error('no company');
  const account = { ...undeposited, type: 'Other Current Asset', active: true };
  const lists = { ...books.lists, accounts: [...books.lists.accounts, account] };
  return { ...context, books: { ...books, lists } };
}

/** What a receipt of others owns of the events at these places of the list. */
function byOthers(places: readonly number[], facets: readonly Facet[], owner: Partial<Owner> = {}): Owners {
  const own: Owner = {
    kind: 'salesReceipt',
    number: '1042',
    date: '2026-11-10',
    standsOn: undeposited,
    ...owner,
  };
  return new Map(
    places.map((place) => [all[place]?.key ?? '', Object.fromEntries(facets.map((facet) => [facet, own]))]),
  );
}

function ordersDrafts(id: string, context: BookContext): readonly Draft[] {
  const orderId = orderIdOf(id);
  const own = all.filter((event) => event.orderId === orderId);
  const plans = orderDocuments({ orderId, events: own }, bookedOf(own, context), context, []);
  expect(heldBack(plans)).toEqual([]);
  return plans.flatMap(({ draft }) => draft ?? []);
}

test('a sale that others booked is cleared from the account that they used, and its fees are booked here', () => {
  const context = contextWith(undefined, byOthers([0], ['revenue']));
  const drafts = draftsOf(settlement, bookedOf(all, context), context);
  expect(drafts.map(written)[0]).toEqual([
    'AZ90000000006 2026-11-15',
    'Dr Amazon Clearing 35.75',
    'Dr Amazon Seller Fees 12.00',
    'Dr Amazon FBA Fees 11.00',
    'Dr Amazon Refunds 25.00',
    'Cr Amazon Sales 50.00',
    'Cr Amazon Seller Fees 3.75',
    'Cr Undeposited Funds 30.00',
  ]);
  // Their receipt put 30.00 there.
  expect(balanceOf(drafts, 'Undeposited Funds')).toBe(-30_00);
  expect(balanceOf(drafts, 'Amazon Clearing')).toBe(0);
  expect(drafts[0]?.covers.find(({ eventKey }) => eventKey === all[0]?.key)?.facets).toEqual([
    'cash',
    'fees',
  ]);
});

test('missing fees are booked beside it on their own, and the settlement then only brings the money over', () => {
  const owners = byOthers([0], ['revenue']);
  const [fees, ...others] = ordersDrafts('O1', contextWith(undefined, owners));
  expect(others).toEqual([]);
  expect(fees).toMatchObject({ totalMinor: 9_50, covers: [{ eventKey: all[0]?.key, facets: ['fees'] }] });
  expect(fees?.number).toBe(`${orderIdOf('O1')}F`);
  const context = contextWith(undefined, owning(fees === undefined ? [] : [fees], owners));
  const drafts = draftsOf(settlement, bookedOf(all, context), context);
  expect(balanceOf(drafts, 'Undeposited Funds')).toBe(-30_00);
  expect(balanceOf([...(fees === undefined ? [] : [fees]), ...drafts], 'Amazon Clearing')).toBe(0);
  expect(drafts[0]?.covers.find(({ eventKey }) => eventKey === all[0]?.key)?.facets).toEqual(['cash']);
  const settled = contextWith(undefined, owning(drafts, context.owners));
  expect(draftsOf(settlement, bookedOf(all, settled), settled)).toEqual([]);
});

test('what others booked into clearing itself is only cleared', () => {
  const owners = byOthers([0], ['revenue', 'fees', 'cash']);
  const inClearing: Owners = new Map(
    [...owners].map(([key, facets]) => [
      key,
      Object.fromEntries(
        Object.entries(facets).map(([facet, { standsOn: _standsOn, ...owner }]) => [facet, owner]),
      ),
    ]),
  );
  const context = contextWith(undefined, inClearing);
  const drafts = draftsOf(settlement, bookedOf(all, context), context);
  // Their receipt brought 20.50 to clearing.
  expect(balanceOf(drafts, 'Amazon Clearing')).toBe(-20_50);
  expect(drafts[0]?.clears).toEqual([all[0]?.key]);
});

test('a refund of others is brought over against its sign', () => {
  const owners = byOthers([2], ['revenue', 'fees'], { kind: 'refundReceipt', number: '77' });
  const context = contextWith(undefined, owners);
  const drafts = draftsOf(settlement, bookedOf(all, context), context);
  expect(balanceOf(drafts, 'Undeposited Funds')).toBe(21_25);
  expect(balanceOf(drafts, 'Amazon Clearing')).toBe(0);
});

test('an invoice of others that nobody has paid holds the settlement back, by its number', () => {
  const receivable = { id: '84', name: 'Accounts Receivable (A/R)' };
  const owners = byOthers([0], ['revenue'], { kind: 'invoice', number: 'INV-9', standsOn: receivable });
  const context = contextWith(undefined, owners);
  const { plans } = settlementBooks(settlement, bookedOf(all, context), context);
  expect(heldBack(plans).join(' ')).toContain('INV-9');
});
