import { problem } from '../../lib/problem/problem';
import type { EngineSource } from '../../lib/sync/viewSource';
import type { DayRow, OrderRow, ReasonGroup, SettlementRow } from '../../lib/sync/views';
import * as e from './engineFixtures';
import * as f from './fixtures';
import type { AppStory } from './pageStories';

const data = { ...f.sides(f.connected), books: f.books };
const unreadable = () => Promise.reject(new Error('storage'));
const part = <Row>(...rows: readonly Row[]) => ({ rows, next: 'more' });

const orders: readonly OrderRow[] = [
  {
    orderId: f.orderId,
    chip: { orderId: f.orderId, state: 'notSent', numbers: [] },
    purchasedAt: '2026-11-02T17:20:00Z',
    title:
      'Stoneware mug, speckled, 12 oz, set of four with a very long name that lists have to cut somewhere',
    totalMinor: 2336,
    currency: 'USD',
  },
  {
    orderId: '113-0000000-0000002',
    chip: { orderId: '113-0000000-0000002', state: 'waiting', numbers: [] },
    purchasedAt: '2026-11-02T18:00:00Z',
  },
];
const days: readonly DayRow[] = [
  { figures: e.dayFigures(e.yesterday), prepared: [], sent: [e.sentDocument()] },
  {
    figures: e.dayFigures('2026-11-01', { country: 'CA', currency: 'CAD' }),
    prepared: [
      e.prepared({
        draftKey: 'day/CA-CAD/2026-11-01',
        subject: { of: 'day', scope: { date: '2026-11-01', country: 'CA', currency: 'CAD' } },
        number: 'AZ-CA-2026-11-01',
        currency: 'CAD',
      }),
    ],
    sent: [],
  },
];
const settlements: readonly SettlementRow[] = [
  {
    settlementId: '18734512931',
    firstAt: '2026-10-15T07:00:00Z',
    lastAt: '2026-10-29T07:00:00Z',
    depositMinor: 1_284_350,
    currency: 'USD',
    hasFile: true,
    prepared: [],
    sent: [],
  },
  { settlementId: '18734512932', hasFile: false, prepared: [], sent: [] },
];
const closed = problem('document_in_closed_period', { date: '2026-09-12', closedUntil: '2026-09-30' });
const reasons: readonly ReasonGroup[] = [
  { state: 'blocked', problem: closed, count: 3 },
  { state: 'waiting', problem: problem('order_unshipped'), count: 1000, isAtLeast: true },
];
const kept = e.prepared({ state: 'blocked', problems: [closed] });
const running = { run: e.runIn('running'), jobs: [e.fetchJob] };

/** A page in one state. */
function story(
  name: string,
  route: AppStory['route'],
  engine: Partial<EngineSource> = {},
  at?: string,
): AppStory {
  return { name, route, data, engine, ...(at !== undefined && { at }) };
}

/** Every state of the pages that show the engine's work. */
export const workStories: readonly AppStory[] = [
  story('overview quiet', 'overview'),
  story('overview busy', 'overview', {
    readFreshness: async () => ({ lastComplete: e.doneRun, current: running }),
    readDayFigures: async (_, date) => [e.dayFigures(date)],
    readAttention: async () => [{ problem: closed, what: f.orderId, orderId: f.orderId }],
    readReasons: async () => reasons,
  }),
  story('overview unreadable', 'overview', { readAttention: unreadable }),
  story('orders none', 'orders'),
  story('orders not found', 'orders', {}, '?text=mug'),
  story('orders some', 'orders', { readOrders: async () => part(...orders) }),
  story('orders unreadable', 'orders', { readOrders: unreadable }),
  story('days none', 'days'),
  story('days some', 'days', { readDays: async () => part(...days) }),
  story('days unreadable', 'days', { readDays: unreadable }),
  story('settlements none', 'settlements'),
  story('settlements some', 'settlements', { readSettlements: async () => part(...settlements) }),
  story('settlements unreadable', 'settlements', { readSettlements: unreadable }),
  story('waiting nothing', 'waiting'),
  story('waiting some', 'waiting', { readReasons: async () => reasons }),
  story(
    'waiting opened',
    'waiting',
    { readReasons: async () => reasons, readOfReason: async () => part(kept) },
    `/${encodeURIComponent('blocked/document_in_closed_period')}`,
  ),
  story('waiting unreadable', 'waiting', { readReasons: unreadable }),
  story('runs none', 'runs'),
  story('runs some', 'runs', {
    readRuns: async () => part(e.runIn('running', { runId: 'run-2' }), e.doneRun),
  }),
  story(
    'run done',
    'runs',
    { readRun: async () => ({ run: e.doneRun, jobs: [] }), readSent: async () => part(e.sentDocument()) },
    '/run-1',
  ),
  story('run under way', 'runs', { readRun: async () => running }, '/run-1'),
  story('run gone', 'runs', {}, '/run-9'),
  story('documents none', 'documents'),
  story('documents some', 'documents', { readSent: async () => part(e.sentDocument()) }),
  story('documents questions', 'documents', {
    readQuestions: async () => [e.sentDocument({ state: 'edited' })],
  }),
  story(
    'document one',
    'documents',
    { readDocument: async () => ({ posting: e.dayPosting, books: f.books, settledBy: [] }) },
    `/${encodeURIComponent(e.dayPosting.key)}`,
  ),
  story('document gone', 'documents', {}, '/none'),
  story('settings', 'settings'),
  story('settings unreadable', 'settings', { readSettings: unreadable }),
  story('settings gone', 'settings', { readSettings: async () => undefined }),
];
