import type { Marketplace } from './marketplaces';
import { allMarketplaces } from './marketplaces';
import { createRandom } from './random';
import type { MoneyEvent, SettlementIds } from './truth';

const dayMs = 86_400_000;
/** A settlement closes every 14 days. */
const periodMs = 14 * dayMs;
/** 2025-01-06T17:30:10Z: the first close of the first account; the others follow on other days. */
const anchorMs = 1_736_184_610_000;

/** A settlement's place in time. */
export interface Period extends SettlementIds {
  readonly number: number;
  readonly startsAtMs: number;
  /** The first instant that belongs to the next period. */
  readonly endsAtMs: number;
}

/** Every event names its period; there are few of them. */
const known = new Map<string, Period>();

/** The period of an account by its number. */
export function periodNumbered(
  marketplace: Marketplace,
  accountType: MoneyEvent['accountType'],
  number: number,
): Period {
  const account = accountNumber(marketplace, accountType);
  const key = `${account}/${number}`;
  const period = known.get(key) ?? newPeriod(account, number);
  known.set(key, period);
  return period;
}

function newPeriod(account: number, number: number): Period {
  const startsAtMs = anchorMs + account * dayMs + number * periodMs;
  const settlementId = `2${account}${String(600_000_000 + number * 1371)}`;
  return {
    number,
    startsAtMs,
    endsAtMs: startsAtMs + periodMs,
    settlementId,
    financialEventGroupId: createRandom(Number(settlementId) % 2_147_483_647, 'group').token(43),
  };
}

/** The period of an account that an instant falls into. */
export function periodAt(
  marketplace: Marketplace,
  accountType: MoneyEvent['accountType'],
  atMs: number,
): Period {
  const firstMs = anchorMs + accountNumber(marketplace, accountType) * dayMs;
  return periodNumbered(marketplace, accountType, Math.floor((atMs - firstMs) / periodMs));
}

function accountNumber(marketplace: Marketplace, accountType: MoneyEvent['accountType']): number {
  return allMarketplaces.indexOf(marketplace) * 2 + (accountType === 'Invoiced Orders' ? 1 : 0);
}
