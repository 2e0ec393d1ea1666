import { describe, expect, test, vi } from 'vitest';
import { readClaim } from '../../lib/posting/claimNote';
import { maySendByItself } from '../../lib/posting/claimState';
import type { Posting } from '../../lib/posting/posting';
import { backgroundBench, got, worker } from './backgroundBench';
import { browser } from './fakeBrowser';

vi.mock('../../lib/browser/extension', async () => (await import('./fakeBrowser')).extension);
vi.mock('../../lib/browser/notices', async () => (await import('./fakeBrowser')).notices);
vi.mock('../../entrypoints/background/clock', async () => (await import('./fakeBrowser')).clockOfWorker);

type Worker = ReturnType<typeof worker>;
const dayMs = 86_400_000;

/** Opens an order and sends what can be sent of it, as the panel does. */
async function send({ ask }: Worker, orderId: string): Promise<readonly Posting[]> {
  got(await ask('refreshOrder', { orderId }));
  const { plan } = await ask('readOrder', { orderId });
  const sent: Posting[] = [];
  for (const { state, key, previewHash } of plan?.documents ?? []) {
    if (state !== 'ready' || previewHash === undefined) continue;
    sent.push(got(await ask('postDocument', { orderId, draftKey: key, previewHash })));
  }
  expect(sent.map(({ state }) => state)).not.toEqual([]);
  return sent;
}

test('command to document: connected, opened, sent, and nothing is left to do but to look once a day', async () => {
  const bench = backgroundBench();
  const first = worker();
  await first.engine.noteFirstInstall();
  await bench.connect(first);
  const [posting] = await send(first, bench.sandbox.landmarks.simpleFba);
  expect(posting?.state).toBe('posted');
  expect(bench.company.documents('SalesReceipt')).toHaveLength(1);
  await first.wakefulness.goOn();
  await bench.live(dayMs / 2);
  expect(browser.alarmAtMs).toBeGreaterThan(bench.clock.now());
  expect(browser.badge.text).toBe('');
});

test('a store that was lost knows again what is in the books, without being asked', async () => {
  const bench = backgroundBench();
  const before = worker();
  await before.engine.noteFirstInstall();
  await bench.connect(before);
  const [sent] = await send(before, bench.sandbox.landmarks.simpleFba);
  bench.loseStore('first');
  const after = worker();
  // A store that knows of no calls begins carefully.
  bench.clock.advance(120_000);
  await bench.connect(after);
  // Until it knows, no click sends anything.
  const { simpleFba: orderId, merchantMultiItem: other } = bench.sandbox.landmarks;
  const clickOn = async (id: string) => {
    got(await after.ask('refreshOrder', { orderId: id }));
    const { plan } = await after.ask('readOrder', { orderId: id });
    const ready = plan?.documents.find(({ state }) => state === 'ready');
    if (ready?.previewHash === undefined) return undefined;
    return after.ask('postDocument', { orderId: id, draftKey: ready.key, previewHash: ready.previewHash });
  };
  const none = { documents: 0, ours: 0, byOthers: 0, unreadable: 0, reads: 0 };
  // The reading goes on beside; here it has come no further than this.
  await after.wakefulness.goOn();
  const unfinished = {
    realmId: bench.realmId,
    startedAtMs: 1,
    kindsLeft: ['salesReceipt'],
    ...none,
  } as const;
  await after.engine.store.scans.writeRebuild(unfinished);
  expect(await clickOn(other)).toMatchObject({ ok: false, problem: { code: 'rebuild_unfinished' } });
  expect(bench.company.documents('SalesReceipt')).toHaveLength(1);
  got(await after.ask('rebuild', { connectionId: 'first' }));
  await after.wakefulness.goOn();
  await bench.live(dayMs / 24);
  const [found] = await after.engine.store.readUndoPostings(bench.realmId);
  expect(found).toMatchObject({ state: 'posted', remote: { id: sent?.remote?.id } });
  // Read once: the next wake does not begin again.
  const { query } = bench.company.calls;
  await worker().wakefulness.goOn();
  expect(bench.company.calls.query).toBe(query);
  // What is there is not sent twice.
  expect(await clickOn(orderId)).toMatchObject({ ok: true, value: { remote: { id: sent?.remote?.id } } });
  expect(bench.company.documents('SalesReceipt')).toHaveLength(1);
  // What is not there is sent now, once.
  expect(await clickOn(other)).toMatchObject({ ok: true, value: { state: 'posted' } });
  expect(await clickOn(other)).toMatchObject({ ok: true, value: { state: 'posted' } });
  expect(bench.company.documents('SalesReceipt')).toHaveLength(2);
});

test('a first installation has lost nothing, and reads nothing by itself', async () => {
  const bench = backgroundBench();
  const first = worker();
  await first.engine.noteFirstInstall();
  await bench.connect(first);
  const { query } = bench.company.calls;
  await first.wakefulness.goOn();
  expect(bench.company.calls.query).toBe(query);
  // By command it reads all the same.
  got(await first.ask('rebuild', { connectionId: 'first' }));
  expect(bench.company.calls.query).toBeGreaterThan(query);
});

describe('what people change in QuickBooks', () => {
  async function sentAnd(change: (bench: ReturnType<typeof backgroundBench>, id: string) => void) {
    const bench = backgroundBench();
    const { simpleFba } = bench.sandbox.landmarks;
    const first = worker();
    await first.engine.noteFirstInstall();
    await bench.connect(first);
    const [posting] = await send(first, simpleFba);
    await bench.live(dayMs / 4);
    change(bench, posting?.remote?.id ?? '');
    // The day's look finds it, in whichever worker lives then.
    await bench.live(2 * dayMs);
    expect(browser.badge).toEqual({ text: '1', title: 'Counterfoil: 1 needs your attention' });
    return { bench, simpleFba, key: posting?.key ?? '', ...worker() };
  }

  const remove = (bench: ReturnType<typeof backgroundBench>, id: string): void => {
    bench.company.deleteAsPerson('SalesReceipt', id);
  };
  const edit = (bench: ReturnType<typeof backgroundBench>, id: string): void => {
    const note = bench.company.document('SalesReceipt', id)?.['PrivateNote'];
    bench.company.editAsPerson('SalesReceipt', id, { PrivateNote: `Looked at by Ann\n${String(note)}` });
  };

  test('a deleted document is asked about, and stays away where the seller leaves it out', async () => {
    const { bench, key, ask, engine, wakefulness } = await sentAnd(remove);
    const answered = await ask('answerSweep', { postingKey: key, answer: 'leaveOut' });
    expect(got(answered)).toMatchObject({ state: 'gone', answered: { answer: 'leaveOut' } });
    await wakefulness.goOn();
    expect(browser.badge.text).toBe('');
    await bench.live(3 * dayMs);
    expect(bench.company.documents('SalesReceipt')).toHaveLength(0);
    expect(await engine.store.countAttention()).toBe(0);
  });

  test('a deleted document is sent again at the seller’s word, as it was agreed to', async () => {
    const { bench, key, ask } = await sentAnd(remove);
    const again = got(await ask('answerSweep', { postingKey: key, answer: 'sendAgain' }));
    expect(again.state).toBe('posted');
    expect(bench.company.documents('SalesReceipt')).toHaveLength(1);
    // Deleted once more, it is asked about once more.
    remove(bench, again.remote?.id ?? '');
    got(await ask('sweepNow', { connectionId: 'first' }));
    await worker().wakefulness.goOn();
    expect(browser.badge.text).toBe('1');
  });

  test('an edited document is kept as it is, until it is edited again', async () => {
    const { bench, key, ask, engine } = await sentAnd(edit);
    const kept = got(await ask('answerSweep', { postingKey: key, answer: 'keep' }));
    expect(await engine.store.countAttention()).toBe(0);
    await bench.live(3 * dayMs);
    got(await ask('refreshOrder', { orderId: bench.sandbox.landmarks.simpleFba }));
    expect(await engine.store.countAttention()).toBe(0);
    edit(bench, kept.remote?.id ?? '');
    got(await ask('sweepNow', { connectionId: 'first' }));
    expect(await engine.store.countAttention()).toBe(1);
  });

  test('an answer to what is no longer asked is refused', async () => {
    const { key, ask } = await sentAnd(remove);
    const kept = await ask('answerSweep', { postingKey: key, answer: 'keep' });
    expect(kept).toMatchObject({ ok: false, problem: { code: 'answer_not_possible' } });
    const strange = await ask('answerSweep', { postingKey: `${key}x`, answer: 'keep' });
    expect(strange).toMatchObject({ ok: false, problem: { code: 'posting_unknown' } });
  });
});

test('a look that QuickBooks refuses is tried again later, and says nothing wrong meanwhile', async () => {
  const bench = backgroundBench();
  const { ask, wakefulness, engine } = worker();
  await engine.noteFirstInstall();
  await bench.connect({ ask, engine });
  await wakefulness.goOn();
  const fault = { kind: 'answer', at: 'before', status: 503, contentType: 'text/html', body: '' } as const;
  bench.sandbox.faults.plan({ url: /\/cdc/, times: 5, fault });
  const answer = await ask('sweepNow', { connectionId: 'first' });
  expect(answer.ok).toBe(false);
  await wakefulness.goOn();
  expect((browser.alarmAtMs ?? 0) - bench.clock.now()).toBeLessThanOrEqual(15 * 60_000);
  bench.sandbox.faults.clear();
  const calls = bench.company.calls.cdc;
  await bench.live(16 * 60_000);
  expect(bench.company.calls.cdc).toBe(calls + 1);
  expect((browser.alarmAtMs ?? 0) - bench.clock.now()).toBeGreaterThan(dayMs / 2);
});

test('the claim of sending by itself is taken, seen by another browser, and given up on leaving', async () => {
  const bench = backgroundBench();
  const first = worker();
  await first.engine.noteFirstInstall();
  await bench.connect(first);
  got(await first.ask('takeWriting', { connectionId: 'first', want: 'take' }));
  await first.wakefulness.goOn();
  await bench.live(30 * 60_000);
  const company = await worker().engine.company();
  const writer = await company?.writers.readWriter(bench.realmId);
  expect(writer).toMatchObject({ deviceName: 'Chrome on Windows', own: { settled: true } });
  expect(maySendByItself(writer ?? never(), writer?.own?.confirmedAtMs ?? 0)).toBe(true);
  const notes = () => bench.company.documents('Attachable').map(({ Note }) => String(Note));
  expect(notes()).toHaveLength(1);
  expect(notes()[0]).toContain('Chrome on Windows');
  got(await worker().ask('disconnect', { accountId: `quickbooks/${bench.realmId}` }));
  // Given up: the next browser need not wait for three days.
  expect(readClaim(notes()[0] ?? '')).not.toHaveProperty('deviceId');
});

function never(): never {
  throw new Error('there is no writer');
}

describe('one document, by what it is drawn for', () => {
  async function readOne({ ask }: Worker, orderId: string) {
    const { plan } = await ask('readOrder', { orderId });
    const document = plan?.documents.find(({ part }) => part === 'event');
    if (document === undefined) throw new Error('nothing is planned');
    return document;
  }

  test('is sent as it was shown, and not once it is another', async () => {
    const bench = backgroundBench();
    const first = worker();
    await first.engine.noteFirstInstall();
    await bench.connect(first);
    const orderId = bench.sandbox.landmarks.simpleFba;
    got(await first.ask('refreshOrder', { orderId }));
    const { key: draftKey, previewHash = '' } = await readOne(first, orderId);
    const named = { connectionId: 'first', subject: { of: 'order', orderId }, draftKey } as const;
    const other = await first.ask('sendDraft', { ...named, previewHash: '0'.repeat(64) });
    expect(other).toMatchObject({ ok: false, problem: { code: 'preview_changed' } });
    expect(bench.company.documents('SalesReceipt')).toHaveLength(0);
    expect(got(await first.ask('sendDraft', { ...named, previewHash })).state).toBe('posted');
    // Once more is the same document.
    expect(got(await first.ask('sendDraft', { ...named, previewHash })).state).toBe('posted');
    expect(bench.company.documents('SalesReceipt')).toHaveLength(1);
  });

  test('that is in the books is changed into what it would be now, once the seller has seen that', async () => {
    const bench = backgroundBench();
    const first = worker();
    await first.engine.noteFirstInstall();
    await bench.connect(first);
    const orderId = bench.sandbox.landmarks.simpleFba;
    const [posted] = await send(first, orderId);
    const books = await first.engine.store.readBooks();
    if (books === undefined) throw new Error('no books');
    const { sales, shipping } = books.setup.itemIds;
    const itemIds = { ...books.setup.itemIds, sales: shipping ?? '', shipping: sales ?? '' };
    got(await first.ask('saveSetup', { setup: { ...books.setup, itemIds } }));

    const subject = { of: 'order', orderId } as const;
    const seen = got(await worker().ask('previewSubject', { connectionId: 'first', subject }));
    const plan = seen.plans.find(({ events }) => events.length > 0);
    const draftKey = plan?.key ?? '';
    expect(plan?.previewHash).not.toBe(posted?.previewHash);
    const named = { connectionId: 'first', subject, draftKey };
    const wrong = await worker().ask('changeDraft', { ...named, previewHash: '0'.repeat(64) });
    expect(wrong).toMatchObject({ ok: false, problem: { code: 'preview_changed' } });
    const changed = await worker().ask('changeDraft', { ...named, previewHash: plan?.previewHash ?? '' });
    expect(got(changed)).toMatchObject({ state: 'posted', remote: { id: posted?.remote?.id } });
    const [document] = bench.company.documents('SalesReceipt');
    expect(document?.['SyncToken']).toBe('1');
    expect(JSON.stringify(document?.['Line'])).toContain(`"value":"${shipping}"`);
    // As it is now, there is nothing more to change.
    const again = await worker().ask('changeDraft', { ...named, previewHash: plan?.previewHash ?? '' });
    expect(again).toMatchObject({ ok: false, problem: { code: 'nothing_to_change' } });
  });

  test('whose shape QuickBooks refuses is sent in another one, once the seller has seen that', async () => {
    const bench = backgroundBench({ mode: { negativeLines: 'refused' } });
    const first = worker();
    await first.engine.noteFirstInstall();
    await bench.connect(first);
    const orderId = bench.sandbox.landmarks.simpleFba;
    got(await first.ask('refreshOrder', { orderId }));
    const { key: draftKey, previewHash = '' } = await readOne(first, orderId);
    const named = { connectionId: 'first', subject: { of: 'order', orderId }, draftKey } as const;
    const refused = got(await first.ask('sendDraft', { ...named, previewHash }));
    expect(refused.state).toBe('blocked');
    const shown = got(await worker().ask('previewOtherShape', named));
    expect(shown.length).toBeGreaterThan(0);
    const hashes = shown.map((plan) => plan.previewHash ?? '');
    const wrong = await worker().ask('sendOtherShape', { ...named, previewHashes: ['0'.repeat(64)] });
    expect(wrong).toMatchObject({ ok: false, problem: { code: 'preview_changed' } });
    const sent = got(await worker().ask('sendOtherShape', { ...named, previewHashes: hashes }));
    expect(sent.map(({ state }) => state)).toEqual(shown.map(() => 'posted'));
    expect(await first.engine.store.countAttention()).toBe(0);
  });

  test('that was never read, or is a stranger’s, is refused', async () => {
    const bench = backgroundBench();
    const first = worker();
    await first.engine.noteFirstInstall();
    await bench.connect(first);
    const named = {
      connectionId: 'first',
      subject: { of: 'order', orderId: '114-1111111-1111111' },
    } as const;
    const answer = await first.ask('sendDraft', {
      ...named,
      draftKey: 'sale/x',
      previewHash: '0'.repeat(64),
    });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'order_not_read' } });
    expect(await first.ask('previewOtherShape', { ...named, draftKey: 'sale/x' })).toMatchObject({
      ok: false,
    });
  });

  test('without QuickBooks every command says that it is not connected', async () => {
    backgroundBench();
    const { ask } = worker();
    const connectionId = 'first';
    const subject = { of: 'order', orderId: '114-1111111-1111111' } as const;
    const draft = { connectionId, subject, draftKey: 'sale/x', previewHash: '0'.repeat(64) };
    const undo = {
      connectionId,
      scope: { of: 'run', run: '1' },
      choices: { cascade: false, matched: 'keep' },
    } as const;
    for (const answer of [
      await ask('sendDraft', draft),
      await ask('changeDraft', draft),
      await ask('previewUndo', undo),
      await ask('startUndo', { ...undo, hash: '0'.repeat(64), makeInactive: [] }),
      await ask('takeWriting', { connectionId, want: 'take' }),
      await ask('rebuild', { connectionId }),
      await ask('sweepNow', { connectionId }),
      await ask('answerSweep', { postingKey: '1/sale/x', answer: 'keep' }),
      await ask('attachAgain', { evidenceKey: '1/evidence/1' }),
    ])
      expect(answer).toMatchObject({
        ok: false,
        problem: { code: expect.stringMatching(/^(quickbooks_not_connected|connection_gone)$/) },
      });
  });
});

test('what was sent is undone: first shown, then agreed to, carried out by whichever worker lives', async () => {
  const bench = backgroundBench();
  const first = worker();
  await first.engine.noteFirstInstall();
  await bench.connect(first);
  const { simpleFba, merchantMultiItem } = bench.sandbox.landmarks;
  const [posting] = await send(first, simpleFba);
  await send(first, merchantMultiItem);
  await bench.live(dayMs / 4);
  const asked = {
    connectionId: 'first',
    scope: { of: 'document', key: posting?.key ?? '' },
    choices: { cascade: false, matched: 'keep' },
  } as const;
  const plan = got(await first.ask('previewUndo', asked));
  expect(plan.goes.map(({ key }) => key)).toEqual([posting?.key]);
  const other = await first.ask('startUndo', { ...asked, hash: '0'.repeat(64), makeInactive: [] });
  expect(other).toMatchObject({ ok: false, problem: { code: 'undo_preview_changed' } });
  const begun = got(await first.ask('startUndo', { ...asked, hash: plan.hash, makeInactive: [] }));
  expect(begun).toMatchObject({ total: 1, ended: false });
  await bench.live(60_000);
  expect(await worker().engine.store.readPosting(posting?.key ?? '')).toMatchObject({ state: 'undone' });
  expect(bench.company.documents('SalesReceipt')).toHaveLength(1);
});
