import { describe, expect, test } from 'vitest';
import type { Posting } from '../../../lib/posting/posting';
import { saleKey } from '../../../lib/posting/postings';
import { creationRequestId } from '../../../lib/posting/requestIds';
import type { Problem, Result } from '../../../lib/problem/problem';
import { continuePosting } from '../../../lib/sync/steps/continuePosting';
import { fetchOrder } from '../../../lib/sync/steps/fetchOrder';
import { postDocument } from '../../../lib/sync/steps/postDocument';
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
const [event] = stored.events;
const key = saleKey(books.company.realmId, event?.key ?? '');

/** Does one thing in browser A (or another) with a worker of its own, and answers what came of it. */
async function act<T>(
  world: World,
  work: (run: Run) => Promise<T>,
  fault?: (call: number, name: string) => Fault,
  browser = 0,
): Promise<T> {
  const shelf = world.shelves[browser];
  if (shelf === undefined) throw new Error('no such browser');
  const run = world.run(shelf, fault);
  const done = work(run);
  await world.drive([{ run, work: done }]);
  return done;
}

const click = (world: World, fault?: (call: number, name: string) => Fault, browser = 0) =>
  act(world, (run) => world.click(run), fault, browser);
const undo = (world: World, fault?: (call: number, name: string) => Fault) =>
  act(world, (run) => undoDocument(world.ports(run), key), fault);

function problemOf(result: Result<unknown>): Problem['code'] | undefined {
  return result.ok ? undefined : result.problem.code;
}

function value(result: Result<Posting>): Posting {
  if (!result.ok) throw new Error(result.problem.sentence);
  return result.value;
}

const at =
  (wanted: string, what: Fault) =>
  (_call: number, name: string): Fault =>
    name === wanted ? what : 'none';

describe('posting', () => {
  test('one click: looked for, stored, sent, stored, looked for once more', async () => {
    const world = new World(plain, 1);
    const posted = value(await click(world));
    expect(posted).toMatchObject({ state: 'posted', generation: 0, remote: { id: '1', number: orderId } });
    const calls = world.trace.map((line) => line.split(' ')[2]);
    const send = calls.indexOf('createDocument');
    expect(calls.slice(send - 3, send + 4)).toEqual([
      'findByNumberPrefix',
      'findByDateAndTotal',
      'writePosting',
      'createDocument',
      'writePosting',
      'findByNumberPrefix',
      'findByDateAndTotal',
    ]);
  });

  test('clicks in two tabs of one browser make one document, in whatever order they run', async () => {
    for (const lead of [0, 1, 5, 9]) {
      const world = new World({ ...plain, requestId: 'ignored', duplicateWarning: false }, 1);
      const shelf = world.shelves[0] ?? fail();
      const [first, second] = [world.run(shelf), world.run(shelf)];
      await world.drive(
        [
          { run: first, work: world.click(first) },
          { run: second, work: world.click(second) },
        ],
        (parked) => {
          const next = parked.find(({ run }) => (first.calls < lead ? run === first : run === second));
          return next ?? parked[0] ?? fail();
        },
      );
      expect(world.company.made.length).toBe(1);
      expect(world.posting(shelf)).toMatchObject({ state: 'posted', remote: { id: '1' } });
    }
  });

  test('another preview than the one agreed to sends nothing', async () => {
    const world = new World(plain, 1);
    const result = await act(world, (run) =>
      postDocument(world.ports(run), { orderId, draftKey: `sale/${event?.key}`, previewHash: 'another' }),
    );
    expect(problemOf(result)).toBe('preview_changed');
    expect(world.company.made).toEqual([]);
    expect(world.posting(world.shelves[0] ?? fail())).toBeUndefined();
  });

  test('a document that others made is left as it is, and the sale is not sent', async () => {
    const world = new World(plain, 1);
    value(await click(world));
    const [ours] = world.company.live();
    if (ours === undefined) throw new Error('nothing was made');
    const other = new World(plain, 1);
    other.company.enter({ ...ours, privateNote: 'by hand' });
    const found = value(await click(other));
    expect(found).toMatchObject({ state: 'exists', problem: { code: 'made_by_others' } });
    expect(other.company.made.length).toBe(1);
  });

  test('another total than was sent: our document is taken out again, and both figures are said', async () => {
    const world = new World(plain, 1);
    world.company.taxMinor = 7;
    const blocked = value(await click(world));
    expect(blocked).toMatchObject({ state: 'blocked', generation: 1, problem: { code: 'total_differs' } });
    expect(blocked.problem?.sentence).toMatch(/13\.45.*13\.38/);
    expect(world.company.live()).toEqual([]);
    world.company.taxMinor = 0;
    expect(value(await click(world)).state).toBe('posted');
  });

  test('another total whose reply is lost is taken out again as well', async () => {
    const world = new World(plain, 1);
    world.company.taxMinor = 7;
    const unknown = value(await click(world, at('createDocument', 'lost after')));
    expect(unknown.state).toBe('blocked');
    expect(world.company.live()).toEqual([]);
  });

  test('a failing look-up before sending begins nothing', async () => {
    const world = new World(plain, 1);
    const result = await click(world, at('findByDateAndTotal', 'lost before'));
    expect(problemOf(result)).toBe('quickbooks_unavailable');
    expect(world.company.made).toEqual([]);
    expect(world.shelves[0]?.postings.size).toBe(0);
  });

  test('nothing is sent unattended where QuickBooks gives the numbers', async () => {
    const world = new World({ ...plain, customNumbers: false }, 1);
    expect(value(await click(world, at('createDocument', 'lost before'))).state).toBe('unknown');
    await world.settle();
    expect(world.posting(world.shelves[0] ?? fail())).toMatchObject({
      state: 'blocked',
      generation: 0,
      problem: { code: 'send_again_yourself' },
    });
    expect(value(await click(world))).toMatchObject({ state: 'posted', generation: 0 });
    expect(world.company.made.length).toBe(1);
  });

  test('an unknown outcome keeps its request, a deleted document used it up', async () => {
    const world = new World(plain, 1);
    value(await click(world, at('createDocument', 'lost before')));
    await world.settle();
    const posted = world.posting(world.shelves[0] ?? fail());
    expect(posted?.frozen?.requestId).toBe(creationRequestId(books.company.realmId, key, 0));
    world.company.remove('1', '0');
    expect(value(await click(world))).toMatchObject({ state: 'gone', generation: 1 });
    expect(value(await click(world))).toMatchObject({ state: 'posted', generation: 1, remote: { id: '2' } });
  });

  test('the second browser finds what the first made, also when only reading the order', async () => {
    const world = new World({ ...plain, customNumbers: false }, 2);
    value(await click(world));
    await act(world, (run) => fetchOrder(amazonAsStored(world.ports(run)), orderId), undefined, 1);
    expect(world.posting(world.shelves[1] ?? fail())).toMatchObject({ state: 'posted', remote: { id: '1' } });
  });

  test('reading the order again notices what people changed and deleted', async () => {
    const world = new World(plain, 1);
    value(await click(world));
    world.company.edit('1', { number: 'mine', totalMinor: 1 });
    await act(world, (run) => fetchOrder(amazonAsStored(world.ports(run)), orderId));
    expect(world.posting(world.shelves[0] ?? fail())?.state).toBe('edited');
    world.company.remove('1', '1');
    await act(world, (run) => fetchOrder(amazonAsStored(world.ports(run)), orderId));
    expect(world.posting(world.shelves[0] ?? fail())?.state).toBe('gone');
  });

  test('a request id that a deleted document of another browser used up does not stop this one', async () => {
    const world = new World(plain, 2);
    value(await click(world));
    await world.settle();
    value(await undo(world));
    world.company.nowMs += 600_000;
    const posted = value(await click(world, undefined, 1));
    expect(posted).toMatchObject({ state: 'posted', generation: 1, remote: { id: '2' } });
  });
});

describe('undoing', () => {
  test('takes the document out, and the next one is another generation', async () => {
    const world = new World(plain, 1);
    value(await click(world));
    expect(value(await undo(world))).toMatchObject({ state: 'undone', generation: 1 });
    expect(world.company.live()).toEqual([]);
    expect(value(await click(world))).toMatchObject({ state: 'posted', generation: 1 });
  });

  test.each([
    ['changed by hand', (world: World) => world.company.edit('1'), 'edited_since'],
    ['part of a deposit', deposit, 'document_deposited'],
    ['in a closed period', close, 'removal_in_closed_period'],
  ] as const)('is refused when %s', async (_name, prepare, code) => {
    const world = new World(plain, 1);
    value(await click(world));
    prepare(world);
    expect(problemOf(await undo(world))).toBe(code);
    expect(world.company.live().length).toBe(1);
  });

  test.each(['lost before', 'lost after', 'die before', 'die after', 'throttled'] as const)(
    'ends when the removal is hit by: %s',
    async (fault) => {
      const world = new World(plain, 1);
      value(await click(world));
      await world.settle();
      const shelf = world.shelves[0] ?? fail();
      const run = world.run(shelf, at('deleteDocument', fault));
      await world.drive([{ run, work: undoDocument(world.ports(run), key) }]);
      expect(world.posting(shelf)?.state).toBe('undoing');
      await world.settle();
      expect(world.posting(shelf)?.state).toBe('undone');
      expect(world.company.live()).toEqual([]);
    },
  );

  test('a document that someone deleted first is gone, not undone', async () => {
    const world = new World(plain, 1);
    value(await click(world));
    world.company.remove('1', '0');
    expect(value(await undo(world)).state).toBe('gone');
  });

  test('what is not ours, or not there, cannot be undone', async () => {
    const world = new World(plain, 1);
    expect(problemOf(await undo(world))).toBe('posting_unknown');
    value(await click(world));
    value(await undo(world));
    expect(problemOf(await undo(world))).toBe('nothing_to_undo');
  });
});

test('a worker does not go on before the time has come, and the seller may', async () => {
  const world = new World(plain, 1);
  value(await click(world, at('createDocument', 'throttled')));
  const shelf = world.shelves[0] ?? fail();
  expect(world.posting(shelf)?.state).toBe('waiting');
  await act(world, (run) => continuePosting(world.ports(run), key, false));
  expect(world.posting(shelf)?.state).toBe('waiting');
  expect(value(await act(world, (run) => continuePosting(world.ports(run), key, true))).state).toBe('posted');
});

function deposit(world: World): void {
  for (const made of world.company.made) made.document = { ...made.document, deposited: true };
}

function close(world: World): void {
  for (const shelf of world.shelves)
    shelf.books = { ...shelf.books, company: { ...shelf.books.company, booksClosedUntil: '2026-12-31' } };
}

/** Amazon answers with what is stored already: nothing new. */
function amazonAsStored(ports: ReturnType<World['ports']>): ReturnType<World['ports']> {
  const { order } = stored;
  if (order === undefined) throw new Error('the world has no order');
  return {
    ...ports,
    amazon: {
      ...ports.amazon,
      getOrder: async () => ({ ok: true, value: { value: order, rawPages: [] } }),
      listTransactionsOfOrder: async () => ({ ok: true, value: { value: [], rawPages: [] } }),
    },
  };
}

function fail(): never {
  throw new Error('no such browser');
}
