import { marketplaceOf } from '../../amazon/shapes/marketplaces';
import type { AmazonOrder } from '../../amazon/shapes/order';
import type { AmazonEvent } from '../../ledger/event';
import { folded } from '../../rules/wildcard';

/** Where a sale went, for its tax. */
export interface Destination {
  /** Amazon's letters of the marketplace, `UK`; the company's own where the event names none. */
  readonly marketplace: string;
  /** ISO letters: `GB`. */
  readonly country: string;
  /** Folded. */
  readonly region: string | undefined;
  /** False where the order does not say: the marketplace's country stands in for it. */
  readonly isKnown: boolean;
  readonly isBusiness: boolean;
}

/** Where the goods of an event went: the order says, else the marketplace's country, else the company's own. */
export function destinationOf(event: AmazonEvent, order: AmazonOrder | undefined, home: string): Destination {
  const known = marketplaceOf(event.marketplaceId ?? order?.marketplaceId ?? '');
  const marketplace = known?.country ?? (home === 'GB' ? 'UK' : home);
  const { country, region } = order?.shipTo ?? {};
  const isKnown = country !== undefined && country !== '';
  return {
    marketplace,
    country: isoCountry(isKnown ? country : marketplace),
    region: region === undefined || region === '' ? undefined : folded(region),
    isKnown,
    isBusiness: order?.programs.some((program) => folded(program) === 'amazon_business') ?? false,
  };
}

/** Amazon and older lists write `UK` for what ISO 3166 calls `GB`. */
export function isoCountry(country: string): string {
  const letters = country.trim().toUpperCase();
  return letters === 'UK' ? 'GB' : letters;
}
