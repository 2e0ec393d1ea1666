import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nonTaxable, type SalesReceipt } from '../../../lib/books/draft';
import { salesFormPayload } from '../../../lib/quickbooks/documents/salesForm';

const ref = (id: string) => ({ id, name: `Entry ${id}` });

const draft: SalesReceipt = {
  kind: 'salesReceipt',
  number: '114-9737156-1563453',
  date: '2026-11-02',
  currency: 'USD',
  customer: ref('58'),
  depositAccount: ref('91'),
  paymentMethod: ref('5'),
  lines: [
    {
      role: 'sales',
      item: ref('7'),
      account: ref('79'),
      description: 'Tent pegs <b>"steel"</b>',
      amountMinor: 3998,
      quantity: 2,
      unitPriceMinor: 1999,
      taxCode: nonTaxable,
    },
    {
      role: 'promotions',
      item: ref('8'),
      account: ref('80'),
      description: 'Promotion',
      amountMinor: -5,
      taxCode: nonTaxable,
    },
  ],
  totalMinor: 3993,
  taxes: [],
  totalTaxMinor: 0,
  memo: '',
  covers: [],
};

const one = { multiCurrency: false, country: 'US' };

describe('the payload of a sales receipt', () => {
  it('is this text, for good: it is stored and sent again byte for byte', () => {
    expect(salesFormPayload(draft, 'A note\ncf:1', one)).toBe(
      '{"DocNumber":"114-9737156-1563453","TxnDate":"2026-11-02","CustomerRef":{"value":"58"},' +
        '"DepositToAccountRef":{"value":"91"},"PaymentMethodRef":{"value":"5"},"PrivateNote":"A note\\ncf:1",' +
        '"Line":[{"DetailType":"SalesItemLineDetail","Amount":39.98,"Description":"Tent pegs <b>\\"steel\\"</b>",' +
        '"SalesItemLineDetail":{"ItemRef":{"value":"7"},"Qty":2,"UnitPrice":19.99,"TaxCodeRef":{"value":"NON"}}},' +
        '{"DetailType":"SalesItemLineDetail","Amount":-0.05,"Description":"Promotion",' +
        '"SalesItemLineDetail":{"ItemRef":{"value":"8"},"TaxCodeRef":{"value":"NON"}}}],' +
        '"TxnTaxDetail":{"TotalTax":0.00}}',
    );
  });

  it('names the currency in companies with several', () => {
    const payload = JSON.parse(
      salesFormPayload({ ...draft, currency: 'EUR' }, '', { multiCurrency: true, country: 'US' }),
    );
    expect(payload.CurrencyRef).toEqual({ value: 'EUR' });
  });

  it('leaves quantity and price away where they do not make the amount', () => {
    const [line] = draft.lines;
    if (line === undefined) throw new Error('no line');
    const odd = { ...line, amountMinor: 1000, quantity: 3, unitPriceMinor: 333 };
    const { Line } = JSON.parse(salesFormPayload({ ...draft, lines: [odd] }, '', one));
    expect(Line[0].SalesItemLineDetail).toEqual({ ItemRef: { value: '7' }, TaxCodeRef: { value: 'NON' } });
  });

  it('writes every amount with all its digits, whatever a float would make of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9e14, max: 9e14 }), (amountMinor) => {
        const [line] = draft.lines;
        if (line === undefined) throw new Error('no line');
        const text = salesFormPayload({ ...draft, lines: [{ ...line, amountMinor }] }, '', one);
        const written = /"Amount":(-?\d+)\.(\d\d),/.exec(text);
        expect(Number(`${written?.[1]}${written?.[2]}`) || 0).toBe(amountMinor);
      }),
    );
  });

  it('refuses a number that QuickBooks would cut', () => {
    expect(() => salesFormPayload({ ...draft, number: '1'.repeat(22) }, '', one)).toThrow(RangeError);
  });

  it('shortens by rule, keeps the marks, and drops what XML cannot hold', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 6000 }),
        fc.string({ unit: 'binary', minLength: 3500, maxLength: 6000 }),
        (description, memo) => {
          const [line] = draft.lines;
          if (line === undefined) throw new Error('no line');
          const lines = [{ ...line, description: `\u0000${description}\ud800` }];
          const payload = JSON.parse(salesFormPayload({ ...draft, lines }, `${memo}\ncf:abc 1 2`, one));
          expect(payload.Line[0].Description.length).toBeLessThanOrEqual(4000);
          expect(payload.Line[0].Description).not.toContain('\u0000');
          expect(payload.Line[0].Description.isWellFormed()).toBe(true);
          expect(payload.PrivateNote.length).toBeLessThanOrEqual(4000);
          expect(payload.PrivateNote.endsWith('cf:abc 1 2')).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('brings hostile text over unharmed', () => {
    const description = `<img onerror=alert(1)> javascript:alert(1) =SUM(A1) \u202egnirts ' " \\ {{x}}`;
    const [line] = draft.lines;
    if (line === undefined) throw new Error('no line');
    const { Line } = JSON.parse(salesFormPayload({ ...draft, lines: [{ ...line, description }] }, '', one));
    expect(Line[0].Description).toBe(description);
  });
});
