import { expect, test } from 'vitest';
import { sentenceOf } from '../../lib/posting/sentence';
import { problem } from '../../lib/problem/problem';
import { asStoreError, StoreError } from '../../lib/store/storeError';
import type { StorePort } from '../../lib/sync/ports';
import { recover } from '../../lib/sync/recover';
import { undoDocument } from '../../lib/sync/steps/undoDocument';
import { landmarks } from '../sandbox/world/landmarks';
import { openAndSend, settle, type WholePath, type Worker } from './wholePathBench';
import { onlyPosting, ready, receipts, statesOf } from './wholePathTools';

const { simpleFba } = landmarks;

/** What QuickBooks answers of a document that it made a cent dearer. */
function cent({ company, clock }: WholePath) {
  const now = new Date(clock.now()).toISOString();
  const next = String(
    1 + Math.max(144, ...company.documents('SalesReceipt').map((row) => Number(row['Id']))),
  );
  const document = {
    Id: next,
    SyncToken: '0',
    DocNumber: simpleFba,
    TxnDate: '2026-11-22',
    TotalAmt: 0.01,
    CurrencyRef: { value: 'USD' },
    MetaData: { CreateTime: now, LastUpdatedTime: now },
  };
  return { status: 200, contentType: 'application/json', body: JSON.stringify({ SalesReceipt: document }) };
}

test('a removal that only the seller can make possible says what is in its way', async () => {
  const { world, browser, worker } = await ready();
  await openAndSend(browser, worker, simpleFba);
  await settle(world, [browser]);
  const { key } = await onlyPosting(browser, simpleFba);
  world.sandbox.faults.plan({
    method: 'POST',
    url: /operation=delete/,
    times: 1,
    fault: {
      kind: 'answer',
      at: 'before',
      status: 403,
      contentType: 'application/json',
      body: '{"fault":{"error":[{"message":"message=ApplicationAuthorizationFailed; errorCode=003100; statusCode=403","detail":null,"code":"3100"}],"type":"AUTHORIZATION"}}',
    },
  });
  await browser.worker().live((own) => undoDocument(own, key));
  const posting = await onlyPosting(browser, simpleFba);
  expect(posting.state).toBe('undoing');
  expect(sentenceOf(posting)).toContain('keys');
  await settle(world, [browser]);
  expect((await onlyPosting(browser, simpleFba)).state).toBe('undone');
});

test.each([
  ['AbortError', 'store_failed'],
  ['QuotaExceededError', 'store_full'],
  ['DataError', 'internal'],
])(
  'a store that fails with %s after the document was made: told without a false word, and found',
  async (name, code) => {
    const { world, browser, worker } = await ready();
    const writePosting: StorePort['writePosting'] = async (posting, expected) => {
      if (receipts(world).length > 0) throw asStoreError(new DOMException('no', name));
      return browser.store.writePosting(posting, expected);
    };
    const failing = { ...worker, ports: { ...worker.ports, store: { ...worker.ports.store, writePosting } } };
    const live: typeof worker.live = (work) => work(failing.ports);
    const error = await openAndSend(browser, { ...failing, live }, simpleFba).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(StoreError);
    const told = error instanceof StoreError ? error.problem : problem('internal');
    expect(told.code).toBe(code);
    expect(`${told.sentence} ${told.remedy}`).not.toMatch(/nothing (was|is) sent(?! before)/i);
    expect((await onlyPosting(browser, simpleFba)).state).toBe('sending');
    await settle(world, [browser]);
    expect((await onlyPosting(browser, simpleFba)).state).toBe('posted');
    expect(receipts(world)).toHaveLength(1);
  },
);

test.each([
  ['ten minutes slow', -600_000],
  ['ten minutes fast', 600_000],
])(
  'a machine whose clock is %s: one document, also after a lost answer, an undo and another sending',
  async (_, offMs) => {
    const { world, browser } = await ready();
    const off = { nowMs: () => world.clock.now() + offMs };
    const send = (worker: Worker) =>
      openAndSend(
        browser,
        { ...worker, live: (work) => worker.live((ports) => work({ ...ports, clock: off })) },
        simpleFba,
      );
    const wakes = async (): Promise<void> => {
      for (let round = 0; round < 20; round += 1) {
        const { ports } = browser.worker();
        const wake = await recover({ ...ports, clock: off });
        if (wake === undefined) return;
        world.clock.advance(Math.max(0, wake - off.nowMs()) + 1);
      }
      throw new Error('it does not end');
    };
    for (let round = 0; round < 3; round += 1) {
      const lost = { method: 'POST', url: /salesreceipt/, times: 1 } as const;
      if (round > 0)
        world.sandbox.faults.plan({ ...lost, fault: { kind: 'drop', at: round === 1 ? 'after' : 'before' } });
      await send(browser.worker());
      await wakes();
      const posting = await onlyPosting(browser, simpleFba);
      expect([posting.state, receipts(world).length], `${round}`).toEqual(['posted', 1]);
      const { ports } = browser.worker();
      const undone = await undoDocument({ ...ports, clock: off }, posting.key);
      expect(undone.ok ? undone.value.state : undone.problem.code).toBe('undone');
      await wakes();
      expect(receipts(world)).toHaveLength(0);
    }
    const made = world.company.log.filter(
      ({ kind, entity }) => kind === 'create' && entity === 'SalesReceipt',
    );
    expect(made).toHaveLength(3);
  },
);

test('an undo while nobody knows the outcome: told so, and done once it is known', async () => {
  const { world, browser } = await ready();
  const lost = { method: 'POST', url: /salesreceipt/, times: 1 } as const;
  const blind = { url: /query/, times: 9 } as const;
  const worker = browser.worker((_request, url, method) => {
    if (method === 'POST' && url.includes('/salesreceipt')) {
      world.sandbox.faults.plan({ ...lost, fault: { kind: 'drop', at: 'after' } });
      world.sandbox.faults.plan({ ...blind, fault: { kind: 'drop', at: 'before' } });
    }
    return 'arrives';
  });
  expect(statesOf(await openAndSend(browser, worker, simpleFba))).toEqual(['unknown quickbooks_unavailable']);
  const { key } = await onlyPosting(browser, simpleFba);
  const early = await browser.worker().live((ports) => undoDocument(ports, key));
  expect(early.ok ? '' : early.problem.code).toBe('outcome_open');
  world.sandbox.faults.clear();
  await settle(world, [browser]);
  const undone = await browser.worker().live((ports) => undoDocument(ports, key));
  expect(undone.ok ? undone.value.state : undone.problem.code).toBe('undone');
});

test('a wrong total is not said to be out of QuickBooks before it is', async () => {
  const { world, browser } = await ready();
  const worker = browser.worker((_request, url, method) => {
    if (url.includes('operation=delete'))
      world.sandbox.faults.plan({ url: /./, times: 1, fault: { kind: 'drop', at: 'before' } });
    else if (method === 'POST' && url.includes('/salesreceipt'))
      world.sandbox.faults.plan({
        url: /./,
        times: 1,
        fault: { kind: 'answer', at: 'after', ...cent(world) },
      });
    return 'arrives';
  });
  expect(statesOf(await openAndSend(browser, worker, simpleFba))).toEqual(['undoing total_differs']);
  expect(receipts(world)).toHaveLength(1);
  expect(sentenceOf(await onlyPosting(browser, simpleFba))).toContain('is taken out again');
  await settle(world, [browser]);
  expect(receipts(world)).toHaveLength(0);
  const ended = await onlyPosting(browser, simpleFba);
  expect([ended.state, ended.problem?.code]).toEqual(['blocked', 'total_differs']);
});
