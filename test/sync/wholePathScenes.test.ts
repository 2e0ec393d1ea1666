import { expect, test } from 'vitest';
import { fetchOrder } from '../../lib/sync/steps/fetchOrder';
import { undoDocument } from '../../lib/sync/steps/undoDocument';
import { landmarks } from '../sandbox/world/landmarks';
import { openAndSend, planOf, settle, setUp, wholePath } from './wholePathBench';
import { documentsOf, effectOf, trueEffect } from './wholePathJudge';
import { onlyPosting, ready, receipts, statesOf } from './wholePathTools';

const dayMs = 86_400_000;
const { simpleFba, splitThree, splitTwelve, deferred, fullyRefunded } = landmarks;

test.each([
  ['honoured', {}],
  ['answered with 600', { requestId: 'answered600' }],
  ['ignored', { requestId: 'ignored', warnDuplicateNumber: false }],
  ['ignored, QuickBooks gives the numbers', { requestId: 'ignored', customTxnNumbers: false }],
] as const)('two browsers send the same orders at once, request id %s', async (_name, mode) => {
  const { world, browser: a } = await ready(mode);
  const b = world.browser();
  expect((await setUp(b)).ok).toBe(true);
  for (const orderId of [simpleFba, splitThree, landmarks.hostileTitles, fullyRefunded]) {
    await Promise.all([openAndSend(a, a.worker(), orderId), openAndSend(b, b.worker(), orderId)]);
    await settle(world, [a, b]);
    for (const browser of [a, b]) {
      await openAndSend(browser, browser.worker(), orderId);
      await settle(world, [a, b]);
    }
    for (const event of world.sandbox.world.eventsByOrderId.get(orderId) ?? []) {
      if (event.type !== 'Shipment') continue;
      const documents = documentsOf(world, event);
      expect(documents.length, orderId).toBe(1);
      for (const { store } of [a, b]) {
        const postings = await store.readPostingsOfOrder(orderId);
        const mine = postings.find(({ key }) => key.endsWith(event.transactionId));
        expect([mine?.state, mine?.remote?.id], orderId).toEqual(['posted', documents[0]?.['Id']]);
      }
    }
  }
});

test('what was deferred waits, and is one document once it is released', async () => {
  const { world, browser, worker } = await ready();
  expect(await openAndSend(browser, worker, deferred)).toEqual([]);
  expect((await browser.store.readChips([deferred]))[0]?.state).toBe('waiting');
  world.clock.advance(12 * dayMs);
  expect(statesOf(await openAndSend(browser, browser.worker(), deferred))).toEqual(['posted']);
  const [event] = world.sandbox.world.eventsByOrderId.get(deferred) ?? [];
  if (event === undefined) throw new Error('no event');
  expect(await effectOf(world, browser, documentsOf(world, event))).toEqual(trueEffect(event));
  await settle(world, [browser]);
  expect(statesOf(await openAndSend(browser, browser.worker(), deferred))).toEqual(['posted']);
  expect(receipts(world)).toHaveLength(1);
});

test('a number stays with its shipment when others are reported later', async () => {
  const { world, browser } = await ready();
  world.clock.advance(-39 * 3_600_000);
  const numbers: string[][] = [];
  for (let step = 0; step < 5; step += 1) {
    await openAndSend(browser, browser.worker(), splitTwelve);
    await settle(world, [browser]);
    const suffixes = await browser.store.readSuffixes(world.realmId, splitTwelve);
    numbers.push(
      [...suffixes].sort((x, y) => x.index - y.index).map(({ eventKey, index }) => `${index} ${eventKey}`),
    );
    world.clock.advance(13 * 3_600_000);
  }
  for (const [index, early] of numbers.entries())
    expect(numbers.at(-1)?.slice(0, early.length), `${index}`).toEqual(early);
  expect(numbers[0]?.length).toBeLessThan(12);
  expect(numbers.at(-1)).toHaveLength(12);
  expect(new Set(receipts(world).map((row) => row['DocNumber'])).size).toBe(12);
});

test('a document that others made under the order’s number is left alone, and nothing is sent', async () => {
  const { world, browser, worker } = await ready();
  const books = await browser.store.readBooks();
  world.company.createAsPerson('SalesReceipt', {
    DocNumber: simpleFba,
    TxnDate: '2026-11-22',
    CustomerRef: { value: books?.setup.customerId ?? '' },
    Line: [
      {
        DetailType: 'SalesItemLineDetail',
        Amount: 5,
        SalesItemLineDetail: { ItemRef: { value: books?.setup.itemIds.sales ?? '' } },
      },
    ],
  });
  expect(statesOf(await openAndSend(browser, worker, simpleFba))).toEqual(['exists made_by_others']);
  expect(receipts(world)).toHaveLength(1);
  const id = String(receipts(world)[0]?.['Id']);
  world.company.deleteAsPerson('SalesReceipt', id);
  await openAndSend(browser, browser.worker(), simpleFba);
  expect(statesOf(await openAndSend(browser, browser.worker(), simpleFba))).toEqual(['posted']);
});

test('two workers of one browser read an order at once', async () => {
  const { browser, worker } = await ready();
  const second = browser.worker();
  const shared = { ...second.ports, lock: worker.ports.lock };
  const [one, two] = await Promise.all([
    fetchOrder(worker.ports, splitThree),
    fetchOrder(shared, splitThree),
  ]);
  expect([one.ok, two.ok]).toEqual([true, true]);
});

test('books closed after the preview: refused and told, and sent once they are open', async () => {
  const { world, browser, worker } = await ready();
  world.company.closeBooks('2026-11-30');
  expect(statesOf(await openAndSend(browser, worker, simpleFba))).toEqual([
    'blocked quickbooks_books_closed',
  ]);
  expect(receipts(world)).toHaveLength(0);
  world.company.closeBooks(undefined);
  expect(statesOf(await openAndSend(browser, browser.worker(), simpleFba))).toEqual(['posted']);
  world.company.closeBooks('2026-11-30');
  const { key } = await onlyPosting(browser, simpleFba);
  const refused = await browser.worker().live((ports) => undoDocument(ports, key));
  expect(refused.ok ? '' : refused.problem.code).toBe('quickbooks_books_closed');
  world.company.closeBooks(undefined);
  const undone = await browser.worker().live((ports) => undoDocument(ports, key));
  expect(undone.ok ? undone.value.state : undone.problem.code).toBe('undone');
  await settle(world, [browser]);
});

test('an item made inactive after the preview: refused and told', async () => {
  const { world, browser, worker } = await ready();
  const books = await browser.store.readBooks();
  world.company.deactivate('Item', books?.setup.itemIds.sales ?? '');
  expect(statesOf(await openAndSend(browser, worker, simpleFba))).toEqual([
    'blocked quickbooks_reference_gone',
  ]);
  await settle(world, [browser], 1);
});

test('an item that a person has put on an income account: held back and told when an order is opened', async () => {
  const { world, browser, worker } = await ready();
  await openAndSend(browser, worker, simpleFba);
  const books = await browser.store.readBooks();
  const accountOf = (role: 'sales' | 'sellingFees') =>
    books?.lists.items.find(({ id }) => id === books.setup.itemIds[role])?.incomeAccountId ?? '';
  world.company.editAsPerson('Item', books?.setup.itemIds.sellingFees ?? '', {
    IncomeAccountRef: { value: accountOf('sales') },
  });
  world.clock.advance(2 * 3_600_000);
  expect(await openAndSend(browser, browser.worker(), splitThree)).toEqual([]);
  const [planned] = (await planOf(browser, splitThree)).documents;
  expect(planned?.problems[0]?.code).toBe('fee_on_income_account');
  expect(receipts(world)).toHaveLength(1);
});

test('a company disconnected while its lists are read anew stays disconnected', async () => {
  const { world, browser } = await ready();
  world.clock.advance(2 * 3_600_000);
  const { ports } = browser.worker();
  const readLists: typeof ports.quickbooks.readLists = async () => {
    const lists = await ports.quickbooks.readLists();
    const company = await browser.store.readBooks();
    await browser.store.forgetCompanyOf(company?.company.realmId ?? '');
    return lists;
  };
  await fetchOrder({ ...ports, quickbooks: { ...ports.quickbooks, readLists } }, simpleFba);
  expect(await browser.store.readBooks()).toBeUndefined();
});

test('negative lines refused: told, nothing sent, nobody kept awake', async () => {
  const { world, browser, worker } = await ready({ negativeLines: 'refused' });
  expect(statesOf(await openAndSend(browser, worker, simpleFba))).toEqual([
    'blocked quickbooks_negative_refused',
  ]);
  expect(receipts(world)).toHaveLength(0);
  await settle(world, [browser], 1);
});

test('fee items that QuickBooks does not let post to an expense account: the set-up says so', async () => {
  const world = wholePath({ mode: { expenseAccountOnItem: 'refused' } });
  const made = await setUp(world.browser());
  expect(made.ok ? '' : made.problem.sentence).toBe('QuickBooks does not allow this kind of account here.');
});

test('a person changes, deletes and deposits documents', async () => {
  const { world, browser, worker } = await ready();
  await openAndSend(browser, worker, simpleFba);
  await settle(world, [browser]);
  const posted = await onlyPosting(browser, simpleFba);
  const id = posted.remote?.id ?? '';
  world.company.editAsPerson('SalesReceipt', id, { PrivateNote: 'mine now' });
  await openAndSend(browser, browser.worker(), simpleFba);
  expect((await onlyPosting(browser, simpleFba)).state).toBe('edited');
  const kept = await browser.worker().live((ports) => undoDocument(ports, posted.key));
  expect(kept.ok ? '' : kept.problem.code).toBe('edited_since');
  world.company.deleteAsPerson('SalesReceipt', id);
  await browser.worker().live((ports) => fetchOrder(ports, simpleFba));
  expect((await onlyPosting(browser, simpleFba)).state).toBe('gone');
  expect(statesOf(await openAndSend(browser, browser.worker(), simpleFba))).toEqual(['posted']);
  expect(receipts(world)).toHaveLength(1);
});

test('an authorisation withdrawn before sending: told, and nobody is kept awake', async () => {
  const { world, browser } = await ready();
  let withdrawn = false;
  const worker = browser.worker((_request, url, method) => {
    if (method === 'POST' && url.includes('/salesreceipt') && !withdrawn) {
      withdrawn = true;
      world.company.setMode({ subscriptionExpired: true });
    }
    return 'arrives';
  });
  expect(statesOf(await openAndSend(browser, worker, simpleFba))).toEqual([
    'blocked quickbooks_subscription',
  ]);
  await settle(world, [browser], 1);
});

test('the plan and what is stored agree after everything', async () => {
  const { browser, worker } = await ready();
  await openAndSend(browser, worker, splitThree);
  const plan = await planOf(browser, splitThree);
  expect(plan.documents.map(({ draft }) => draft?.number)).toEqual([
    splitThree,
    `${splitThree}-1`,
    `${splitThree}-2`,
  ]);
});
