import { expect, test } from 'vitest';
import { undoDocument } from '../../lib/sync/steps/undoDocument';
import type { CompanyMode } from '../sandbox/quickbooks/mode';
import {
  type Browser,
  openAndSend,
  planOf,
  postingOf,
  settle,
  setUp,
  type WholePath,
  wholePath,
} from './wholePathBench';
import { documentsOf, effectOf, fateOf, isAsItShould } from './wholePathJudge';

/** Every event of an order is one document that does what it should, or is not there and says why. */
async function judge(world: WholePath, browser: Browser, orderId: string): Promise<string[]> {
  const { sandbox, clock } = world;
  const order = sandbox.world.ordersById.get(orderId);
  if (order === undefined) throw new Error(orderId);
  const fates: string[] = [];
  for (const event of sandbox.world.eventsByOrderId.get(orderId) ?? []) {
    const fate = fateOf(order, event, clock.now());
    fates.push(fate);
    const label = `${orderId} ${event.transactionId} ${fate}`;
    const documents = documentsOf(world, event);
    expect(documents.length, label).toBe(fate === 'document' ? 1 : 0);
    if (fate === 'unreported') continue;
    const eventKey = `${sandbox.world.seller.sellerId}/${event.transactionId}`;
    const plan = await planOf(browser, orderId);
    const planned = plan.documents.find((each) => each.eventKey === eventKey);
    expect(planned?.state, label).toBe(fate === 'document' ? 'ready' : fate);
    if (fate !== 'document') {
      expect(planned?.problems.length, label).toBeGreaterThan(0);
      continue;
    }
    const [does, should] = isAsItShould(await effectOf(world, browser, documents), event);
    expect(does, label).toEqual(should);
    const posting = await postingOf(browser, orderId, eventKey);
    expect(posting?.state, `${label} ${JSON.stringify(posting)}`).toBe('posted');
    expect(posting?.remote?.id, label).toBe(documents[0]?.['Id']);
  }
  return fates;
}

const modes: readonly (readonly [string, Partial<CompanyMode>])[] = [
  ['usual', {}],
  ['request id expired', { requestId: 'expired' }],
  ['request id ignored, no duplicate warning', { requestId: 'ignored', warnDuplicateNumber: false }],
  ['request id answered with 600', { requestId: 'answered600' }],
  ['QuickBooks gives the numbers', { customTxnNumbers: false }],
  ['faults in a 200', { faultStatus: 200 }],
  ['automated sales tax', { usingSalesTax: true, automatedSalesTax: true }],
];

/** Sends all that can be sent of these orders and judges each; tells what became of their events. */
async function sendAll(
  world: WholePath,
  browser: Browser,
  orderIds: readonly string[],
): Promise<readonly string[]> {
  const worker = browser.worker();
  const fates: string[] = [];
  for (const orderId of orderIds) {
    for (const result of await openAndSend(browser, worker, orderId))
      expect(result.ok ? result.value.state : result.problem.code, orderId).toBe('posted');
    fates.push(...(await judge(world, browser, orderId)));
  }
  return fates;
}

function landmarkIds({ sandbox }: WholePath): readonly string[] {
  return Object.values(sandbox.landmarks).filter((orderId) => sandbox.world.ordersById.has(orderId));
}

async function made(options: Parameters<typeof wholePath>[0]) {
  const world = wholePath(options);
  const browser = world.browser();
  const result = await setUp(browser);
  if (!result.ok) throw new Error(result.problem.sentence);
  return { world, browser };
}

test.each(modes)('all landmarks and ordinary orders, %s', async (name, mode) => {
  const { world, browser } = await made({
    mode,
    orders: 120,
    seed: 10 + modes.findIndex(([n]) => n === name),
  });
  const landmarks = landmarkIds(world);
  const fates = await sendAll(world, browser, landmarks);
  for (const fate of ['document', 'waiting', 'blocked', 'leftOut', 'unreported'])
    expect(fates, fate).toContain(fate);
  const ordinary = world.sandbox.world.orders.map(({ orderId }) => orderId);
  const some = ordinary.filter((orderId) => !landmarks.includes(orderId)).slice(0, 30);
  expect(await sendAll(world, browser, some)).toContain('document');
});

test.each([
  ['QuickBooks has numbers of ours', {}],
  ['QuickBooks gives the numbers', { customTxnNumbers: false }],
])(
  'sent, looked at again, undone and sent again: the books are as they should be each time; %s',
  async (_, mode) => {
    const { world, browser } = await made({ mode });
    const landmarks = landmarkIds(world);
    await sendAll(world, browser, landmarks);
    await settle(world, [browser]);
    const before = world.company.documents('SalesReceipt').length;
    await sendAll(world, browser, landmarks);
    expect(world.company.documents('SalesReceipt').length).toBe(before);
    const worker = browser.worker();
    for (const posting of await postingsOf(world, browser)) {
      const undone = await worker.live((ports) => undoDocument(ports, posting.key));
      expect(undone.ok ? undone.value.state : undone.problem.code, posting.number).toBe('undone');
    }
    await settle(world, [browser]);
    expect([...world.company.ledger.balances().values()].filter((minor) => minor !== 0)).toEqual([]);
    await sendAll(world, browser, landmarks);
  },
);

async function postingsOf({ sandbox }: WholePath, { store }: Browser) {
  const all = [];
  for (const orderId of Object.values(sandbox.landmarks))
    all.push(...(await store.readPostingsOfOrder(orderId)));
  return all.filter(({ state }) => state === 'posted');
}
