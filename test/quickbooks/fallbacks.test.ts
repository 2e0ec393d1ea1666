import { expect, test } from 'vitest';
import { type Draft, type DraftLine, type ListRef, nonTaxable } from '../../lib/books/draft';
import { effectsOf } from '../../lib/books/effects';
import { fallbackFor } from '../../lib/posting/fallback/fallbackFor';
import { documentRows } from '../../lib/quickbooks/documents/documentRows';
import { payloadOf } from '../../lib/quickbooks/documents/payload';
import { american } from '../sandbox/quickbooks/seeds/american';
import { sandboxed } from './tools';

const { accounts, customers, items, vendors } = american;
const ref = (id: string): ListRef => ({ id, name: `Name ${id}` });
const company = { multiCurrency: false, country: 'US' };
const number = '114-9737156-1563453';

function line(role: DraftLine['role'], account: string, amountMinor: number): DraftLine {
  return {
    role,
    item: ref(items.services),
    account: ref(account),
    description: role,
    amountMinor,
    taxCode: nonTaxable,
  };
}

const base = {
  number,
  date: '2026-11-02',
  currency: 'USD',
  memo: '',
  covers: [],
  taxes: [],
  totalTaxMinor: 0,
};
const facts = {
  orderId: number,
  vendor: ref(vendors.northPaper),
  accountType: (id: string) => (id === accounts.checking ? 'Bank' : 'Other Current Asset'),
};

test.each<[string, Draft]>([
  [
    '2290',
    {
      ...base,
      kind: 'salesReceipt',
      customer: ref(customers.walkIn),
      depositAccount: ref(accounts.checking),
      lines: [line('sales', accounts.services, 3900), line('sellingFees', accounts.services, -585)],
      totalMinor: 3315,
    },
  ],
  [
    '6430',
    {
      ...base,
      kind: 'purchase',
      vendor: ref(vendors.northPaper),
      paidFrom: ref(accounts.undepositedFunds),
      lines: [line('sellingFees', accounts.commissionsAndFees, -585)],
      totalMinor: 585,
    },
  ],
  [
    '6430',
    {
      ...base,
      kind: 'deposit',
      number: 'AZ90000000006-P',
      depositAccount: ref(accounts.creditCard),
      lines: [line('clearing', accounts.checking, 4151)],
      totalMinor: 4151,
    },
  ],
])(
  'refused with %s, the other shape is taken, and moves the same accounts to the cent',
  async (code, draft) => {
    const { client, company: desk } = sandboxed();
    desk.setMode({ negativeLines: 'refused' });
    const before = new Map(desk.ledger.balances());
    const refused = await client.createDocument(draft.kind, payloadOf(draft, '', company), 'refused');
    if (refused.outcome !== 'rejected') throw new Error(JSON.stringify(refused));
    expect(refused.faultCode).toBe(code);
    const { said = '' } = refused.problem;
    const drafts = fallbackFor(draft, { code, said }, facts) ?? [];
    expect(drafts).toHaveLength(1);
    for (const each of drafts) {
      const sent = await client.createDocument(each.kind, payloadOf(each, '', company), each.kind);
      if (sent.outcome !== 'created') throw new Error(JSON.stringify(sent));
      expect(sent.document).toMatchObject({ number: each.number, totalMinor: each.totalMinor });
      expect(desk.documents(documentRows[each.kind].entity)).toContainEqual(
        expect.objectContaining({ DocNumber: each.number }),
      );
    }
    const wanted = new Map<string, number>();
    for (const { account, debitMinor, creditMinor } of effectsOf(draft))
      wanted.set(account.id, (wanted.get(account.id) ?? 0) + debitMinor - creditMinor);
    for (const [id, minor] of wanted)
      expect(desk.ledger.balanceMinor(id) - (before.get(id) ?? 0), `account ${id}`).toBe(minor);
  },
);
