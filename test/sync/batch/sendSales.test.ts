import { expect, test } from 'vitest';
import { createBatchStore } from '../../../lib/store/batches';
import { deriveChip } from '../../../lib/store/deriveChip';
import { fetchOrder } from '../../../lib/sync/steps/fetchOrder';
import type { NumberingPorts } from '../../../lib/sync/steps/giveSuffixesMany';
import type { PostingAsked } from '../../../lib/sync/steps/planOrderNow';
import { sendSales } from '../../../lib/sync/steps/sendSales';
import { type Browser, planOf, postingOf, settle, setUp, wholePath } from '../wholePathBench';
import { documentsOf, effectOf, fateOf, trueEffect } from '../wholePathJudge';

const forever = Number.POSITIVE_INFINITY;

function portsOf(browser: Browser): NumberingPorts {
  const { ports, quickbooks } = browser.worker();
  return { ...ports, batching: quickbooks.batching, batches: createBatchStore(browser.open, deriveChip) };
}

/** What the panel would show as ready, of every order. */
async function readyOf(browser: Browser, orderIds: readonly string[]): Promise<readonly PostingAsked[]> {
  const asked: PostingAsked[] = [];
  for (const orderId of orderIds) {
    const { documents } = await planOf(browser, orderId);
    for (const { state, key: draftKey, previewHash } of documents)
      if (state === 'ready' && previewHash !== undefined) asked.push({ orderId, draftKey, previewHash });
  }
  return asked;
}

test('the sales of many orders go from Amazon into the books, with a few reads', async () => {
  const world = wholePath({ orders: 60 });
  const { sandbox, clock, company } = world;
  const browser = world.browser();
  expect((await setUp(browser)).ok).toBe(true);
  const orderIds = [...sandbox.world.ordersById.keys()];
  for (const orderId of orderIds) await fetchOrder(browser.worker().ports, orderId);
  const asked = await readyOf(browser, orderIds);
  expect(asked.length).toBeGreaterThan(30);
  const queries = company.calls.query;
  const run = await sendSales(portsOf(browser), asked, { attended: false, untilMs: forever });
  expect(run.ok && [...run.value.results.values()].filter((each) => !each.ok)).toEqual([]);
  expect(company.calls.query - queries).toBeLessThan(8);
  await settle(world, [browser]);
  let documents = 0;
  for (const orderId of orderIds) {
    const order = sandbox.world.ordersById.get(orderId);
    for (const event of sandbox.world.eventsByOrderId.get(orderId) ?? []) {
      if (order === undefined || fateOf(order, event, clock.now()) !== 'document') continue;
      documents += 1;
      const found = documentsOf(world, event);
      expect(found).toHaveLength(1);
      expect(await effectOf(world, browser, found)).toEqual(trueEffect(event));
      const posting = await postingOf(
        browser,
        orderId,
        `${sandbox.world.seller.sellerId}/${event.transactionId}`,
      );
      expect(posting?.state).toBe('posted');
      expect(posting?.remote?.id).toBe(found[0]?.['Id']);
    }
  }
  expect(documents).toBe(asked.length);
});

test('one whose preview has changed since is not sent, and the others are', async () => {
  const world = wholePath({ orders: 20 });
  const browser = world.browser();
  await setUp(browser);
  const orderIds = [...world.sandbox.world.ordersById.keys()];
  for (const orderId of orderIds) await fetchOrder(browser.worker().ports, orderId);
  const asked = await readyOf(browser, orderIds);
  const changed = asked.map((each, index) => (index === 2 ? { ...each, previewHash: 'as it was' } : each));
  const run = await sendSales(portsOf(browser), changed, { attended: true, untilMs: forever });
  const results = run.ok ? [...run.value.results.values()] : [];
  expect(results.filter((each) => each.ok)).toHaveLength(asked.length - 1);
  expect(results.flatMap((each) => (each.ok ? [] : [each.problem.code]))).toEqual(['preview_changed']);
});

test('in another browser they are found as they are, each under its number, and nothing is made', async () => {
  const world = wholePath({ orders: 40 });
  const [one, other] = [world.browser(), world.browser()];
  await setUp(one);
  await setUp(other);
  const orderIds = [...world.sandbox.world.ordersById.keys()];
  for (const browser of [one, other])
    for (const orderId of orderIds) await fetchOrder(browser.worker().ports, orderId);
  const asked = await readyOf(one, orderIds);
  await sendSales(portsOf(one), asked, { attended: true, untilMs: forever });
  const before = { ...world.company.calls };
  const run = await sendSales(portsOf(other), asked, { attended: true, untilMs: forever });
  const results = run.ok ? [...run.value.results.values()] : [];
  expect(results.map((each) => each.ok && each.value.state)).toEqual(asked.map(() => 'posted'));
  expect(world.company.calls.create).toBe(before.create);
  // The documents of the orders were asked for by one batch of queries for thirty of them.
  expect(world.company.calls.batch - before.batch).toBeLessThanOrEqual(2 + asked.length / 30);
  for (const orderId of orderIds) {
    const suffixes = await Promise.all(
      [one, other].map(({ store }) => store.readSuffixes(world.realmId, orderId)),
    );
    expect(suffixes[1]).toEqual(suffixes[0]);
  }
});
