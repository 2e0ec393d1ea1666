import { describe, expect, test } from 'vitest';
import type { Posting } from '../../../lib/posting/posting';
import type { Result } from '../../../lib/problem/problem';
import { documentRows } from '../../../lib/quickbooks/documents/documentRows';
import { sweep } from '../../../lib/sync/steps/sweep';
import { textOf } from '../../sandbox/quickbooks/record';
import { drawDocuments, drawOf, foundBench, type Planned } from './foundBench';

type Bench = Awaited<ReturnType<typeof foundBench>>;

function value<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.problem.code}: ${result.problem.sentence} ${result.problem.said ?? ''}`);
}

const dayMs = 86_400_000;

/** Orders, without the day and the payout. */
function ordersOf(seed: number, count: number): readonly Planned[] {
  return drawDocuments(drawOf(seed), count).slice(0, -2);
}

async function postAll(bench: Bench, documents: readonly Planned[]): Promise<readonly Posting[]> {
  const postings: Posting[] = [];
  for (const planned of documents) {
    const posting = value(await bench.post(planned));
    expect(posting.state).toBe('posted');
    if (posting.kind === 'invoice' && posting.remote !== undefined)
      bench.paid.set(posting.number, { id: posting.remote.id, entity: 'Invoice' });
    postings.push(posting);
  }
  return postings;
}

function edit(bench: Bench, { remote }: Posting): void {
  if (remote === undefined) throw new Error('no document');
  const note = bench.company.document(documentRows[remote.kind].entity, remote.id)?.['PrivateNote'];
  bench.company.editAsPerson(documentRows[remote.kind].entity, remote.id, {
    PrivateNote: `Looked at by Ann\n${String(note)}`,
  });
}

function remove(bench: Bench, { remote }: Posting): void {
  if (remote === undefined) throw new Error('no document');
  bench.company.deleteAsPerson(documentRows[remote.kind].entity, remote.id);
}

async function statesOf(
  bench: Bench,
  postings: readonly Posting[],
): Promise<readonly (string | undefined)[]> {
  return Promise.all(postings.map(async ({ key }) => (await bench.store().readPosting(key))?.state));
}

/** Enters so many transfers by hand. */
function enterTransfers(bench: Bench, count: number): void {
  for (let index = 0; index < count; index += 1)
    bench.company.createAsPerson('Transfer', {
      FromAccountRef: { value: '35' },
      ToAccountRef: { value: '36' },
      Amount: 1,
      TxnDate: '2026-11-02',
    });
}

describe('a sweep', () => {
  test.each([1, 2, 3, 4])(
    'finds what people edited and deleted, of every kind (seed %i)',
    async (seed) => {
      const bench = await foundBench();
      const posted = await postAll(bench, ordersOf(seed, 14));
      expect(value(await sweep(bench.ports())).questions).toEqual([]);
      bench.clock.advance(dayMs);
      const draw = drawOf(seed + 100);
      const done = posted.map((posting) => {
        // What a payment pays stays while the payment does.
        const what = posting.kind === 'invoice' ? 2 : draw(3);
        if (what === 0) edit(bench, posting);
        if (what === 1) remove(bench, posting);
        return what;
      });
      const queries = bench.company.calls.query;
      const report = value(await sweep(bench.ports()));
      expect(report.unreadable).toEqual([]);
      expect(await statesOf(bench, posted)).toEqual(done.map((what) => ['edited', 'gone', 'posted'][what]));
      const asked = new Map(report.questions.map(({ key, found }) => [key, found]));
      expect([...asked].sort()).toEqual(
        posted
          .flatMap(({ key }, index) =>
            done[index] === 2 ? [] : [[key, done[index] === 0 ? 'edited' : 'deleted']],
          )
          .sort(),
      );
      // One call told it all.
      expect(bench.company.calls.query).toBe(queries);
      const again = value(await sweep(bench.ports()));
      expect(again.questions.filter(({ found }) => found === 'deleted')).toEqual([]);
      expect(await statesOf(bench, posted)).toEqual(done.map((what) => ['edited', 'gone', 'posted'][what]));
    },
    60_000,
  );

  test('reads by time where one call cannot tell all, and finds what was deleted all the same', async () => {
    const bench = await foundBench();
    const posted = await postAll(
      bench,
      drawDocuments(drawOf(5), 0)
        .slice(-1)
        .flatMap((each) => [
          each,
          {
            ...each,
            draftKey: `${each.draftKey}/2`,
            draft: { ...each.draft, totalMinor: 777, covers: [] },
          } as Planned,
          {
            ...each,
            draftKey: `${each.draftKey}/3`,
            draft: { ...each.draft, totalMinor: 888, covers: [] },
          } as Planned,
        ]),
    );
    value(await sweep(bench.ports()));
    bench.clock.advance(dayMs);
    enterTransfers(bench, 1_200);
    const [first, second] = posted;
    if (first === undefined || second === undefined) throw new Error('no documents');
    edit(bench, first);
    remove(bench, second);
    const report = value(await sweep(bench.ports()));
    expect(report.questions.map(({ found }) => found).sort()).toEqual(['deleted', 'edited']);
    expect(await statesOf(bench, posted)).toEqual(['edited', 'gone', 'posted']);
  }, 60_000);

  test('reads by time after more than thirty days', async () => {
    const bench = await foundBench();
    const posted = await postAll(bench, ordersOf(6, 6));
    value(await sweep(bench.ports()));
    bench.clock.advance(45 * dayMs);
    const [first, second] = posted.filter(({ kind }) => kind !== 'invoice');
    if (first === undefined || second === undefined) throw new Error('no documents');
    edit(bench, first);
    remove(bench, second);
    const calls = bench.company.calls.cdc;
    const report = value(await sweep(bench.ports()));
    expect(bench.company.calls.cdc).toBe(calls);
    expect(report.questions.map(({ found }) => found).sort()).toEqual(['deleted', 'edited']);
    expect((await bench.store().scans.readSweep(bench.realm))?.sweptAtMs).toBeGreaterThan(0);
    expect(value(await sweep(bench.ports())).questions.map(({ found }) => found)).not.toContain('deleted');
  }, 60_000);

  test('learns what another browser sent, and what others made for an order', async () => {
    const bench = await foundBench();
    const [theirs, ...own] = ordersOf(7, 6);
    if (theirs === undefined) throw new Error('no documents');
    const [sent] = await postAll(bench, [theirs]);
    bench.clock.advance(dayMs);
    await bench.loseStore();
    await postAll(bench, own);
    // This browser first sweeps from its own oldest document on; the other's is older.
    value(await sweep(bench.ports()));
    expect(await bench.store().readPosting(sent?.key ?? '')).toBeUndefined();
    edit(bench, sent ?? ({} as Posting));
    bench.company.createAsPerson('SalesReceipt', {
      DocNumber: '1042',
      PrivateNote: 'Amazon 333-1234567-7654321',
      DepositToAccountRef: { value: '35' },
      Line: [
        {
          DetailType: 'SalesItemLineDetail',
          Amount: 12.5,
          SalesItemLineDetail: { ItemRef: { value: '1' }, TaxCodeRef: { value: 'NON' } },
        },
      ],
    });
    value(await sweep(bench.ports()));
    expect((await bench.store().readPosting(sent?.key ?? ''))?.state).toBe('edited');
    const [foreign] = await bench.store().readPostingsOfOrder('333-1234567-7654321');
    expect(foreign).toMatchObject({ state: 'exists', number: '1042', totalMinor: 1250 });
    bench.company.deleteAsPerson('SalesReceipt', foreign?.remote?.id ?? '');
    const report = value(await sweep(bench.ports()));
    expect(report.questions).toMatchObject([{ found: 'deletedByOthers', number: '1042' }]);
  }, 60_000);

  test('attaches the names of events that a mark has no room for, once', async () => {
    const bench = await foundBench();
    const day = [1, 2, 3, 4, 5, 6, 7, 8, 9]
      .flatMap((seed) => drawDocuments(drawOf(seed), 0).slice(0, 1))
      .find(({ draft }) => draft.covers.length > 450);
    if (day === undefined) throw new Error('no long day');
    await postAll(bench, [day]);
    expect(bench.company.documents('Attachable')).toHaveLength(0);
    value(await sweep(bench.ports()));
    const notes = bench.company.documents('Attachable').length;
    expect(notes).toBeGreaterThan(0);
    value(await sweep(bench.ports()));
    expect(bench.company.documents('Attachable')).toHaveLength(notes);
  }, 60_000);

  test('that fails has learnt nothing for good: the next one asks from the same moment on', async () => {
    const bench = await foundBench();
    const posted = await postAll(bench, ordersOf(8, 6));
    value(await sweep(bench.ports()));
    bench.clock.advance(dayMs);
    const deleted = posted.filter(({ kind }) => kind !== 'invoice').slice(0, 2);
    for (const posting of deleted) remove(bench, posting);
    const ports = bench.ports();
    for (let n = 1; n < 60; n += 1) {
      let calls = 0;
      const mortal = new Proxy(ports.store, {
        get(target, name) {
          const member: unknown = Reflect.get(target, name);
          if (typeof member !== 'function') return member;
          return (...given: unknown[]) => {
            calls += 1;
            if (calls === n) throw new Error('dead');
            return member.apply(target, given) as unknown;
          };
        },
      });
      const ended = await sweep({ ...ports, store: mortal }).then(
        () => true,
        () => false,
      );
      if (ended) break;
    }
    value(await sweep(bench.ports()));
    expect(await statesOf(bench, deleted)).toEqual(['gone', 'gone']);
    expect(textOf({ Id: deleted[0]?.remote?.id ?? '' }, 'Id')).not.toBe('');
  }, 60_000);
});
