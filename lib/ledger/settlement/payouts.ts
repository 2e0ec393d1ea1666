import { epochMs } from '../../calendar/calendar';
import type { AmazonEvent } from '../event';
import { normalizedLabel } from '../label';
import type { SettlementSummary } from './settlement';
import type { SettlementGroup } from './settlementGroups';

/** What is known of how a settlement ended. */
export interface Ending {
  /** The settlement of the same account that follows it among those that are known. */
  readonly next?: SettlementGroup;
  /** Whether one of the same account comes before it: then its first transaction was read too. */
  readonly hasEarlier: boolean;
  /** Transfers that can have paid it, the one of its amount first. */
  readonly transfers: readonly AmazonEvent[];
}

/** Amazon sends the money a day and a half after the close, and says when it should arrive. */
const longestWayMs = 14 * 86_400_000;

/**
 * How each settlement ended. A transfer is positive and bears the id of the settlement after the one that it
 * paid, of the same account and currency: several accounts of a seller settle apart.
 */
export function endings(groups: readonly SettlementGroup[]): ReadonlyMap<SettlementGroup, Ending> {
  const byAccount = new Map<string, SettlementGroup[]>();
  for (const group of groups) {
    const key = accountOf(group);
    const known = byAccount.get(key);
    if (known === undefined) byAccount.set(key, [group]);
    else known.push(group);
  }
  const found = new Map<SettlementGroup, Ending>();
  for (const own of byAccount.values()) {
    for (const [index, group] of own.entries()) {
      const next = own[index + 1];
      const transfers = (next?.transfers ?? []).filter(({ totalMinor }) => totalMinor > 0);
      const ending = { hasEarlier: index > 0, transfers: ofAmountFirst(transfers, group.sumMinor) };
      found.set(group, next === undefined ? ending : { ...ending, next });
    }
  }
  return found;
}

/** The transfer that paid a settlement of which the file alone is known: by amount, soon after its end. */
export function transferOf(
  { currency, totalMinor, endAt }: SettlementSummary,
  transfers: readonly AmazonEvent[],
): AmazonEvent | undefined {
  const endMs = epochMs(endAt);
  const fitting = transfers.filter((event) => {
    const wayMs = epochMs(event.postedAt) - endMs;
    return (
      event.currency === currency && event.totalMinor === totalMinor && wayMs >= 0 && wayMs <= longestWayMs
    );
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}

function accountOf({ sellerAccountId, accountType = '', currency }: SettlementGroup): string {
  return [sellerAccountId, normalizedLabel(accountType), currency].join('\t');
}

function ofAmountFirst(transfers: readonly AmazonEvent[], minor: number): readonly AmazonEvent[] {
  return transfers.toSorted((a, b) => Number(b.totalMinor === minor) - Number(a.totalMinor === minor));
}
