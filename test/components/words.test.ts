import { expect, test } from 'vitest';
import { hashOf, placeOf } from '../../components/app/routes';
import { figure } from '../../components/figure';
import { manageOrdersAddress } from '../../components/manageOrders';
import { dayWords } from '../../components/moments';
import { documentAddress } from '../../components/panel/documentAddress';
import { draftDifference } from '../../components/panel/draftDifference';
import { lineGroups } from '../../components/panel/lineGroups';
import { taxSentence } from '../../components/panel/taxSentence';
import { sums } from '../../components/popup/sums';
import * as f from './fixtures';

test('figures have the digits of their currency, separators and a true minus', () => {
  expect(figure(-123456, 'USD', 'en-US')).toBe('\u22121,234.56');
  expect(figure(5, 'USD', 'en-US')).toBe('0.05');
  expect(figure(1234, 'JPY', 'en-US')).toBe('1,234');
  expect(figure(1234, 'KWD', 'en-US')).toBe('1.234');
});

test('a day is the same day in every zone', () => {
  expect(dayWords('2026-11-02', 'en-US')).toBe('Nov 2, 2026');
});

test('the link leads to the company’s own kind of QuickBooks, whatever the id holds', () => {
  expect(documentAddress('production', 'salesReceipt', '1041')).toBe(
    'https://app.qbo.intuit.com/app/salesreceipt?txnId=1041',
  );
  expect(documentAddress('sandbox', 'salesReceipt', '1&x=<')).toBe(
    'https://app.sandbox.qbo.intuit.com/app/salesreceipt?txnId=1%26x%3D%3C',
  );
});

test('fees stand in a group of their own, and the groups add up to the document', () => {
  const groups = lineGroups(f.draft.lines);
  expect(groups.map(({ title, totalMinor }) => [title, totalMinor])).toEqual([
    ['Sale', 3598],
    ['Amazon’s fees', -1262],
  ]);
  expect(groups.reduce((total, group) => total + group.totalMinor, 0)).toBe(f.draft.totalMinor);
});

test('the tax sentence says what Amazon kept, and that it is left out', () => {
  expect(taxSentence(f.document, f.event)).toMatch(/^Amazon collected \$2\.97 of sales tax and remits it/);
  expect(taxSentence(f.document, { ...f.event, lines: [] })).toMatch(/^Amazon reports no tax/);
  expect(taxSentence(f.document, undefined)).toBeUndefined();
});

test('a difference names what changed, and tells two equal lines apart', () => {
  const twice = [f.line('sellingFees', 'Fee', -100), f.line('sellingFees', 'Fee', -100)];
  const before = { ...f.draft, lines: twice };
  const now = {
    ...f.draft,
    totalMinor: 2300,
    date: '2026-11-03',
    lines: [f.line('sellingFees', 'Fee', -100), f.line('sellingFees', 'Fee', -136)],
  };
  expect(draftDifference(before, now).map(({ what }) => what)).toEqual(['Total', 'Date', 'Fee (2)']);
  expect(draftDifference(before, before)).toEqual([]);
});

test('sums are kept apart by currency', () => {
  const { remote: _remote, ...open } = f.posting;
  expect(sums([open, { ...open, currency: 'CAD', totalMinor: 100 }, { ...open, totalMinor: 1 }])).toEqual([
    { currency: 'USD', minor: 2337 },
    { currency: 'CAD', minor: 100 },
  ]);
});

test('Manage Orders is opened where the seller sells', () => {
  expect(manageOrdersAddress(f.notConnected.amazon)).toBe('https://sellercentral.amazon.com/orders-v3');
  expect(manageOrdersAddress({ ...f.amazonConnected, region: 'eu' })).toBe(
    'https://sellercentral-europe.amazon.com/orders-v3',
  );
  const japan = { marketplaceId: 'A1VC38T7YXB528', name: 'Amazon.co.jp', countryCode: 'JP', currency: 'JPY' };
  const marketplaces = [{ ...japan, storeName: '', isParticipating: true, hasSuspendedListings: false }];
  expect(manageOrdersAddress({ ...f.amazonConnected, region: 'fe', marketplaces })).toBe(
    'https://sellercentral.amazon.co.jp/orders-v3',
  );
});

test('a hash leads to its page, none to the overview, and any other to the welcome page', () => {
  const route = (hash: string) => placeOf(hash).route;
  expect(route('#connections')).toBe('connections');
  expect(route('#/books')).toBe('books');
  expect(route('')).toBe('overview');
  expect(route('#<script>')).toBe('welcome');
});

test('a place survives its address, whatever stands in it', () => {
  const hash = hashOf('documents', '91300/day/US-USD/2026-11-02+1', { number: 'AZ&x=1', empty: '' });
  const place = placeOf(hash);
  expect([place.route, place.part]).toEqual(['documents', '91300/day/US-USD/2026-11-02+1']);
  expect([...place.query]).toEqual([['number', 'AZ&x=1']]);
  expect(placeOf('#runs/%E0%A4%A').part).toBe('%E0%A4%A');
});
