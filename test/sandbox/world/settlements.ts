import { allMarketplaces, type Marketplace } from './marketplaces';
import { type Period, periodAt, periodNumbered } from './periods';
import { createRandom } from './random';
import { serviceEvent } from './serviceEvents';
import type { MoneyEvent, Settlement } from './truth';

const hourMs = 3_600_000;
const accountTypes = ['Standard Orders', 'Invoiced Orders'] as const;

/** The settlements of a world and the events that they themselves cause: reserves and transfers. */
export interface SettledWorld {
  readonly settlements: readonly Settlement[];
  readonly events: readonly MoneyEvent[];
}

/**
 * Closes the periods of every account.
 *
 * What was released in a period, reserves included, is its payout (36 of 36 settlements read from live
 * accounts). A reserve closes one period and opens the next in the same second. The transfer is positive,
 * comes a day and a half after the close, and bears the ids of the next period.
 */
export function settle(seed: number, earlier: readonly MoneyEvent[]): SettledWorld {
  const settlements: Settlement[] = [];
  const events: MoneyEvent[] = [];
  for (const marketplace of allMarketplaces) {
    for (const accountType of accountTypes) {
      const own = earlier.filter(
        (event) => event.marketplace === marketplace && event.accountType === accountType,
      );
      const account = settleAccount(seed, marketplace, accountType, own);
      settlements.push(...account.settlements);
      events.push(...account.events);
    }
  }
  return { settlements, events };
}

function settleAccount(
  seed: number,
  marketplace: Marketplace,
  accountType: MoneyEvent['accountType'],
  earlier: readonly MoneyEvent[],
): SettledWorld {
  const random = createRandom(seed, `settlements ${marketplace.id} ${accountType}`);
  const releasedMinor = new Map<number, number>();
  for (const event of earlier) {
    const atMs = event.deferral?.releasedAtMs ?? event.postedAtMs;
    const { number } = periodAt(marketplace, accountType, atMs);
    releasedMinor.set(number, (releasedMinor.get(number) ?? 0) + event.totalMinor);
  }
  const settlements: Settlement[] = [];
  const events: MoneyEvent[] = [];
  let reserve = { number: Number.NaN, heldMinor: 0 };
  for (const number of [...releasedMinor.keys()].sort((left, right) => left - right)) {
    const period = periodNumbered(marketplace, accountType, number);
    const next = periodNumbered(marketplace, accountType, number + 1);
    const ids = idsOf(period);
    const previousMinor = reserve.number === number ? reserve.heldMinor : 0;
    const grossMinor = (releasedMinor.get(number) ?? 0) + previousMinor;
    // A reserve needs a next period with sales to open; small accounts have none.
    const reserved =
      accountType === 'Standard Orders' && releasedMinor.has(number + 1) && grossMinor > 10_000;
    const heldMinor = reserved ? Math.floor((grossMinor * random.whole(3, 12)) / 100) : 0;
    const closing = (
      type: 'Adjustment' | 'Transfer',
      description: string,
      atMs: number,
      kind: 'reserveDebit' | 'reserveCredit' | 'transfer',
      amountMinor: number,
      settlement: Pick<MoneyEvent, 'settlement'>['settlement'],
    ): void => {
      events.push(
        serviceEvent(marketplace, type, description, atMs, [{ kind, amountMinor }], random, {
          accountType,
          settlement,
        }),
      );
    };
    if (heldMinor > 0) {
      const atMs = period.endsAtMs - 1000;
      closing('Adjustment', 'Reserve', atMs, 'reserveDebit', -heldMinor, ids);
      closing('Adjustment', 'Reserve', atMs, 'reserveCredit', heldMinor, idsOf(next));
    }
    const payoutMinor = grossMinor - heldMinor;
    if (payoutMinor > 0) {
      closing(
        'Transfer',
        'Disbursement',
        period.endsAtMs + 36 * hourMs,
        'transfer',
        payoutMinor,
        idsOf(next),
      );
    }
    reserve = { number: number + 1, heldMinor };
    settlements.push({
      ...ids,
      marketplace,
      accountType,
      startsAtMs: period.startsAtMs,
      endsAtMs: period.endsAtMs,
      payoutMinor,
    });
  }
  return { settlements, events };
}

function idsOf({ settlementId, financialEventGroupId }: Period): MoneyEvent['settlement'] {
  return { settlementId, financialEventGroupId };
}
