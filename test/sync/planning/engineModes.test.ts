import { describe, expect, test } from 'vitest';
import { unitedStatesSettings } from '../../../lib/books/settings/bookSettings';
import type { ConnectionSettings } from '../../../lib/sync/connection';
import { choicesOf } from '../../properties/judge/choices';
import type { Source } from '../../properties/judge/readings';
import { type BroadPlan, generateBroadWorld } from '../../sandbox/world/broad/broadWorld';
import { type EngineBench, engineBench } from './engineBench';
import { EngineJudge } from './engineJudge';
import { engineSeeds, modes, sending } from './engineLives';

const dayMs = 86_400_000;

/** What is kept back of what has closed, for a failure to be understood. */
function heldRows({ facts }: EngineBench): string {
  const rows = [...facts.prepared.values()].map(({ draftKey, state, problems }) => [
    draftKey,
    state,
    ...problems.map(({ sentence }) => sentence),
  ]);
  return JSON.stringify(rows, null, 1);
}

/** Lets the months of a seller pass, with a run every few days, and a few more at their end. */
async function lived(settings: ConnectionSettings, plan: BroadPlan, source: Source = 'transactions') {
  const world = generateBroadWorld(plan);
  const bench = await engineBench(settings);
  const judge = new EngineJudge(world, bench, settings.books, source);
  let posted = 0;
  const run = async (): Promise<number> => {
    expect(await bench.prepare()).toMatchObject({ ended: true });
    const sent = await bench.send();
    expect(sent).toMatchObject({ ended: true });
    posted += sent.counts['posted'] ?? 0;
    return sent.counts['posted'] ?? 0;
  };
  for (let atMs = world.startsAtMs + 3 * dayMs; ; atMs += 4 * dayMs) {
    const nowMs = Math.min(atMs, world.endsAtMs);
    judge.reveal(nowMs);
    await judge.dropFiles(nowMs);
    // A payment follows its invoice with the next run.
    for (let round = 0; round < 4 && (await run()) > 0; round += 1);
    expect(await judge.faults(), `SEED=${plan.seed} at ${new Date(nowMs).toISOString()}`).toEqual([]);
    if (nowMs === world.endsAtMs) break;
  }
  // What had to be in the books first is there now.
  for (let round = 0; round < 3; round += 1) await run();
  return { world, bench, judge, posted, again: await run() };
}

/** Numbers of the documents in the company that are ours, with their kinds. */
function documentsIn({ qbo }: EngineBench): readonly string[] {
  return [
    'SalesReceipt',
    'RefundReceipt',
    'Invoice',
    'CreditMemo',
    'Purchase',
    'JournalEntry',
    'Payment',
    'Transfer',
  ]
    .flatMap((entity) => qbo.documents(entity).map((row) => ({ entity, row })))
    .filter(({ row }) => String(row['PrivateNote'] ?? '').includes('cf:1.'))
    .map(({ entity, row }) => `${entity} ${String(row['DocNumber'] ?? row['PrivateNote'])}`);
}

describe.each(modes)('in %s mode', (mode, sends) => {
  test.each([1, 2, 3])(
    'a seller’s months of seed %i end with books equal to the hidden truth',
    async (seed) => {
      const settings = sending(unitedStatesSettings, mode, sends);
      const plan = { seed, country: 'US', regime: 'facilitator', orders: 20 } as const;
      const { bench, judge, posted, again } = await lived(settings, plan);
      expect(await judge.faults()).toEqual([]);
      expect(await judge.unfinished(), heldRows(bench)).toEqual([]);
      expect(again).toBe(0);
      const documents = documentsIn(bench);
      expect(documents).toHaveLength(posted);
      expect(new Set(documents).size).toBe(posted);
      const kinds = new Set(documents.map((each) => each.split(' ')[0]));
      if (mode !== 'settlement') expect(kinds).toContain('SalesReceipt');
      if (mode === 'order') expect(kinds).toContain('RefundReceipt');
      expect(kinds).toContain('JournalEntry');
    },
    120_000,
  );

  test.each(engineSeeds(4, 11))(
    'whatever the settings, seed %i',
    async (seed) => {
      const plan = { seed, country: 'US' } as const;
      const settings = sending(choicesOf([generateBroadWorld(plan)]), mode, sends);
      const { bench, judge, again } = await lived(settings, plan);
      expect(await judge.unfinished(), heldRows(bench)).toEqual([]);
      expect(again).toBe(0);
    },
    120_000,
  );
});

/** Files in the company's list of attachments, as `name: kinds of what they stand with`. */
function attached({ qbo }: EngineBench): readonly string[] {
  return qbo
    .documents('Attachable')
    .filter((row) => row['FileName'] !== undefined)
    .map((row) => {
      const links = (row['AttachableRef'] ?? []) as readonly {
        readonly EntityRef?: { readonly type?: string };
      }[];
      return `${String(row['FileName'])}: ${links.map(({ EntityRef }) => EntityRef?.type).join(', ')}`;
    })
    .sort();
}

describe.each(['both', 'files'] as const)('where the seller has %s', (source) => {
  test.each([1, 2, 4])(
    'settlements of seed %i are in the books, with their files and proofs',
    async (seed) => {
      const settings = sending(unitedStatesSettings, 'settlement', ['settlements']);
      const plan = { seed, country: 'US', regime: 'facilitator', orders: 12 } as const;
      const { world, bench, judge, again } = await lived(settings, plan, source);
      expect(await judge.faults()).toEqual([]);
      expect(await judge.unfinished(), heldRows(bench)).toEqual([]);
      expect(again).toBe(0);
      const entries = world.settlements.filter(({ settlementId }) =>
        documentsIn(bench).some((each) => new RegExp(`JournalEntry AZ${settlementId}(-\\d+)?$`).test(each)),
      );
      expect(entries.length).toBeGreaterThan(0);
      const names = attached(bench).map((each) => each.split(':')[0]);
      expect(names).toEqual(
        entries
          .flatMap(({ settlementId }) => [
            `Amazon settlement ${settlementId} proof.csv`,
            `Amazon settlement ${settlementId}.txt`,
          ])
          .sort(),
      );
      for (const each of attached(bench)) expect(each).toMatch(/: JournalEntry(, JournalEntry)*$/);
    },
    120_000,
  );
});
