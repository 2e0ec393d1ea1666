import type { OrderView } from '../../components/source';
import type { PlannedDocument } from '../../lib/books/plan';
import { problem } from '../../lib/problem/problem';
import * as f from './fixtures';

/** A state of the panel. */
export interface PanelStory {
  readonly name: string;
  /** `loading`: the store does not answer; `failed`: it fails. */
  readonly view: OrderView | 'loading' | 'failed';
  readonly online?: false;
  readonly current?: false;
  /** The fetch that the panel makes never ends. */
  readonly refreshing?: true;
}

const { postings: _none, ...bare } = f.viewOf([f.document]);
const sent = (state: Parameters<typeof f.postingIn>[0], more: Parameters<typeof f.postingIn>[1] = {}) =>
  f.viewOf([f.document], { postings: [f.postingIn(state, more)] });

const shipments: readonly PlannedDocument[] = [
  shipment(1, '113-2222222-2222222', '2026-04-13', [2500, -375, -410]),
  shipment(2, '113-2222222-2222222-1', '2026-04-19', [4000, -600, -525]),
  shipment(3, '113-2222222-2222222-2', '2026-04-15', [1000, -150, -320]),
];

function shipment(
  place: number,
  number: string,
  date: string,
  parts: readonly [number, number, number],
): PlannedDocument {
  const [sale, commission, fulfilment] = parts;
  const totalMinor = sale + commission + fulfilment;
  const eventKey = `seller:split-${place}`;
  return {
    ...f.document,
    key: `sale/${eventKey}`,
    events: [eventKey],
    eventKey,
    amazonTotalMinor: totalMinor,
    previewHash: `hash-split-${place}`,
    draft: {
      ...f.draft,
      number,
      date,
      totalMinor,
      covers: [{ eventKey, facets: ['revenue'] }],
      lines: [
        f.line('sales', `Oak tray, part ${place}`, sale, {
          quantity: 1,
          unitPriceMinor: sale,
          sku: `TRAY-${place}`,
        }),
        f.line('sellingFees', 'Referral fee', commission),
        f.line('fulfilmentFees', 'FBA fulfilment fee', fulfilment),
      ],
    },
    effects: [],
  };
}

const hostile = `<img src=x onerror="alert(1)"> javascript:alert(1) \u202egnp.exe =HYPERLINK("http://x") ${'long '.repeat(900)}\u0000end`;

const { draft: _draft, previewHash: _hash, ...undrawn } = f.document;

/** Every state of the panel that a seller can meet. */
export const panelStories: readonly PanelStory[] = [
  { name: 'ready', view: f.viewOf([f.document]) },
  { name: 'loading', view: 'loading' },
  { name: 'failed', view: 'failed' },
  { name: 'fetching', view: { postings: [], connections: f.connected }, refreshing: true },
  { name: 'nothing known', view: { postings: [], connections: f.notConnected } },
  { name: 'offline', view: f.viewOf([f.document]), online: false },
  { name: 'updated', view: f.viewOf([f.document]), current: false },
  {
    name: 'no quickbooks',
    view: f.viewOf(
      [{ ...undrawn, state: 'blocked', effects: [], problems: [problem('quickbooks_not_connected')] }],
      { connections: { ...f.connected, quickbooks: f.notConnected.quickbooks } },
    ),
  },
  {
    name: 'locked',
    view: f.viewOf([f.document], {
      connections: {
        amazon: { ...f.amazonConnected, state: 'broken', problem: problem('locked') },
        quickbooks: { ...f.quickbooksConnected, state: 'broken', problem: problem('locked') },
      },
    }),
  },
  {
    name: 'not shipped',
    view: f.viewOf([], {
      plan: {
        orderId: f.orderId,
        documents: [],
        standing: problem('amazon_order_unknown', { orderId: f.orderId }),
      },
    }),
  },
  {
    name: 'blocked',
    view: f.viewOf([
      {
        ...f.document,
        state: 'blocked',
        problems: [problem('document_in_closed_period', { date: '2026-11-02', closedUntil: '2026-11-30' })],
      },
    ]),
  },
  {
    name: 'blocked without document',
    view: f.viewOf([
      {
        ...undrawn,
        state: 'blocked',
        effects: [],
        problems: [problem('entries_missing', { names: 'an item for shipping' })],
      },
    ]),
  },
  {
    name: 'unknown label',
    view: f.viewOf([
      {
        ...undrawn,
        state: 'blocked',
        effects: [],
        problems: [problem('unknown_kind', { label: hostile.slice(0, 120), amount: '$1.20' })],
      },
    ]),
  },
  {
    name: 'does not add up',
    view: f.viewOf([
      {
        ...f.document,
        state: 'blocked',
        amazonTotalMinor: 2337,
        problems: [problem('does_not_add_up', { parts: '$23.36', total: '$23.37' })],
      },
    ]),
  },
  {
    name: 'split',
    view: {
      ...f.viewOf(shipments),
      postings: [
        f.postingIn('posted', {
          key: '9130000000000001/sale/seller:split-1',
          previewHash: 'hash-split-1',
          covers: [{ eventKey: 'seller:split-1', facets: ['revenue'] }],
          number: '113-2222222-2222222',
          totalMinor: 1715,
          date: '2026-04-13',
          remote: {
            kind: 'salesReceipt',
            id: '7',
            syncToken: '0',
            number: '113-2222222-2222222',
            totalMinor: 1715,
          },
        }),
      ],
    },
  },
  { name: 'sending', view: sent('sending') },
  { name: 'unknown', view: sent('unknown', { nextAtMs: f.nowMs + 120_000 }) },
  {
    name: 'rejected',
    view: sent('rejected', {
      problem: problem(
        'quickbooks_refused',
        {},
        { said: 'Invalid Reference Id : Accounts element id 31 not found (2500)' },
      ),
    }),
  },
  { name: 'exists', view: sent('exists') },
  { name: 'posted', view: sent('posted') },
  { name: 'edited', view: sent('edited') },
  { name: 'gone', view: sent('gone') },
  { name: 'undoing', view: sent('undoing') },
  { name: 'undone', view: sent('undone') },
  {
    name: 'hostile text',
    view: {
      ...bare,
      postings: [],
      plan: {
        orderId: f.orderId,
        documents: [
          {
            ...f.document,
            draft: {
              ...f.draft,
              customer: { id: '80', name: hostile },
              lines: [
                f.line('sales', hostile, 2336, {
                  quantity: 1,
                  unitPriceMinor: 2336,
                  sku: hostile.slice(0, 70),
                }),
              ],
            },
          },
        ],
      },
    },
  },
];
