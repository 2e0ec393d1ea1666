import { expect, test } from 'vitest';
import { type Draft, type DraftLine, type ListRef, nonTaxable } from '../../../lib/books/draft';
import { postingKey } from '../../../lib/posting/postings';
import { ok } from '../../../lib/problem/problem';
import { payloadOf } from '../../../lib/quickbooks/documents/payload';
import type { Ports } from '../../../lib/sync/ports';
import { postAgreed } from '../../../lib/sync/steps/postAgreed';
import { World } from '../../crash/world';
import { sandboxed } from '../../quickbooks/tools';
import { american } from '../../sandbox/quickbooks/seeds/american';

const { accounts, customers, items } = american;
const ref = (id: string): ListRef => ({ id, name: `Name ${id}` });
const orderId = '114-9737156-1563453';
const customer = ref(customers.walkIn);
const receivableAccount = ref(accounts.accountsReceivable);

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

function base(number: string, eventKey: string) {
  const covers = [{ eventKey, facets: ['revenue'] as const }];
  return { number, date: '2026-11-02', currency: 'USD', memo: '', covers, taxes: [], totalTaxMinor: 0 };
}

const invoice: Draft = {
  ...base(orderId, 'E'),
  kind: 'invoice',
  customer,
  receivableAccount,
  lines: [line(accounts.services, 10_000)],
  totalMinor: 10_000,
};
const credit: Draft = {
  ...base(`${orderId}R`, 'R'),
  kind: 'creditMemo',
  customer,
  receivableAccount,
  lines: [line(accounts.services, -1_500)],
  totalMinor: 1_500,
};
const payment: Draft = {
  ...base(`${orderId}P`, 'P'),
  kind: 'payment',
  customer,
  receivableAccount,
  depositAccount: ref(accounts.checking),
  pays: [
    { number: orderId, amountMinor: 10_000 },
    { number: `${orderId}R`, amountMinor: -1_500 },
  ],
  lines: [],
  totalMinor: 8_500,
};

/** The engine on the sandbox's company; its store is in memory. */
async function engine() {
  const { client, company, clock } = sandboxed();
  const [facts, lists] = [await client.readCompany(), await client.readLists()];
  if (!facts.ok || !lists.ok) throw new Error('no company');
  const world = new World(
    { requestId: 'honoured', duplicateWarning: true, customNumbers: true, commit: 'before' },
    1,
  );
  const [shelf] = world.shelves;
  if (shelf === undefined) throw new Error('no browser');
  shelf.books = { company: facts.value, lists: lists.value, setup: { itemIds: {} } };
  const run = world.run(shelf);
  const ports: Ports = {
    ...run.ports,
    clock: { nowMs: () => clock.now() },
    lock: { hold: (_name, work) => work() },
    quickbooks: client,
    freeze: payloadOf,
    store: {
      ...run.ports.store,
      readBooks: async () => shelf.books,
      readPosting: async (key) => shelf.postings.get(key),
      readPostingsOfOrder: async (id) => [...shelf.postings.values()].filter((each) => each.orderId === id),
      writePosting: async (each, expected) => shelf.write(each, expected),
    },
  };
  const { realmId } = facts.value;
  const post = (draft: Draft, order?: string) => {
    const draftKey = `test/${draft.number}`;
    const agreed = { realmId, draftKey, previewHash: draft.number, draft };
    return postAgreed(ports, draftKey, async () =>
      ok(order === undefined ? agreed : { ...agreed, orderId: order }),
    );
  };
  const stored = (draft: Draft) => shelf.postings.get(postingKey(realmId, `test/${draft.number}`));
  return { post, stored, company, shelf };
}

test.each([
  ['of an order', orderId],
  ['of no order', undefined],
])('a payment %s names what it pays, credits too: nothing stays open', async (_of, order) => {
  const { post, stored, company } = await engine();
  expect(await post(payment, order)).toMatchObject({ ok: false, problem: { code: 'invoice_first' } });
  for (const draft of [invoice, credit, payment])
    expect(await post(draft, order)).toMatchObject({ ok: true, value: { state: 'posted' } });
  const [held] = company.documents('Payment').slice(-1);
  expect(held).toMatchObject({
    TotalAmt: 85,
    UnappliedAmt: 0,
    Line: [
      { Amount: 100, LinkedTxn: [{ TxnId: stored(invoice)?.remote?.id, TxnType: 'Invoice' }] },
      { Amount: 15, LinkedTxn: [{ TxnId: stored(credit)?.remote?.id, TxnType: 'CreditMemo' }] },
    ],
  });
  const posted = stored(payment);
  expect(posted).toMatchObject({ pays: [orderId, `${orderId}R`], totalMinor: 8_500 });
});

test('a journal entry on receivables names their customer', async () => {
  const { post, company } = await engine();
  const entry: Draft = {
    ...base(`${orderId}J`, 'J'),
    kind: 'journalEntry',
    customer,
    lines: [line(accounts.accountsReceivable, -700), line(accounts.services, 700)],
    totalMinor: 700,
  };
  expect(await post(entry)).toMatchObject({ ok: true, value: { state: 'posted' } });
  const [held] = company.documents('JournalEntry').slice(-1);
  expect(JSON.stringify(held)).toContain(`"Entity":{"Type":"Customer","EntityRef":{"value":"${customer.id}"`);
});

test('where QuickBooks gives the numbers, a payment of an order finds its invoice all the same', async () => {
  const { post, stored, company, shelf } = await engine();
  company.setMode({ customTxnNumbers: false });
  shelf.books = { ...shelf.books, company: { ...shelf.books.company, customTransactionNumbers: false } };
  for (const draft of [invoice, credit, payment])
    expect(await post(draft, orderId)).toMatchObject({ ok: true, value: { state: 'posted' } });
  expect(stored(invoice)?.remote?.number).not.toBe(orderId);
  const [held] = company.documents('Payment').slice(-1);
  expect(held).toMatchObject({ UnappliedAmt: 0 });
});
