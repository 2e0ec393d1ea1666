import { marketplaces } from '../../amazon/shapes/marketplaces';
import type { SettlementReading } from '../../ledger/settlement/settlement';

/**
 * The zone in which a settlement's days are counted: of the marketplace that its rows name first, else of
 * one with its currency. Marketplaces with one currency that settle together share a zone or an hour of it.
 */
export function settlementZone({ amounts, summary }: SettlementReading): string {
  const named = amounts
    .map(({ label }) => byName.get(label.marketplaceName.toLowerCase()))
    .find((zone) => zone !== undefined);
  return named ?? marketplaces.find(({ currency }) => currency === summary?.currency)?.timeZone ?? 'UTC';
}

const byName = new Map(
  marketplaces.map(({ salesChannel, timeZone }) => [salesChannel.toLowerCase(), timeZone] as const),
);
