import type { Company } from './company';
import { faults } from './fault';
import {
  amountOf,
  type Json,
  type JsonRecord,
  listOf,
  minorOf,
  numberOf,
  recordOf,
  referenceOf,
} from './record';

/** A line as the tax engine sees it. */
export interface TaxableLine {
  readonly netMinor: number;
  readonly codeId: string | undefined;
}

/** The tax of a document. */
export interface Taxation {
  readonly totalMinor: number;
  /** `TxnTaxDetail` as the service answers it. */
  readonly detail: JsonRecord;
}

interface RateShare {
  readonly rateId: string;
  readonly percent: number;
  readonly netMinor: number;
  readonly taxMinor: number;
}

/** Percent of a tax code, all its sales or purchase rates together. */
export function codePercent(company: Company, codeId: string, side: 'Sales' | 'Purchase'): number {
  return ratesOf(company, codeId, side).reduce((sum, rate) => sum + rate.percent, 0);
}

/** The rates of a code, with their percentages. */
function ratesOf(company: Company, codeId: string, side: 'Sales' | 'Purchase') {
  const code = company.get('TaxCode', codeId) ?? {};
  return listOf(recordOf(code, `${side}TaxRateList`), 'TaxRateDetail').map((entry) => {
    const rateId = referenceOf(entry, 'TaxRateRef') ?? '';
    return { rateId, percent: numberOf(company.get('TaxRate', rateId) ?? {}, 'RateValue') ?? 0 };
  });
}

/** Computes a document's tax as the service does, whatever total was sent. */
export function taxOf(
  company: Company,
  form: JsonRecord,
  lines: readonly TaxableLine[],
  side: 'Sales' | 'Purchase' = 'Sales',
): Taxation {
  if (!company.mode.usingSalesTax) return { totalMinor: 0, detail: { TotalTax: 0 } };
  return company.mode.country === 'US'
    ? americanTax(company, form, lines)
    : codedTax(company, form, lines, side);
}

/**
 * US: a sent total is honoured (Intuit blog 2017-12-11), else automated tax charges its own rate, and
 * without automation the code of the whole transaction does.
 */
function americanTax(company: Company, form: JsonRecord, lines: readonly TaxableLine[]): Taxation {
  const sent = recordOf(form, 'TxnTaxDetail');
  const codeId = referenceOf(sent, 'TxnTaxCodeRef');
  const explicit = company.mode.taxFigures === 'asSent' ? numberOf(sent, 'TotalTax') : undefined;
  const taxable = lines.reduce((sum, line) => sum + (line.codeId === 'TAX' ? line.netMinor : 0), 0);
  const automated = company.mode.automatedSalesTax ? company.mode.automatedTaxPercent : undefined;
  const percent = automated ?? (codeId === undefined ? 0 : codePercent(company, codeId, 'Sales'));
  const totalMinor = explicit === undefined ? minorOf((taxable * percent) / 100 / 100) : minorOf(explicit);
  const detail: Record<string, Json> = {};
  if (codeId !== undefined) detail['TxnTaxCodeRef'] = { value: codeId };
  detail['TotalTax'] = amountOf(totalMinor);
  if (totalMinor !== 0 || codeId !== undefined) {
    const rateId =
      (codeId === undefined ? undefined : ratesOf(company, codeId, 'Sales')[0]?.rateId) ??
      String(company.all('TaxRate')[0]?.['Id'] ?? '1');
    detail['TaxLine'] = [taxLine({ rateId, percent, netMinor: taxable, taxMinor: totalMinor })];
  }
  return { totalMinor, detail };
}

/** Elsewhere: every line has a code, each code its rates; tax lines that were sent override the rounding. */
function codedTax(
  company: Company,
  form: JsonRecord,
  lines: readonly TaxableLine[],
  side: 'Sales' | 'Purchase',
): Taxation {
  const sent = recordOf(form, 'TxnTaxDetail');
  if (form['GlobalTaxCalculation'] === 'NotApplicable') {
    if (Object.keys(sent).length > 0) throw faults.taxNotApplicable();
    return { totalMinor: 0, detail: { TotalTax: 0 } };
  }
  const shares = new Map<string, RateShare>();
  for (const line of lines) {
    if (line.codeId === undefined) {
      const word = company.mode.country === 'CA' ? 'GST/HST' : 'VAT';
      throw faults.business(`Make sure all your transactions have a ${word} rate before you save.`);
    }
    for (const { rateId, percent } of ratesOf(company, line.codeId, side)) {
      const netMinor = (shares.get(rateId)?.netMinor ?? 0) + line.netMinor;
      shares.set(rateId, { rateId, percent, netMinor, taxMinor: minorOf((netMinor * percent) / 100 / 100) });
    }
  }
  for (const line of listOf(sent, 'TaxLine')) {
    const rateId = referenceOf(recordOf(line, 'TaxLineDetail'), 'TaxRateRef');
    const share = rateId === undefined ? undefined : shares.get(rateId);
    if (rateId === undefined || share === undefined) throw faults.invalidTaxRate(rateId ?? '');
    const amount = numberOf(line, 'Amount');
    if (amount !== undefined && company.mode.taxFigures === 'asSent')
      shares.set(rateId, { ...share, taxMinor: minorOf(amount) });
  }
  const totalMinor = [...shares.values()].reduce((sum, share) => sum + share.taxMinor, 0);
  return {
    totalMinor,
    detail: { TotalTax: amountOf(totalMinor), TaxLine: [...shares.values()].map(taxLine) },
  };
}

function taxLine({ rateId, percent, netMinor, taxMinor }: RateShare): JsonRecord {
  return {
    Amount: amountOf(taxMinor),
    DetailType: 'TaxLineDetail',
    TaxLineDetail: {
      TaxRateRef: { value: rateId },
      PercentBased: true,
      TaxPercent: percent,
      NetAmountTaxable: amountOf(netMinor),
    },
  };
}
