import type { Dated } from '../../settings/dated';
import type { TaxCodeChoice } from '../taxSettings';
import { always, changed, code } from './codeRows';

/**
 * Standard rates of the countries of the European Union, for sales under the One Stop Shop. Source: European
 * Commission, Taxes in Europe Database. QuickBooks has no such codes of its own: they are created under these
 * names, or others are chosen.
 */
export const oneStopShop: Readonly<Record<string, readonly Dated<TaxCodeChoice>[]>> = {
  AT: always(shop('AT', 200_000)),
  BE: always(shop('BE', 210_000)),
  BG: always(shop('BG', 200_000)),
  CY: always(shop('CY', 190_000)),
  CZ: always(shop('CZ', 210_000)),
  DE: always(shop('DE', 190_000)),
  DK: always(shop('DK', 250_000)),
  EE: changed(shop('EE', 220_000), '2025-07-01', shop('EE', 240_000)),
  ES: always(shop('ES', 210_000)),
  FI: changed(shop('FI', 240_000), '2024-09-01', shop('FI', 255_000)),
  FR: always(shop('FR', 200_000)),
  GR: always(shop('GR', 240_000)),
  HR: always(shop('HR', 250_000)),
  HU: always(shop('HU', 270_000)),
  IE: always(shop('IE', 230_000)),
  IT: always(shop('IT', 220_000)),
  LT: always(shop('LT', 210_000)),
  LU: always(shop('LU', 170_000)),
  LV: always(shop('LV', 210_000)),
  MT: always(shop('MT', 180_000)),
  NL: always(shop('NL', 210_000)),
  PL: always(shop('PL', 230_000)),
  PT: always(shop('PT', 230_000)),
  RO: changed(shop('RO', 190_000), '2025-08-01', shop('RO', 210_000)),
  SE: always(shop('SE', 250_000)),
  SI: always(shop('SI', 220_000)),
  SK: changed(shop('SK', 200_000), '2025-01-01', shop('SK', 230_000)),
};

function shop(country: string, ratePerMillion: number): TaxCodeChoice {
  return code(`OSS ${country} ${ratePerMillion / 10_000}%`, ratePerMillion);
}
