import { describe, expect, it } from 'vitest';
import type { Draft, DraftTax } from '../../../lib/books/draft';
import { taxLines } from '../../../lib/quickbooks/documents/taxLines';
import { ref } from './fullDrafts';

const gst = { id: '4', perMillion: 50_000 };
const qst = { id: '7', perMillion: 99_750 };
const bought = { id: '14', perMillion: 50_000 };

function tax(netMinor: number, taxMinor: number, rates: DraftTax['rates']): DraftTax {
  return {
    code: ref('9'),
    account: ref('89'),
    netMinor,
    taxMinor,
    ...(rates === undefined ? {} : { rates }),
  };
}

/** Each tax line in short: rate, tax, net. */
function told(kind: Draft['kind'], taxes: readonly DraftTax[]): readonly string[] | undefined {
  const text = taxLines({ kind, taxes, currency: 'CAD' })?.text;
  const lines: {
    Amount: number;
    TaxLineDetail: { TaxRateRef: { value: string }; NetAmountTaxable: number };
  }[] = text === undefined ? undefined : JSON.parse(text);
  return lines?.map(
    ({ Amount, TaxLineDetail: { TaxRateRef, NetAmountTaxable } }) =>
      `${TaxRateRef.value}: ${Amount} of ${NetAmountTaxable}`,
  );
}

describe('tax that is told to QuickBooks', () => {
  it('is this text, for good: it is stored and sent again byte for byte', () => {
    const text = taxLines({
      kind: 'invoice',
      taxes: [tax(1000, 51, { sales: [gst] })],
      currency: 'CAD',
    })?.text;
    expect(text).toBe(
      '[{"Amount":0.51,"DetailType":"TaxLineDetail","TaxLineDetail":' +
        '{"TaxRateRef":{"value":"4"},"PercentBased":true,"NetAmountTaxable":10.00}}]',
    );
  });

  it('is Amazon’s, whatever the rate comes to, and of the side of the document', () => {
    const rates = { sales: [gst], purchases: [bought] };
    expect(told('salesReceipt', [tax(1000, 51, rates)])).toEqual(['4: 0.51 of 10']);
    expect(told('purchase', [tax(-1000, -49, rates)])).toEqual(['14: 0.49 of 10']);
    expect(told('refundReceipt', [tax(-1000, -50, rates)])).toEqual(['4: 0.5 of 10']);
  });

  it('keeps its sign where a code goes the other way than the document', () => {
    const taxes = [tax(10_000, 500, { sales: [gst] }), tax(-1000, -100, { sales: [qst] })];
    expect(told('salesReceipt', taxes)).toEqual(['4: 5 of 100', '7: -1 of -10']);
    expect(told('creditMemo', taxes)).toEqual(['4: -5 of -100', '7: 1 of 10']);
  });

  it('is divided among the rates of one code to the cent', () => {
    expect(told('salesReceipt', [tax(3333, 500, { sales: [gst, qst] })])).toEqual([
      '4: 1.67 of 33.33',
      '7: 3.33 of 33.33',
    ]);
  });

  it('of one rate in two codes is one line', () => {
    const taxes = [tax(1000, 50, { sales: [gst] }), tax(2000, 300, { sales: [gst, qst] })];
    expect(told('salesReceipt', taxes)).toEqual(['4: 1.5 of 30', '7: 2 of 20']);
  });

  it('is left to QuickBooks where a rate is not known, and where the buyer owes it', () => {
    const owed = { purchases: [gst, { id: '8', perMillion: -50_000 }] };
    expect(told('purchase', [tax(-1000, 0, owed)])).toBeUndefined();
    expect(told('salesReceipt', [tax(1000, 50, undefined)])).toBeUndefined();
    expect(told('salesReceipt', [tax(1000, 50, { sales: [gst] }), tax(1000, 50, undefined)])).toBeUndefined();
    expect(told('salesReceipt', [tax(1000, 50, { sales: [gst] }), tax(1000, 0, undefined)])).toHaveLength(1);
    expect(told('salesReceipt', [])).toBeUndefined();
  });
});
