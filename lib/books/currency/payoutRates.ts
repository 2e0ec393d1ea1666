import type { EventKey } from '../../ledger/event';
import type { Settlement } from '../../ledger/settlement/settlementFacts';
import type { ExchangeRate } from './exchangeRate';

/** The rates at which money was paid out: of each event, and of each settlement. */
export interface PayoutRates {
  readonly byEvent: ReadonlyMap<EventKey, ExchangeRate>;
  readonly bySettlement: ReadonlyMap<string, ExchangeRate>;
}

/** The rates of events from those of the settlements that pay them, by settlement id. */
export function payoutRates(
  settlements: readonly Settlement[],
  bySettlement: ReadonlyMap<string, ExchangeRate>,
): PayoutRates {
  const byEvent = settlements.flatMap(({ settlementId, eventKeys, transferKey }) => {
    const rate = bySettlement.get(settlementId);
    const keys = transferKey === undefined ? eventKeys : [...eventKeys, transferKey];
    return rate === undefined ? [] : keys.map((key) => [key, rate] as const);
  });
  return { byEvent: new Map(byEvent), bySettlement };
}

/** The rate of an event, or of what a settlement owns beside its events: `payout/90000000006`. */
export function rateOf({ byEvent, bySettlement }: PayoutRates, key: EventKey): ExchangeRate | undefined {
  const settlementId = /^(?:file|settlement|payout|charge|payment)\/([^/]+)/.exec(key)?.[1];
  return byEvent.get(key) ?? bySettlement.get(settlementId ?? '');
}
