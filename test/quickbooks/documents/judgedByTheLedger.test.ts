import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Draft,
  type DraftLine,
  type DraftTax,
  type ListRef,
  nonTaxable,
} from '../../../lib/books/draft';
import { effectsOf } from '../../../lib/books/effects';
import type { PayloadCompany } from '../../../lib/quickbooks/documents/head';
import { payloadOf } from '../../../lib/quickbooks/documents/payload';
import { minorOf, numberOf, recordOf, textOf } from '../../sandbox/quickbooks/record';
import { american } from '../../sandbox/quickbooks/seeds/american';
import { canadian } from '../../sandbox/quickbooks/seeds/canadian';
import { realms } from '../../sandbox/quickbooks/seeds/world';
import { bench } from '../../sandbox/quickbooks/testing';

type Bench = ReturnType<typeof bench>;

const ref = (id: string): ListRef => ({ id, name: `Entry ${id}` });
const none = { memo: '', covers: [], taxes: [], totalTaxMinor: 0, lines: [] } as const;

/** What stands in a company's lists: items with the accounts that they post to, and tax codes in percent. */
interface Place {
  readonly company: PayloadCompany;
  readonly realm: string;
  readonly currency: string;
  readonly items: readonly (readonly [item: string, account: string])[];
  readonly expenses: readonly string[];
  readonly bank: string;
  readonly other: string;
  readonly receivable: string;
  readonly customer: string;
  readonly vendor: string | undefined;
  readonly codes: readonly (readonly [code: string, percent: number, rate?: string])[];
  readonly taxAccount: string;
}

const us: Place = {
  company: { multiCurrency: false, country: 'US' },
  realm: realms.production,
  currency: 'USD',
  items: [
    [american.items.services, american.accounts.services],
    [american.items.tentPegs, american.accounts.sales],
  ],
  expenses: [american.accounts.commissionsAndFees, american.accounts.advertising],
  bank: american.accounts.checking,
  other: american.accounts.savings,
  receivable: american.accounts.accountsReceivable,
  customer: american.customers.walkIn,
  vendor: american.vendors.northPaper,
  codes: [['NON', 0]],
  taxAccount: american.accounts.salesTaxPayable,
};

const ca: Place = {
  company: {
    multiCurrency: false,
    country: 'CA',
  },
  realm: realms.canada,
  currency: 'CAD',
  items: [
    [canadian.items.services, canadian.accounts.services],
    [canadian.items.snowshoes, canadian.accounts.sales],
  ],
  expenses: [canadian.accounts.commissionsAndFees, canadian.accounts.advertising],
  bank: canadian.accounts.chequing,
  other: canadian.accounts.undepositedFunds,
  receivable: canadian.accounts.accountsReceivable,
  customer: canadian.customers.lakeside,
  vendor: undefined,
  codes: [
    [canadian.taxCodes.hstOntario, 13, canadian.taxRates.hstOntario],
    [canadian.taxCodes.gst, 5, canadian.taxRates.gst],
    [canadian.taxCodes.zeroRated, 0, canadian.taxRates.zeroRated],
  ],
  taxAccount: canadian.accounts.gstHstPayable,
};

const entities = {
  salesReceipt: 'SalesReceipt',
  refundReceipt: 'RefundReceipt',
  invoice: 'Invoice',
  creditMemo: 'CreditMemo',
  estimate: 'Estimate',
  payment: 'Payment',
  purchase: 'Purchase',
  journalEntry: 'JournalEntry',
  transfer: 'Transfer',
  deposit: 'Deposit',
} as const satisfies Readonly<Record<Draft['kind'], string>>;

const amounts = fc.array(
  fc.record({
    of: fc.nat(3),
    amountMinor: fc.integer({ min: -3000, max: 90_000 }).filter((minor) => minor !== 0),
    code: fc.nat(2),
    offBy: fc.integer({ min: -1, max: 1 }),
  }),
  { minLength: 1, maxLength: 6 },
);
type Amounts = readonly { of: number; amountMinor: number; code: number; offBy: number }[];

/** Lines of items, or of expenses; in the sign of the seller. */
function linesOf(place: Place, parts: Amounts, sign: 1 | -1, ofExpenses: boolean): readonly DraftLine[] {
  return parts.map(({ of, amountMinor, code }) => {
    const [item, account] = place.items[of % place.items.length] ?? ['', ''];
    const expense = place.expenses[of % place.expenses.length] ?? '';
    const taxCode =
      place.company.country === 'US' ? nonTaxable : ref(place.codes[code % place.codes.length]?.[0] ?? '');
    return {
      role: 'sales',
      item: ref(item),
      account: ref(ofExpenses ? expense : account),
      description: `Line of ${amountMinor}`,
      amountMinor: sign * amountMinor,
      taxCode,
    };
  });
}

/** The tax of the codes, sometimes a cent off the rate: then it is Amazon's rounding that counts. */
function taxesOf(place: Place, lines: readonly DraftLine[], parts: Amounts): readonly DraftTax[] {
  if (place.company.country === 'US') return [];
  return place.codes.flatMap(([id, percent, rate], index) => {
    const netMinor = lines.reduce((sum, line) => sum + (line.taxCode?.id === id ? line.amountMinor : 0), 0);
    const own = rate === undefined ? [] : [{ id: rate, perMillion: percent * 10_000 }];
    const rates = { rates: { sales: own, purchases: own } };
    const isUsed = lines.some((line) => line.taxCode?.id === id);
    const off = percent === 0 ? 0 : (parts[index % parts.length]?.offBy ?? 0);
    const exact = Math.round((netMinor * percent) / 100);
    const sameSign = Math.sign(exact + off) === Math.sign(exact) ? off : 0;
    return isUsed
      ? [{ code: ref(id), netMinor, taxMinor: exact + sameSign, account: ref(place.taxAccount), ...rates }]
      : [];
  });
}

function formOf(place: Place, kind: keyof typeof signs, parts: Amounts): Draft | undefined {
  const sign = signs[kind];
  const lines = linesOf(place, parts, sign, kind === 'purchase');
  const taxes = taxesOf(place, lines, parts);
  // Plus zero, so that nothing is a negative zero.
  const totalTaxMinor = sign * taxes.reduce((sum, { taxMinor }) => sum + taxMinor, 0) + 0;
  const totalMinor = sign * lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0) + totalTaxMinor + 0;
  if (totalMinor < 0) return undefined;
  const base = { ...none, number: '114-1111111-1111111', date: '2026-11-02', currency: place.currency };
  const customer = ref(place.customer);
  const sums = { lines, taxes, totalMinor, totalTaxMinor };
  switch (kind) {
    case 'salesReceipt':
    case 'refundReceipt':
      return { ...base, ...sums, kind, customer, depositAccount: ref(place.bank) };
    case 'invoice':
    case 'creditMemo':
      return { ...base, ...sums, kind, customer, receivableAccount: ref(place.receivable) };
    case 'estimate':
      return { ...base, ...sums, kind, customer };
    case 'purchase':
      return { ...base, ...sums, kind, vendor: ref(place.vendor ?? ''), paidFrom: ref(place.bank) };
  }
}

const signs = {
  salesReceipt: 1,
  refundReceipt: -1,
  invoice: 1,
  creditMemo: -1,
  estimate: 1,
  purchase: -1,
} as const;

function bytesOf(draft: Draft, place: Place, invoiceId = ''): string {
  return payloadOf(draft, 'cf:1', place.company, {
    receivable: { accountId: place.receivable, customer: ref(place.customer) },
    paid: new Map([['INV', { id: invoiceId, entity: 'Invoice' }]]),
  });
}

/** Creates the document and compares its total and its effect on every account with the draft's. */
async function judge(b: Bench, draft: Draft, place: Place, invoiceId?: string): Promise<string> {
  const entity = entities[draft.kind];
  const made = await b.create(entity, bytesOf(draft, place, invoiceId));
  expect(made.status, `${made.text}\n${JSON.stringify(draft)}`).toBe(200);
  const stored = recordOf(made.json, entity);
  const total = numberOf(stored, entity === 'Transfer' ? 'Amount' : 'TotalAmt') ?? 0;
  expect(minorOf(total), JSON.stringify(draft)).toBe(draft.totalMinor);
  const id = textOf(stored, 'Id') ?? '';
  const theirs = new Map<string, number>();
  for (const { accountId, debitMinor } of b.company.ledger.effectOf(`${entity}/${id}`).postings)
    theirs.set(accountId, (theirs.get(accountId) ?? 0) + debitMinor);
  const ours = new Map<string, number>();
  for (const { account, debitMinor, creditMinor } of effectsOf(draft))
    ours.set(account.id, (ours.get(account.id) ?? 0) + debitMinor - creditMinor);
  expect(moved(theirs), JSON.stringify(draft)).toEqual(moved(ours));
  expect(textOf(stored, 'PrivateNote')).toContain('cf:1');
  return id;
}

function moved(sums: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...sums].filter(([, minor]) => minor !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
}

describe.each([
  ['the US', us],
  ['Canada', ca],
] as const)('in %s, QuickBooks’ own ledger says the same of', (_where, place) => {
  const kinds = (Object.keys(signs) as (keyof typeof signs)[]).filter(
    (kind) => kind !== 'purchase' || place.vendor !== undefined,
  );

  test.each(kinds)('%s', async (kind) => {
    let judged = 0;
    await fc.assert(
      fc.asyncProperty(amounts, async (parts) => {
        const draft = formOf(place, kind, parts);
        if (draft === undefined) return;
        await judge(bench({ realm: place.realm }), draft, place);
        judged += 1;
      }),
      { numRuns: 60 },
    );
    expect(judged).toBeGreaterThan(20);
  });

  test('a journal entry with every side, receivables and tax', async () => {
    await fc.assert(
      fc.asyncProperty(amounts, fc.boolean(), async (parts, withReceivable) => {
        const lines = linesOf(place, parts, 1, false);
        const taxes = taxesOf(place, lines, parts);
        const sum =
          lines.reduce((total, { amountMinor }) => total + amountMinor, 0) +
          taxes.reduce((total, { taxMinor }) => total + taxMinor, 0);
        const balancing: DraftLine = {
          role: 'clearing',
          item: ref(''),
          account: ref(withReceivable ? place.receivable : place.bank),
          description: 'Balance',
          amountMinor: -sum,
        };
        const all = sum === 0 ? lines : [balancing, ...lines];
        const totalMinor =
          all.reduce((total, { amountMinor }) => total + Math.max(0, -amountMinor), 0) +
          taxes.reduce((total, { taxMinor }) => total + Math.max(0, -taxMinor), 0);
        const draft: Draft = {
          ...none,
          kind: 'journalEntry',
          number: 'AZ90000000005',
          date: '2026-11-02',
          currency: place.currency,
          lines: all,
          taxes,
          totalMinor,
        };
        await judge(bench({ realm: place.realm }), draft, place);
      }),
      { numRuns: 60 },
    );
  });

  test('a bank deposit, less what was kept of it', async () => {
    let judged = 0;
    await fc.assert(
      fc.asyncProperty(amounts, async (parts) => {
        const accounts = [place.other, ...place.expenses];
        const lines = linesOf(place, parts, 1, false).map((line, index) => ({
          ...line,
          role: 'clearing' as const,
          account: ref(accounts[index % accounts.length] ?? ''),
        }));
        const totalMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
        if (totalMinor < 0) return;
        const draft: Draft = {
          ...none,
          kind: 'deposit',
          number: 'AZ90000000005-P',
          date: '2026-11-02',
          currency: place.currency,
          depositAccount: ref(place.bank),
          lines,
          totalMinor,
        };
        await judge(bench({ realm: place.realm }), draft, place);
        judged += 1;
      }),
      { numRuns: 60 },
    );
    expect(judged).toBeGreaterThan(20);
  });

  test('an invoice, its payment, and a transfer', async () => {
    const b = bench({ realm: place.realm });
    const invoice = formOf(place, 'invoice', [{ of: 0, amountMinor: 12_345, code: 0, offBy: 0 }]);
    if (invoice === undefined) throw new Error('no invoice');
    const invoiceId = await judge(b, invoice, place);
    const base = { ...none, number: '114-1111111-1111111', date: '2026-12-02', currency: place.currency };
    const accounts = { depositAccount: ref(place.bank), receivableAccount: ref(place.receivable) };
    const payment: Draft = {
      ...base,
      ...accounts,
      kind: 'payment',
      customer: ref(place.customer),
      totalMinor: invoice.totalMinor,
      pays: [{ number: 'INV', amountMinor: invoice.totalMinor }],
    };
    await judge(b, payment, place, invoiceId);
    const paid = await b.call('GET', `invoice/${invoiceId}`);
    expect(numberOf(recordOf(paid.json, 'Invoice'), 'Balance')).toBe(0);
    expect(b.company.ledger.balanceMinor(place.receivable)).toBe(0);
    const transfer: Draft = {
      ...base,
      kind: 'transfer',
      totalMinor: 9999,
      fromAccount: ref(place.bank),
      toAccount: ref(place.other),
    };
    await judge(b, transfer, place);
  });
});
