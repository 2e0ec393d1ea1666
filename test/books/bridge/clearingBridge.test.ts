import { expect, test } from 'vitest';
import type { Owners } from '../../../lib/books/bookContext';
import type { BridgeDocument, BridgeFacts, ClearingBridge } from '../../../lib/books/bridge/bridge';
import { clearingBridge } from '../../../lib/books/bridge/clearingBridge';
import type { Draft } from '../../../lib/books/draft';
import { settlementBooks } from '../../../lib/books/settlement/settlementDrafts';
import type { AmazonEvent } from '../../../lib/ledger/event';
import type { Settlement } from '../../../lib/ledger/settlement/settlementFacts';
import type { SettleSettings } from '../../commands/settle/settleSettings';
import { account, bookedOf, events, sale, settlementOf } from '../settlement/eventBench';
import { balanceOf, contextWith, owning, settlementSettings } from '../settlement/settlementBench';

const tenth = '2026-11-10T20:00:00Z';
const sales = events(sale('O1', tenth, [30, -4.5, -5]), sale('O2', tenth, [50, -7.5, -6]));
const others = events(
  account('S1', tenth, 'ServiceFee', 'Subscription', { 'AmazonFees > Subscription > Base': -39.99 }),
  account('P1', '2026-11-01T10:00:00Z', 'Adjustment', 'Reserve', { ReserveCredit: 10 }),
  account('C1', '2026-11-15T10:00:00Z', 'Adjustment', 'Reserve', { ReserveDebit: -5 }),
);
const all = [...sales, ...others];
const settlement = settlementOf(all);

/** A document of one sale or of several, as it stands in the books. */
function documentOf(
  key: string,
  number: string,
  covered: readonly AmazonEvent[],
  changed: Partial<BridgeDocument> = {},
): BridgeDocument {
  return {
    key,
    number,
    kind: 'salesReceipt',
    date: '2026-11-10',
    state: 'inBooks',
    covers: covered.map((event) => ({ eventKey: event.key, facets: ['revenue', 'fees', 'cash'] })),
    clearingMinor: covered.reduce((sum, { totalMinor }) => sum + totalMinor, 0),
    ...changed,
  };
}

/** The documents of the settlement after those of the sales. */
function settled(
  before: readonly BridgeDocument[],
  of: Settlement = settlement,
  settings = settlementSettings({}),
  from: readonly AmazonEvent[] = all,
): readonly BridgeDocument[] {
  const context = contextWith(settings, ownersOf(before));
  const { plans } = settlementBooks(of, bookedOf(from, context), context);
  return plans.flatMap(({ key, draft }): readonly BridgeDocument[] => {
    if (draft === undefined) return [];
    const { number, kind, date, covers, clears = [] } = draft;
    const clearingMinor = balanceOf([draft], 'Amazon Clearing');
    return [{ key, number, kind, date, state: 'inBooks', covers, clears, clearingMinor }];
  });
}

interface Changed extends Partial<Omit<BridgeFacts, 'context'>> {
  readonly settings?: SettleSettings;
  readonly asOf?: string;
}

function ownersOf(documents: readonly BridgeDocument[]): Owners {
  const inBooks = documents.filter(({ state }) => state === 'inBooks');
  return owning(inBooks.map((each) => ({ ...each, lines: [] }) as unknown as Draft));
}

function bridgeOf(documents: readonly BridgeDocument[], changed: Changed = {}): ClearingBridge {
  const { asOf = '2026-11-20T10:00:00Z' } = changed;
  return clearingBridge({
    currency: 'USD',
    documents,
    others: [],
    booked: bookedOf(all, contextWith()),
    settlements: [settlement],
    ...changed,
    context: { ...contextWith(changed.settings ?? settlementSettings({}), ownersOf(documents)), asOf },
  });
}

/** `undone -20.50: O1 -20.50`, then what is left. */
function written({ items, unexplainedMinor }: ClearingBridge): readonly string[] {
  const shown = (minor: number): string => (minor / 100).toFixed(2);
  const rows = items.map(({ reason, amountMinor, documents }) => {
    const from = documents.map((each) => `${each.number} ${shown(each.amountMinor)}`).join(', ');
    return `${reason} ${shown(amountMinor)}: ${from}`;
  });
  return [...rows, `unexplained ${shown(unexplainedMinor)}`];
}

const [o1, o2] = [
  documentOf('sale/O1', 'O1', sales.slice(0, 1)),
  documentOf('sale/O2', 'O2', sales.slice(1)),
];

test('before a settlement is booked, clearing holds the sales that wait for it', () => {
  const bridge = bridgeOf([o1, o2]);
  expect(bridge.balanceMinor).toBe(57_00);
  expect(written(bridge)).toEqual(['unsettled 57.00: O1 20.50, O2 36.50', 'unexplained 0.00']);
});

test('when everything is booked, clearing is zero and nothing needs a word', () => {
  const bridge = bridgeOf([o1, o2, ...settled([o1, o2])]);
  expect(bridge).toEqual({ currency: 'USD', balanceMinor: 0, items: [], unexplainedMinor: 0 });
});

test('worked case 4: the document that was undone after its settlement is named', () => {
  const gone = { ...o1, state: 'gone' as const };
  const bridge = bridgeOf([gone, o2, ...settled([o1, o2])]);
  expect(bridge.balanceMinor).toBe(-20_50);
  expect(written(bridge)).toEqual(['undone -20.50: O1 -20.50', 'unexplained 0.00']);
});

test('sent again, it is no hole any more', () => {
  const again = { ...o1, key: 'sale/O1 again', number: 'O1-1' };
  const bridge = bridgeOf([{ ...o1, state: 'gone' }, again, o2, ...settled([o1, o2])]);
  expect(written(bridge)).toEqual(['unexplained 0.00']);
});

test('a payout on its way, and one that was booked before its settlement', () => {
  const [entry, payout] = settled([o1, o2]);
  if (entry === undefined || payout === undefined) throw new Error('two documents were expected');
  expect(written(bridgeOf([o1, o2, entry]))).toEqual([
    'payoutInTransit 22.01: AZ90000000006 22.01',
    'unexplained 0.00',
  ]);
  expect(written(bridgeOf([o1, o2, payout]))).toEqual([
    'unsettled 57.00: O1 20.50, O2 36.50',
    'unfinished -22.01: AZ90000000006-P -22.01',
    'unexplained 0.00',
  ]);
});

test('a payout of the bank feed that came back is on its way once', () => {
  const settings = settlementSettings({ payout: 'bankFeed' });
  const returned = events(
    account('F1', tenth, 'Adjustment', 'FailedDisbursement', { FailedDisbursement: 36.5 }),
  );
  const [first, second] = [sales.slice(1), [...sales.slice(0, 1), ...returned]];
  const settlements = [settlementOf(first, { settlementId: '90000000005' }), settlementOf(second)];
  const documents = settlements.flatMap((each, index) =>
    settled([], each, settings, index === 0 ? first : second),
  );
  const booked = bookedOf([...first, ...second], contextWith());
  const bridge = bridgeOf(documents, { settings, settlements, booked });
  expect(bridge.balanceMinor).toBe(57_00);
  expect(written(bridge)).toEqual([
    'payoutInTransit 57.00: AZ90000000005 36.50, AZ90000000006 20.50',
    'unexplained 0.00',
  ]);
});

test('a day that is not complete, and one of which a part is settled', () => {
  const day = documentOf('day/US/2026-11-10', 'AZ-US-2026-11-10', sales);
  expect(written(bridgeOf([day], { asOf: '2026-11-11T10:00:00Z' }))).toEqual([
    'provisional 57.00: AZ-US-2026-11-10 57.00',
    'unexplained 0.00',
  ]);
  expect(written(bridgeOf([day]))[0]).toBe('unsettled 57.00: AZ-US-2026-11-10 57.00');
  const first = settlementOf([...sales.slice(0, 1), ...others]);
  const documents = [day, ...settled([day], first)];
  expect(written(bridgeOf(documents, { settlements: [first] }))).toEqual([
    'unsettled 36.50: AZ-US-2026-11-10 36.50',
    'owed -14.49: AZ90000000006 -14.49',
    'unexplained 0.00',
  ]);
});

test('a person’s change, the opening balance and documents of others each have their figure', () => {
  const settings = settlementSettings(
    {},
    { start: { from: '2026-11-01T10:00:00Z', clearingMinor: 100_00, reservedMinor: 0, deferredMinor: 0 } },
  );
  const changed = { ...o1, editedMinor: 20_00 };
  const facts = { settings, others: [{ number: '1001', clearingMinor: -3_00 }] };
  const bridge = bridgeOf([changed, o2], facts);
  expect(bridge.balanceMinor).toBe(153_50);
  expect(written(bridge)).toEqual([
    'opening 100.00: ',
    'unsettled 57.00: O1 20.50, O2 36.50',
    'edited -0.50: O1 -0.50',
    'others -3.00: 1001 -3.00',
    'unexplained 0.00',
  ]);
});

test('what Amazon holds back, sent by hand all the same', () => {
  const [first] = sales;
  if (first === undefined) throw new Error('no sale');
  const held: AmazonEvent = { ...first, release: { state: 'deferred', reason: 'DD7' } };
  const bridge = bridgeOf([o1], { booked: bookedOf([held], contextWith()) });
  expect(written(bridge)).toEqual(['deferred 20.50: O1 20.50', 'unexplained 0.00']);
});

test('under the convention “balance” the reserve stays in clearing', () => {
  const settings = settlementSettings({ convention: 'balance' });
  const documents = [o1, o2, ...settled([o1, o2], settlement, settings)];
  const bridge = bridgeOf(documents, { settings });
  expect(bridge.balanceMinor).toBe(-5_00);
  expect(written(bridge)).toEqual(['reserve -5.00: AZ90000000006 -5.00', 'unexplained 0.00']);
});

test('what nothing explains is shown', () => {
  const bridge = bridgeOf([o1, o2], { balanceMinor: 60_00 });
  expect(written(bridge)).toEqual(['unsettled 57.00: O1 20.50, O2 36.50', 'unexplained 3.00']);
});
