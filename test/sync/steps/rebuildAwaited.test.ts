import { expect, test } from 'vitest';
import { planOrder } from '../../../lib/books/planOrder';
import type { RebuildProgress } from '../../../lib/sync/scans';
import { postDocument } from '../../../lib/sync/steps/postDocument';
import { isRebuildUnfinished, rebuildAwaited } from '../../../lib/sync/steps/rebuildAwaited';
import { sendBatch } from '../../../lib/sync/steps/sendBatch';
import { orderId, stored, World } from '../../crash/world';

const begun: RebuildProgress = {
  realmId: '1',
  startedAtMs: 1,
  kindsLeft: [],
  documents: 0,
  ours: 0,
  byOthers: 0,
  unreadable: 0,
  reads: 0,
};

test('a lost store waits for the whole reading, another only for one that was begun', async () => {
  const reading = (progress?: RebuildProgress) => ({ readRebuild: async () => progress });
  expect(await isRebuildUnfinished(reading(), '1', true)).toBe(true);
  expect(await isRebuildUnfinished(reading(), '1', false)).toBe(false);
  for (const replacesLost of [true, false]) {
    expect(await isRebuildUnfinished(reading(begun), '1', replacesLost)).toBe(true);
    expect(await isRebuildUnfinished(reading({ ...begun, endedAtMs: 2 }), '1', replacesLost)).toBe(false);
  }
  expect(await rebuildAwaited({}, '1')).toBeUndefined();
});

test('a click waits for the end of the reading, and sends once then; so does sending many', async () => {
  const mode = {
    requestId: 'honoured',
    duplicateWarning: true,
    customNumbers: true,
    commit: 'before',
  } as const;
  const world = new World(mode, 1);
  const [shelf] = world.shelves;
  if (shelf === undefined) throw new Error('no browser');
  let isUnfinished = true;
  const [planned] = planOrder(stored, { books: shelf.books, suffixes: shelf.suffixes }).documents;
  if (planned?.previewHash === undefined) throw new Error('nothing to send');
  const { key: draftKey, previewHash } = planned;
  const click = async () => {
    const run = world.run(shelf);
    const ports = { ...world.ports(run), isRebuildUnfinished: async () => isUnfinished };
    const work = postDocument(ports, { orderId, draftKey, previewHash });
    await world.drive([{ run, work }]);
    return work;
  };
  expect(await click()).toMatchObject({ ok: false, problem: { code: 'rebuild_unfinished' } });
  expect(world.posting(shelf)).toBeUndefined();
  const run = world.run(shelf);
  const none = (): never => {
    throw new Error('nothing of QuickBooks is asked');
  };
  const ports = {
    ...world.ports(run),
    isRebuildUnfinished: async () => isUnfinished,
    batching: {
      mostItems: 1,
      batchTurn: none,
      sendBatch: none,
      findByNumbers: none,
      findByTotals: none,
      findCreatedSince: none,
    },
    batches: { writeTogether: none, readBatches: none, readPostings: none, readPace: none },
  };
  const many = sendBatch(ports, { draftKeys: [draftKey], attended: true, untilMs: 1e15, planAgain: none });
  await world.drive([{ run, work: many }]);
  expect(await many).toMatchObject({ ok: false, problem: { code: 'rebuild_unfinished' } });

  isUnfinished = false;
  expect(await click()).toMatchObject({ ok: true, value: { state: 'posted', remote: { id: '1' } } });
  expect(await click()).toMatchObject({ ok: true, value: { state: 'posted', remote: { id: '1' } } });
  expect(world.trace.filter((line) => line.split(' ')[2] === 'createDocument')).toHaveLength(1);
});
