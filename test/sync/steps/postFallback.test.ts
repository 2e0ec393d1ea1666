import { expect, test } from 'vitest';
import { planOrder } from '../../../lib/books/planOrder';
import type { Books } from '../../../lib/books/setup';
import type { Posting } from '../../../lib/posting/posting';
import { type Agreed, saleDraftKey } from '../../../lib/posting/postings';
import { ok, problem, type Result } from '../../../lib/problem/problem';
import type { Ports } from '../../../lib/sync/ports';
import { postAgreed } from '../../../lib/sync/steps/postAgreed';
import { postFallback, previewFallback } from '../../../lib/sync/steps/postFallback';
import { books } from '../../books/bookFixtures';
import type { CompanyMode } from '../../crash/company';
import type { Fault } from '../../crash/run';
import { orderId, stored, World } from '../../crash/world';

const plain: CompanyMode = {
  requestId: 'honoured',
  duplicateWarning: true,
  customNumbers: true,
  commit: 'before',
};
const eventKey = stored.events[0]?.key ?? '';
const draftKey = saleDraftKey(eventKey);

/** Refuses sales receipts with `code`, as a company does that takes no such shape. */
const refusing =
  (code: string, said: string) =>
  (ports: Ports): Ports => ({
    ...ports,
    quickbooks: {
      ...ports.quickbooks,
      createDocument: async (kind, payload, requestId) => {
        const negative = kind === 'salesReceipt' && payload.includes('"totalMinor":1338');
        const reason = problem('quickbooks_negative_refused', {}, { said });
        if (negative) return { outcome: 'rejected', problem: reason, faultCode: code };
        return ports.quickbooks.createDocument(kind, payload, requestId);
      },
    },
  });

function planOf(shelfBooks: Books): Result<Agreed> {
  const [planned] = planOrder(stored, { books: shelfBooks, suffixes: [] }).documents;
  if (planned?.draft === undefined || planned.previewHash === undefined) throw new Error('cannot be sent');
  const { draft, previewHash } = planned;
  return ok({ realmId: books.company.realmId, draftKey, orderId, previewHash, draft });
}

async function act<T>(
  world: World,
  work: (ports: Ports) => Promise<T>,
  fault?: (call: number, name: string) => Fault,
): Promise<T> {
  const run = world.run(world.shelves[0] ?? fail(), fault);
  let answer: { readonly value: T } | undefined;
  const done = work(world.ports(run)).then((value) => {
    answer = { value };
  });
  await world.drive([{ run, work: done }]);
  if (answer === undefined) throw new Error('died');
  return answer.value;
}

const plan = async (of: Books) => planOf(of);
const refusedOnce = async (code: string, said = '') => {
  const world = new World(plain, 1, refusing(code, said));
  const posting = await act(world, (ports) => postAgreed(ports, draftKey, plan));
  expect(posting).toMatchObject({ ok: true, value: { state: 'blocked', fault: { code } } });
  expect(world.company.made).toEqual([]);
  return world;
};
const shown = async (world: World) => {
  const plans = await act(world, (ports) => previewFallback(ports, draftKey, plan));
  if (!plans.ok) throw new Error(plans.problem.code);
  return plans.value;
};
const postings = (world: World): readonly Posting[] => [...(world.shelves[0]?.postings.values() ?? [])];

test('a refused sale is shown as a journal entry, sent only when that was seen, and is the same posting', async () => {
  const world = await refusedOnce('2290');
  const plans = await shown(world);
  expect(plans).toMatchObject([{ draft: { kind: 'journalEntry', number: `${orderId}J` } }]);
  const old = await act(world, (ports) =>
    postFallback(ports, { draftKey, previewHashes: ['the refused one'] }, plan),
  );
  expect(old).toMatchObject({ ok: false, problem: { code: 'preview_changed' } });
  const previewHashes = plans.map(({ previewHash = '' }) => previewHash);
  const sent = await act(world, (ports) => postFallback(ports, { draftKey, previewHashes }, plan));
  expect(sent).toMatchObject({
    ok: true,
    value: [{ state: 'posted', kind: 'journalEntry', generation: 1, answers: { code: '2290' } }],
  });
  expect(postings(world)).toHaveLength(1);
  expect(world.company.live()).toMatchObject([{ kind: 'journalEntry', number: `${orderId}J` }]);
  // Asked again, it is there already.
  await act(world, (ports) => postFallback(ports, { draftKey, previewHashes }, plan));
  expect(world.company.made).toHaveLength(1);
});

test('fees apart are two documents, each facet owned once; interrupted between them, the second follows', async () => {
  const world = await refusedOnce('6430', '6430 If it is something you sell, use an income account.');
  const plans = await shown(world);
  expect(plans.map(({ draft }) => draft?.kind)).toEqual(['salesReceipt', 'journalEntry']);
  const previewHashes = plans.map(({ previewHash = '' }) => previewHash);
  let sends = 0;
  const run = world.run(world.shelves[0] ?? fail(), (_call, name) => {
    if (name === 'createDocument') sends += 1;
    return name === 'createDocument' && sends === 2 ? 'die before' : 'none';
  });
  const ports = world.ports(run);
  await world.drive([{ run, work: postFallback(ports, { draftKey, previewHashes }, plan) }]);
  expect(run.dead).toBe(true);
  await world.settle();
  expect(postings(world).map(({ state, kind }) => `${kind} ${state}`)).toEqual([
    'salesReceipt posted',
    'journalEntry posted',
  ]);
  const owners = world.shelves[0]?.owners([eventKey]) ?? [];
  expect(owners.map(({ facet }) => facet).sort()).toEqual(['cash', 'fees', 'revenue']);
  expect(new Set(owners.map(({ owner }) => owner)).size).toBe(2);
});

test('a refusal without another shape stays what it is', async () => {
  const world = await refusedOnce('6000');
  expect(await shown(world)).toEqual([]);
  const sent = await act(world, (ports) => postFallback(ports, { draftKey, previewHashes: ['any'] }, plan));
  expect(sent).toMatchObject({ ok: false, problem: { code: 'preview_changed' } });
});

function fail(): never {
  throw new Error('no such browser');
}
