import { describe, expect, test } from 'vitest';
import { bookEvent } from '../../../lib/books/bookEvent';
import { daysOf } from '../../../lib/books/days/daysOf';
import type { UndoScope } from '../../../lib/posting/undo/undoScope';
import { bookContextOf } from '../../../lib/sync/planning/basis';
import type { Subject } from '../../../lib/sync/prepared';
import { continueUndo } from '../../../lib/sync/steps/continueUndo';
import { previewSubject, sendDraft } from '../../../lib/sync/steps/sendDraft';
import { previewUndo, startUndo } from '../../../lib/sync/steps/undoMany';
import { choicesOf } from '../../properties/judge/choices';
import { generateBroadWorld } from '../../sandbox/world/broad/broadWorld';
import { createRandom, type Random } from '../../sandbox/world/random';
import { got } from '../lists/listsBench';
import { type EngineBench, engineBench } from './engineBench';
import { EngineJudge } from './engineJudge';
import { engineSeeds, modes, sending } from './engineLives';

const dayMs = 86_400_000;

/** What a seller may look at: every order, day and settlement that is known. */
async function subjectsOf({ facts, ports }: EngineBench): Promise<readonly Subject[]> {
  const events = [...facts.events.values()];
  const { settings } = ports().connection;
  const context = bookContextOf({ settings, asOf: facts.fetched?.until ?? '' }, new Map(), facts.orders);
  const days = daysOf(events.map((event) => bookEvent(event, context)));
  return [
    ...[...new Set(events.flatMap(({ orderId }) => orderId ?? []))].map(
      (orderId): Subject => ({ of: 'order', orderId }),
    ),
    ...days.map(({ scope }): Subject => ({ of: 'day', scope })),
    ...(await facts.readSettlements()).map(
      ({ settlementId }): Subject => ({ of: 'settlement', settlementId }),
    ),
  ];
}

/** The seller sends all of a subject that can be sent, as it is shown; tells how many documents that were. */
async function sendByHand(bench: EngineBench, subject: Subject): Promise<number> {
  let sent = 0;
  // An invoice, its payment, and one more look.
  for (let round = 0; round < 3; round += 1) {
    const { plans, postings } = got(await previewSubject(bench.ports(), subject));
    const there = new Set(postings.filter(({ state }) => state === 'posted').map(({ key }) => key));
    const ready = plans.filter(
      ({ key, state, draft }) =>
        state === 'ready' && draft !== undefined && !there.has(`${bench.realm}/${key}`),
    );
    if (ready.length === 0 || plans.some(({ key, state }) => state === 'blocked' && !key.includes('/cost')))
      return sent;
    for (const { key: draftKey, previewHash = '' } of ready) {
      const result = await sendDraft(bench.ports(), { subject, draftKey, previewHash });
      if (!result.ok && subject.of === 'settlement') return sent;
      if (result.ok) expect(result.value.state, draftKey).toBe('posted');
      sent += 1;
    }
  }
  return sent;
}

/** Takes something out as a seller does, with what stands and falls with it, where nothing of that has to stay. */
async function undoOne(bench: EngineBench, random: Random): Promise<boolean> {
  const { store, realm } = bench;
  const all = (await store.readUndoPostings(realm)).filter(({ state }) => state === 'posted');
  const [first, ...others] = all;
  if (first === undefined) return false;
  const { key } = random.pick([first, ...others]);
  const settlementId = /\/settlement\/(\d+)/.exec(key)?.[1];
  if (settlementId !== undefined) return undoScope(bench, { of: 'settlement', settlementId });
  // An invoice goes with its payment and with the fees that stand beside it, the last of them first.
  const event = key.includes('/day/') ? key : key.replace(/\/(fees|payment)$/, '');
  const own = [`${event}/payment`, `${event}/fees`, event].filter((each) =>
    all.some((posting) => posting.key === each),
  );
  for (const each of own) {
    const undone = await undoScope(bench, { of: 'document', key: each });
    if (!undone && each === own[0]) return false;
    expect(undone, `${each} stays, and ${own[0]} went`).toBe(true);
  }
  return true;
}

async function undoScope({ company }: EngineBench, scope: UndoScope): Promise<boolean> {
  const choices = { cascade: false, matched: 'keep' } as const;
  const { hash, stays } = got(await previewUndo(company, { scope, choices }));
  if (stays.length > 0) return false;
  got(await startUndo(company, { scope, choices, hash, makeInactive: [] }));
  for (let round = 0; round < 20; round += 1) {
    const progress = got(await continueUndo(company, Number.POSITIVE_INFINITY));
    if (progress?.nextAtMs === undefined) return true;
  }
  throw new Error('the undo does not end');
}

describe.each(modes)('in %s mode', (mode, sends) => {
  test.each(engineSeeds(4, 100))(
    'whatever a seller sends and takes out by hand, the books are right; seed %i',
    async (seed) => {
      const plan = { seed, country: 'US' } as const;
      const world = generateBroadWorld(plan);
      const settings = sending(choicesOf([world]), mode, sends);
      const bench = await engineBench(settings);
      const judge = new EngineJudge(world, bench, settings.books);
      const random = createRandom(seed, 'acts');
      for (let atMs = world.startsAtMs + 3 * dayMs; ; atMs += 6 * dayMs) {
        const nowMs = Math.min(atMs, world.endsAtMs);
        judge.reveal(nowMs);
        const subjects = await subjectsOf(bench);
        const [first, ...others] = subjects;
        for (let act = 0; act < 3 && first !== undefined; act += 1) {
          const chosen = random.pick([first, ...others]);
          if (random.chance(0.7)) await sendByHand(bench, chosen);
          else if (await undoOne(bench, random)) for (const each of subjects) bench.facts.touch(each);
          expect(await judge.faults(), `SEED=${seed}, by hand, ${JSON.stringify(chosen)}`).toEqual([]);
        }
        for (let round = 0; round < 4; round += 1) {
          await bench.prepare();
          if (((await bench.send()).counts['posted'] ?? 0) === 0) break;
        }
        expect(await judge.faults(), `SEED=${seed} at ${new Date(nowMs).toISOString()}`).toEqual([]);
        if (nowMs === world.endsAtMs) break;
      }
      // What was taken out is sent by hand, and then every settlement that has closed.
      for (let round = 0; round < 3; round += 1)
        for (const { settlementId } of world.settlements) {
          await sendByHand(bench, { of: 'settlement', settlementId });
          expect(await judge.faults(), `SEED=${seed}, settlement ${settlementId}`).toEqual([]);
        }
      expect(await judge.unfinished(), `SEED=${seed}`).toEqual([]);
    },
    120_000,
  );
});
