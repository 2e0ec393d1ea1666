import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minorOf, numberOf, recordOf, textOf } from './record';
import { american } from './seeds/american';
import { bench } from './testing';

const { accounts, items } = american;
const itemIds = [items.services, items.campingStove, items.headlamp, items.tentPegs];
const kinds = ['SalesReceipt', 'RefundReceipt', 'Invoice', 'CreditMemo', 'Estimate'] as const;

const lineOf = fc.record({
  item: fc.constantFrom(...itemIds),
  cents: fc.integer({ min: -5000, max: 500_000 }),
});
const documentOf = fc.record({
  kind: fc.constantFrom(...kinds),
  lines: fc.array(lineOf, { minLength: 1, maxLength: 6 }),
  fate: fc.constantFrom('keep', 'edit', 'delete'),
});

describe('the ledger', () => {
  it('balances whatever is written, and forgets what is deleted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(documentOf, { maxLength: 8 }), fc.boolean(), async (documents, taxed) => {
        const b = bench();
        b.company.setMode({ usingSalesTax: taxed, automatedSalesTax: taxed });
        const kept: string[] = [];
        for (const { kind, lines, fate } of documents) {
          const made = await b.create(kind, {
            CustomerRef: { value: '1' },
            ...(kind === 'RefundReceipt' ? { DepositToAccountRef: { value: accounts.checking } } : {}),
            Line: lines.map(({ item, cents }) => ({
              DetailType: 'SalesItemLineDetail',
              Amount: cents / 100,
              SalesItemLineDetail: { ItemRef: { value: item } },
            })),
          });
          if (made.status !== 200) {
            expect(lines.some(({ cents }) => cents < 0)).toBe(true);
            continue;
          }
          const stored = recordOf(made.json, kind);
          const id = textOf(stored, 'Id') ?? '';
          const net = lines.reduce((sum, { cents }) => sum + cents, 0);
          const tax = numberOf(recordOf(stored, 'TxnTaxDetail'), 'TotalTax') ?? 0;
          expect(minorOf(numberOf(stored, 'TotalAmt') ?? 0)).toBe(net + minorOf(tax));
          if (fate === 'edit') b.company.editAsPerson(kind, id, { PrivateNote: 'changed' });
          if (fate === 'delete') b.company.deleteAsPerson(kind, id);
          else kept.push(`${kind}/${id}`);
        }
        const expected = new Map<string, number>();
        for (const key of kept) {
          const { postings } = b.company.ledger.effectOf(key);
          expect(postings.reduce((sum, posting) => sum + posting.debitMinor, 0)).toBe(0);
          for (const { accountId, debitMinor } of postings) {
            expected.set(accountId, (expected.get(accountId) ?? 0) + debitMinor);
          }
        }
        for (const [accountId, minor] of b.company.ledger.balances()) {
          expect(minor).toBe(expected.get(accountId) ?? 0);
        }
      }),
      { numRuns: 100 },
    );
  });
});
