import { createRandom, type Random } from '../random';
import {
  type BroadEvent,
  type BroadPeriod,
  type BroadSettlement,
  type BroadUnit,
  partsOf,
  releasedAtMs,
  sumOf,
} from './broadTruth';
import { accountEvent } from './drawCharges';
import { wholeSecond } from './drawOrders';
import type { WordName } from './words';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** What the settlements of one account are made from. */
export interface Closing {
  readonly seed: number;
  readonly accountType: BroadPeriod['accountType'];
  readonly startsAtMs: number;
  /** The last close lies at or after it; what is released later stays in an open settlement. */
  readonly lastCloseMs: number;
  /** What was sold, given back and charged in the account. */
  readonly events: readonly BroadEvent[];
  readonly withMicroDeposit: boolean;
}

/** The closed settlements, and the events that closing them caused. */
export interface Closed {
  readonly settlements: readonly BroadSettlement[];
  readonly events: readonly BroadEvent[];
  /** The closed ones and the open one after them. */
  readonly periods: readonly BroadPeriod[];
}

/**
 * Closes the periods of an account one after the other: the reserve of one opens the next in the same second,
 * a negative total is owed from then on and mostly charged to the card, a payout leaves a day and a half after
 * the close under the next period's ids, and may come back.
 */
export function closeAccount(closing: Closing): Closed {
  const random = createRandom(closing.seed, `closings ${closing.accountType}`);
  const periods = drawPeriods(closing, random);
  const settlements: BroadSettlement[] = [];
  const events: BroadEvent[] = [];
  let carried: BroadEvent[] = [];
  for (const [index, period] of periods.entries()) {
    const next = periods[index + 1];
    if (next === undefined) break;
    const own = closing.events.filter((event) => isIn(period, releasedAtMs(event)));
    const paid = [...carried, ...own];
    // Amazon closes no settlement of nothing.
    if (!paid.some((event) => partsOf(event).length > 0)) continue;
    carried = [];
    if (index === 0 && closing.withMicroDeposit) {
      paid.push(closingEvent(random, period, 'microDeposit', 'microDeposit', -1, period.startsAtMs + dayMs));
    }
    const grossMinor = sumOf(paid.map(({ totalMinor }) => ({ amountMinor: totalMinor })));
    const heldMinor = reserveOf(random, grossMinor);
    const opening: BroadEvent[] = [];
    if (heldMinor > 0) {
      const atMs = period.endsAtMs - 1000;
      paid.push(closingEvent(random, period, 'reserve', 'reserveHeld', -heldMinor, atMs));
      opening.push(closingEvent(random, next, 'reserve', 'reserveReturned', heldMinor, atMs));
    }
    const totalMinor = grossMinor - heldMinor;
    const depositAtMs = period.endsAtMs + 36 * hourMs;
    let payout: BroadEvent | undefined;
    if (totalMinor > 0) {
      payout = closingEvent(random, next, 'payout', 'payout', totalMinor, depositAtMs);
      const failsAtMs = depositAtMs + 30 * hourMs;
      if (random.chance(0.05) && failsAtMs < next.endsAtMs - hourMs) {
        opening.push(closingEvent(random, next, 'failedTransfer', 'failedTransfer', totalMinor, failsAtMs));
      }
    } else if (totalMinor < 0) {
      opening.push(closingEvent(random, next, 'payable', 'payable', totalMinor, next.startsAtMs));
      if (random.chance(0.6)) {
        const atMs = next.startsAtMs + random.whole(1, 40) * hourMs;
        opening.push(closingEvent(random, next, 'cardCharge', 'cardCharge', -totalMinor, atMs));
      }
    }
    settlements.push({
      ...period,
      number: index,
      depositAtMs,
      totalMinor,
      events: paid,
      reserveMinor: heldMinor,
      ...(payout === undefined ? {} : { payout }),
    });
    events.push(...paid.filter((event) => !own.includes(event)), ...(payout === undefined ? [] : [payout]));
    carried = opening;
  }
  // What the last close moved on stands in a settlement that is still open.
  return { settlements, events: [...events, ...carried], periods };
}

function drawPeriods(closing: Closing, random: Random): readonly BroadPeriod[] {
  const { accountType, startsAtMs, lastCloseMs } = closing;
  const periods: BroadPeriod[] = [];
  const firstId = random.whole(100_000_000, 900_000_000);
  let fromMs = wholeSecond(startsAtMs - random.whole(0, 3) * dayMs);
  let isLast = false;
  while (!isLast) {
    isLast = fromMs >= lastCloseMs;
    const days = random.chance(0.7) ? 14 : random.whole(4, 20);
    // Periods end at any second of the day.
    const endsAtMs = fromMs + days * dayMs + (random.chance(0.2) ? random.whole(0, 86_399) * 1000 : 0);
    periods.push({
      settlementId: `${accountType === 'Standard Orders' ? 2 : 3}${String(firstId + periods.length * 1371)}`,
      groupId: random.token(43),
      accountType,
      startsAtMs: fromMs,
      endsAtMs,
    });
    fromMs = endsAtMs;
  }
  return periods;
}

function reserveOf(random: Random, grossMinor: number): number {
  if (grossMinor <= 2000 || random.chance(0.5)) return 0;
  // Now and then Amazon keeps all of it, and pays nothing out.
  return random.chance(0.15) ? grossMinor : Math.floor((grossMinor * random.whole(3, 40)) / 100);
}

const named: Readonly<Record<string, readonly [type: string, description: string]>> = {
  reserve: ['Adjustment', 'Reserve'],
  payout: ['Transfer', 'Disbursement'],
  payable: ['DebtRecovery', 'DebtRecovery'],
  cardCharge: ['DebtRecovery', 'DebtRecovery'],
  failedTransfer: ['Adjustment', 'FailedDisbursement'],
  microDeposit: ['Transfers', 'Micro Deposit'],
};

function closingEvent(
  random: Random,
  period: BroadPeriod,
  what: BroadEvent['what'],
  word: WordName,
  amountMinor: number,
  atMs: number,
): BroadEvent {
  const unit: BroadUnit = {
    quantity: 0,
    quantityOrdered: 0,
    orderItemCode: '',
    parts: [{ word, amountMinor }],
  };
  const [type, description] = named[what] ?? ['', ''];
  return accountEvent(random, {
    what,
    type,
    description,
    atMs,
    units: [unit],
    shape: 'usual',
    accountType: period.accountType,
    period,
  });
}

function isIn({ startsAtMs, endsAtMs }: BroadPeriod, atMs: number): boolean {
  return atMs >= startsAtMs && atMs < endsAtMs;
}
