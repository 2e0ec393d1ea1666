import { expect, test } from 'vitest';
import { type Draft, type DraftLine, type ListRef, nonTaxable } from '../../../lib/books/draft';
import { documentRows } from '../../../lib/quickbooks/documents/documentRows';
import { payloadOf } from '../../../lib/quickbooks/documents/payload';
import { american } from '../../sandbox/quickbooks/seeds/american';
import { sandboxed } from '../tools';

const { accounts, items, customers, vendors } = american;
const ref = (id: string): ListRef => ({ id, name: '' });
const number = '114-9737156-1563453';
const base = {
  number,
  date: '2026-11-02',
  currency: 'USD',
  memo: '',
  covers: [],
  taxes: [],
  totalTaxMinor: 0,
};
const customer = ref(customers.walkIn);

function line(account: string, amountMinor: number): DraftLine {
  return {
    role: 'sales',
    item: ref(items.services),
    account: ref(account),
    description: 'Line',
    amountMinor,
    taxCode: nonTaxable,
  };
}

const sale = { ...base, customer, lines: [line(accounts.services, 3900)], totalMinor: 3900 };
const back = { ...base, customer, lines: [line(accounts.services, -3900)], totalMinor: 3900 };
const receivableAccount = ref(accounts.accountsReceivable);
const depositAccount = ref(accounts.checking);

const drafts: { readonly [Kind in Draft['kind']]: Extract<Draft, { readonly kind: Kind }> } = {
  salesReceipt: { ...sale, kind: 'salesReceipt', depositAccount },
  refundReceipt: { ...back, kind: 'refundReceipt', depositAccount },
  invoice: { ...sale, kind: 'invoice', receivableAccount },
  creditMemo: { ...back, kind: 'creditMemo', receivableAccount },
  estimate: { ...sale, kind: 'estimate' },
  purchase: {
    ...base,
    kind: 'purchase',
    vendor: ref(vendors.northPaper),
    paidFrom: depositAccount,
    lines: [line(accounts.commissionsAndFees, -3900)],
    totalMinor: 3900,
  },
  journalEntry: {
    ...base,
    kind: 'journalEntry',
    lines: [line(accounts.checking, -3900), line(accounts.sales, 3900)],
    totalMinor: 3900,
  },
  payment: {
    ...base,
    kind: 'payment',
    customer,
    receivableAccount,
    depositAccount,
    lines: [],
    pays: [{ number: 'INV', amountMinor: 3900 }],
    totalMinor: 3900,
  },
  transfer: {
    ...base,
    kind: 'transfer',
    lines: [],
    fromAccount: depositAccount,
    toAccount: ref(accounts.savings),
    totalMinor: 3900,
  },
  deposit: {
    ...base,
    kind: 'deposit',
    depositAccount,
    lines: [line(accounts.undepositedFunds, 4000), line(accounts.commissionsAndFees, -100)],
    totalMinor: 3900,
  },
};

test.each(Object.values(drafts))('$kind is created once, found, read and deleted', async (draft) => {
  const { client, company } = sandboxed();
  const oneCurrency = { multiCurrency: false, country: 'US' };
  const invoice = await client.createDocument(
    'invoice',
    payloadOf(drafts.invoice, '', oneCurrency),
    'invoice',
  );
  if (invoice.outcome !== 'created') throw new Error(JSON.stringify(invoice));
  const paid = new Map([['INV', { id: invoice.document.id, entity: 'Invoice' as const }]]);
  const own = draft.kind === 'invoice' ? { ...draft, number: `${number}-1` } : draft;
  const payload = payloadOf(own, 'cf:1', oneCurrency, { paid });
  const { entity, numberField } = documentRows[draft.kind];
  const before = company.documents(entity).length;

  const sent = await client.createDocument(draft.kind, payload, 'request-1');
  if (sent.outcome !== 'created') throw new Error(JSON.stringify(sent));
  const expected = {
    kind: draft.kind,
    totalMinor: 3900,
    currency: 'USD',
    date: '2026-11-02',
    privateNote: 'cf:1',
  };
  expect(sent.document).toMatchObject(expected);
  expect(sent.document.number).toBe(numberField === undefined ? undefined : own.number);
  await client.createDocument(draft.kind, payload, 'request-1');
  expect(company.documents(entity)).toHaveLength(before + 1);

  const { id, syncToken } = sent.document;
  const byNumber = await client.findByNumberPrefix(draft.kind, own.number);
  expect(byNumber).toEqual({ ok: true, value: numberField === undefined ? [] : [sent.document] });
  const byTotal = await client.findByDateAndTotal(draft.kind, '2026-11-02', 3900, 'USD');
  expect(byTotal.ok && byTotal.value.filter((found) => found.id === id)).toEqual([sent.document]);
  expect(await client.findByDateAndTotal(draft.kind, '2026-11-02', 3901, 'USD')).toEqual({
    ok: true,
    value: [],
  });
  expect(await client.readDocument(draft.kind, id)).toEqual({ ok: true, value: sent.document });
  expect(await client.deleteDocument(draft.kind, id, syncToken, 'request-2')).toMatchObject({
    outcome: 'removed',
  });
  expect(await client.readDocument(draft.kind, id)).toEqual({ ok: true, value: 'absent' });
  expect(company.documents(entity)).toHaveLength(before);
});
