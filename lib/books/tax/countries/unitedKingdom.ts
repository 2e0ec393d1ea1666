import type { TaxCodeSettings } from '../taxSettings';
import { always, changed, code, reverseCharge, single, without } from './codeRows';

// Names as QuickBooks Online gives them in the United Kingdom.
const standard = code('20.0% S', 200_000);
const reduced = code('5.0% R', 50_000);
const zeroRated = code('0.0% Z', 0);
const noVat = code('No VAT', 0);
const reverseCharged = reverseCharge('20.0% RC SG', 200_000);
const vat = single('VAT', standard);

/**
 * The United Kingdom: prices hold VAT unless Amazon states it. What Amazon owes as the deemed supplier is
 * zero-rated to the seller. Until August 2024 fees came from Luxembourg, and the seller owed their VAT.
 */
export const unitedKingdom: TaxCodeSettings = {
  home: 'GB',
  // The Isle of Man is of one tax area with it.
  area: ['GB', 'IM'],
  outOfScope: noVat,
  sales: {
    withoutFigure: always('inPrices'),
    rows: [
      { marketplaces: ['UK'], countries: ['GB', 'IM'], codes: always(standard) },
      { marketplaces: ['UK'], beyondArea: true, codes: always(zeroRated) },
    ],
    otherCodes: [always(standard), always(reduced)],
    elsewhere: 'home',
    facilitated: zeroRated,
    zeroRated,
  },
  fees: {
    stated: [vat, single('VAT', reduced)],
    rows: [
      // Services around goods that leave the country are zero-rated.
      { paths: ['*export*'], treatments: always(without(zeroRated)) },
      // Advertising has long been billed from London.
      { kinds: ['advertising'], marketplaces: ['UK'], treatments: always({ unstated: 'included', as: vat }) },
      {
        marketplaces: ['UK'],
        treatments: changed(without(reverseCharged), '2024-08-01', { unstated: 'included', as: vat }),
      },
      { treatments: always(without(reverseCharged)) },
    ],
    recovers: { VAT: true },
  },
};
