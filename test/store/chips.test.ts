import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, test, vi } from 'vitest';
import { problem } from '../../lib/problem/problem';
import { deriveChip } from '../../lib/store/deriveChip';
import { readBooks, readOrderView, readSides, readToday } from '../../lib/store/read';
import { books, company, lists } from '../books/bookFixtures';
import { type Context, context, fetched, orderId, posting } from './storeFixtures';

const { realmId } = company;

async function connected({ store }: Context): Promise<void> {
  await store.saveAccount({ accountId: 'amazon', side: 'amazon', state: 'connected', marketplaces: [] });
  await store.saveAccount({ accountId: 'quickbooks', side: 'quickbooks', state: 'connected', company });
  await store.saveCompany(company, lists);
  await store.saveSetup(books.setup);
}

const eventKey = (id = orderId) => fetched(id).events[0]?.key ?? '';
const sale = (replaced: Parameters<typeof posting>[0] = {}) =>
  posting({
    key: `${realmId}/sale/${eventKey()}`,
    covers: [{ eventKey: eventKey(), facets: ['revenue', 'fees', 'cash'] }],
    ...replaced,
  });

describe('the chip of an order', () => {
  test('follows its facts, its postings and its books', async () => {
    const here = context();
    const state = async () => (await here.store.readChips([orderId]))[0]?.state;
    await here.store.saveOrder(fetched());
    expect(await state()).toBe('blocked');
    await connected(here);
    expect(await state()).toBe('notSent');
    await here.store.writePosting(sale(), undefined);
    expect(await state()).toBe('sending');
    await here.store.writePosting(sale({ state: 'posted', updatedAtMs: 2 }), 1);
    expect(await here.store.readChips([orderId])).toEqual([{ orderId, state: 'sent', numbers: [orderId] }]);
    await here.store.saveSetup({ itemIds: {} });
    expect(await state()).toBe('sent');
    await here.store.writePosting(sale({ state: 'undone', updatedAtMs: 3 }), 2);
    expect(await state()).toBe('blocked');
  });

  test('is not derived anew while nothing has changed, and the lists read again change nothing', async () => {
    const derive = vi.fn(deriveChip);
    const here = context(new IDBFactory(), derive);
    await connected(here);
    await here.store.saveOrder(fetched());
    await here.store.saveCompany(company, { ...lists, asOfMs: 99 });
    derive.mockClear();
    await here.store.readChips([orderId]);
    expect(derive).not.toHaveBeenCalled();
    await here.store.saveCompany({ ...company, homeCurrency: 'CAD' }, lists);
    await here.store.readChips([orderId]);
    await here.store.readChips([orderId]);
    expect(derive).toHaveBeenCalledTimes(1);
  });

  test('does not speak of what was sent to another company', async () => {
    const here = context();
    await connected(here);
    await here.store.saveOrder(fetched());
    await here.store.writePosting(sale({ state: 'posted' }), undefined);
    await here.store.saveCompany({ ...company, realmId: 'B' }, lists);
    expect((await here.store.readBooks())?.setup).toEqual({ itemIds: {} });
    expect((await here.store.readChips([orderId]))[0]?.state).toBe('blocked');
    await here.store.saveCompany(company, lists);
    expect((await here.store.readBooks())?.setup).toEqual(books.setup);
    expect((await here.store.readChips([orderId]))[0]?.state).toBe('sent');
  });

  test('comes for each id asked, in order, also for many stale ones', async () => {
    const here = context();
    const ids = Array.from({ length: 120 }, (_, index) => `114-1111111-${1_000_000 + index}`);
    for (const id of ids) await here.store.saveOrder(fetched(id));
    await connected(here);
    const asked = [...ids.toReversed(), '999-0000000-0000000'];
    const chips = await here.store.readChips(asked);
    expect(chips.map((chip) => chip.orderId)).toEqual(asked);
    expect(new Set(chips.map(({ state }) => state))).toEqual(new Set(['notSent']));
  });
});

describe('an order never fetched', () => {
  const unknown = '222-2222222-2222222';

  test('cannot be told while a side or the setup is missing, and why', async () => {
    const { store } = context();
    const why = async () => (await store.readChips([unknown]))[0];
    expect(await why()).toEqual({
      orderId: unknown,
      state: 'cannotTell',
      numbers: [],
      why: 'Amazon is not connected yet.',
    });
    const broken = problem('amazon_secret_wrong');
    await store.saveAccount({
      accountId: 'amazon',
      side: 'amazon',
      state: 'broken',
      marketplaces: [],
      problem: broken,
    });
    expect((await why())?.why).toBe(broken.sentence);
    await store.saveAccount({ accountId: 'amazon', side: 'amazon', state: 'connected', marketplaces: [] });
    expect((await why())?.why).toBe('QuickBooks is not connected yet.');
    await store.saveAccount({ accountId: 'quickbooks', side: 'quickbooks', state: 'connected', company });
    await store.saveCompany(company, lists);
    expect((await why())?.why).toMatch(/^The books are not set up yet: /);
    await store.saveSetup(books.setup);
    expect(await why()).toEqual({ orderId: unknown, state: 'notSent', numbers: [] });
    await store.saveAccount({ accountId: 'quickbooks', side: 'quickbooks', state: 'none', company });
    await store.forgetCompanyOf(realmId);
    expect(await store.readBooks()).toBeUndefined();
    expect((await why())?.state).toBe('cannotTell');
  });

  test('has no setup to save without a company', async () => {
    await expect(context().store.saveSetup(books.setup)).rejects.toMatchObject({
      problem: { code: 'quickbooks_not_connected' },
    });
  });
});

describe('an order', () => {
  test('comes back as it was saved; a second fetch replaces by key and keeps raw pages once', async () => {
    const { open, store } = context();
    const save = fetched();
    await store.saveOrder(save);
    expect(await store.readOrder(orderId)).toEqual(save.order);
    await store.saveOrder({ ...fetched(orderId, 2000), events: [] });
    expect(await store.readOrder(orderId)).toEqual({ ...save.order, fetchedAtMs: 2000 });
    expect(await (await open()).getAll('rawPages')).toMatchObject([{ orderId, fetchedAtMs: 2000 }]);
    expect(await store.readOrder('other')).toBeUndefined();
  });
});

describe('our pages', () => {
  test('see an order with its plan, and what it depends on', async () => {
    const here = context();
    const database = await here.open();
    expect(await readOrderView(database, orderId)).toEqual({
      postings: [],
      connections: await readSides(database),
    });
    await connected(here);
    await here.store.saveOrder(fetched());
    await here.store.addSuffixes([{ realmId, orderId, eventKey: eventKey(), index: 2 }]);
    await here.store.writePosting(sale(), undefined);
    await here.store.writePosting(sale({ key: 'B/sale/E1', realmId: 'B' }), undefined);
    const view = await readOrderView(database, orderId);
    expect(view.postings).toEqual([sale()]);
    expect(view.books).toEqual(await readBooks(database));
    expect(view.plan?.documents[0]?.draft?.number).toBe(`${orderId}-2`);
    expect(view.connections.amazon.state).toBe('connected');
  });

  test('see what was sent since a time, and what needs the seller', async () => {
    const here = context();
    await connected(here);
    const reason = problem('internal');
    const rows: readonly Parameters<typeof posting>[0][] = [
      { state: 'posted', postedAtMs: 100 },
      { state: 'posted', postedAtMs: 300 },
      { state: 'posted', postedAtMs: 200, problem: reason },
      { state: 'undone' },
      { state: 'gone', postedAtMs: 400, problem: reason },
      { state: 'gone' },
      { state: 'waiting', problem: reason },
      { state: 'blocked', problem: reason },
      { state: 'rejected' },
      { state: 'unknown' },
      { state: 'edited', postedAtMs: 500 },
      { state: 'sending' },
      { state: 'blocked', realmId: 'B' },
    ];
    for (const [index, row] of rows.entries())
      await here.store.writePosting(
        posting({ key: `${index}`, covers: [], updatedAtMs: index + 1, ...row }),
        undefined,
      );
    const today = await readToday(await here.open(), 200);
    expect(today.sent.map(({ key }) => key)).toEqual(['10', '1', '2']);
    expect(today.attention.map(({ key }) => key)).toEqual(['10', '9', '8', '7', '5', '4', '2']);
    expect(await here.store.countAttention()).toBe(7);
    expect(today.connections.quickbooks.state).toBe('connected');
  });
});
