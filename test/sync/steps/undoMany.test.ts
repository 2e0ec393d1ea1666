import { describe, expect, test } from 'vitest';
import type { FoundDocument } from '../../../lib/posting/outcome';
import type { MadeEntry, Posting } from '../../../lib/posting/posting';
import type { UndoChoices, UndoPlan } from '../../../lib/posting/undo/undoPlan';
import type { UndoScope } from '../../../lib/posting/undo/undoScope';
import type { Result } from '../../../lib/problem/problem';
import type { Ports } from '../../../lib/sync/ports';
import { continueUndo } from '../../../lib/sync/steps/continueUndo';
import { undoDocument } from '../../../lib/sync/steps/undoDocument';
import { previewUndo, startUndo } from '../../../lib/sync/steps/undoMany';
import { books } from '../../books/bookFixtures';
import type { CompanyMode } from '../../crash/company';
import type { Fault, Run } from '../../crash/run';
import { World } from '../../crash/world';
import { sandboxed } from '../../quickbooks/tools';
import { american } from '../../sandbox/quickbooks/seeds/american';

const plain: CompanyMode = {
  requestId: 'honoured',
  duplicateWarning: true,
  customNumbers: true,
  commit: 'before',
};
const { realmId } = books.company;
const keyOf = (name: string) => `${realmId}/${name}`;
const careful: UndoChoices = { cascade: false, matched: 'keep' };
const day: UndoScope = { of: 'day', date: '2026-11-02' };

function posting(name: string, id: string, change: Partial<Posting> = {}): Posting {
  const number = change.number ?? `N-${name}`;
  return {
    key: keyOf(name),
    realmId,
    state: 'posted',
    generation: 0,
    previewHash: 'hash',
    kind: 'salesReceipt',
    number,
    date: '2026-11-02',
    currency: 'USD',
    totalMinor: 3900,
    covers: [{ eventKey: name, facets: ['revenue', 'cash'] }],
    remote: { kind: 'salesReceipt', id, syncToken: '0', number, totalMinor: 3900 },
    history: [],
    updatedAtMs: 1,
    ...change,
  };
}

function held({ kind, remote, number, date, totalMinor, currency }: Posting): FoundDocument {
  return {
    kind,
    id: remote?.id ?? '',
    syncToken: '0',
    number,
    date,
    totalMinor,
    currency,
    privateNote: '',
    createdAtMs: 0,
    updatedAtMs: 0,
    deposited: false,
  };
}

/** A company with these documents, all of ours. */
function worldOf(postings: readonly Posting[], mode = plain): World {
  const world = new World(mode, 1);
  for (const each of postings) {
    world.company.enter(held(each));
    world.shelves[0]?.postings.set(each.key, each);
  }
  return world;
}

async function act<T>(
  world: World,
  work: (ports: Ports) => Promise<T>,
  fault?: (call: number, name: string) => Fault,
): Promise<{ readonly answer: T | undefined; readonly run: Run }> {
  const run = world.run(world.shelves[0] ?? fail(), fault);
  let answer: T | undefined;
  const done = work(world.ports(run)).then((value) => {
    answer = value;
  });
  await world.drive([{ run, work: done }]);
  return { answer, run };
}

async function preview(world: World, scope: UndoScope, choices = careful): Promise<UndoPlan> {
  const { answer } = await act(world, (ports) => previewUndo(ports, { scope, choices }));
  if (answer?.ok !== true) throw new Error(JSON.stringify(answer));
  return answer.value;
}

async function start(
  world: World,
  scope: UndoScope,
  choices = careful,
  makeInactive: readonly MadeEntry[] = [],
) {
  const { hash } = await preview(world, scope, choices);
  const agreed = { scope, choices, hash, makeInactive };
  const { answer } = await act(world, (ports) => startUndo(ports, agreed));
  return answer;
}

const states = (world: World) =>
  [...(world.shelves[0]?.postings.values() ?? [])].map(
    ({ key, state }) => `${key.slice(realmId.length + 1)} ${state}`,
  );
const codeOf = (result: Result<unknown> | undefined) =>
  result === undefined || result.ok ? undefined : result.problem.code;

const settled = [
  posting('sale/A', '1'),
  posting('sale/B', '2'),
  posting('settlement/7', '3', {
    kind: 'journalEntry',
    number: 'AZ7',
    covers: [{ eventKey: 'settlement/7', facets: ['cash'] }],
    clears: ['sale/A'],
    remote: { kind: 'journalEntry', id: '3', syncToken: '0', number: 'AZ7', totalMinor: 3900 },
  }),
];

describe('what was agreed to goes, and nothing else', () => {
  test('a day: what a settlement clears stays, with the reason; on consent both go, the settlement first', async () => {
    const world = worldOf(settled);
    expect((await start(world, day))?.ok).toBe(true);
    await world.settle();
    expect(states(world)).toEqual(['sale/A posted', 'sale/B undone', 'settlement/7 posted']);
    expect((await start(world, day, { ...careful, cascade: true }))?.ok).toBe(true);
    await world.settle();
    expect(states(world)).toEqual(['sale/A undone', 'sale/B undone', 'settlement/7 undone']);
    expect(world.company.live()).toEqual([]);
    const removals = world.trace.filter((line) => line.includes('deleteDocument'));
    expect(removals).toHaveLength(3);
  });

  test('one by one it is refused as well: settled, reconciled, matched', async () => {
    const world = worldOf(settled);
    const undo = async (name: string) =>
      codeOf((await act(world, (ports) => undoDocument(ports, keyOf(name)))).answer);
    expect(await undo('sale/A')).toBe('cleared_by_another');
    world.company.cleared.set('2', 'reconciled');
    expect(await undo('sale/B')).toBe('document_reconciled');
    world.company.cleared.set('2', 'matched');
    expect(await undo('sale/B')).toBe('document_matched');
    expect(world.company.live()).toHaveLength(3);
    expect(await undo('settlement/7')).toBeUndefined();
    expect(await undo('sale/A')).toBeUndefined();
  });

  test('another document than was seen: nothing is begun', async () => {
    const world = worldOf(settled);
    const seen = await preview(world, day);
    world.company.cleared.set('2', 'reconciled');
    const agreed = { scope: day, choices: careful, hash: seen.hash, makeInactive: [] };
    const { answer } = await act(world, (ports) => startUndo(ports, agreed));
    expect(codeOf(answer)).toBe('undo_preview_changed');
    expect(world.shelves[0]?.undoRun).toBeUndefined();
  });

  test('one at a time; and what has nothing to take out says why', async () => {
    const world = worldOf(settled);
    expect((await start(world, day))?.ok).toBe(true);
    expect(codeOf(await start(world, { of: 'settlement', settlementId: '7' }))).toBe('undo_running');
    await world.settle();
    expect(codeOf(await start(world, { of: 'document', key: keyOf('sale/A') }))).toBe('cleared_by_another');
    expect(codeOf(await start(world, { of: 'document', key: keyOf('sale/B') }))).toBe('nothing_to_undo');
  });

  test('edited meanwhile: it stays, what it would have freed stays too, and both reasons are kept', async () => {
    const world = worldOf(settled);
    expect((await start(world, day, { ...careful, cascade: true }))?.ok).toBe(true);
    world.company.edit('3');
    await world.settle();
    expect(states(world)).toEqual(['sale/A posted', 'sale/B undone', 'settlement/7 edited']);
    const { refused = {} } = world.shelves[0]?.undoRun ?? {};
    expect(
      Object.entries(refused).map(([key, { code }]) => `${key.slice(realmId.length + 1)} ${code}`),
    ).toEqual(['settlement/7 edited_since', 'sale/A cleared_by_another']);
  });

  test('items made for it become inactive where that was chosen, and only after all has gone', async () => {
    const item = { list: 'item' as const, id: '12', name: 'Widget' };
    const other = { list: 'item' as const, id: '13', name: 'Not made for it' };
    const made = [posting('sale/A', '1', { made: [item], uses: ['item/12'] }), posting('sale/B', '2')];
    const world = worldOf(made);
    expect((await preview(world, day)).unused).toEqual([item]);
    expect((await start(world, day, careful, [item, other]))?.ok).toBe(true);
    expect([...world.company.inactive]).toEqual([]);
    await world.settle();
    expect([...world.company.inactive]).toEqual(['item/12']);
    const kept = worldOf(made);
    await start(kept, day);
    await kept.settle();
    expect([...kept.company.inactive]).toEqual([]);
  });
});

test.each(['die before', 'die after', 'lost before', 'lost after', 'throttled'] as const)(
  'hit by "%s" at any call, the next worker brings it to the same end',
  async (what) => {
    let calls = 1;
    for (let at = 1; at <= calls; at += 1) {
      const world = worldOf(settled);
      await start(world, day, { ...careful, cascade: true });
      const { run } = await act(
        world,
        (ports) => continueUndo(ports, world.company.nowMs + 20_000),
        (call) => (call === at ? what : 'none'),
      );
      calls = Math.max(calls, run.dead ? at + 1 : run.calls);
      await world.settle();
      expect(states(world), `${what} at ${at}`).toEqual([
        'sale/A undone',
        'sale/B undone',
        'settlement/7 undone',
      ]);
      expect(world.company.live(), `${what} at ${at}`).toEqual([]);
      expect(world.shelves[0]?.undoRun?.endedAtMs, `${what} at ${at}`).toBeDefined();
    }
    expect(calls).toBeGreaterThan(20);
  },
);

test('2,500 documents go within the rates, few reads each, and the progress is known', async () => {
  const count = 2_500;
  const { client, company, clock } = sandboxed();
  const world = new World(plain, 1);
  const shelf = world.shelves[0] ?? fail();
  for (let index = 0; index < count; index += 1) {
    const made = company.createAsPerson('SalesReceipt', {
      DocNumber: `N-${index}`,
      TxnDate: '2026-11-02',
      CustomerRef: { value: american.customers.walkIn },
      DepositToAccountRef: { value: american.accounts.checking },
      Line: [
        {
          DetailType: 'SalesItemLineDetail',
          Amount: 39,
          SalesItemLineDetail: { ItemRef: { value: american.items.services }, TaxCodeRef: { value: 'NON' } },
        },
      ],
    });
    const id = String(made['Id']);
    const own = posting(`sale/${index}`, id, { number: `N-${index}` });
    shelf.postings.set(own.key, own);
  }
  const run = world.run(shelf);
  const facts = await client.readCompany();
  if (!facts.ok) throw new Error(facts.problem.code);
  shelf.books = { ...shelf.books, company: { ...facts.value, realmId } };
  const ports: Ports = {
    ...run.ports,
    clock: { nowMs: () => clock.now() },
    lock: { hold: (_name, work) => work() },
    quickbooks: { ...client, readCompany: async () => ({ ok: true, value: { ...facts.value, realmId } }) },
    store: {
      ...run.ports.store,
      readBooks: async () => shelf.books,
      readPosting: async (key) => shelf.postings.get(key),
      writePosting: async (each, expected) => shelf.write(each, expected),
      readUndoPostings: async () => [...shelf.postings.values()],
      readUndoRun: async () => shelf.undoRun,
      writeUndoRun: async (each) => {
        shelf.undoRun = each;
      },
    },
  };
  const plan = await previewUndo(ports, { scope: day, choices: careful });
  if (!plan.ok) throw new Error(plan.problem.code);
  expect(plan.value.goes).toHaveLength(count);
  const { hash } = plan.value;
  const begun = await startUndo(ports, { scope: day, choices: careful, hash, makeInactive: [] });
  expect(begun).toMatchObject({ ok: true, value: { total: count, gone: 0, left: count } });
  const [readsBefore, startMs] = [company.calls.query + company.calls.read, clock.now()];
  let slices = 0;
  for (;;) {
    const progress = await continueUndo(ports, clock.now() + 20_000);
    slices += 1;
    if (progress.ok && progress.value === undefined) break;
    if (progress.ok && progress.value?.ended === true) {
      expect(progress.value).toMatchObject({ total: count, gone: count, left: 0, refused: [] });
      break;
    }
    if (progress.ok) expect((progress.value?.gone ?? 0) + (progress.value?.left ?? 0)).toBe(count);
    const nextMs = progress.ok ? (progress.value?.nextAtMs ?? clock.now()) : clock.now() + 60_000;
    clock.advance(Math.max(nextMs - clock.now(), 1_000));
    expect(slices).toBeLessThan(200);
  }
  expect(
    company.documents('SalesReceipt').filter((row) => String(row['DocNumber']).startsWith('N-')),
  ).toEqual([]);
  expect(company.calls.throttled).toBe(0);
  const reads = company.calls.query + company.calls.read - readsBefore;
  expect(reads).toBeLessThanOrEqual(count / 10);
  // 500 requests a minute; a quarter more for waiting in slices.
  const minutes = (clock.now() - startMs) / 60_000;
  expect(minutes).toBeLessThan(((count + reads) / 500) * 1.25 + 1);
}, 120_000);

function fail(): never {
  throw new Error('no such browser');
}
