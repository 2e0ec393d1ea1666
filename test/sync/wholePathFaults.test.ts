import { describe, expect, test } from 'vitest';
import type { FaultKind } from '../sandbox/faults';
import type { CompanyMode } from '../sandbox/quickbooks/mode';
import {
  type Browser,
  Died,
  type Fate,
  openAndSend,
  postingOf,
  settle,
  setUp,
  type WholePath,
  wholePath,
} from './wholePathBench';
import { documentsOf, effectOf, fateOf, isAsItShould } from './wholePathJudge';

const throttled: FaultKind = {
  kind: 'answer',
  at: 'before',
  status: 429,
  contentType: 'application/xml',
  body: '<?xml version="1.0"?><IntuitResponse><Fault type="SERVICE"><Error code="3001"><Message>message=ThrottleExceeded; errorCode=003001; statusCode=429</Message><Detail>The request limit was reached.</Detail></Error></Fault></IntuitResponse>',
};

const faults: readonly (readonly [string, FaultKind | Fate])[] = [
  ['death before', 'dies before'],
  ['death after', 'dies after'],
  ['drop before', { kind: 'drop', at: 'before' }],
  ['drop after', { kind: 'drop', at: 'after' }],
  ['truncated', { kind: 'truncate' }],
  ['503 page before', { kind: 'html', status: 503, at: 'before' }],
  ['503 page after', { kind: 'html', status: 503, at: 'after' }],
  ['empty 200 after', { kind: 'empty', status: 200, at: 'after' }],
  ['429 in XML', throttled],
];

/** What differs with how QuickBooks treats request ids; the rest is tried with one kind of company. */
const ofSending = ['death before', 'death after', 'drop after'];

const modes: readonly (readonly [string, Partial<CompanyMode>])[] = [
  ['honoured', { requestId: 'honoured' }],
  ['expired', { requestId: 'expired', warnDuplicateNumber: false }],
  ['ignored', { requestId: 'ignored', warnDuplicateNumber: false }],
  ['answered with 600', { requestId: 'answered600' }],
  ['ignored, QuickBooks gives the numbers', { requestId: 'ignored', customTxnNumbers: false }],
];

/** What is made in the company before anything is sent. */
const lists: ReadonlySet<string> = new Set(['Account', 'Item', 'Customer', 'Vendor']);

/** Orders with one event that can be sent, and that event. */
function simpleOrders({ sandbox, clock }: WholePath) {
  const { world } = sandbox;
  return world.orders.flatMap((order) => {
    const events = world.eventsByOrderId.get(order.orderId) ?? [];
    const [event] = events;
    if (event === undefined || events.length > 1 || order.shipments.length > 1) return [];
    return fateOf(order, event, clock.now()) === 'document' ? [{ orderId: order.orderId, event }] : [];
  });
}

describe.each(modes)('one fault at any request, request id %s', (kind, mode) => {
  test('one document in the end, and it is told where there is none', async () => {
    const world = wholePath({ mode, orders: 500 });
    const browser = world.browser();
    expect((await setUp(browser)).ok).toBe(true);
    const orders = simpleOrders(world);
    let played = 0;
    for (const [name, fault] of faults) {
      if (kind !== 'honoured' && !ofSending.includes(name)) continue;
      for (let at = 1; ; at += 1) {
        const chosen = orders[played];
        if (chosen === undefined) throw new Error('the world has too few orders');
        played += 1;
        const { orderId, event } = chosen;
        const label = `${name} at ${at} of ${orderId}`;
        const worker = browser.worker((request) => {
          if (request !== at) return 'arrives';
          if (typeof fault === 'string') return fault;
          world.sandbox.faults.plan({ url: /./, fault, times: 1 });
          return 'arrives';
        });
        const results = await openAndSend(browser, worker, orderId).catch((error: unknown) => {
          if (error instanceof Died) return [];
          throw error;
        });
        world.sandbox.faults.clear();
        for (const result of results) if (!result.ok) expect(result.problem.sentence, label).not.toBe('');
        await settle(world, [browser]);
        const eventKey = `${world.sandbox.world.seller.sellerId}/${event.transactionId}`;
        await isHonest(world, browser, orderId, eventKey, event, label);
        await openAndSend(browser, browser.worker(), orderId);
        await settle(world, [browser]);
        const documents = documentsOf(world, event);
        expect(documents.length, label).toBe(1);
        const [does, should] = isAsItShould(await effectOf(world, browser, documents), event);
        expect(does, label).toEqual(should);
        expect((await postingOf(browser, orderId, eventKey))?.state, label).toBe('posted');
        if (worker.requests() < at) break;
      }
    }
    const made = world.company.log.filter(({ kind, entity }) => kind === 'create' && !lists.has(entity));
    expect(made.length).toBe(played);
  });
});

/** Nothing pending: the document is there and named, or it is not and that is said. */
async function isHonest(
  world: WholePath,
  browser: Browser,
  orderId: string,
  eventKey: string,
  event: Parameters<typeof documentsOf>[1],
  label: string,
): Promise<void> {
  const documents = documentsOf(world, event);
  const posting = await postingOf(browser, orderId, eventKey);
  expect(documents.length, label).toBeLessThanOrEqual(1);
  const [chip] = await browser.store.readChips([orderId]);
  if (documents.length === 1) {
    expect(posting?.state, label).toBe('posted');
    expect(chip?.state, label).toBe('sent');
    return;
  }
  expect(chip?.state, label).not.toBe('sent');
  if (posting !== undefined) expect(posting.problem?.sentence, `${label} ${posting.state}`).toBeTruthy();
}
