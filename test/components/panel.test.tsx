// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Ask } from '../../components/actions';
import { PanelView } from '../../components/panel/PanelView';
import { createPanelModel, freshForMs, type PanelWorld } from '../../components/panel/panelModel';
import type { WatchButton } from '../../components/parts/GatedButton';
import type { OrderView } from '../../components/source';
import type { ClickJudgement } from '../../components/trustedClick';
import type { Announcement } from '../../lib/messages/protocol';
import { problem } from '../../lib/problem/problem';
import * as f from './fixtures';
import { kindStories } from './kindStories';
import { panelStories } from './panelStories';
import { button, show, until, words } from './screen';
import { panelOf, sourceOf } from './storyWorld';

const gate = (judgement: ClickJudgement): WatchButton => {
  return () => ({ judge: () => judgement, stop: () => {} });
};

/** A panel over a view that a test changes, and over answers that a test gives. */
function panel(
  first: OrderView,
  answer: (command: string, asks: unknown) => unknown,
  more: Partial<PanelWorld> = {},
) {
  const state = { view: first, announce: (_announcement: Announcement) => {} };
  const asked: [string, unknown][] = [];
  const ask = (async (command: string, asks: unknown) => {
    asked.push([command, asks]);
    return answer(command, asks);
  }) as Ask;
  const source = sourceOf({
    order: async () => state.view,
    onAnnouncement: (listen) => {
      state.announce = listen;
      return () => {};
    },
  });
  const model = createPanelModel(f.orderId, {
    source,
    ask,
    nowMs: () => f.nowMs,
    after: () => () => {},
    pageAddress: (path) => path,
    closable: true,
    watchButton: gate('accepted'),
    ...more,
  });
  model.open();
  show(<PanelView model={model} />);
  return { model, state, asked };
}

beforeEach(() => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
});

describe('every state of the panel', () => {
  const expected: Readonly<Record<string, RegExp>> = {
    ready: /Send to QuickBooks/,
    loading: /Reading the order/,
    failed: /could not be read/,
    fetching: /Asking Amazon and QuickBooks/,
    'nothing known': /Nothing is known of order/,
    offline: /This computer is offline/,
    updated: /Counterfoil was updated/,
    'no quickbooks': /QuickBooks is not connected yet/,
    locked: /stored keys cannot be opened/,
    'not shipped': /knows no order/,
    blocked: /closed its books until 2026-11-30/,
    'blocked without document': /Set up the books/,
    'unknown label': /which we do not know/,
    'does not add up': /differs by \u22120\.01/,
    split: /Send all 2 to QuickBooks/,
    sending: /on its way to QuickBooks/,
    unknown: /It is looked up again at .+ Nothing is sent twice/,
    rejected: /Accounts element id 31 not found/,
    exists: /that was not made here/,
    posted: /In QuickBooks since/,
    edited: /Somebody changed this document/,
    gone: /Send to QuickBooks again/,
    undoing: /being removed/,
    undone: /Send to QuickBooks again/,
    'hostile text': /<img src=x onerror="alert\(1\)">/,
  };

  test('has words that a test expects', () => {
    expect(Object.keys(expected)).toEqual(panelStories.map(({ name }) => name));
  });

  test.each(panelStories)('$name', async (story) => {
    const model = panelOf(story);
    model.open();
    if (story.refreshing || story.current === false) void model.refresh();
    show(<PanelView model={model} />);
    await words(expected[story.name] ?? /never/);
    expect(document.querySelectorAll('h1')).toHaveLength(1);
    expect(document.querySelectorAll('main')).toHaveLength(1);
    expect(document.querySelector('[style]')).toBeNull();
  });

  const unsendable = [
    'blocked',
    'locked',
    'offline',
    'updated',
    'unknown',
    'exists',
    'sending',
    'posted',
    'edited',
    'undoing',
    'no quickbooks',
  ];
  test.each(unsendable)('%s offers no way to send', async (name) => {
    const story = panelStories.find((each) => each.name === name);
    if (story === undefined) throw new Error(`no story ${name}`);
    const model = panelOf(story);
    model.open();
    if (story.current === false) void model.refresh();
    show(<PanelView model={model} />);
    await words(expected[name] ?? /never/);
    expect(document.body.textContent).not.toMatch(/Send to QuickBooks/);
  });
});

describe('documents of every kind', () => {
  const expected: Readonly<Record<string, readonly RegExp[]>> = {
    refund: [/Refund receipt · Refund · 2 of 2/, /Refunded from/, /Send all 2 to QuickBooks/],
    'fees apart': [/Expense · Fees of the shipment/, /Bought from/, /HST ON 13%/, /equal/],
    'invoice and payment': [/Invoice · Shipment/, /Payment · Shipment/, /has to be in the books first/],
    estimate: [/Estimate · Not shipped yet/],
    'journal entry': [/Debits of the entry/, /equal/],
    'in a summary': [/Booked/, /in AZ-US-2026-11-02/],
    'left out by a rule': [/A rule was applied/, /Own orders: left out: own orders/],
    'made elsewhere': [
      /INV-2231/,
      /without Amazon’s fees, which can be booked beside it/,
      /Undeposited Funds/,
    ],
    'booked otherwise now': [/It stays as it is unless you change it/, /Change it in QuickBooks/],
    'refused for its form': [/Look for another way to book it/],
    'sent under other settings': [/In QuickBooks since/, /Undo/],
  };

  test('has words that a test expects', () => {
    expect(Object.keys(expected)).toEqual(kindStories.map(({ name }) => name));
  });

  test.each(kindStories)('$name', async (story) => {
    const model = panelOf(story);
    model.open();
    show(<PanelView model={model} />);
    for (const each of expected[story.name] ?? [/never/]) await words(each);
    expect(document.body.textContent).not.toMatch(/differs by/);
  });

  test('of others offer neither undo nor change', async () => {
    const story = kindStories.find(({ name }) => name === 'made elsewhere');
    panel(story?.view as OrderView, () => new Promise(() => {}));
    await words('INV-2231');
    expect(document.body.textContent).not.toMatch(/Undo|Change it/);
  });

  test('are changed only once the seller has said so twice, as they were shown', async () => {
    const story = kindStories.find(({ name }) => name === 'booked otherwise now');
    const { asked } = panel(story?.view as OrderView, () => ({ ok: true, value: f.posting }));
    (await button('Change it in QuickBooks')).click();
    expect(asked).toEqual([]);
    (await button('Change it')).click();
    await until(() => asked.length > 0);
    expect(asked).toEqual([
      [
        'changeDraft',
        {
          connectionId: 'first',
          subject: { of: 'order', orderId: f.orderId },
          draftKey: 'sale/seller:1',
          previewHash: 'hash-9',
        },
      ],
    ]);
  });

  test('refused for their form are sent in another once it was seen', async () => {
    const story = kindStories.find(({ name }) => name === 'refused for its form');
    const journal = kindStories.find(({ name }) => name === 'journal entry')?.view as OrderView;
    const plans = journal.plan?.documents ?? [];
    const { asked } = panel(story?.view as OrderView, (command) =>
      command === 'previewOtherShape' ? { ok: true, value: plans } : { ok: true, value: [f.posting] },
    );
    (await button('Look for another way to book it')).click();
    (await button('Send it in this form')).click();
    await until(() => asked.length > 1);
    expect(asked.map(([command]) => command)).toEqual(['previewOtherShape', 'sendOtherShape']);
    expect(asked[1]?.[1]).toMatchObject({ previewHashes: plans.map(({ previewHash }) => previewHash) });
  });
});

describe('the document', () => {
  test('shows the worked case to the cent, with Amazon’s total beside it', async () => {
    panel(f.viewOf([f.document]), () => new Promise(() => {}));
    await words('Total of the document');
    const cells = [...document.querySelectorAll('.cf-lines td:last-child .cf-figure')].map(
      (cell) => cell.firstChild?.textContent,
    );
    expect(cells).toEqual([
      '35.98',
      '39.98',
      '5.99',
      '−5.99',
      '−4.00',
      '−12.62',
      '−5.40',
      '−7.22',
      '23.36',
      '23.36',
    ]);
    const totals = [...document.querySelectorAll('.cf-ledger tfoot .cf-figure')].map(
      (cell) => cell.firstChild?.textContent,
    );
    expect(totals).toEqual(['45.97', '45.97']);
    expect(document.querySelector('.cf-lines-control')?.getAttribute('data-equal')).toBe('true');
  });

  test('shows hostile text as text, and spells out what would turn it around', async () => {
    const story = panelStories.find(({ name }) => name === 'hostile text');
    if (story === undefined) throw new Error('no story');
    panel(story.view as OrderView, () => new Promise(() => {}));
    await words('<img src=x');
    expect(document.querySelector('img[src="x"], script')).toBeNull();
    for (const character of ['\u202e', '\0']) expect(document.body.textContent).not.toContain(character);
    expect(document.body.textContent).toContain('⟨202e⟩');
    for (const link of document.querySelectorAll('a')) {
      expect(link.getAttribute('href')).toMatch(/^(https:\/\/|\/)/);
    }
  });
});

describe('sending', () => {
  const sendable = f.viewOf([f.document]);

  test('asks with the hash that was shown, and shows what became of it', async () => {
    const { asked, state } = panel(sendable, (command) => {
      if (command !== 'postDocument') return new Promise(() => {});
      state.view = f.viewOf([f.document], { postings: [f.posting] });
      return { ok: true, value: f.posting };
    });
    (await button('Send to QuickBooks')).click();
    await words('In QuickBooks since');
    expect(asked).toEqual([
      ['postDocument', { orderId: f.orderId, draftKey: 'sale/seller:1', previewHash: 'hash-1' }],
    ]);
    const link = document.querySelector<HTMLAnchorElement>('a[href*="txnId"]');
    expect(link?.getAttribute('href')).toBe('https://app.sandbox.qbo.intuit.com/app/salesreceipt?txnId=1041');
    expect(document.querySelector('[role=status]')?.textContent).toBe(`Sent to QuickBooks as ${f.orderId}.`);
  });

  test.each([
    ['synthetic', /did not come from you/],
    ['covered', /something covers the button/],
    ['tooSoon', /only just come into view/],
    ['cannotTell', /Open in a tab of its own/],
  ] as const)('does nothing on a click that is judged %s, and says why', async (judgement, why) => {
    const { asked } = panel(sendable, () => new Promise(() => {}), { watchButton: gate(judgement) });
    (await button('Send to QuickBooks')).click();
    await words(why);
    expect(asked).toEqual([]);
  });

  test('does nothing on a click by a program, with the watch that ships', async () => {
    const { model, asked } = panel(sendable, () => new Promise(() => {}));
    const { watchButton: _test, ...world } = model.world;
    const shipped = createPanelModel(f.orderId, world);
    shipped.open();
    show(<PanelView model={shipped} />);
    (await button('Send to QuickBooks')).click();
    await words(/did not come from you/);
    expect(asked).toEqual([]);
  });

  test('shows the difference when the document has changed since', async () => {
    const { state } = panel(sendable, (command) => {
      if (command !== 'postDocument') return new Promise(() => {});
      state.view = f.viewOf([
        { ...f.document, draft: { ...f.draft, totalMinor: 2300 }, previewHash: 'hash-2' },
      ]);
      return { ok: false, problem: problem('preview_changed') };
    });
    (await button('Send to QuickBooks')).click();
    await words('You saw');
    const row = [...document.querySelectorAll('.cf-difference tbody tr')].map((each) => each.textContent);
    expect(row).toEqual(['Total23.3623.00']);
  });

  test('says that nothing is sent twice when the answer is lost, and reads again', async () => {
    const { state } = panel(sendable, (command) => {
      if (command !== 'postDocument') return new Promise(() => {});
      state.view = f.viewOf([f.document], { postings: [f.postingIn('sending')] });
      throw new Error('port closed');
    });
    (await button('Send to QuickBooks')).click();
    await words('nothing is sent twice');
    await words('on its way to QuickBooks');
    expect(document.body.textContent).not.toMatch(/Send to QuickBooks/);
  });

  test('of all stops at the first that is not known to be sent', async () => {
    const documents = ['a', 'b', 'c'].map((key) => ({
      ...f.document,
      key,
      eventKey: key,
      previewHash: `hash-${key}`,
    }));
    const { asked } = panel(f.viewOf(documents), (command, asks) => {
      if (command !== 'postDocument') return new Promise(() => {});
      const { draftKey } = asks as { draftKey: string };
      return draftKey === 'b'
        ? { ok: false, problem: problem('quickbooks_unavailable') }
        : { ok: true, value: f.posting };
    });
    (await button('Send all 3 to QuickBooks')).click();
    await words('QuickBooks does not answer at the moment');
    expect(asked.map(([, asks]) => (asks as { draftKey: string }).draftKey)).toEqual(['a', 'b']);
  });
});

describe('undo', () => {
  test('asks once more, and the harmless answer has the focus', async () => {
    const { asked, state } = panel(f.viewOf([f.document], { postings: [f.posting] }), (command) => {
      if (command !== 'undoDocument') return new Promise(() => {});
      state.view = f.viewOf([f.document], { postings: [f.postingIn('undone')] });
      return { ok: true, value: f.postingIn('undone') };
    });
    (await button('Undo')).click();
    const keep = await button('Keep it');
    expect(document.activeElement).toBe(keep);
    expect(asked).toEqual([]);
    (await button('Remove it')).click();
    await words('Removed from QuickBooks');
    expect(asked).toEqual([['undoDocument', { postingKey: f.posting.key }]]);
  });

  test('is called off by Escape', async () => {
    const { asked } = panel(f.viewOf([f.document], { postings: [f.posting] }), () => new Promise(() => {}));
    (await button('Undo')).click();
    const keep = await button('Keep it');
    const press = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
    keep.dispatchEvent(press);
    await button('Undo');
    expect(press.defaultPrevented).toBe(true);
    expect(asked).toEqual([]);
  });
});

describe('keeping up', () => {
  test('reads again when its own order is announced, and not for another', async () => {
    const { state } = panel(f.viewOf([f.document]), () => new Promise(() => {}));
    await button('Send to QuickBooks');
    state.view = f.viewOf([f.document], { postings: [f.posting] });
    state.announce({ announce: 'order', orderId: '999-0000000-0000000' });
    await button('Send to QuickBooks');
    state.announce({ announce: 'order', orderId: f.orderId });
    await words('In QuickBooks since');
  });

  test('fetches an old order by itself, and a fresh one only when asked', async () => {
    const old = f.viewOf([f.document]);
    const stored = old.stored && { ...old.stored, fetchedAtMs: f.nowMs - freshForMs - 1 };
    const answers = () => ({ ok: true, value: null });
    const first = panel({ ...old, ...(stored && { stored }) }, answers);
    await until(() => first.asked.length > 0);
    expect(first.asked).toEqual([['refreshOrder', { orderId: f.orderId }]]);
    const second = panel(old, answers);
    await button('Send to QuickBooks');
    expect(second.asked).toEqual([]);
    document.querySelector<HTMLButtonElement>('[aria-label=Refresh]')?.click();
    await until(() => second.asked.length > 0);
    expect(second.asked).toEqual([['refreshOrder', { orderId: f.orderId }]]);
  });

  test('looks after a posting without an answer when its time has come', async () => {
    let waits: [number, () => void] | undefined;
    const after = (waitMs: number, run: () => void) => {
      waits = [waitMs, run];
      return () => {};
    };
    const unknown = f.postingIn('unknown', { nextAtMs: f.nowMs + 120_000 });
    const { asked } = panel(
      f.viewOf([f.document], { postings: [unknown] }),
      () => ({ ok: true, value: unknown }),
      { after },
    );
    const [waitMs, run] = await until(() => waits);
    expect(waitMs).toBe(120_000);
    run();
    await until(() => asked.length > 0);
    expect(asked).toEqual([['continuePosting', { postingKey: unknown.key }]]);
  });

  test('closes its frame by the background alone', async () => {
    const { asked } = panel(f.viewOf([f.document]), () => null);
    document.querySelector<HTMLButtonElement>('[aria-label=Close]')?.click();
    expect(asked).toEqual([['closePanel', null]]);
  });
});
