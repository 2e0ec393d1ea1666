import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { StoreError } from '../../lib/store/storeError';
import { company } from '../books/bookFixtures';
import { context, fetched, orderId, posting, rowsOf } from './storeFixtures';

const { realmId } = company;
const other = (key: string) => ({ key: `${realmId}/sale/${key}` });

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a conditional write', () => {
  test('is made where nothing is stored and nothing was expected', async () => {
    const { store } = context();
    expect(await store.writePosting(posting(), undefined)).toEqual({ written: true });
    expect(await store.readPosting(posting().key)).toEqual(posting());
  });

  test('is refused where another version is stored, and changes nothing', async () => {
    const { open, store } = context();
    await store.writePosting(posting({ updatedAtMs: 5 }), undefined);
    const before = await rowsOf(open, ['postings', 'ownership', 'chips']);
    const next = posting({ state: 'blocked', updatedAtMs: 9 });
    for (const expected of [undefined, 4, 6])
      expect(await store.writePosting(next, expected)).toEqual({ written: false, because: 'changed' });
    expect(await rowsOf(open, ['postings', 'ownership', 'chips'])).toEqual(before);
    expect(await store.writePosting(next, 5)).toEqual({ written: true });
  });

  test('is refused where a version was expected and nothing is stored', async () => {
    const { store } = context();
    const late = posting({ updatedAtMs: 2 });
    expect(await store.writePosting(late, 1)).toEqual({ written: false, because: 'changed' });
    expect(await store.readPosting(posting().key)).toBeUndefined();
  });

  test('may not keep its version', async () => {
    const { store } = context();
    await store.writePosting(posting({ updatedAtMs: 5 }), undefined);
    await expect(store.writePosting(posting({ state: 'posted', updatedAtMs: 5 }), 5)).rejects.toMatchObject({
      problem: { code: 'internal' },
    });
    expect((await store.readPosting(posting().key))?.state).toBe('sending');
  });

  test('lets one of two contexts win that write at the same time', async () => {
    const factory = new IDBFactory();
    const [one, two] = [context(factory), context(factory)];
    await one.store.writePosting(posting(), undefined);
    const outcomes = await Promise.all([
      one.store.writePosting(posting({ state: 'posted', updatedAtMs: 2 }), 1),
      two.store.writePosting(posting({ state: 'unknown', updatedAtMs: 3 }), 1),
    ]);
    expect(outcomes.filter(({ written }) => written)).toHaveLength(1);
    expect(outcomes).toContainEqual({ written: false, because: 'changed' });
    expect(await one.store.readPosting(posting().key)).toEqual(await two.store.readPosting(posting().key));
  });
});

describe('ownership', () => {
  test('keeps a second posting out, names the owner, and writes nothing', async () => {
    const { open, store } = context();
    await store.writePosting(posting(), undefined);
    const second = posting({ ...other('E2'), covers: [{ eventKey: 'E1', facets: ['cash'] }] });
    const before = await rowsOf(open, ['postings', 'ownership', 'chips']);
    expect(await store.writePosting(second, undefined)).toEqual({
      written: false,
      because: 'owned',
      owner: posting().key,
    });
    expect(await rowsOf(open, ['postings', 'ownership', 'chips'])).toEqual(before);
  });

  test('of one event can be shared by facet, and is another in another company', async () => {
    const { store } = context();
    await store.writePosting(posting({ covers: [{ eventKey: 'E1', facets: ['revenue'] }] }), undefined);
    const payment = posting({ ...other('payment'), covers: [{ eventKey: 'E1', facets: ['cash', 'fees'] }] });
    expect(await store.writePosting(payment, undefined)).toEqual({ written: true });
    const elsewhere = posting({ key: 'B/sale/E1', realmId: 'B' });
    expect(await store.writePosting(elsewhere, undefined)).toEqual({ written: true });
    expect(await store.readOwners(realmId, ['E1', 'E', 'E10', 'E1'])).toEqual([
      { realmId, eventKey: 'E1', facet: 'cash', owner: payment.key },
      { realmId, eventKey: 'E1', facet: 'fees', owner: payment.key },
      { realmId, eventKey: 'E1', facet: 'revenue', owner: posting().key },
    ]);
  });

  test.each(['blocked', 'rejected', 'gone', 'undone', 'ready', 'waiting'] as const)(
    'is let go by %s, and only the posting’s own',
    async (state) => {
      const { store } = context();
      await store.writePosting(posting(), undefined);
      const neighbour = posting({ ...other('E2'), covers: [{ eventKey: 'E2', facets: ['revenue'] }] });
      await store.writePosting(neighbour, undefined);
      await store.writePosting(posting({ state, updatedAtMs: 2 }), 1);
      expect(await store.readOwners(realmId, ['E1'])).toEqual([]);
      expect(await store.readOwners(realmId, ['E2'])).toHaveLength(1);
      const again = posting({ ...other('E3'), covers: posting().covers });
      expect(await store.writePosting(again, undefined)).toEqual({ written: true });
    },
  );

  test('that is another’s is not let go by a posting that never had it', async () => {
    const { store } = context();
    await store.writePosting(posting(), undefined);
    await store.writePosting(posting({ ...other('E2'), state: 'blocked' }), undefined);
    expect(await store.readOwners(realmId, ['E1'])).toHaveLength(3);
  });

  test.each(['unknown', 'posted', 'edited', 'exists', 'undoing'] as const)('is kept by %s', async (state) => {
    const { store } = context();
    await store.writePosting(posting(), undefined);
    await store.writePosting(posting({ state, updatedAtMs: 2 }), 1);
    expect((await store.readOwners(realmId, ['E1'])).map(({ owner }) => owner)).toEqual(
      Array(3).fill(posting().key),
    );
  });

  test('follows what the posting covers', async () => {
    const { store } = context();
    await store.writePosting(posting(), undefined);
    const covers = [{ eventKey: 'E1', facets: ['revenue' as const] }];
    await store.writePosting(posting({ covers, updatedAtMs: 2 }), 1);
    expect((await store.readOwners(realmId, ['E1'])).map(({ facet }) => facet)).toEqual(['revenue']);
  });

  test('goes to one of two contexts', async () => {
    const factory = new IDBFactory();
    const rivals = [posting(), posting({ ...other('E2') })];
    const outcomes = await Promise.all(
      rivals.map((each) => context(factory).store.writePosting(each, undefined)),
    );
    expect(outcomes.map(({ written }) => written).sort()).toEqual([false, true]);
    expect(await context(factory).store.readOwners(realmId, ['E1'])).toHaveLength(3);
  });
});

test('due postings come in the order of their times, and only those', async () => {
  const { store } = context();
  for (const [key, nextAtMs] of Object.entries({ A: 30, B: undefined, C: 10 })) {
    const due = nextAtMs === undefined ? {} : { nextAtMs };
    await store.writePosting(posting({ ...other(key), state: 'waiting', ...due }), undefined);
  }
  expect((await store.readDuePostings()).map(({ nextAtMs }) => nextAtMs)).toEqual([10, 30]);
});

const written = ['orders', 'events', 'rawPages', 'postings', 'ownership', 'chips', 'suffixes'] as const;

/** Makes the n-th write of any kind fail as a full disk does; answers whether it came to that. */
function failWrite(n: number): () => boolean {
  let count = 0;
  for (const method of ['put', 'add', 'delete'] as const) {
    const real = IDBObjectStore.prototype[method] as (...args: unknown[]) => IDBRequest;
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
      this: IDBObjectStore,
      ...args: unknown[]
    ) {
      count += 1;
      if (count === n) throw new DOMException('No space', 'QuotaExceededError');
      return real.apply(this, args);
    } as never);
  }
  return () => count >= n;
}

test.each([
  ['saving an order', ({ store }: ReturnType<typeof context>) => store.saveOrder(fetched(orderId, 2000))],
  [
    'writing a posting',
    ({ store }: ReturnType<typeof context>) =>
      store.writePosting(
        posting({ updatedAtMs: 2, covers: [{ eventKey: 'E2', facets: ['revenue', 'cash'] }] }),
        1,
      ),
  ],
  [
    'adding suffixes',
    ({ store }: ReturnType<typeof context>) =>
      store.addSuffixes([0, 1].map((index) => ({ realmId, orderId, eventKey: `E${index}`, index }))),
  ],
])('%s shows nothing where any of its writes fails', async (_, write) => {
  let failures = 0;
  for (let n = 1; ; n += 1) {
    const here = context();
    await here.store.writePosting(posting(), undefined);
    const before = await rowsOf(here.open, written);
    const failed = failWrite(n);
    const end = await write(here).catch((error: unknown) => error);
    vi.restoreAllMocks();
    if (!failed()) break;
    failures += 1;
    expect(end).toBeInstanceOf(StoreError);
    expect(end).toMatchObject({ problem: { code: 'store_full', party: 'counterfoil' } });
    expect(await rowsOf(here.open, written)).toEqual(before);
  }
  expect(failures).toBeGreaterThanOrEqual(3);
});
