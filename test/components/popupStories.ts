import type { TodayView } from '../../components/source';
import type { OwnCommands } from '../../lib/messages/protocol';
import { problem } from '../../lib/problem/problem';
import { noCounts } from '../../lib/sync/runs/runState';
import type { EngineSource } from '../../lib/sync/viewSource';
import * as e from './engineFixtures';
import * as f from './fixtures';

/** What the background answers in a story, by command; it never answers any other. */
export type Answers = { readonly [Command in keyof OwnCommands]?: OwnCommands[Command]['answers'] };

/** A state of the popup. */
export interface PopupStory {
  readonly name: string;
  readonly view: TodayView | 'loading' | 'failed';
  readonly engine?: Partial<EngineSource>;
  readonly answers?: Answers;
  readonly online?: false;
}

const many = Array.from({ length: 11 }, (_, index) =>
  f.postingIn('posted', {
    key: `sent-${index}`,
    number: `114-111111${index % 10}-111111${index % 10}`,
    totalMinor: 2336 + index * 1111,
    remote: {
      kind: 'salesReceipt',
      id: String(index),
      syncToken: '0',
      number: `114-111111${index % 10}-111111${index % 10}`,
      totalMinor: 2336 + index * 1111,
    },
  }),
);

/** Connections that no longer let us in. */
export const broken = {
  amazon: { ...f.amazonConnected, state: 'broken' as const, problem: problem('amazon_secret_wrong') },
  quickbooks: {
    ...f.quickbooksConnected,
    state: 'broken' as const,
    problem: problem('quickbooks_grant_revoked'),
  },
};

const idle: TodayView = { connections: f.connected, sent: [], attention: [] };
const figures: Partial<EngineSource> = {
  readDayFigures: async (_id, date) =>
    date === e.today
      ? [
          e.dayFigures(date, {
            orders: 12,
            salesMinor: 50_410,
            refundsMinor: 0,
            feesMinor: -15_120,
            otherMinor: 0,
          }),
        ]
      : [e.dayFigures(date)],
};
const preview = (value: OwnCommands['previewSubject']['answers']): Answers => ({ previewSubject: value });
const ready = preview({ ok: true, value: e.dayPreview });

/** A run that is under way, with an estimate. */
const current = {
  run: e.runIn('running', { counts: { ...noCounts, calls: 3, fetched: 812, drafted: 40 } }),
  jobs: [e.fetchJob],
  estimate: {
    doing: 'Fetching from Amazon',
    percent: 38,
    leftMs: 260_000,
    waitsFor: { words: 'Amazon’s limit', untilMs: f.nowMs + 22_000 },
  },
};
const shown = { run: e.runIn('shown', { asked: { what: { by: 'changes' }, dryRun: true } }), jobs: [] };

/** Every state of the popup. */
export const popupStories: readonly PopupStory[] = [
  {
    name: 'busy day',
    view: { ...idle, sent: many },
    engine: {
      ...figures,
      readAttention: async () => [
        {
          problem: problem('document_in_closed_period', { date: '2026-09-12', closedUntil: '2026-09-30' }),
          what: f.orderId,
          orderId: f.orderId,
        },
        { problem: problem('made_by_others', { number: '1044' }), what: '1044', postingKey: 'x/1044' },
      ],
    },
    answers: ready,
  },
  { name: 'quiet day', view: idle, engine: { readDayFigures: async () => [] } },
  {
    name: 'provisional day',
    view: idle,
    engine: figures,
    answers: preview({ ok: true, value: e.provisionalPreview }),
  },
  {
    name: 'day sent',
    view: { ...idle, sent: many.slice(0, 2) },
    engine: figures,
    answers: preview({ ok: true, value: { ...e.dayPreview, postings: [e.dayPosting] } }),
  },
  {
    name: 'two places',
    view: idle,
    engine: {
      readHeads: async () => [e.head, e.otherHead],
      readDayFigures: async (_id, date) => [
        e.dayFigures(date),
        e.dayFigures(date, { country: 'CA', currency: 'CAD', orders: 3, salesMinor: 9_900, refundsMinor: 0 }),
      ],
    },
    answers: ready,
  },
  {
    name: 'day cannot be drawn',
    view: idle,
    engine: figures,
    answers: preview({ ok: false, problem: problem('quickbooks_not_connected') }),
  },
  {
    name: 'under way',
    view: idle,
    engine: { ...figures, readFreshness: async () => ({ lastComplete: e.doneRun, current }) },
    answers: ready,
  },
  {
    name: 'stopped on the way',
    view: idle,
    engine: {
      ...figures,
      readFreshness: async () => ({ current: { run: current.run, jobs: [e.haltedJob] } }),
    },
    answers: ready,
  },
  {
    name: 'shown before it is sent',
    view: idle,
    engine: {
      ...figures,
      readFreshness: async () => ({ lastComplete: e.doneRun, current: shown }),
      readShown: async () => ({
        digest: 'digest-1',
        count: 41,
        sums: [
          { kind: 'salesReceipt', currency: 'USD', count: 38, totalMinor: 118_203 },
          { kind: 'refundReceipt', currency: 'USD', count: 3, totalMinor: 5_998 },
        ],
      }),
    },
    answers: ready,
  },
  {
    name: 'not connected',
    view: { ...idle, connections: f.notConnected },
    engine: { readHeads: async () => [] },
  },
  {
    name: 'broken',
    view: { ...idle, connections: broken, sent: many.slice(0, 1) },
    engine: figures,
    answers: ready,
  },
  { name: 'offline', view: idle, engine: figures, answers: ready, online: false },
  { name: 'loading', view: 'loading' },
  { name: 'failed', view: 'failed' },
];
