import { describe, expect, test } from 'vitest';
import { eventHash } from '../../lib/posting/marks';
import { hashedKeyOf } from '../../lib/posting/rebuildJoin';
import { hashedEvent, unnamedEvents } from '../../lib/posting/rebuildKeys';
import { company } from '../books/bookFixtures';
import { context, fetched, posting } from './storeFixtures';

const { realmId } = company;
const save = fetched('114-3333333-3333333');
const [event] = save.events;
if (event === undefined) throw new Error('no event');
const key = `${realmId}/sale/${event.key}`;
const hash = hashedEvent(eventHash(event.key));
const all = ['revenue', 'fees', 'cash'] as const;

/** A posting of which only hashes are known. */
const found = (replaced: Parameters<typeof posting>[0] = {}) =>
  posting({
    key: hashedKeyOf(realmId, key),
    orderId: '114-3333333-3333333',
    number: '114-3333333-3333333',
    state: 'posted',
    remote: { kind: 'salesReceipt', id: '9', syncToken: '0', totalMinor: 1999 },
    covers: [{ eventKey: hash, facets: all }],
    ...replaced,
  });

describe('a posting of which only the hash of the key is known', () => {
  test('is read and written under its key, and is one afterwards', async () => {
    const { store, open } = context();
    await store.writePosting(found(), undefined);
    const read = await store.readPosting(key);
    expect(read).toMatchObject({ key, covers: [{ eventKey: event.key, facets: all }] });
    if (read === undefined) throw new Error('nothing was read');
    expect(await store.writePosting({ ...read, state: 'edited', updatedAtMs: 2 }, 1)).toEqual({
      written: true,
    });
    const database = await open();
    expect((await database.getAll('postings')).map((each) => each.key)).toEqual([key]);
    expect((await database.getAll('ownership')).map((row) => [row.eventKey, row.owner])).toEqual(
      all.map(() => [event.key, key]),
    );
  });

  test('is not written over by one that was never read', async () => {
    const { store } = context();
    await store.writePosting(found(), undefined);
    const fresh = posting({ key, covers: [{ eventKey: event.key, facets: all }], updatedAtMs: 5 });
    expect(await store.writePosting(fresh, undefined)).toEqual({ written: false, because: 'changed' });
  });

  test('keeps its events from every other document, and lets go when it is gone', async () => {
    const { store } = context();
    await store.writePosting(found(), undefined);
    const other = posting({
      key: `${realmId}/day/US-USD/2026-11-03`,
      covers: [{ eventKey: event.key, facets: ['fees'] }],
      updatedAtMs: 7,
    });
    expect(await store.writePosting(other, undefined)).toEqual({
      written: false,
      because: 'owned',
      owner: hashedKeyOf(realmId, key),
    });
    expect(await store.readOwners(realmId, [event.key])).toHaveLength(3);
    await store.writePosting(found({ state: 'gone', updatedAtMs: 2 }), 1);
    expect(await store.readOwners(realmId, [event.key])).toEqual([]);
    expect(await store.writePosting(other, undefined)).toEqual({ written: true });
  });

  test('does not keep back an event of another order that shares its hash by chance', async () => {
    const { store } = context();
    const chance = found({ number: '114-9999999-9999999', orderId: '114-9999999-9999999' });
    await store.writePosting(chance, undefined);
    await store.saveOrder(save);
    expect(await store.readOwners(realmId, [event.key])).toEqual([]);
  });

  test('whose events nobody names keeps back those of its time that have no owner, and none that is in the books', async () => {
    const { store } = context();
    const day = found({
      key: hashedKeyOf(realmId, `${realmId}/day/US-USD/2026-11-03`),
      number: 'AZ-US-2026-11-03',
      covers: [{ eventKey: unnamedEvents('0123456789abcdef0123'), facets: all }],
    });
    await store.writePosting(day, undefined);
    await store.saveOrder({ ...save, events: [{ ...event, postedAt: '2026-11-03T12:00:00Z' }] });
    const sending = posting({ key, covers: [{ eventKey: event.key, facets: all }], updatedAtMs: 3 });
    expect(await store.writePosting(sending, undefined)).toMatchObject({ written: false, because: 'owned' });
    const there = { kind: 'salesReceipt', id: '9', syncToken: '0', totalMinor: 1999 } as const;
    const posted = { ...sending, state: 'posted' as const, remote: there };
    expect(await store.writePosting(posted, undefined)).toEqual({ written: true });
  });
});
