import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../lib/books/draft';
import { planOrder } from '../../../lib/books/planOrder';
import type { Posting } from '../../../lib/posting/posting';
import { type Agreed, saleDraftKey, saleKey } from '../../../lib/posting/postings';
import type { Result } from '../../../lib/problem/problem';
import { ok } from '../../../lib/problem/problem';
import { changeAgreed, changeDocument } from '../../../lib/sync/steps/changeDocument';
import { undoDocument } from '../../../lib/sync/steps/undoDocument';
import { books } from '../../books/bookFixtures';
import type { CompanyMode } from '../../crash/company';
import type { Fault, Run } from '../../crash/run';
import { orderId, stored, World } from '../../crash/world';

const plain: CompanyMode = {
  requestId: 'honoured',
  duplicateWarning: true,
  customNumbers: true,
  commit: 'before',
};
const eventKey = stored.events[0]?.key ?? '';
const key = saleKey(books.company.realmId, eventKey);

/** What the seller agrees to: the same sale with a late fee of 1.00. */
function later(world: World, change: Partial<Draft> = {}): Agreed {
  const { suffixes } = world.shelves[0] ?? fail();
  const [planned] = planOrder(stored, { books, suffixes }).documents;
  if (planned?.draft === undefined) throw new Error('the world’s order cannot be sent');
  const { draft } = planned;
  return {
    realmId: books.company.realmId,
    draftKey: saleDraftKey(eventKey),
    orderId,
    previewHash: 'with the late fee',
    draft: {
      ...draft,
      totalMinor: draft.totalMinor - 100,
      covers: [...draft.covers, { eventKey: 'seller/late', facets: ['fees'] }],
      ...change,
    } as Draft,
  };
}

async function act<T>(
  world: World,
  work: (run: Run) => Promise<T>,
  fault?: (call: number, name: string) => Fault,
): Promise<T | undefined> {
  const run = world.run(world.shelves[0] ?? fail(), fault);
  let answer: T | undefined;
  await world.drive([
    {
      run,
      work: work(run).then((value) => {
        answer = value;
      }),
    },
  ]);
  return answer;
}

async function posted(mode: CompanyMode = plain): Promise<World> {
  const world = new World(mode, 1);
  await act(world, (run) => world.click(run));
  await world.settle();
  expect(postingOf(world)?.state).toBe('posted');
  return world;
}

const change = (world: World, fault?: (call: number, name: string) => Fault, agreed = later(world)) =>
  act(world, (run) => changeAgreed(world.ports(run), agreed.draftKey, async () => ok(agreed)), fault);
const postingOf = (world: World): Posting | undefined => world.shelves[0]?.postings.get(key);
const problemOf = (result: Result<Posting> | undefined) =>
  result === undefined || result.ok ? undefined : result.problem.code;

test('a posted document becomes what was agreed to: the same document, its new total, all events owned', async () => {
  const world = await posted();
  const before = postingOf(world);
  const result = await change(world);
  expect(result?.ok).toBe(true);
  expect(world.company.made.length).toBe(1);
  expect(world.company.live()).toMatchObject([{ id: '1', syncToken: '1', totalMinor: 1238 }]);
  const after = postingOf(world);
  expect(after).toMatchObject({
    state: 'posted',
    generation: 1,
    totalMinor: 1238,
    previewHash: 'with the late fee',
    remote: { id: '1', syncToken: '1', totalMinor: 1238 },
  });
  expect(after?.change).toBeUndefined();
  expect(world.shelves[0]?.owners(['seller/late'])).toMatchObject([{ owner: key, facet: 'fees' }]);
  expect(after?.frozen?.payload).not.toBe(before?.frozen?.payload);
  // And it is still ours to undo.
  const undone = await act(world, (run) => undoDocument(world.ports(run), key));
  expect(undone).toMatchObject({ ok: true, value: { state: 'undone' } });
  expect(world.company.live()).toEqual([]);
});

const every: readonly CompanyMode[] = (
  ['honoured', 'expired', 'ignored', 'answered with 600'] as const
).flatMap((requestId) => (['before', 'after'] as const).map((commit) => ({ ...plain, requestId, commit })));

describe.each(every)('request ids $requestId, commits $commit', (mode) => {
  test('killed before and after every call, the document ends as agreed or as it was, once', async () => {
    let calls = 1;
    for (let at = 1; at <= calls; at += 1) {
      for (const what of ['die before', 'die after', 'lost before', 'lost after', 'throttled'] as const) {
        const world = await posted(mode);
        const run = world.run(world.shelves[0] ?? fail(), (call) => (call === at ? what : 'none'));
        const agreed = later(world);
        await world.drive([
          { run, work: changeAgreed(world.ports(run), agreed.draftKey, async () => ok(agreed)) },
        ]);
        calls = Math.max(calls, run.dead ? at + 1 : run.calls);
        await world.settle();
        const after = postingOf(world);
        const told = `${what} at ${at}: ${JSON.stringify(after)}`;
        expect(world.company.made.length, told).toBe(1);
        const [held] = world.company.live();
        expect(after?.state, told).toBe('posted');
        expect(held, told).toMatchObject(after?.remote ?? {});
        expect(held?.totalMinor, told).toBe(after?.totalMinor);
        const isNew = after?.generation === 1;
        expect(after?.totalMinor, told).toBe(isNew ? 1238 : 1338);
        expect(world.shelves[0]?.owners(['seller/late']).length, told).toBe(isNew ? 1 : 0);
      }
      if (at > 40) throw new Error('a change takes too many calls');
    }
    expect(calls).toBeGreaterThan(6);
  });
});

test('a change whose reply is lost is not sent as another one', async () => {
  const world = await posted();
  await change(world, (_call, name) => (name === 'changeDocument' ? 'lost after' : 'none'));
  expect(postingOf(world)?.state).toBe('changing');
  await world.settle();
  expect(world.company.live()).toMatchObject([{ syncToken: '1', totalMinor: 1238 }]);
  expect(postingOf(world)).toMatchObject({ state: 'posted', totalMinor: 1238 });
});

describe('it is left as it is', () => {
  test('where a person has changed it, before or meanwhile', async () => {
    const world = await posted();
    world.company.edit('1', { totalMinor: 1 });
    expect(problemOf(await change(world))).toBe('edited_not_changed');
    expect(world.company.live()).toMatchObject([{ totalMinor: 1, syncToken: '1' }]);
    expect(postingOf(world)).toMatchObject({ state: 'edited', totalMinor: 1338, generation: 0 });
    expect(problemOf(await change(world))).toBe('edited_not_changed');
  });

  test.each(['reconciled', 'matched'] as const)('where it was %s', async (status) => {
    const world = await posted();
    world.company.cleared.set('1', status);
    expect(problemOf(await change(world))).toBe('checked_not_changed');
    expect(world.company.live()).toMatchObject([{ syncToken: '0', totalMinor: 1338 }]);
  });

  test('where a settlement clears it', async () => {
    const world = await posted();
    const own = postingOf(world) ?? fail();
    const { orderId: _order, ...entry } = own;
    const settlement = { ...entry, key: 'settlement', number: 'AZ7', covers: [], clears: [eventKey] };
    world.shelves[0]?.postings.set('settlement', settlement);
    expect(problemOf(await change(world))).toBe('settled_not_changed');
    expect(world.company.live()).toMatchObject([{ syncToken: '0', totalMinor: 1338 }]);
  });

  test('where it is part of a deposit', async () => {
    const world = await posted();
    for (const made of world.company.made) made.document = { ...made.document, deposited: true };
    expect(problemOf(await change(world))).toBe('deposited_not_changed');
    expect(postingOf(world)).toMatchObject({ state: 'posted', totalMinor: 1338, refusedChanges: 1 });
    expect(world.shelves[0]?.owners(['seller/late'])).toEqual([]);
  });

  test.each([
    ['before', '2026-12-31', {}],
    ['after', '2020-12-31', { date: '2020-01-01' }],
  ] as const)('where its day is closed %s the change', async (_when, booksClosedUntil, draft) => {
    const world = await posted();
    for (const shelf of world.shelves)
      shelf.books = { ...shelf.books, company: { ...shelf.books.company, booksClosedUntil } };
    expect(problemOf(await change(world, undefined, later(world, draft)))).toBe('change_in_closed_period');
    expect(world.company.live()).toMatchObject([{ syncToken: '0', totalMinor: 1338 }]);
  });

  test('where it would be another kind of document, or nothing changes, or nothing is there', async () => {
    const world = await posted();
    const other = later(world, { kind: 'invoice' } as Partial<Draft>);
    expect(problemOf(await change(world, undefined, other))).toBe('change_needs_another');
    const same = { ...later(world), previewHash: postingOf(world)?.previewHash ?? '' };
    expect(problemOf(await change(world, undefined, same))).toBe('nothing_to_change');
    const asked = { orderId, draftKey: saleDraftKey(eventKey), previewHash: same.previewHash };
    expect(problemOf(await act(world, (run) => changeDocument(world.ports(run), asked)))).toBe(
      'nothing_to_change',
    );
    expect(problemOf(await change(new World(plain, 1)))).toBe('posting_unknown');
  });
});

test('another total than was to be: the document is put back as it was, and both figures are said', async () => {
  const world = await posted();
  let changes = 0;
  const run = world.run(world.shelves[0] ?? fail());
  const ports = world.ports(run);
  const taxed = {
    ...ports,
    quickbooks: {
      ...ports.quickbooks,
      changeDocument: (...asked: Parameters<typeof ports.quickbooks.changeDocument>) => {
        world.company.taxMinor = changes === 0 ? 7 : 0;
        changes += 1;
        return ports.quickbooks.changeDocument(...asked);
      },
    },
  };
  let answer: Result<Posting> | undefined;
  const agreed = later(world);
  const work = changeAgreed(taxed, agreed.draftKey, async () => ok(agreed)).then((value) => {
    answer = value;
  });
  await world.drive([{ run, work }]);
  expect(problemOf(answer)).toBe('change_differs');
  expect(answer?.ok === false && answer.problem.sentence).toMatch(/12\.45.*12\.38/);
  expect(world.company.live()).toMatchObject([{ id: '1', syncToken: '2', totalMinor: 1338 }]);
  expect(postingOf(world)).toMatchObject({ state: 'posted', generation: 0, totalMinor: 1338 });
  expect(world.shelves[0]?.owners(['seller/late'])).toEqual([]);
});

test('what cannot even be put back is said and left to the seller', async () => {
  const world = await posted();
  world.company.taxMinor = 7;
  expect(problemOf(await change(world))).toBe('total_differs_kept');
  expect(postingOf(world)).toMatchObject({ state: 'edited', remote: { syncToken: '2', totalMinor: 1345 } });
});

function fail(): never {
  throw new Error('no such browser');
}
