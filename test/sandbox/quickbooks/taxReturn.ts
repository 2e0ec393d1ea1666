import { type JsonRecord, listOf, minorOf, numberOf, recordOf, referenceOf } from './record';

/** A return in minor units: boxes 1, 4, 6 and 7 in the United Kingdom; lines 105, 108 and 101 in Canada. */
export interface TaxReturn {
  readonly onSales: number;
  readonly onPurchases: number;
  readonly netSales: number;
  readonly netPurchases: number;
}

/** What of a company a return is made of. */
interface Books {
  documents(entity: string): readonly JsonRecord[];
}

const sold = { SalesReceipt: 1, Invoice: 1, RefundReceipt: -1, CreditMemo: -1 } as const;

/**
 * What QuickBooks puts on a return: the nets of lines by their codes, and the tax of documents by their rates.
 * Codes that are not taxable are of no supply. Reverse-charged services are both: sold to oneself, and bought
 * (HMRC, VAT Notice 741A, section 5).
 */
export function taxReturn(company: Books): TaxReturn {
  const codes = new Map(company.documents('TaxCode').map((code) => [String(code['Id']), code]));
  const rates = new Map(
    company.documents('TaxRate').map((rate) => [String(rate['Id']), numberOf(rate, 'RateValue') ?? 0]),
  );
  const isOwed = (codeId: string | undefined): boolean =>
    listOf(recordOf(codes.get(codeId ?? '') ?? {}, 'PurchaseTaxRateList'), 'TaxRateDetail').some(
      (detail) => (rates.get(referenceOf(detail, 'TaxRateRef') ?? '') ?? 0) < 0,
    );
  const total = { onSales: 0, onPurchases: 0, netSales: 0, netPurchases: 0 };
  for (const [entity, sign] of Object.entries(sold)) {
    for (const document of company.documents(entity)) {
      for (const { netMinor, codeId } of linesOf(document, 'SalesItemLineDetail'))
        if (codes.get(codeId ?? '')?.['Taxable'] === true) total.netSales += sign * netMinor;
      for (const { taxMinor } of taxesOf(document)) total.onSales += sign * taxMinor;
    }
  }
  for (const document of company.documents('Purchase')) {
    const sign = document['Credit'] === true ? -1 : 1;
    for (const { netMinor, codeId } of linesOf(document, 'AccountBasedExpenseLineDetail')) {
      if (codes.get(codeId ?? '')?.['Taxable'] !== true) continue;
      total.netPurchases += sign * netMinor;
      if (isOwed(codeId)) total.netSales += sign * netMinor;
    }
    for (const { rateId, taxMinor } of taxesOf(document)) {
      if ((rates.get(rateId) ?? 0) < 0) total.onSales -= sign * taxMinor;
      else total.onPurchases += sign * taxMinor;
    }
  }
  return total;
}

function linesOf(document: JsonRecord, kind: string) {
  return listOf(document, 'Line')
    .filter((line) => line['DetailType'] === kind)
    .map((line) => ({
      netMinor: minorOf(numberOf(line, 'Amount') ?? 0),
      codeId: referenceOf(recordOf(line, kind), 'TaxCodeRef'),
    }));
}

function taxesOf(document: JsonRecord) {
  return listOf(recordOf(document, 'TxnTaxDetail'), 'TaxLine').map((line) => ({
    taxMinor: minorOf(numberOf(line, 'Amount') ?? 0),
    rateId: referenceOf(recordOf(line, 'TaxLineDetail'), 'TaxRateRef') ?? '',
  }));
}
