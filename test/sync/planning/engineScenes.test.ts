import { describe, expect, test } from 'vitest';
import type { BookingMode } from '../../../lib/books/settings/bookSettings';
import { unitedStatesSettings } from '../../../lib/books/settings/bookSettings';
import type { AmazonEvent } from '../../../lib/ledger/event';
import { isForeignKey } from '../../../lib/posting/foreign';
import { draftKeyOf } from '../../../lib/posting/postings';
import { claimPortsOf } from '../../../lib/sync/companyPorts';
import type { ConnectionSettings } from '../../../lib/sync/connection';
import type { Prepared, Subject } from '../../../lib/sync/prepared';
import { claimWriter } from '../../../lib/sync/steps/claim';
import { planDraft, previewSubject, sendDraft } from '../../../lib/sync/steps/sendDraft';
import { undoDocument } from '../../../lib/sync/steps/undoDocument';
import { order } from '../../books/bookFixtures';
import { event, refund, sale } from '../../books/days/dayFixtures';
import { got } from '../lists/listsBench';
import { type EngineBench, engineBench } from './engineBench';

const day = '2026-11-10';
const dayOf: Subject = { of: 'day', scope: { country: 'US', currency: 'USD', date: day } };
const reported = '2026-11-20T00:00:00Z';

/** A connection that sends everything by itself unless told. */
function settingsOf(mode: BookingMode, sync: Partial<ConnectionSettings['sync']> = {}): ConnectionSettings {
  return {
    books: { ...unitedStatesSettings, modes: [{ value: mode }] },
    rules: [],
    sync: {
      schedule: { every: 'minutes', minutes: 30 },
      filter: { statuses: ['shipped', 'unshipped', 'partiallyShipped', 'invoiced'], channel: 'all' },
      sendsByItself: ['orders', 'days', 'settlements'],
      ...sync,
    },
  };
}

async function begun(settings: ConnectionSettings, events: readonly AmazonEvent[], until = reported) {
  const bench = await engineBench(settings);
  bench.facts.learn(events);
  bench.facts.fetched = { from: '2026-08-01T00:00:00Z', until };
  return bench;
}

async function prepared(bench: EngineBench): Promise<readonly Prepared[]> {
  expect(await bench.prepare()).toMatchObject({ ended: true });
  return rows(bench);
}

function rows({ facts }: EngineBench): readonly Prepared[] {
  return [...facts.prepared.values()].sort((a, b) => (a.draftKey < b.draftKey ? -1 : 1));
}

function brief({ state, number, kind, totalMinor, problems }: Prepared): readonly unknown[] {
  return [state, kind, number, totalMinor, ...problems.map(({ code }) => code)];
}

/** Numbers and totals of our documents in QuickBooks. */
function documents({ qbo }: EngineBench): readonly (readonly [string, string, number])[] {
  return ['SalesReceipt', 'RefundReceipt', 'Estimate', 'Purchase', 'JournalEntry']
    .flatMap((entity) => qbo.documents(entity).map((row) => [entity, row] as const))
    .filter(([, row]) => String(row['PrivateNote'] ?? '').includes('cf:1.'))
    .map(([entity, row]) => [entity, String(row['DocNumber']), Number(row['TotalAmt'] ?? 0)] as const);
}

function orderOf(each: AmazonEvent): string {
  return each.orderId ?? '';
}

describe('an order that was sent by hand', () => {
  test('is left out of the day’s summary, which says so', async () => {
    const [first, second] = [sale(20, -3, -3.61), sale(10, -1.5, -3)];
    const bench = await begun(settingsOf('day'), [first, second]);
    const subject: Subject = { of: 'order', orderId: orderOf(first) };
    const preview = got(await previewSubject(bench.ports(), subject));
    const [shown] = preview.plans;
    const asked = { subject, draftKey: shown?.key ?? '', previewHash: shown?.previewHash ?? '' };
    expect(got(await sendDraft(bench.ports(), asked))).toMatchObject({
      state: 'posted',
      orderId: orderOf(first),
    });
    const [summary, ...others] = await prepared(bench);
    expect(others).toEqual([]);
    expect(summary && brief(summary)).toEqual([
      'ready',
      'salesReceipt',
      'AZ-US-2026-11-10',
      550,
      'summary_in_books',
    ]);
    expect(summary?.problems[0]?.sentence).toContain(orderOf(first));
    expect(await bench.send()).toMatchObject({ ended: true, counts: { posted: 1 } });
    expect(documents(bench)).toEqual([
      ['SalesReceipt', orderOf(first), 13.39],
      ['SalesReceipt', 'AZ-US-2026-11-10', 5.5],
    ]);
    expect(await prepared(bench)).toEqual([]);
  });

  test('takes its row off the list when the next run comes to it', async () => {
    const each = sale(20, -3, -3.61);
    const bench = await begun(settingsOf('order'), [each]);
    const [row] = await prepared(bench);
    if (row?.previewHash === undefined) throw new Error('not ready');
    got(await sendDraft(bench.ports(), { ...row, previewHash: row.previewHash }));
    expect(rows(bench)).toHaveLength(1);
    bench.clock.advance(60_000);
    expect(await bench.send()).toMatchObject({ counts: { posted: 0 } });
    expect(rows(bench)).toEqual([]);
    expect(documents(bench)).toHaveLength(1);
  });

  test('is refused where it would be another document by now, and nothing is sent', async () => {
    const each = sale(20, -3, -3.61);
    const bench = await begun(settingsOf('order'), [each]);
    const [row] = await prepared(bench);
    if (row?.previewHash === undefined) throw new Error('not ready');
    bench.choose({ ...settingsOf('order'), books: { ...unitedStatesSettings, fees: 'journalEntry' } });
    const sent = await sendDraft(bench.ports(), { ...row, previewHash: row.previewHash });
    expect(sent).toMatchObject({ ok: false, problem: { code: 'preview_changed' } });
    expect(documents(bench)).toEqual([]);
  });
});

describe('a day', () => {
  test('waits until Amazon has reported all of it, and is sent by hand before', async () => {
    const each = sale(20, -3, -3.61);
    const bench = await begun(settingsOf('day'), [each], '2026-11-11T20:00:00Z');
    const [row] = await prepared(bench);
    expect(row && brief(row)).toEqual(['ready', 'salesReceipt', 'AZ-US-2026-11-10', 1339, 'day_provisional']);
    expect(await bench.send()).toMatchObject({ ended: true });
    expect(documents(bench)).toEqual([]);
    bench.facts.fetched = { from: '2026-08-01T00:00:00Z', until: '2026-11-13T08:00:00Z' };
    expect(await bench.send()).toMatchObject({ counts: { posted: 1 } });
    const other = await begun(settingsOf('day'), [each], '2026-11-11T20:00:00Z');
    await prepared(other);
    expect(await other.send({ of: 'subjects', subjects: [dayOf] })).toMatchObject({ counts: { posted: 1 } });
  });

  test('gets a supplement for what is reported late', async () => {
    const bench = await begun(settingsOf('day'), [sale(20, -3, -3.61)]);
    await prepared(bench);
    await bench.send();
    bench.facts.learn([sale(10, -1.5, -3)]);
    expect((await prepared(bench)).map(brief)).toEqual([
      ['ready', 'salesReceipt', 'AZ-US-2026-11-10+1', 550],
    ]);
    await bench.send();
    expect(documents(bench).map(([, number]) => number)).toEqual(['AZ-US-2026-11-10', 'AZ-US-2026-11-10+1']);
    expect(await prepared(bench)).toEqual([]);
    const preview = got(await previewSubject(bench.ports(), dayOf));
    expect(preview.postings.map(({ number }) => number).sort()).toEqual([
      'AZ-US-2026-11-10',
      'AZ-US-2026-11-10+1',
    ]);
  });

  test('is drawn as it would be now, where it is to be changed', async () => {
    const bench = await begun(settingsOf('day'), [sale(20, -3, -3.61)]);
    await prepared(bench);
    await bench.send();
    const late = sale(10, -1.5, -3);
    bench.facts.learn([late]);
    const books = await bench.store.readBooks();
    if (books === undefined) throw new Error('no books');
    const ports = bench.ports();
    const plan = planDraft(
      { ...ports, batching: bench.company.batching },
      { subject: dayOf, draftKey: 'day/US-USD/2026-11-10' },
    );
    expect(got(await plan(books))).toMatchObject({
      draftKey: 'day/US-USD/2026-11-10',
      draft: { number: 'AZ-US-2026-11-10', totalMinor: 1889 },
    });
  });

  test('that a rule moves an event to is drawn too', async () => {
    const each = sale(20, -3, -3.61);
    const settings: ConnectionSettings = {
      ...settingsOf('day'),
      rules: [
        {
          id: 'r',
          name: 'Two days later',
          on: true,
          when: { group: 'all', of: [] },
          actions: [{ do: 'date', addDays: 2 }],
        },
      ],
    };
    const bench = await begun(settings, [each]);
    expect((await prepared(bench)).map(brief)).toEqual([['ready', 'salesReceipt', 'AZ-US-2026-11-12', 1339]]);
  });
});

describe('what nobody understands', () => {
  const strange = () =>
    event({ 'ProductCharges > OurPricePrincipal': 5, 'AmazonFees > BrandNewFee > Base': -1 });

  test.each(['order', 'day', 'settlement'] as const)('is shown in %s mode, with what to do', async (mode) => {
    const each = strange();
    const bench = await begun(settingsOf(mode), [each]);
    const shown = await prepared(bench);
    const own = shown.find(({ draftKey }) => draftKey === `sale/${each.key}`);
    expect(own).toMatchObject({ state: 'blocked', subject: { of: 'order', orderId: orderOf(each) } });
    expect(own?.problems[0]).toMatchObject({ code: 'unknown_kind' });
    expect(own?.problems[0]?.remedy).not.toBe('');
    if (mode === 'day')
      expect(shown.map(({ draftKey, state }) => [draftKey, state])).toContainEqual([
        'day/US-USD/2026-11-10',
        'blocked',
      ]);
    await bench.send();
    expect(documents(bench)).toEqual([]);
  });

  test('of no order is shown by its day, until something else is said of it', async () => {
    const [made] = [event({ 'New > Thing': -7 }, { type: 'ServiceFee', description: 'New thing' })];
    if (made === undefined) throw new Error('no event');
    const { orderId: _order, ...strangeFee } = made;
    const bench = await begun(settingsOf('settlement'), [strangeFee]);
    expect(
      (await prepared(bench)).map(({ draftKey, state, problems }) => [draftKey, state, problems[0]?.code]),
    ).toEqual([[`event/${made.key}`, 'blocked', 'unknown_kind']]);
    bench.choose({
      ...settingsOf('settlement'),
      rules: [
        {
          id: 'r',
          name: 'By hand',
          on: true,
          when: { group: 'all', of: [] },
          actions: [{ do: 'leaveOut', reason: 'booked by hand' }],
        },
      ],
    });
    // Nothing was reported of it since: what is blocked is looked at with every run.
    expect(await prepared(bench)).toEqual([]);
  });

  test('is sent once it is mended, without anything new being reported', async () => {
    const each = sale(20, -3, -3.61);
    const bench = await begun(settingsOf('order'), [each]);
    const books = await bench.store.readBooks();
    if (books === undefined) throw new Error('no books');
    const { sellingFees: _fees, ...itemIds } = books.setup.itemIds;
    await bench.store.saveSetup({ ...books.setup, itemIds });
    expect((await prepared(bench)).map(brief)).toEqual([
      ['blocked', 'salesReceipt', orderOf(each), 1339, 'entries_missing'],
    ]);
    await bench.store.saveSetup(books.setup);
    expect((await prepared(bench)).map(({ state }) => state)).toEqual(['ready']);
  });
});

describe('the seller’s choice of orders', () => {
  test('leaves the others out with a reason, and their settlement books them', async () => {
    const [mine, amazons] = [sale(20, -3, 0, { marketplaceName: 'Amazon.com' }), sale(10, -1.5, -3)];
    const bench = await begun(settingsOf('order', { filter: { statuses: ['shipped'], channel: 'AFN' } }), [
      { ...mine, channel: 'MFN' },
      { ...amazons, channel: 'AFN' },
    ]);
    expect((await prepared(bench)).map(brief)).toEqual([
      ['leftOut', 'salesReceipt', orderOf(mine), 1700, 'left_out_by_choice'],
      ['ready', 'salesReceipt', orderOf(amazons), 550],
    ]);
    await bench.send();
    expect(documents(bench).map(([, number]) => number)).toEqual([orderOf(amazons)]);
    expect(rows(bench).map(({ state }) => state)).toEqual(['leftOut']);
  });

  test('of statuses keeps estimates from orders that have not shipped', async () => {
    const open = { ...order({}, 'UNSHIPPED'), orderId: '114-5555555-5555555' };
    const books = {
      ...unitedStatesSettings,
      modes: [{ value: 'order' as const }],
      unshipped: 'estimate' as const,
    };
    const bench = await begun(
      { ...settingsOf('order', { filter: { statuses: ['shipped'], channel: 'all' } }), books },
      [],
    );
    bench.facts.learn([], new Map([[open.orderId, open]]));
    expect((await prepared(bench)).map(({ state, problems }) => [state, problems[0]?.code])).toEqual([
      ['leftOut', 'left_out_by_choice'],
    ]);
  });
});

describe('by itself', () => {
  test('nothing is sent unless the seller wants it', async () => {
    const bench = await begun(settingsOf('order', { sendsByItself: [] }), [sale(20, -3, -3.61)]);
    await prepared(bench);
    expect(await bench.send()).toMatchObject({ ended: true, counts: {} });
    expect(documents(bench)).toEqual([]);
  });

  test('nothing is sent where QuickBooks gives the numbers; what a seller asks for is', async () => {
    const bench = await engineBench(settingsOf('order'), { customTxnNumbers: false });
    bench.facts.learn([sale(20, -3, -3.61)]);
    bench.facts.fetched = { from: '2026-08-01T00:00:00Z', until: reported };
    await prepared(bench);
    expect(await bench.send()).toMatchObject({
      ended: false,
      problem: { code: 'never_by_itself_without_numbers' },
    });
    expect(
      bench.qbo.documents('SalesReceipt').filter((row) => String(row['PrivateNote']).includes('cf:1.')),
    ).toEqual([]);
    const subjects = rows(bench).map(({ subject }) => subject);
    expect(await bench.send({ of: 'subjects', subjects })).toMatchObject({ counts: { posted: 1 } });
  });

  test('nothing is sent while another browser does; what a seller asks for is', async () => {
    const bench = await begun(settingsOf('order'), [sale(20, -3, -3.61)]);
    await prepared(bench);
    const other = await engineBench(settingsOf('order'), {}, 'device-2');
    // The other browser is at the same company.
    const { notes, realmId, clock } = bench.company;
    const claim = claimPortsOf({ ...other.company, notes, realmId, clock });
    const claimed = got(await claimWriter(claim, realmId, 'schedule'));
    expect(claimed.own).toBeDefined();
    expect(await bench.send()).toMatchObject({ ended: true, counts: {} });
    expect(documents(bench)).toEqual([]);
    const subjects = rows(bench).map(({ subject }) => subject);
    expect(await bench.send({ of: 'subjects', subjects })).toMatchObject({ counts: { posted: 1 } });
  });
});

describe('what a run has shown', () => {
  test('is sent as it was seen; what was drawn otherwise since is not', async () => {
    const [first, second] = [sale(20, -3, -3.61), sale(10, -1.5, -3)];
    const bench = await begun(settingsOf('order', { sendsByItself: [] }), [first, second]);
    await prepared(bench);
    bench.clock.advance(60_000);
    // The seller agrees to both; before anything is sent one of them is found to be another amount.
    const agreedAtMs = bench.clock.now();
    bench.clock.advance(60_000);
    const { release } = second;
    bench.facts.learn([
      {
        ...second,
        release,
        totalMinor: 600,
        lines: second.lines.map((line, index) => (index === 0 ? { ...line, amountMinor: 1050 } : line)),
      },
    ]);
    await prepared(bench);
    const sent = await bench.send(
      { of: 'run', runId: 'run-1', digest: 'seen' },
      { runId: 'run-1', agreedAtMs },
    );
    expect(sent).toMatchObject({ ended: true, counts: { posted: 1 } });
    expect(documents(bench)).toEqual([['SalesReceipt', orderOf(first), 13.39]]);
    expect(rows(bench).map(({ draftKey, state }) => [draftKey, state])).toEqual([
      [`sale/${second.key}`, 'ready'],
    ]);
    const [posting] = await bench.store.readPostingsOfOrder(orderOf(first));
    expect(posting).toMatchObject({
      run: 'run-1',
      agreedBy: { how: 'click', deviceName: 'Chrome on Windows' },
    });
  });

  test('is sent once, however often a worker dies before it has stored that', async () => {
    const sales = [sale(20, -3, -3.61), sale(10, -1.5, -3), refund(-20, 3, -0.6)];
    const bench = await begun(settingsOf('order'), sales);
    await prepared(bench);
    bench.forgetful(3);
    expect(await bench.send()).toMatchObject({ ended: true });
    expect(documents(bench)).toHaveLength(3);
    expect(rows(bench)).toEqual([]);
  });
});

describe('what was taken out', () => {
  test('by the seller is not sent again by itself', async () => {
    const each = sale(20, -3, -3.61);
    const bench = await begun(settingsOf('order'), [each]);
    await prepared(bench);
    await bench.send();
    const [posting] = await bench.store.readPostingsOfOrder(orderOf(each));
    got(await undoDocument(bench.company, posting?.key ?? ''));
    bench.facts.touch({ of: 'order', orderId: orderOf(each) });
    expect((await prepared(bench)).map(brief)).toEqual([
      ['leftOut', 'salesReceipt', orderOf(each), 1339, 'taken_out_by_seller'],
    ]);
    expect(await bench.send()).toMatchObject({ counts: {} });
    expect(documents(bench)).toEqual([]);
    const [row] = got(await previewSubject(bench.ports(), { of: 'order', orderId: orderOf(each) })).plans;
    const asked = {
      subject: { of: 'order', orderId: orderOf(each) } as const,
      draftKey: row?.key ?? '',
      previewHash: row?.previewHash ?? '',
    };
    expect(got(await sendDraft(bench.ports(), asked)).state).toBe('posted');
  });
});

describe('an estimate', () => {
  const books = {
    ...unitedStatesSettings,
    modes: [{ value: 'order' as const }],
    unshipped: 'estimate' as const,
  };
  const orderId = '114-5555555-5555555';
  const orderItems = (fulfilled: number) => [
    {
      orderItemId: '1',
      quantityOrdered: 1,
      product: {
        sellerSku: 'SKU-LAMP',
        asin: 'B01',
        title: 'Example lamp',
        price: { unitPrice: { amount: '20.00', currencyCode: 'USD' } },
      },
      fulfillment: { quantityFulfilled: fulfilled, quantityUnfulfilled: 1 - fulfilled },
    },
  ];
  const named = (status: string, fulfilled: number) => ({
    ...order({ orderItems: orderItems(fulfilled) }, status),
    orderId,
  });

  test.each([
    ['has shipped', 'SHIPPED', 1],
    ['is cancelled', 'CANCELLED', 0],
  ] as const)('stands for an order until it %s', async (_what, status, fulfilled) => {
    const bench = await begun({ ...settingsOf('order'), books }, []);
    bench.facts.learn([], new Map([[orderId, named('UNSHIPPED', 0)]]));
    expect((await prepared(bench)).map(brief)).toEqual([['ready', 'estimate', `${orderId}E`, 2000]]);
    await bench.send();
    expect(documents(bench)).toEqual([['Estimate', `${orderId}E`, 20]]);
    expect(await prepared(bench)).toEqual([]);
    const shipped = sale(20, -3, -3.61, { related: { ORDER_ID: orderId } });
    bench.facts.learn(fulfilled === 1 ? [shipped] : [], new Map([[orderId, named(status, fulfilled)]]));
    expect((await prepared(bench))[0]).toMatchObject({
      draftKey: `estimate/${orderId}`,
      state: 'ready',
      kind: 'estimate',
    });
    await bench.send();
    expect(documents(bench)).toEqual(fulfilled === 1 ? [['SalesReceipt', orderId, 13.39]] : []);
    expect(await prepared(bench)).toEqual([]);
  });
});

test('lists that only some settings need are read when they are needed', async () => {
  const books = {
    ...unitedStatesSettings,
    modes: [{ value: 'order' as const }],
    matching: { ...unitedStatesSettings.matching, classes: [{ value: { id: '', name: 'Wholesale' } }] },
  };
  const bench = await engineBench({ ...settingsOf('order'), books }, { trackClasses: 'perLine' });
  const each = sale(20, -3, -3.61);
  bench.facts.learn([each]);
  bench.facts.fetched = { from: '2026-08-01T00:00:00Z', until: reported };
  expect((await bench.store.readBooks())?.lists.classes).toBeUndefined();
  expect((await prepared(bench)).map(brief)).toEqual([['ready', 'salesReceipt', orderOf(each), 1339]]);
  const { plans } = got(await previewSubject(bench.ports(), { of: 'order', orderId: orderOf(each) }));
  expect(plans[0]?.draft?.lines.map((line) => line.class?.name)).toEqual([
    'Wholesale',
    'Wholesale',
    'Wholesale',
  ]);
});

test('what is shown, what is prepared and what is sent is one document', async () => {
  const first = sale(20, -3, -3.61);
  const back = refund(-20, 3, -0.6, { related: { ORDER_ID: orderOf(first) } });
  for (const mode of ['order', 'day'] as const) {
    const bench = await begun(settingsOf(mode), [first, back, sale(10, -1.5, -3)]);
    const ready = await prepared(bench);
    expect(ready.length).toBeGreaterThan(0);
    for (const row of ready) {
      const { plans } = got(await previewSubject(bench.ports(), row.subject));
      expect(plans.find(({ key }) => key === row.draftKey)?.previewHash).toBe(row.previewHash);
    }
    await bench.send();
    const stored = await bench.company.batches.readPostings(
      ready.map(({ draftKey }) => `${bench.realm}/${draftKey}`),
    );
    expect(stored.map((posting) => [draftKeyOf(posting), posting.previewHash]).sort()).toEqual(
      ready.map(({ draftKey, previewHash }) => [draftKey, previewHash]).sort(),
    );
    expect(stored.some(({ key }) => isForeignKey(key))).toBe(false);
  }
});

test('everything is drawn anew after the settings have changed', async () => {
  const [first, second] = [sale(20, -3, -3.61), sale(10, -1.5, -3, { postedDate: '2026-09-10T20:00:00Z' })];
  const bench = await begun(settingsOf('settlement'), [first, second]);
  expect(await prepared(bench)).toEqual([]);
  bench.choose(settingsOf('order'));
  expect(await prepared(bench)).toEqual([]);
  await bench.prepare({ everything: true });
  expect(rows(bench).map(brief).sort()).toEqual(
    [
      ['ready', 'salesReceipt', orderOf(first), 1339],
      ['ready', 'salesReceipt', orderOf(second), 550],
    ].sort(),
  );
});
