import type { Draft } from '../../lib/books/draft';
import { effectsOf } from '../../lib/books/effects';
import type { PlannedDocument } from '../../lib/books/plan';
import { problem } from '../../lib/problem/problem';
import * as f from './fixtures';
import type { PanelStory } from './panelStories';

const clearing = { id: '31', name: 'Amazon Clearing' };
const receivable = { id: '90', name: 'Accounts Receivable (A/R)' };
const buyer = { id: '83', name: 'Amazon Business' };
const gst = { id: '7', name: 'HST ON 13%' };
const { draft: shown } = f;
const { customer: _customer, depositAccount: _account, kind: _kind, ...base } = shown;

/** A document of an order, drawn. */
function drawn(
  draft: Draft,
  eventKey: string,
  part: PlannedDocument['part'],
  more: Partial<PlannedDocument> = {},
): PlannedDocument {
  const ending = part === 'event' ? '' : `/${part}`;
  return {
    ...f.document,
    key: `${draft.kind === 'refundReceipt' ? 'refund' : 'sale'}/${eventKey}${ending}`,
    eventKey,
    events: [eventKey],
    part,
    previewHash: `hash-${eventKey}-${part}`,
    draft,
    effects: effectsOf(draft),
    ...more,
  };
}

/** The refund of the worked sale. */
export const refund = drawn(
  {
    ...base,
    kind: 'refundReceipt',
    number: `${f.orderId}R`,
    date: '2026-11-05',
    customer: { id: '80', name: 'Amazon' },
    depositAccount: clearing,
    lines: [
      { ...f.line('sales', 'Refund of the product', -1999, { quantity: 1 }), role: 'refunds' },
      f.line('sellingFees', 'Referral fee given back', 270),
      f.line('sellingFees', 'Refund administration fee', -54),
    ],
    totalMinor: 1783,
    covers: [{ eventKey: 'seller:2', facets: ['revenue', 'fees', 'cash'] }],
  },
  'seller:2',
  'event',
  { eventKind: 'refund', amazonTotalMinor: -1783 },
);

/** A Canadian sale with its tax, and its fees apart as a purchase. */
export const apart: readonly PlannedDocument[] = [
  drawn(
    {
      ...base,
      kind: 'salesReceipt',
      currency: 'CAD',
      customer: { id: '84', name: 'Amazon.ca' },
      depositAccount: clearing,
      lines: [f.line('sales', 'Stoneware mug', 4000, { quantity: 2, unitPriceMinor: 2000, taxCode: gst })],
      taxes: [{ code: gst, netMinor: 4000, taxMinor: 520, account: { id: '95', name: 'GST/HST Payable' } }],
      totalMinor: 4520,
      totalTaxMinor: 520,
    },
    'seller:3',
    'event',
    { amazonTotalMinor: 3842, currency: 'CAD' },
  ),
  drawn(
    {
      ...base,
      kind: 'purchase',
      number: `${f.orderId}F`,
      currency: 'CAD',
      vendor: { id: '70', name: 'Amazon' },
      paidFrom: clearing,
      lines: [f.line('sellingFees', 'Referral fee', -600, { taxCode: gst })],
      taxes: [{ code: gst, netMinor: -600, taxMinor: -78, account: { id: '95', name: 'GST/HST Payable' } }],
      totalMinor: 678,
      totalTaxMinor: 78,
    },
    'seller:3',
    'fees',
    { amazonTotalMinor: 3842, currency: 'CAD' },
  ),
];

const invoice = drawn(
  {
    ...base,
    kind: 'invoice',
    customer: buyer,
    receivableAccount: receivable,
    dueDate: '2026-12-02',
    lines: [f.line('sales', 'Oak shelf', 24000, { quantity: 3, unitPriceMinor: 8000 })],
    totalMinor: 24000,
  },
  'seller:4',
  'event',
  { amazonTotalMinor: 24000 },
);
const payment = drawn(
  {
    ...base,
    kind: 'payment',
    number: `${f.orderId}P`,
    customer: buyer,
    depositAccount: clearing,
    receivableAccount: receivable,
    pays: [{ number: f.orderId, amountMinor: 24000 }],
    lines: [],
    totalMinor: 24000,
  },
  'seller:4',
  'payment',
  { amazonTotalMinor: 24000 },
);
const { previewHash: _hash, ...paymentBefore } = payment;

const estimate: PlannedDocument = {
  ...drawn(
    {
      ...base,
      kind: 'estimate',
      number: `${f.orderId}E`,
      customer: { id: '80', name: 'Amazon' },
      lines: [f.line('sales', 'Oak tray', 2500, { quantity: 1, unitPriceMinor: 2500 })],
      totalMinor: 2500,
    },
    'none',
    'estimate',
    { eventKind: 'unshipped', amazonTotalMinor: 2500 },
  ),
  key: `estimate/${f.orderId}`,
};

const journal = drawn(
  {
    ...base,
    kind: 'journalEntry',
    number: `${f.orderId}J`,
    lines: [
      {
        ...f.line('sales', 'Taken from clearing', 322),
        role: 'clearing',
        item: { id: '', name: '' },
        account: clearing,
      },
      f.line('sales', 'Oak tray', 1000),
      f.line('fulfilmentFees', 'FBA fulfilment fee', -1322),
    ],
    totalMinor: 1322,
  },
  'seller:5',
  'event',
  { amazonTotalMinor: -322 },
);

const { draft: _draft, previewHash: _preview, ...undrawn } = f.document;
const inSummary: PlannedDocument = {
  ...undrawn,
  state: 'leftOut',
  effects: [],
  inBooks: ['AZ-US-2026-11-02'],
  problems: [problem('in_books_already', { documents: 'AZ-US-2026-11-02' })],
};

const others = f.postingIn('exists', {
  key: `${f.company.realmId}/~salesReceipt/77/${f.orderId}`,
  previewHash: '',
  number: 'INV-2231',
  standsOn: { id: '12', name: 'Undeposited Funds' },
  covers: [{ eventKey: 'seller:1', facets: ['revenue'] }],
  totalMinor: 3598,
  remote: { kind: 'salesReceipt', id: '77', syncToken: '1', number: 'INV-2231', totalMinor: 3598 },
  problem: problem('made_by_others', { number: 'INV-2231' }),
  history: [],
});

const beside: Draft = {
  ...base,
  kind: 'purchase',
  number: `${f.orderId}F`,
  vendor: { id: '70', name: 'Amazon' },
  paidFrom: clearing,
  lines: [f.line('sellingFees', 'Referral fee', -540)],
  totalMinor: 540,
};

/** The panel with documents of every kind, and with what QuickBooks holds beside them. */
export const kindStories: readonly PanelStory[] = [
  { name: 'refund', view: f.viewOf([f.document, refund]) },
  { name: 'fees apart', view: f.viewOf(apart) },
  {
    name: 'invoice and payment',
    view: f.viewOf([
      invoice,
      { ...paymentBefore, state: 'waiting', problems: [problem('invoice_first', { number: f.orderId })] },
    ]),
  },
  { name: 'estimate', view: f.viewOf([estimate]) },
  { name: 'journal entry', view: f.viewOf([journal]) },
  { name: 'in a summary', view: f.viewOf([inSummary]) },
  {
    name: 'left out by a rule',
    view: f.viewOf([
      {
        ...undrawn,
        state: 'leftOut',
        effects: [],
        problems: [problem('left_out_by_rule', { reason: 'own orders' })],
        trace: [{ ruleId: 'own', ruleName: 'Own orders', did: 'left out: own orders' }],
      },
    ]),
  },
  {
    name: 'made elsewhere',
    view: f.viewOf(
      [
        {
          ...f.document,
          problems: [problem('partly_in_books', { parts: 'Sales', documents: 'INV-2231' })],
          draft: beside,
          effects: effectsOf(beside),
        },
      ],
      { postings: [others] },
    ),
  },
  {
    name: 'booked otherwise now',
    view: f.viewOf([{ ...f.document, previewHash: 'hash-9', draft: { ...shown, date: '2026-11-03' } }], {
      postings: [f.posting],
    }),
  },
  {
    name: 'refused for its form',
    view: f.viewOf([f.document], {
      postings: [
        f.postingIn('rejected', {
          fault: { code: '2290', said: 'Negative line' },
          problem: problem('quickbooks_refused', {}, { said: 'Negative line (2290)' }),
        }),
      ],
    }),
  },
  {
    name: 'sent under other settings',
    view: f.viewOf([inSummary], {
      postings: [f.postingIn('posted', { key: `${f.company.realmId}/sale/seller:old` })],
    }),
  },
];
