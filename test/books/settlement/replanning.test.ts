import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Owners } from '../../../lib/books/bookContext';
import type { Draft } from '../../../lib/books/draft';
import { effectsOf } from '../../../lib/books/effects';
import { longestNumber } from '../../../lib/books/numbers/fitting';
import { settlementBooks } from '../../../lib/books/settlement/settlementDrafts';
import type { AmazonEvent } from '../../../lib/ledger/event';
import type { Settlement } from '../../../lib/ledger/settlement/settlementFacts';
import { type Row, row, textOf } from '../../ledger/settlement/settlementFixture';
import type { TransactionFixture } from '../../ledger/transactionFixtures';
import { account, bookedOf, events, sale, settlementId, settlementOf } from './eventBench';
import {
  balanceOf,
  contextWith,
  heldBack,
  owning,
  settlementOfFile,
  settlementSettings,
} from './settlementBench';

/** Moments over three months, on both sides of midnight in Los Angeles. */
const moments = [
  '2026-09-24T12:00:00Z',
  '2026-10-01T06:59:59Z',
  '2026-10-01T07:00:00Z',
  '2026-10-20T12:00:00Z',
  '2026-11-01T06:59:59Z',
  '2026-11-05T12:00:00Z',
];
const span = {
  startAt: '2026-09-20T10:00:00Z',
  endAt: '2026-11-08T10:00:00Z',
  depositAt: '2026-11-10T10:00:00Z',
};

const cents = fc.integer({ min: -20_000, max: 50_000 }).map((minor) => minor / 100);
const moment = fc.constantFrom(...moments);
type State = 'open' | 'sent' | 'heldBack';

interface Planned {
  readonly at: string;
  readonly what: 'sale' | 'storage' | 'previous' | 'current' | 'charge';
  readonly amount: number;
  readonly state: State;
}

const planned = fc.record<Planned>({
  at: moment,
  what: fc.constantFrom('sale', 'sale', 'sale', 'storage', 'previous', 'current', 'charge'),
  amount: cents,
  state: fc.constantFrom<State>('open', 'open', 'sent', 'heldBack'),
});

const settings = fc.record({
  form: fc.constantFrom('journalEntry' as const, 'salesReceipt' as const, 'invoice' as const),
  lines: fc.constantFrom('byAccount' as const, 'byKind' as const),
  fees: fc.constantFrom('lines' as const, 'apart' as const),
  convention: fc.constantFrom('zero' as const, 'balance' as const),
  payout: fc.constantFrom('journalEntry' as const, 'transfer' as const),
});

function fixtureOf({ at, what, amount }: Planned, index: number): TransactionFixture {
  const id = `${what[0]}${index + 1}`;
  switch (what) {
    case 'sale':
      return sale(`O${index + 1}`, at, [amount, -1.5, -2]);
    case 'storage':
      return account(id, at, 'ServiceFee', 'FBAStorageBilling', {
        'AmazonFees > FBAStorageFee > Base': amount,
      });
    case 'previous':
      return account(id, at, 'Adjustment', 'Reserve', { ReserveCredit: amount });
    case 'current':
      return account(id, at, 'Adjustment', 'Reserve', { ReserveDebit: amount });
    case 'charge':
      return account(id, at, 'DebtRecovery', 'DebtRecovery', { DebtPayment: chargeOf(amount) });
  }
}

/** What Amazon charges to a card is never nothing. */
function chargeOf(amount: number): number {
  return (Math.round(Math.abs(amount) * 100) + 100) / 100;
}

const labels: Readonly<Record<Planned['what'], readonly [string, string, string]>> = {
  sale: ['Order', 'ItemPrice', 'Principal'],
  storage: ['other-transaction', 'other-transaction', 'Storage Fee'],
  previous: ['other-transaction', 'other-transaction', 'Previous Reserve Amount Balance'],
  current: ['other-transaction', 'other-transaction', 'Current Reserve Amount'],
  charge: ['other-transaction', 'other-transaction', 'Successful charge'],
};

async function fileOf(all: readonly Planned[]): Promise<Settlement> {
  const rows = all.map(({ at, what, amount }): Row => {
    const text = (what === 'charge' ? chargeOf(amount) : amount).toFixed(2);
    return row(labels[what], text, at.replace('T', ' ').replace('Z', ' UTC'));
  });
  const total = rows.reduce((sum, each) => sum + Math.round(Number(each['amount']) * 100), 0);
  const summary = {
    'settlement-id': settlementId,
    'settlement-start-date': '2026-09-20 10:00:00 UTC',
    'settlement-end-date': '2026-11-08 10:00:00 UTC',
    'deposit-date': '2026-11-10 10:00:00 UTC',
    'total-amount': (total / 100).toFixed(2),
    currency: 'USD',
  };
  return settlementOfFile(textOf({ summary, rows }));
}

/** What other documents have booked, and on what account its money stands. */
function sentBefore(all: readonly AmazonEvent[], states: readonly State[]) {
  const owner = { kind: 'salesReceipt' as const, number: '114-X', date: '2026-09-30' };
  const owners: [string, object][] = [];
  let [clearingMinor, deferredMinor] = [0, 0];
  for (const [index, { key, totalMinor, kind }] of all.entries()) {
    if (kind !== 'shipment' || states[index] === 'open') continue;
    const isHeld = states[index] === 'heldBack';
    const last = isHeld ? { recognition: owner } : { cash: owner };
    owners.push([key, { revenue: owner, fees: owner, ...last }]);
    if (isHeld) deferredMinor += totalMinor;
    else clearingMinor += totalMinor;
  }
  return { owners: new Map(owners) as Owners, clearingMinor, deferredMinor };
}

/** Sends what `chosen` picks of what is ready, again and again, until nothing is left. */
function sendAll(
  settlement: Settlement,
  all: readonly AmazonEvent[],
  before: Owners,
  chosenSettings: Parameters<typeof settlementSettings>[0],
  chosen: (index: number) => boolean,
): readonly Draft[] {
  let owners = before;
  const sent: Draft[] = [];
  for (let round = 0; round < 20; round += 1) {
    const context = contextWith(settlementSettings(chosenSettings), owners);
    const { plans, residualMinor } = settlementBooks(settlement, bookedOf(all, context), context);
    expect(residualMinor).toBe(0);
    expect(heldBack(plans.filter(({ key }) => !key.endsWith('/payment')))).toEqual([]);
    const ready = plans.flatMap(({ draft, state }) => (state === 'ready' && draft ? [draft] : []));
    if (ready.length === 0) return sent;
    const some = ready.filter((_, index) => chosen(round * 7 + index));
    const now = some.length > 0 ? some : ready.slice(-1);
    owners = owning(now, owners);
    sent.push(...now);
  }
  throw new Error('there is always something left to send');
}

function sums(drafts: readonly Draft[]): ReadonlyMap<string, number> {
  const byAccount = new Map<string, number>();
  for (const { account: own, debitMinor, creditMinor } of drafts.flatMap(effectsOf)) {
    byAccount.set(own.name, (byAccount.get(own.name) ?? 0) + debitMinor - creditMinor);
  }
  return new Map([...byAccount].filter(([, minor]) => minor !== 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function checkSums(
  drafts: readonly Draft[],
  settlement: Settlement,
  clearingBefore: number,
  keptMinor: number,
): void {
  const { totalMinor } = settlement;
  const left = Math.min(totalMinor, 0);
  expect(balanceOf(drafts, 'Amazon Clearing') + clearingBefore + keptMinor).toBe(left);
  expect(balanceOf(drafts, 'Amazon Carried Balances')).toBe(0);
  expect(balanceOf(drafts, 'Accounts Receivable (A/R)')).toBe(0);
  expect(new Set(drafts.map(({ number, kind }) => `${number} ${kind}`)).size).toBe(drafts.length);
  for (const { number } of drafts) expect(number.length).toBeLessThanOrEqual(longestNumber);
}

const seed = process.env['SEED'] === undefined ? {} : { seed: Number(process.env['SEED']) };

test('property: however a settlement of transactions is sent, piece by piece, it is in the books once', () => {
  fc.assert(
    fc.property(
      fc.array(planned, { minLength: 1, maxLength: 8 }),
      settings,
      fc.infiniteStream(fc.boolean()),
      (plan, chosenSettings, coins) => {
        const all = events(...plan.map(fixtureOf)).map((event, index) =>
          plan[index]?.state === 'heldBack' && event.kind === 'shipment' ? heldBackUntil(event) : event,
        );
        const settlement = settlementOf(all, span);
        const states = plan.map(({ state }) => state);
        const { owners, clearingMinor, deferredMinor } = sentBefore(all, states);
        const flips = Array.from({ length: 200 }, () => coins.next().value ?? true);
        const pieces = sendAll(settlement, all, owners, chosenSettings, (index) => flips[index] ?? true);
        const atOnce = sendAll(settlement, all, owners, chosenSettings, () => true);
        const kept = keptOf(plan, all, chosenSettings.convention);
        checkSums(pieces, settlement, clearingMinor, kept);
        expect(balanceOf(pieces, 'Amazon Deferred Balances') + deferredMinor).toBe(0);
        expect(sums(pieces)).toEqual(sums(atOnce));
      },
    ),
    { numRuns: 60, ...seed },
  );
});

test('property: however a settlement of a file is sent, piece by piece, it is in the books once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(planned, { minLength: 1, maxLength: 8 }),
      settings,
      fc.infiniteStream(fc.boolean()),
      async (plan, chosenSettings, coins) => {
        const settlement = await fileOf(plan);
        const flips = Array.from({ length: 200 }, () => coins.next().value ?? true);
        const pieces = sendAll(settlement, [], new Map(), chosenSettings, (index) => flips[index] ?? true);
        const atOnce = sendAll(settlement, [], new Map(), chosenSettings, () => true);
        const reserves = plan.filter(({ what }) => what === 'previous' || what === 'current');
        const keptMinor = reserves.reduce((sum, { amount }) => sum + Math.round(amount * 100), 0);
        checkSums(pieces, settlement, 0, chosenSettings.convention === 'balance' ? keptMinor : 0);
        expect(sums(pieces)).toEqual(sums(atOnce));
      },
    ),
    { numRuns: 40, ...seed },
  );
});

function heldBackUntil(event: AmazonEvent): AmazonEvent {
  return {
    ...event,
    release: { state: 'released', releasedAt: event.postedAt, deferredFor: 'DD7' },
  };
}

/** Under the convention “balance” the reserve stays in clearing. */
function keptOf(
  plan: readonly Planned[],
  all: readonly AmazonEvent[],
  convention: 'zero' | 'balance',
): number {
  if (convention === 'zero') return 0;
  return all.reduce(
    (sum, { totalMinor }, index) =>
      ['previous', 'current'].includes(plan[index]?.what ?? '') ? sum + totalMinor : sum,
    0,
  );
}
