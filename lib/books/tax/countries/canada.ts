import type { FeeTax, TaxCodeChoice, TaxCodeSettings } from '../taxSettings';
import { always, changed, code, single, without } from './codeRows';

// Names as QuickBooks Online gives them in Canada; rates as the Canada Revenue Agency, Revenu Québec and the
// provinces publish them.
const gst = code('GST', 50_000);
const hstOntario = code('HST ON', 130_000);
const hstNewBrunswick = code('HST NB 2016', 150_000);
const hstNewfoundland = code('HST NL 2016', 150_000);
const hstPrinceEdward = code('HST PE 2016', 150_000);
// Nova Scotia lowered its part on 1 April 2025.
const hstNovaScotia = changed(code('HST NS', 150_000), '2025-04-01', code('HST NS', 140_000));
const gstAndQst = code('GST/QST QC - 9.975', 149_750);
const qst = code('QST QC - 9.975', 99_750);
const gstAndPst = { bc: code('GST/PST BC', 120_000), mb: code('GST/PST MB', 120_000) };
const gstAndPstSaskatchewan = code('GST/PST SK', 110_000);
const zeroRated = code('Zero-rated', 0);
const outOfScope = code('Out of Scope', 0);

const regions = {
  on: ['ON', 'Ontario'],
  nb: ['NB', 'New Brunswick', 'Nouveau-Brunswick'],
  nl: ['NL', 'Newfoundland', 'Newfoundland and Labrador', 'Terre-Neuve-et-Labrador'],
  pe: ['PE', 'PEI', 'Prince Edward Island', 'Île-du-Prince-Édouard'],
  ns: ['NS', 'Nova Scotia', 'Nouvelle-Écosse'],
  qc: ['QC', 'PQ', 'Quebec', 'Québec'],
  bc: ['BC', 'British Columbia', 'Colombie-Britannique'],
  mb: ['MB', 'Manitoba'],
  sk: ['SK', 'Saskatchewan'],
  // The provincial tax of the three above is Amazon's to collect.
  gst: [
    ...['BC', 'British Columbia', 'Colombie-Britannique', 'MB', 'Manitoba', 'SK', 'Saskatchewan'],
    ...['AB', 'Alberta', 'NT', 'Northwest Territories', 'NU', 'Nunavut', 'YT', 'Yukon'],
  ],
} as const;

/**
 * Canada: the seller collects GST, HST and QST, Amazon the provincial tax of the West. Prices are without
 * tax, and Amazon states what it charges. Its fees bear the tax of the seller's own province.
 */
export const canada: TaxCodeSettings = {
  home: 'CA',
  area: ['CA'],
  outOfScope,
  sales: {
    withoutFigure: always('none'),
    rows: [
      { beyondArea: true, codes: always(zeroRated) },
      { regions: regions.on, codes: always(hstOntario) },
      { regions: regions.nb, codes: always(hstNewBrunswick) },
      { regions: regions.nl, codes: always(hstNewfoundland) },
      { regions: regions.pe, codes: always(hstPrinceEdward) },
      { regions: regions.ns, codes: hstNovaScotia },
      { regions: regions.qc, codes: always(gstAndQst) },
      { regions: regions.gst, codes: always(gst) },
      // Sellers who collect the provincial tax themselves.
      { regions: regions.bc, codes: always(gstAndPst.bc) },
      { regions: regions.mb, codes: always(gstAndPst.mb) },
      { regions: regions.sk, codes: always(gstAndPstSaskatchewan) },
    ],
    otherCodes: [
      ...[gst, hstOntario, hstNewBrunswick, hstNewfoundland, hstPrinceEdward, gstAndQst].map(always),
      hstNovaScotia,
      ...[gstAndPst.bc, gstAndPst.mb, gstAndPstSaskatchewan].map(always),
    ],
    facilitated: zeroRated,
    zeroRated,
  },
  fees: {
    stated: [
      ofRegions(single('GST', gst), ['AB', 'BC', 'MB', 'SK', 'NT', 'NU', 'YT', 'QC']),
      ofRegions(single('HST', hstOntario), ['ON']),
      ofRegions(single('HST', hstNewBrunswick), ['NB']),
      ofRegions(single('HST', hstNewfoundland), ['NL']),
      ofRegions(single('HST', hstPrinceEdward), ['PE']),
      ofRegions(single('HST', code('HST NS', 150_000)), ['NS']),
      ofRegions(single('HST', code('HST NS', 140_000)), ['NS']),
      ofRegions(pair('QST', qst, gstAndQst), ['QC']),
      ofRegions(single('QST', qst), ['QC']),
      ofRegions(pair('PST', code('PST BC', 70_000), gstAndPst.bc), ['BC']),
      ofRegions(single('PST', code('PST BC', 70_000)), ['BC']),
      ofRegions(pair('PST', code('PST MB', 70_000), gstAndPst.mb), ['MB']),
      ofRegions(single('PST', code('PST MB', 70_000)), ['MB']),
      ofRegions(pair('PST', code('PST SK', 60_000), gstAndPstSaskatchewan), ['SK']),
      ofRegions(single('PST', code('PST SK', 60_000)), ['SK']),
    ],
    rows: [
      // Settlement files net most fees with their tax; which that is depends on the province.
      {
        inFiles: true,
        treatments: always({ unstated: 'asked', code: outOfScope, as: single('HST', hstOntario) }),
      },
      { treatments: always(without(outOfScope)) },
    ],
    // Provincial sales tax is a cost to everyone; QST comes back only to those who are registered for it.
    recovers: { GST: true, HST: true, PST: false },
  },
};

function pair(tax: 'QST' | 'PST', provincial: TaxCodeChoice, together: TaxCodeChoice): FeeTax {
  return {
    parts: [
      { tax: 'GST', code: gst },
      { tax, code: provincial },
    ],
    together,
  };
}

function ofRegions(tax: FeeTax, allowed: readonly string[]): FeeTax {
  return { ...tax, regions: allowed };
}
