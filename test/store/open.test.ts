import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, test, vi } from 'vitest';
import { createStore } from '../../lib/store/createStore';
import { deriveChip } from '../../lib/store/deriveChip';
import type { Migration } from '../../lib/store/migrations/migration';
import { migrations } from '../../lib/store/migrations/migrations';
import { createOpener, openStore } from '../../lib/store/open';
import { databaseName } from '../../lib/store/schema';
import { asStoreError } from '../../lib/store/storeError';
import { context, fetched, orderId, posting } from './storeFixtures';

const newest = migrations.at(-1)?.to ?? 0;

/** A later version, as the next release may bring it. */
const later: readonly Migration[] = [
  ...migrations,
  {
    from: newest,
    to: newest + 1,
    async run(_database, upgrade) {
      const orders = upgrade.objectStore('orders');
      for (const row of await orders.getAll()) await orders.put({ ...row, fetchedAtMs: 0 });
    },
  },
];

describe('migrations', () => {
  test('lead without a gap from nothing to the newest', () => {
    expect(migrations.map(({ from }) => from)).toEqual([0, ...migrations.slice(0, -1).map(({ to }) => to)]);
    for (const { from, to } of migrations) expect(to).toBe(from + 1);
  });

  test('make the shape that is agreed', async () => {
    const database = await createOpener({ factory: new IDBFactory() })();
    const names = [...database.objectStoreNames];
    const tx = database.transaction(names, 'readonly');
    const shape = names.map((name) => {
      const store = tx.objectStore(name);
      const indexes = [...store.indexNames].map((index) => {
        const { keyPath, unique } = (store as unknown as IDBObjectStore).index(index);
        return `${index}(${String(keyPath)}${unique ? ', unique' : ''})`;
      });
      return [`${name}(${String(store.keyPath)})`, ...indexes].join(' ');
    });
    expect(shape).toMatchInlineSnapshot(`
      [
        "accounts(accountId)",
        "batches(requestId) byRealm(realmId)",
        "buckets(null)",
        "chips(orderId)",
        "companies(realmId)",
        "connections(connectionId)",
        "dirty(connectionId,subjectKey)",
        "events(key) byMoment(moments) byOrder(orderId) bySettlement(settlement)",
        "evidence(key) byNextAt(nextAtMs)",
        "evidenceFiles(sha256)",
        "fetched(factsKey)",
        "jobs(id) byConnection(connectionId) byRun(runId) byState(state)",
        "keys(name)",
        "orders(orderId)",
        "ownership(realmId,eventKey,facet) byOwner(owner)",
        "paces(realmId)",
        "postings(key) byNextAt(nextAtMs) byOrder(orderId) byPostedAt(postedAtMs) byProblem(problem.code) byState(state)",
        "prepared(connectionId,draftKey) byState(connectionId,state,subject.of,draftKey) bySubject(connectionId,subjectKey)",
        "rawPages(orderId,hash)",
        "reads(realmId,month)",
        "runs(runId) byConnection(connectionId,startedAtMs)",
        "secrets(name)",
        "settlementFiles(factsKey,settlementId)",
        "settlementSpans(factsKey,settlementId)",
        "singles(name)",
        "staged(stagedId)",
        "suffixes(realmId,orderId,eventKey) byNumber(realmId,orderId,series,index, unique)",
        "writers(realmId)",
      ]
    `);
  });

  test('bring an old database with its rows to the newest', async () => {
    const factory = new IDBFactory();
    const old = context(factory);
    await old.store.saveOrder(fetched());
    await old.store.writePosting(posting(), undefined);
    const database = await createOpener({ factory, migrations: later })();
    expect(database.version).toBe(newest + 1);
    expect(await database.get('orders', orderId)).toMatchObject({ orderId, fetchedAtMs: 0 });
    expect(await database.getAll('postings')).toEqual([posting()]);
  });

  test('that fail leave the old database as it was', async () => {
    const factory = new IDBFactory();
    const old = context(factory);
    await old.store.saveOrder(fetched());
    const broken: Migration = {
      from: newest,
      to: newest + 1,
      async run(_database, upgrade) {
        await upgrade.objectStore('orders').clear();
        throw new RangeError('wrong');
      },
    };
    const opening = createOpener({ factory, migrations: [...migrations, broken] })();
    await expect(opening).rejects.toMatchObject({ problem: { code: 'internal', said: 'RangeError: wrong' } });
    expect(await old.store.readOrder(orderId)).toMatchObject({ orderId });
  });
});

describe('opening', () => {
  test('happens once for all who ask', async () => {
    const factory = new IDBFactory();
    const spy = vi.spyOn(factory, 'open');
    const [one, two] = await Promise.all([openStore(factory), openStore(factory)]);
    expect(one).toBe(two);
    expect(spy).toHaveBeenCalledTimes(1);
  });

  test('gives way to a newer version, and then says that it is too old', async () => {
    const factory = new IDBFactory();
    const old = context(factory);
    await old.store.saveOrder(fetched());
    await createOpener({ factory, migrations: later })();
    await expect(old.store.readOrder(orderId)).rejects.toMatchObject({ problem: { code: 'store_newer' } });
  });

  test('says when another context does not give way, and opens once it has', async () => {
    const factory = new IDBFactory();
    await context(factory).store.saveOrder(fetched());
    const stubborn = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = factory.open(databaseName, newest);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const open = createOpener({ factory, migrations: later, blockedWaitMs: 1 });
    for (let attempt = 0; attempt < 2; attempt += 1)
      await expect(open()).rejects.toMatchObject({ name: 'StoreError', problem: { code: 'store_blocked' } });
    stubborn.close();
    const patient = createOpener({ factory, migrations: later });
    expect(await (await patient()).get('orders', orderId)).toMatchObject({ fetchedAtMs: 0 });
  });

  test('is done anew after the database was deleted', async () => {
    const factory = new IDBFactory();
    const { store } = context(factory);
    await store.saveOrder(fetched());
    await new Promise((resolve, reject) => {
      const request = factory.deleteDatabase(databaseName);
      request.onsuccess = resolve;
      request.onerror = reject;
    });
    expect(await store.readOrder(orderId)).toBeUndefined();
    await store.saveOrder(fetched());
    expect(await store.readOrder(orderId)).toMatchObject({ orderId });
  });

  test('is tried once more where the connection was closed unnoticed', async () => {
    const factory = new IDBFactory();
    const { store } = context(factory);
    await store.saveOrder(fetched());
    const dead = createOpener({ factory });
    (await dead()).close();
    let asked = 0;
    const alive = createOpener({ factory });
    const again = createStore(() => {
      asked += 1;
      return asked === 1 ? dead() : alive();
    }, deriveChip);
    expect(await again.readOrder(orderId)).toMatchObject({ orderId });
    expect(asked).toBe(2);
  });
});

describe('a failure of the browser', () => {
  test.each([
    ['QuotaExceededError', 'store_full'],
    ['VersionError', 'store_newer'],
    ['InvalidStateError', 'store_closed'],
    ['ConstraintError', 'posting_changed'],
    ['DataCloneError', 'internal'],
    ['UnknownError', 'store_failed'],
    ['AbortError', 'store_failed'],
  ])('%s is the problem %s', (name, code) => {
    const error = asStoreError(new DOMException('said so', name));
    expect(error.problem).toMatchObject({ code, said: `${name}: said so` });
    expect(asStoreError(error)).toBe(error);
  });

  test('is told from one of ours', () => {
    expect(asStoreError(new RangeError('oh')).problem.code).toBe('internal');
    expect(asStoreError('oh').problem).toMatchObject({ code: 'internal', said: 'oh' });
  });
});
