import { type Draft, type DraftLine, type ListRef, nonTaxable } from '../../../lib/books/draft';

/** A reference to an entry of a list, by its id. */
export function ref(id: string): ListRef {
  return { id, name: `Entry ${id}` };
}

/** What a company's country changes on a document: its currency and the code of taxed lines. */
export interface DraftPlace {
  readonly currency: string;
  readonly taxCode: ListRef;
  /** Percent of the code. */
  readonly percent: number;
  /** Of the code, where it has one. */
  readonly rateId?: string;
}

/** A company in the US, where lines bear NON. */
export const americanPlace: DraftPlace = { currency: 'USD', taxCode: nonTaxable, percent: 0 };

/** One document of every kind with everything on it that a document can bear. */
export function fullDrafts({ currency, taxCode, percent, rateId }: DraftPlace): {
  readonly [Kind in Draft['kind']]: Extract<Draft, { readonly kind: Kind }>;
} {
  const line = (amountMinor: number, more: Partial<DraftLine> = {}): DraftLine => ({
    role: 'sales',
    item: ref('7'),
    account: ref('79'),
    description: 'Tent pegs, "steel" & long',
    amountMinor,
    taxCode,
    class: ref('200'),
    ...more,
  });
  const rate = rateId === undefined ? [] : [{ id: rateId, perMillion: percent * 10_000 }];
  const rates = rateId === undefined ? {} : { rates: { sales: rate, purchases: rate } };
  const sums = (sign: 1 | -1) => {
    const taxMinor = (sign * 3993 * percent) / 100;
    const rounded = sign * Math.round(Math.abs(taxMinor));
    return {
      lines: [
        line(sign * 3998, { quantity: 2, unitPriceMinor: sign * 1999 }),
        line(sign * -5, { role: 'promotions', item: ref('8'), account: ref('80') }),
      ],
      taxes:
        percent === 0
          ? []
          : [{ code: taxCode, netMinor: sign * 3993, taxMinor: rounded, account: ref('89'), ...rates }],
      totalTaxMinor: sign * rounded,
      totalMinor: 3993 + sign * rounded,
    };
  };
  const base = {
    number: '114-9737156-1563453',
    date: '2026-11-02',
    currency,
    memo: '',
    covers: [],
    location: ref('3'),
    exchangeRate: '1.2345678',
    taxes: [],
    totalTaxMinor: 0,
    lines: [],
  };
  const customer = ref('58');
  const depositAccount = ref('35');
  const receivableAccount = ref('84');
  const paymentMethod = ref('5');
  return {
    salesReceipt: { ...base, ...sums(1), kind: 'salesReceipt', customer, depositAccount, paymentMethod },
    refundReceipt: { ...base, ...sums(-1), kind: 'refundReceipt', customer, depositAccount, paymentMethod },
    invoice: { ...base, ...sums(1), kind: 'invoice', customer, receivableAccount, dueDate: '2026-12-02' },
    creditMemo: { ...base, ...sums(-1), kind: 'creditMemo', customer, receivableAccount },
    estimate: { ...base, ...sums(1), kind: 'estimate', customer },
    purchase: { ...base, ...sums(-1), kind: 'purchase', vendor: ref('30'), paidFrom: depositAccount },
    journalEntry: {
      ...base,
      kind: 'journalEntry',
      customer,
      lines: [line(-3993, { account: receivableAccount }), line(3993)],
      totalMinor: 3993,
    },
    payment: {
      ...base,
      kind: 'payment',
      customer,
      receivableAccount,
      depositAccount,
      pays: [
        { number: 'INV', amountMinor: 4000 },
        { number: 'CM', amountMinor: -7 },
      ],
      totalMinor: 3993,
    },
    transfer: {
      ...base,
      kind: 'transfer',
      fromAccount: depositAccount,
      toAccount: ref('36'),
      totalMinor: 3993,
    },
    deposit: {
      ...base,
      kind: 'deposit',
      depositAccount,
      lines: [
        line(3998, { role: 'clearing', account: ref('36') }),
        line(-5, { role: 'clearing', account: ref('80') }),
      ],
      totalMinor: 3993,
    },
  };
}
