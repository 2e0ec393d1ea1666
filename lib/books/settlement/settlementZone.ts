import { marketplaces } from '../../amazon/shapes/marketplaces';
import type { Settlement } from '../../ledger/settlement/settlementFacts';
import { zoneOf } from '../bookedDay';
import type { BookSettings } from '../settings/bookSettings';

/**
 * The zone in which a settlement's days are counted: the connection's, else its marketplace's, else that of
 * the marketplace that its rows name first, else of one with its currency. Marketplaces with one currency
 * that settle together share a zone or an hour of it.
 */
export function settlementZone(
  { marketplaceId, currency, reading }: Settlement,
  settings: BookSettings,
): string {
  if (settings.timeZone !== undefined || marketplaceId !== undefined) return zoneOf(marketplaceId, settings);
  const named = reading?.amounts
    .map(({ label }) => marketplaceIdOf(label.marketplaceName))
    .find((id) => id !== undefined);
  const ofCurrency = marketplaces.find((each) => each.currency === currency)?.id;
  return zoneOf(named ?? ofCurrency, settings);
}

/** The marketplace that a settlement's file calls so. */
export function marketplaceIdOf(marketplaceName: string): string | undefined {
  return byName.get(marketplaceName.toLowerCase());
}

const byName = new Map(marketplaces.map(({ salesChannel, id }) => [salesChannel.toLowerCase(), id] as const));
