import { expect, test } from 'vitest';
import { type ListRef, nonTaxable, type SalesReceipt } from '../../lib/books/draft';
import { payloadOf } from '../../lib/quickbooks/documents/payload';
import { american } from '../sandbox/quickbooks/seeds/american';
import { sandboxed, scripted } from './tools';

const ref = (id: string): ListRef => ({ id, name: '' });

function receipt(number: string, date: string): SalesReceipt {
  return {
    kind: 'salesReceipt',
    number,
    date,
    currency: 'USD',
    customer: ref(american.customers.walkIn),
    depositAccount: ref(american.accounts.checking),
    lines: [
      {
        role: 'sales',
        item: ref(american.items.services),
        account: ref(american.accounts.services),
        description: 'Line',
        amountMinor: 3900,
        taxCode: nonTaxable,
      },
    ],
    taxes: [],
    totalTaxMinor: 0,
    totalMinor: 3900,
    memo: '',
    covers: [],
  };
}

async function made(count: number) {
  const bench = sandboxed();
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const draft = receipt(`N-${index}`, `2026-11-${String((index % 28) + 1).padStart(2, '0')}`);
    const payload = payloadOf(draft, '', { multiCurrency: false, country: 'US' });
    const sent = await bench.client.createDocument('salesReceipt', payload, `request-${index}`);
    if (sent.outcome !== 'created') throw new Error(JSON.stringify(sent));
    ids.push(sent.document.id);
  }
  return { ...bench, ids };
}

test('many documents are read at once, a hundred in one query; what is gone is missing', async () => {
  const { client, company, ids } = await made(120);
  company.deleteAsPerson('SalesReceipt', ids[3] ?? '');
  const before = company.calls.query;
  const read = await client.readDocuments('salesReceipt', ids);
  if (!read.ok) throw new Error(read.problem.code);
  expect(read.value.map(({ id }) => id).sort()).toEqual(ids.filter((id) => id !== ids[3]).sort());
  expect(company.calls.query - before).toBe(2);
});

test('what is matched or reconciled is known by its id, for the days that were asked', async () => {
  const { client, company, ids } = await made(4);
  const [first = '', second = '', , fourth = ''] = ids;
  company.markInRegister('SalesReceipt', first, 'Reconciled');
  company.markInRegister('SalesReceipt', second, 'Cleared');
  company.markInRegister('SalesReceipt', fourth, 'Reconciled');
  const read = await client.readCleared('2026-11-01', '2026-11-03');
  if (!read.ok) throw new Error(read.problem.code);
  expect([...read.value]).toEqual([
    [second, 'matched'],
    [first, 'reconciled'],
  ]);
});

test('rows in groups count, and a report that is none is not taken for an empty one', async () => {
  const Columns = { Column: [{ ColTitle: 'Transaction Type', ColType: 'txn_type' }] };
  const row = (id: string) => ({ ColData: [{ value: 'Sales Receipt', id }], type: 'Data' });
  const grouped = { Header: {}, Columns, Rows: { Row: [{ Rows: { Row: [row('7')] } }, row('8')] } };
  const answers = (json: unknown) => [Response.json({ Header: {}, Columns, Rows: {} }), Response.json(json)];
  const read = await scripted(answers(grouped)).client.readCleared('2026-01-01', '2026-01-31');
  expect(read.ok && [...read.value.keys()]).toEqual(['7', '8']);
  const withoutType = { Header: {}, Columns: {}, Rows: { Row: [row('7')] } };
  for (const json of [{ Fault: 'no' }, { QueryResponse: {} }, withoutType]) {
    const none = await scripted(answers(json)).client.readCleared('2026-01-01', '2026-01-31');
    expect(none).toMatchObject({ ok: false, problem: { code: 'quickbooks_answer_unreadable' } });
  }
});

test('an item is made inactive once, as it stands', async () => {
  const { client, company } = sandboxed();
  const id = american.items.headlamp;
  expect(await client.makeInactive('item', id)).toEqual({ ok: true, value: null });
  expect(company.document('Item', id)).toMatchObject({ Active: false });
  const before = company.calls.update;
  expect(await client.makeInactive('item', id)).toEqual({ ok: true, value: null });
  expect(await client.makeInactive('item', '987654')).toEqual({ ok: true, value: null });
  expect(company.calls.update).toBe(before);
});

test('a document says what is linked to it, deposits apart', async () => {
  const invoice = (LinkedTxn: unknown) => ({
    Id: '9',
    SyncToken: '0',
    TxnDate: '2026-11-02',
    TotalAmt: 39,
    CurrencyRef: { value: 'USD' },
    MetaData: { CreateTime: '2026-11-02T10:00:00-08:00', LastUpdatedTime: '2026-11-02T10:00:00-08:00' },
    LinkedTxn,
  });
  const read = async (LinkedTxn: unknown) => {
    const { client } = scripted([Response.json({ Invoice: invoice(LinkedTxn) })]);
    const found = await client.readDocument('invoice', '9');
    return found.ok && found.value !== 'absent' ? found.value : undefined;
  };
  expect(await read([{ TxnId: '1', TxnType: 'Payment' }])).toMatchObject({
    linkedTo: ['Payment'],
    deposited: false,
  });
  expect(await read([{ TxnId: '1', TxnType: 'Deposit' }])).toMatchObject({ deposited: true });
  expect(await read([{ TxnId: '1', TxnType: 'Deposit' }])).not.toHaveProperty('linkedTo');
  expect(await read(undefined)).not.toHaveProperty('linkedTo');
});
