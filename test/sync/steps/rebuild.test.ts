import { describe, expect, test } from 'vitest';
import type { Facet } from '../../../lib/books/facet';
import { keyHash, markedNote } from '../../../lib/posting/marks';
import type { Posting } from '../../../lib/posting/posting';
import { postingKey } from '../../../lib/posting/postings';
import { noteStart } from '../../../lib/posting/rebuildNotes';
import type { Result } from '../../../lib/problem/problem';
import type { ScanPorts } from '../../../lib/sync/scans';
import { attachEventNotes } from '../../../lib/sync/steps/attachEventNotes';
import { rebuild } from '../../../lib/sync/steps/rebuild';
import { textOf } from '../../sandbox/quickbooks/record';
import { american } from '../../sandbox/quickbooks/seeds/american';
import { fetched } from '../../store/storeFixtures';
import { drawDocuments, drawOf, foundBench, type Planned } from './foundBench';

type Bench = Awaited<ReturnType<typeof foundBench>>;

function value<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const { code, sentence, said = '' } = result.problem;
  throw new Error(`${code}: ${sentence} ${said}`);
}

/** Posts documents one after the other, with the notes of those that need some. */
async function postAll(bench: Bench, documents: readonly Planned[]): Promise<readonly Posting[]> {
  const postings: Posting[] = [];
  for (const planned of documents) {
    const posting = value(await bench.post(planned));
    expect(posting.state, `${planned.draftKey}: ${posting.problem?.sentence}`).toBe('posted');
    if (posting.kind === 'invoice' && posting.remote !== undefined)
      bench.paid.set(posting.number, { id: posting.remote.id, entity: 'Invoice' });
    value(await attachEventNotes(bench.ports(), posting));
    postings.push(posting);
  }
  return postings;
}

async function rebuilt(ports: ScanPorts, pagesAtMost = 4) {
  for (let round = 0; round < 20; round += 1) {
    const progress = value(await rebuild(ports, pagesAtMost));
    if (progress.endedAtMs !== undefined) return progress;
  }
  throw new Error('the rebuild does not end');
}

/** Every posting is there as it was, and owns what it owned, no facet more or less. */
async function expectFound(bench: Bench, posted: readonly Posting[]): Promise<void> {
  const wanted = new Map<string, Set<Facet>>();
  for (const before of posted) {
    const again = await bench.store().readPosting(before.key);
    expect(again, before.key).toMatchObject({
      key: before.key,
      state: 'posted',
      kind: before.kind,
      generation: before.generation,
      totalMinor: before.totalMinor,
      date: before.date,
      remote: { id: before.remote?.id, syncToken: before.remote?.syncToken },
    });
    for (const { eventKey, facets } of before.covers)
      wanted.set(eventKey, new Set([...(wanted.get(eventKey) ?? []), ...facets]));
  }
  const owners = await bench.store().readOwners(bench.realm, [...wanted.keys()]);
  const held = new Map<string, Set<Facet>>();
  for (const { eventKey, facet } of owners)
    held.set(eventKey, new Set([...(held.get(eventKey) ?? []), facet]));
  expect(held).toEqual(wanted);
}

/** Ports whose `n`-th call of the outside does not come back, and how many calls there were. */
function dying(ports: ScanPorts, n: number) {
  let calls = 0;
  const guard = <T extends object>(port: T): T =>
    new Proxy(port, {
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
  const { store, scan, scans, quickbooks } = ports;
  return {
    calls: () => calls,
    ports: {
      ...ports,
      store: guard(store),
      scan: guard(scan),
      scans: guard(scans),
      quickbooks: guard(quickbooks),
    },
  };
}

describe('a lost store', () => {
  test.each([1, 2, 3, 4, 5, 6])(
    'is rebuilt from the marks, and nothing is posted twice (seed %i)',
    async (seed) => {
      const bench = await foundBench();
      const documents = drawDocuments(drawOf(seed), 12);
      const posted = await postAll(bench, documents);
      const made = bench.created();

      await bench.loseStore();
      const readsBefore = bench.company.calls.query;
      const progress = await rebuilt(bench.ports());
      expect(progress).toMatchObject({ ours: posted.length, unreadable: 0 });
      expect(progress.reads).toBe(bench.company.calls.query - readsBefore);
      await expectFound(bench, posted);

      for (const planned of documents) {
        const posting = value(await bench.post(planned));
        expect(posting.key).toBe(postingKey(bench.realm, planned.draftKey));
        expect(posting.state).toBe('posted');
      }
      expect(bench.created()).toBe(made);
      await expectFound(bench, posted);
      // Once more, over what is known again: nothing is another.
      await rebuilt(bench.ports());
      await expectFound(bench, posted);
      expect(bench.created()).toBe(made);
    },
    60_000,
  );

  test('is rebuilt though the worker dies at any call', async () => {
    const bench = await foundBench();
    const few = drawDocuments(drawOf(11), 4).filter(({ draft }) => draft.kind !== 'journalEntry');
    const posted = await postAll(bench, few);
    let deaths = 0;
    for (let n = 1; ; n += 1) {
      await bench.loseStore();
      const mortal = dying(bench.ports(), n);
      const died = await rebuilt(mortal.ports, 50).then(
        () => false,
        (error: unknown) => {
          if (!(error instanceof Error) || error.message !== 'dead') throw error;
          return true;
        },
      );
      if (!died) break;
      deaths += 1;
      await rebuilt(bench.ports());
      await expectFound(bench, posted);
    }
    expect(deaths).toBeGreaterThan(25);
  }, 120_000);

  test('of another browser: it learns what the first one sent, and keeps what it knows', async () => {
    const bench = await foundBench();
    const documents = drawDocuments(drawOf(21), 8);
    const first = await postAll(bench, documents.slice(0, 5));
    await bench.loseStore();
    const second = await postAll(bench, documents.slice(5));
    await rebuilt(bench.ports());
    await expectFound(bench, [...first, ...second]);
    for (const posting of second)
      expect((await bench.store().readPosting(posting.key))?.frozen?.requestId).toBe(
        posting.frozen?.requestId,
      );
  }, 60_000);
});

const seven = (index: number) => String(index).padStart(7, '0');

describe('what is found again', () => {
  const sale = (bench: Bench, seed: number): Promise<readonly Posting[]> =>
    postAll(
      bench,
      drawDocuments(drawOf(seed), 30)
        .filter(({ draft }) => draft.kind === 'salesReceipt')
        .slice(0, 1),
    );

  test('an event of a day is not booked by another document, though only its hash is known', async () => {
    const bench = await foundBench();
    const [day] = drawDocuments(drawOf(31), 0);
    if (day === undefined) throw new Error('no day');
    await postAll(bench, [day]);
    const made = bench.created();
    await bench.loseStore();
    await rebuilt(bench.ports());
    const event = day.draft.covers[2] ?? { eventKey: '', facets: [] };
    const other = drawDocuments(drawOf(32), 40).find(({ draft }) => draft.kind === 'salesReceipt');
    if (other === undefined) throw new Error('no sale');
    const twice = {
      ...other,
      draftKey: `sale/${event.eventKey}`,
      draft: { ...other.draft, covers: [{ eventKey: event.eventKey, facets: ['revenue', 'cash'] }] },
    } as Planned;
    const result = await bench.post(twice);
    expect(result).toMatchObject({ ok: false, problem: { code: 'already_booked' } });
    expect(!result.ok && result.problem.sentence).toContain('AZ-US-2026-11-21');
    expect(bench.created()).toBe(made);
  }, 30_000);

  test('a younger copy of a document with the same mark goes, one of a person later stays and is said', async () => {
    for (const later of [false, true]) {
      const bench = await foundBench();
      const [posting] = await sale(bench, 41);
      const held = bench.company.document('SalesReceipt', posting?.remote?.id ?? '');
      if (posting === undefined || held === undefined) throw new Error('no sale');
      bench.clock.advance(later ? 7_200_000 : 60_000);
      const { Id: _id, SyncToken: _token, MetaData: _meta, TotalAmt: _total, ...content } = held;
      const copy = bench.company.createAsPerson('SalesReceipt', {
        ...content,
        DocNumber: `${posting.number}-9`,
      });
      await bench.loseStore();
      await rebuilt(bench.ports());
      const again = await bench.store().readPosting(posting.key);
      const stays = bench.company.document('SalesReceipt', textOf(copy, 'Id') ?? '');
      expect(again?.remote?.id).toBe(posting.remote?.id);
      expect(stays === undefined).toBe(!later);
      expect(again?.problem?.code).toBe(later ? 'duplicate_remains' : undefined);
    }
  }, 30_000);

  test('of a document whose notes were deleted the events are not guessed: it is said, and those of its time wait', async () => {
    const bench = await foundBench();
    const day = [1, 2, 3, 4, 5, 6, 7, 8, 9]
      .flatMap((seed) => drawDocuments(drawOf(seed), 0).slice(0, 1))
      .find(({ draft }) => draft.covers.length > 450);
    if (day === undefined) throw new Error('no long day');
    await postAll(bench, [day]);
    const notes = bench.company.documents('Attachable');
    expect(notes.length).toBeGreaterThan(0);
    expect(textOf(notes[0] ?? {}, 'Note')).toContain(noteStart(keyHash(`${bench.realm}/${day.draftKey}`)));
    for (const note of notes) bench.company.deleteAsPerson('Attachable', textOf(note, 'Id') ?? '');
    await bench.loseStore();
    await rebuilt(bench.ports());
    const again = await bench.store().readPosting(`${bench.realm}/${day.draftKey}`);
    expect(again?.problem?.code).toBe('found_incomplete');
    const save = fetched('114-2222222-2222222');
    const [event] = save.events;
    if (event === undefined) throw new Error('no event');
    await bench.store().saveOrder({ ...save, events: [{ ...event, postedAt: '2026-11-21T12:00:00Z' }] });
    const owners = await bench.store().readOwners(bench.realm, [event.key]);
    expect(owners.map(({ facet }) => facet).sort()).toEqual(['cash', 'fees', 'revenue']);
    await bench.store().saveOrder({ ...save, events: [{ ...event, postedAt: '2026-05-21T12:00:00Z' }] });
    expect(await bench.store().readOwners(bench.realm, [event.key])).toEqual([]);
  }, 30_000);

  test('the events that are fetched again give a sale its name and its suffix', async () => {
    const bench = await foundBench();
    const save = fetched('114-2222222-2222222');
    const [event] = save.events;
    const [planned] = drawDocuments(drawOf(51), 40).filter(({ draft }) => draft.kind === 'salesReceipt');
    if (event === undefined || planned === undefined) throw new Error('no event');
    const draftKey = `sale/${event.key}`;
    const covers = [{ eventKey: event.key, facets: ['revenue', 'fees', 'cash'] }];
    const draft = { ...planned.draft, number: '114-2222222-2222222-3', covers };
    await postAll(bench, [{ draftKey, orderId: '114-2222222-2222222', draft } as Planned]);
    await bench.loseStore();
    await rebuilt(bench.ports());
    const [before] = await bench.store().readPostingsOfOrder('114-2222222-2222222');
    expect(before?.key).toBe(`${bench.realm}/#${keyHash(`${bench.realm}/${draftKey}`)}`);
    await bench.store().saveOrder(save);
    const after = await bench.store().readPostingsOfOrder('114-2222222-2222222');
    expect(after).toMatchObject([{ key: `${bench.realm}/${draftKey}`, state: 'posted' }]);
    expect(await bench.store().readSuffixes(bench.realm, '114-2222222-2222222')).toMatchObject([
      { eventKey: event.key, index: 3 },
    ]);
    const [chip] = await bench.store().readChips(['114-2222222-2222222']);
    // The document that was drawn here has no fees, and the event has: those are still to be sent.
    expect(chip).toMatchObject({ state: 'partlySent', numbers: ['114-2222222-2222222-3'] });
  }, 30_000);

  test('an order’s document takes what the day’s only seemed to book, whichever is met first', async () => {
    const bench = await foundBench();
    const save = fetched('114-2222222-2222222');
    const [event] = save.events;
    const [day] = drawDocuments(drawOf(61), 0);
    if (event === undefined || day === undefined) throw new Error('no event');
    const { checking, sales } = american.accounts;
    const entry = (credit: string) => ({
      ...day.draft,
      lines: day.draft.lines.slice(0, 2).map((line, index) => ({
        ...line,
        account: { id: index === 0 ? checking : credit, name: '' },
        amountMinor: index === 0 ? -900 : 900,
      })),
      totalMinor: 900,
    });
    const ofDay = [...day.draft.covers.slice(0, 3), { eventKey: event.key, facets: ['fees'] }];
    const sale = { ...entry(sales), number: '114-2222222-2222222J' };
    const covers = [{ eventKey: event.key, facets: ['revenue', 'cash'] }];
    const posted = await postAll(bench, [
      { ...day, draft: { ...day.draft, covers: ofDay } } as Planned,
      {
        draftKey: `sale/${event.key}`,
        orderId: '114-2222222-2222222',
        draft: { ...sale, covers },
      } as Planned,
    ]);
    for (const eventsFirst of [true, false]) {
      await bench.loseStore();
      if (eventsFirst) await bench.store().saveOrder(save);
      await rebuilt(bench.ports());
      if (!eventsFirst) await bench.store().saveOrder(save);
      await expectFound(bench, posted);
      const owners = await bench.store().readOwners(bench.realm, [event.key]);
      const ofSale = owners.filter(({ owner }) => owner === posted[1]?.key).map(({ facet }) => facet);
      expect(ofSale.sort()).toEqual(['cash', 'revenue']);
    }
  }, 30_000);

  test('two documents of ours that book the same are both kept and said', async () => {
    const bench = await foundBench();
    const [day] = drawDocuments(drawOf(71), 0);
    if (day === undefined) throw new Error('no day');
    const covers = day.draft.covers.slice(0, 3);
    const draft = { ...day.draft, covers };
    await postAll(bench, [{ ...day, draft } as Planned]);
    await bench.loseStore();
    const other = { ...draft, number: 'AZ-EB-2026-11-21' };
    await postAll(bench, [{ draftKey: 'day/EB-US-USD/2026-11-21', draft: other } as Planned]);
    await bench.loseStore();
    await rebuilt(bench.ports());
    const first = await bench.store().readPosting(`${bench.realm}/${day.draftKey}`);
    const second = await bench.store().readPosting(`${bench.realm}/day/EB-US-USD/2026-11-21`);
    expect(first).toMatchObject({ state: 'posted' });
    expect(first?.problem).toBeUndefined();
    expect(second).toMatchObject({ state: 'posted', covers: [], problem: { code: 'found_twice' } });
    expect(second?.problem?.sentence).toContain('AZ-US-2026-11-21');
  }, 30_000);

  test('thousands of documents are read a thousand at a time, and none is passed over when some are deleted meanwhile', async () => {
    const bench = await foundBench();
    const ids: string[] = [];
    for (let index = 0; index < 1_150; index += 1) {
      if (index % 40 === 0) bench.clock.advance(1_000);
      const note = markedNote('', `${bench.realm}/sale/A/${index}`, 0, {
        covers: [{ eventKey: `A/${index}`, facets: [] }],
      });
      const made = bench.company.createAsPerson('Transfer', {
        FromAccountRef: { value: '35' },
        ToAccountRef: { value: '36' },
        Amount: 1,
        TxnDate: '2026-11-02',
        PrivateNote: `${seven(index)}\n${note}`,
      });
      ids.push(textOf(made, 'Id') ?? '');
    }
    await bench.loseStore();
    const ports = bench.ports();
    let pages = 0;
    const scan = {
      ...ports.scan,
      scanDocuments: async (...given: Parameters<typeof ports.scan.scanDocuments>) => {
        const page = await ports.scan.scanDocuments(...given);
        if (given[0] === 'transfer' && pages === 0) {
          for (const id of ids.slice(0, 50)) bench.company.deleteAsPerson('Transfer', id);
          pages += 1;
        }
        return page;
      },
    };
    const progress = await rebuilt({ ...ports, scan });
    expect(progress.ours).toBeGreaterThanOrEqual(1_150);
    const found = await bench.store().readUndoPostings(bench.realm);
    expect(new Set(found.map(({ remote }) => remote?.id))).toEqual(new Set(ids));
    // One read for each kind without documents, two for these.
    expect(progress.reads).toBeLessThanOrEqual(9 + 2);
    expect(bench.company.calls.throttled).toBe(0);
  }, 120_000);
});
