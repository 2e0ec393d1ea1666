import { expect, test } from 'vitest';
import { plannedChange } from '../../lib/posting/change';
import { markedNote } from '../../lib/posting/marks';
import type { ChangeOutcome, FoundDocument, RemoveOutcome, SendOutcome } from '../../lib/posting/outcome';
import { holdsOwnership } from '../../lib/posting/ownership';
import type { Posting, PostingState } from '../../lib/posting/posting';
import { next } from '../../lib/posting/state';
import type { Effect, Looked, Observation } from '../../lib/posting/step';
import { absentAfterMs, settledAfterMs } from '../../lib/posting/times';
import { problem } from '../../lib/problem/problem';
import { agreed, posting as fixture, freeze } from './postingFixtures';

const startMs = fixture.frozen?.frozenAtMs ?? 0;
/** How many observations deep every path is followed. */
const bound = 8;

function found(change: Partial<FoundDocument> = {}): FoundDocument {
  return {
    kind: 'salesReceipt',
    id: '1',
    syncToken: '0',
    number: fixture.number,
    date: fixture.date,
    totalMinor: fixture.totalMinor,
    currency: fixture.currency,
    privateNote: markedNote('', fixture.key, 0, fixture),
    createdAtMs: startMs,
    updatedAtMs: startMs,
    deposited: false,
    ...change,
  };
}

const ours = found();
const edited = found({ syncToken: '1', updatedAtMs: startMs + 1 });
const otherTotal = found({ totalMinor: fixture.totalMinor + 1 });
const younger = found({ id: '2', createdAtMs: startMs + 1 });
const foreign = found({ id: '9', privateNote: '' });
const old = found({ createdAtMs: startMs - 600_000 });
/** What the seller wants the document to become, and how it then looks. */
const wanted = {
  ...agreed,
  previewHash: 'other hash',
  draft: {
    ...agreed.draft,
    totalMinor: 2000,
    covers: [...agreed.draft.covers, { eventKey: 'late', facets: ['fees'] as const }],
  },
};
const changed = found({
  syncToken: '1',
  totalMinor: 2000,
  privateNote: markedNote('', fixture.key, 1, wanted.draft),
  updatedAtMs: startMs + 1,
});
const changedOtherwise = { ...changed, totalMinor: 2001 };
const otherLine = {
  ...changed,
  differences: [{ of: 'line' as const, description: 'Fee', sentMinor: -1, returnedMinor: 0 }],
};
const backAgain = found({ syncToken: '2', updatedAtMs: startMs + 2 });
const changedThenEdited = { ...changed, syncToken: '7', updatedAtMs: startMs + 7 };
const later = problem('quickbooks_unavailable');
const seller = problem('quickbooks_grant_revoked');

const looks: readonly Looked[] = [
  [],
  [ours],
  [edited],
  [otherTotal],
  [ours, younger],
  [edited, { ...younger, syncToken: '1' }],
]
  .flatMap((mine) => [
    { ours: mine, others: [] },
    { ours: mine, others: [foreign] },
  ])
  .flatMap((each) => [true, false].map((mayResend) => ({ seen: 'documents' as const, ...each, mayResend })));
const sends: readonly SendOutcome[] = [
  { outcome: 'created', document: ours },
  { outcome: 'created', document: otherTotal },
  { outcome: 'created', document: old },
  { outcome: 'rejected', problem: seller },
  { outcome: 'duplicate', problem: seller },
  { outcome: 'notSent', problem: later, waitMs: 1_000 },
  { outcome: 'notSent', problem: seller, waitMs: 0 },
  { outcome: 'unknown', problem: later },
];
const removals: readonly RemoveOutcome[] = [
  { outcome: 'removed' },
  { outcome: 'absent' },
  { outcome: 'stale', problem: seller },
  { outcome: 'rejected', problem: seller },
  { outcome: 'notSent', problem: later, waitMs: 1_000 },
  { outcome: 'unknown', problem: later },
];
const changes: readonly ChangeOutcome[] = [
  { outcome: 'changed', document: changed },
  { outcome: 'changed', document: changedOtherwise },
  { outcome: 'changed', document: otherLine },
  { outcome: 'changed', document: backAgain },
  { outcome: 'changed', document: old },
  { outcome: 'rejected', problem: seller },
  { outcome: 'notSent', problem: later, waitMs: 1_000 },
  { outcome: 'notSent', problem: seller, waitMs: 0 },
  { outcome: 'unknown', problem: later },
];
const failures: readonly Observation[] = [later, seller].map((each) => ({ seen: 'failed', problem: each }));

/** Everything that can be seen after an effect; at rest a worker, a refresh or the seller may come. */
function possible({ do: what }: Effect, posting: Posting): readonly Observation[] {
  switch (what) {
    case 'lookUp':
      return [...looks, ...failures];
    case 'send':
      return [true, false].flatMap((mayResend) =>
        sends.map((outcome) => ({ seen: 'sent' as const, outcome, mayResend })),
      );
    case 'readBack':
      return [
        ...[
          ...[ours, edited, otherTotal, { ...ours, deposited: true }, 'absent' as const],
          ...(posting.state === 'changing' ? [changed, changedOtherwise, backAgain, changedThenEdited] : []),
        ].map((document) => ({
          seen: 'read' as const,
          document,
        })),
        { seen: 'read', document: ours, closedUntil: '2099-12-31' },
        ...failures,
      ];
    case 'remove':
      return removals.map((outcome) => ({ seen: 'removed', outcome }));
    case 'change':
      return changes.map((outcome) => ({ seen: 'changed', outcome }));
    case 'removeDuplicates':
      return [
        { seen: 'duplicatesRemoved', removed: [younger], failed: [], refused: [] },
        { seen: 'duplicatesRemoved', removed: [], failed: [younger], refused: [] },
        { seen: 'duplicatesRemoved', removed: [], failed: [], refused: [younger] },
      ];
    case 'wait':
    case 'nothing':
      return [
        { seen: 'undoAsked' },
        ...(posting.state === 'posted'
          ? [{ seen: 'changeAsked' as const, change: plannedChange(posting, wanted, freeze, startMs) }]
          : []),
        ...looks,
      ];
  }
}

interface Node {
  readonly posting: Posting;
  readonly effect: Effect;
  readonly nowMs: number;
}

/** What a path's future depends on: all but the history, with times told from now. */
function keyOf({ posting, effect, nowMs }: Node): string {
  const { history: _history, updatedAtMs: _updated, frozen, change, ...kept } = posting;
  const ago = (atMs: number | undefined): number | undefined =>
    atMs === undefined ? undefined : Math.max(-200_000, atMs - nowMs);
  return JSON.stringify([
    { ...kept, generation: Math.min(posting.generation, 3) },
    [frozen === undefined, posting.sentAtMs, posting.unknownSinceMs, posting.postedAtMs].map((each) =>
      typeof each === 'number' ? ago(each) : each,
    ),
    effect,
    change && { ...change, to: change.to.generation, sentAtMs: ago(change.sentAtMs) },
  ]);
}

function explore(): { readonly nodes: readonly Node[]; readonly steps: number } {
  const seen = new Map<string, Node>();
  let frontier: readonly Node[] = [{ posting: fixture, effect: { do: 'lookUp' }, nowMs: startMs }];
  let steps = 0;
  for (let depth = 0; depth < bound; depth += 1) {
    const reached: Node[] = [];
    for (const node of frontier) {
      const resting = node.effect.do === 'wait' || node.effect.do === 'nothing';
      const dueMs = node.effect.do === 'wait' ? Math.max(node.nowMs, node.effect.untilMs) : node.nowMs;
      // A worker may die at any time, and whoever comes after takes up what is stored.
      const all: readonly Observation[] = [...possible(node.effect, node.posting), { seen: 'takenUp' }];
      for (const observation of all) {
        const nowMs = resting && observation.seen === 'takenUp' ? dueMs : node.nowMs;
        const step = next(node.posting, observation, nowMs);
        steps += 1;
        check(node.posting, step.posting, observation, step.effect, nowMs);
        const after = { ...step, nowMs };
        const key = keyOf(after);
        if (seen.has(key)) continue;
        seen.set(key, after);
        reached.push(after);
      }
    }
    frontier = reached;
  }
  return { nodes: [...seen.values()], steps };
}

/** What must hold of every single step. */
function check(before: Posting, after: Posting, seen: Observation, effect: Effect, nowMs: number): void {
  const told = JSON.stringify({ before, seen, after, effect });
  if (after.generation !== before.generation) {
    expect(after.generation, told).toBe(before.generation + 1);
    expect(['rejected', 'blocked', 'undone', 'gone', 'posted', 'edited'], told).toContain(after.state);
    // Never after an unknown outcome; a number or request id that is taken is a definite no.
    if (before.state === 'unknown') expect(before.unknownBecause, told).toBe('duplicate');
  }
  if (effect.do === 'send') {
    expect(after.state, told).toBe('sending');
    expect(after.frozen?.requestId, told).toBe(before.frozen?.requestId);
    expect(after.frozen?.payload, told).toBe(before.frozen?.payload);
    if (before.state === 'unknown') {
      expect(nowMs - (before.unknownSinceMs ?? nowMs), told).toBeGreaterThanOrEqual(absentAfterMs);
      expect(before.absentLooks, told).toBeGreaterThanOrEqual(1);
    }
  }
  const busy: readonly PostingState[] = ['sending', 'unknown', 'changing', 'undoing', 'waiting', 'rejected'];
  if (busy.includes(after.state)) expect(after.nextAtMs, `a dead end: ${told}`).toBeDefined();
  if (after.state === 'posted' || after.state === 'edited' || after.state === 'exists')
    expect(after.remote, told).toBeDefined();
  if (!holdsOwnership(after.state) && after.state !== 'ready') expect(after.remote, told).toBeUndefined();
  if (after.state === 'blocked' || after.state === 'rejected' || after.state === 'gone')
    expect(after.problem, told).toBeDefined();
}

const { nodes, steps } = explore();

test(`explored to ${bound} observations deep: ${nodes.length} situations, ${steps} steps; every state is reached`, () => {
  const states: readonly PostingState[] = [
    ...['ready', 'sending', 'unknown', 'rejected', 'blocked', 'waiting'],
    ...['exists', 'posted', 'edited', 'changing', 'gone', 'undoing', 'undone'],
  ] as PostingState[];
  const reached = new Set(nodes.map(({ posting }) => posting.state));
  expect(states.filter((state) => !reached.has(state))).toEqual([]);
});

test('from every situation it ends once QuickBooks answers, found or not', () => {
  for (const there of [true, false]) {
    for (const node of nodes) {
      let { posting, effect, nowMs } = node;
      let left = 24;
      while (effect.do !== 'nothing' && left > 0) {
        if (effect.do === 'wait') nowMs = Math.max(nowMs, effect.untilMs);
        ({ posting, effect } = next(posting, calm(effect, there, nowMs), nowMs));
        left -= 1;
      }
      expect(left, JSON.stringify(node)).toBeGreaterThan(0);
      const busy = ['sending', 'unknown', 'changing', 'undoing', 'waiting', 'rejected'];
      expect(busy, JSON.stringify(node)).not.toContain(posting.state);
    }
  }
});

/** QuickBooks at its best: it answers clearly, and shows the document or does not. */
function calm(effect: Effect, there: boolean, nowMs: number): Observation {
  const document = found({ createdAtMs: nowMs });
  switch (effect.do) {
    case 'lookUp':
      return { seen: 'documents', ours: there ? [ours] : [], others: [], mayResend: true };
    case 'send':
      return { seen: 'sent', outcome: { outcome: 'created', document }, mayResend: true };
    case 'readBack':
      return { seen: 'read', document: there ? ours : 'absent' };
    case 'change': {
      const privateNote = (JSON.parse(effect.payload) as [number, string])[1];
      const [totalMinor] = JSON.parse(effect.payload) as [number, string];
      const document = found({ syncToken: '9', totalMinor, privateNote, updatedAtMs: nowMs });
      return { seen: 'changed', outcome: { outcome: 'changed', document } };
    }
    case 'remove':
      return { seen: 'removed', outcome: { outcome: 'removed' } };
    case 'removeDuplicates':
      return { seen: 'duplicatesRemoved', removed: effect.documents, failed: [], refused: [] };
    case 'wait':
    case 'nothing':
      return { seen: 'takenUp' };
  }
}

test('a posted document is looked up once more when all sends of others have landed', () => {
  const sent = next(
    next(fixture, { seen: 'documents', ours: [], others: [], mayResend: true }, startMs).posting,
    { seen: 'sent', outcome: { outcome: 'created', document: ours }, mayResend: true },
    startMs,
  );
  expect(sent.effect).toEqual({ do: 'lookUp' });
  const first = next(sent.posting, { seen: 'documents', ours: [ours], others: [], mayResend: true }, startMs);
  expect(first.effect).toEqual({ do: 'wait', untilMs: startMs + settledAfterMs });
  const last = next(
    first.posting,
    { seen: 'documents', ours: [ours], others: [], mayResend: true },
    startMs + settledAfterMs,
  );
  expect(last.effect).toEqual({ do: 'nothing' });
});
