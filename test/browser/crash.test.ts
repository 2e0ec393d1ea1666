import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OwnCommands } from '../../lib/messages/protocol';
import type { Posting } from '../../lib/posting/posting';
import type { FaultKind } from '../sandbox/faults';
import type { RequestIdMode } from '../sandbox/quickbooks/mode';
import type { CompanyDesk } from '../sandbox/quickbooks/person';
import { type JsonRecord, textOf } from '../sandbox/quickbooks/record';
import { createRandom, type Random } from '../sandbox/world/random';
import type { Order } from '../sandbox/world/truth';
import { openOwnPage, panelIn, pressSend, readChips, sendWords, settledPanel } from './journey';
import { makeReady, type Stage, setStage } from './stage';

const seedCount = Number(process.env['SEEDS'] ?? (process.env['SEED'] === undefined ? 12 : 1));
const firstSeed = Number(process.env['SEED'] ?? 1);

/** What happens in one seed, by its number alone. */
interface Scenario {
  readonly seed: number;
  readonly requestId: RequestIdMode;
  readonly warnDuplicateNumber: boolean;
  readonly customTxnNumbers: boolean;
  /** What becomes of the first try to create the document, where it is not held. */
  readonly fault: (typeof faultNames)[number];
  readonly death: Death | undefined;
  readonly orderPick: number;
}

/** Who dies, while which exchange with QuickBooks is held, and what becomes of that exchange. */
interface Death {
  readonly who: 'worker' | 'browser';
  readonly during: 'look' | 'create' | 'confirm';
  readonly at: 'before' | 'after';
  readonly exchange: 'answer' | 'drop';
  /** Whether the exchange ends only after the survivor has looked for the document. */
  readonly late: boolean;
}

const faultNames = [
  'none',
  'dropBefore',
  'dropAfter',
  'truncated',
  'errorBefore',
  'errorAfter',
  'busy',
] as const;

const busyXml =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><IntuitResponse time="2026-11-20T00:00:00.000-08:00" xmlns="http://schema.intuit.com/finance/v3"><Fault type="THROTTLED"><Error code="3001"><Message>message=ThrottleExceeded; errorCode=003001; statusCode=429</Message><Detail>The request limit was reached</Detail></Error></Fault></IntuitResponse>';

const faultKinds: Readonly<Record<Exclude<Scenario['fault'], 'none'>, FaultKind>> = {
  dropBefore: { kind: 'drop', at: 'before' },
  dropAfter: { kind: 'drop', at: 'after' },
  truncated: { kind: 'truncate' },
  errorBefore: { kind: 'html', status: 500, at: 'before' },
  errorAfter: { kind: 'html', status: 500, at: 'after' },
  busy: { kind: 'answer', at: 'before', status: 429, contentType: 'application/xml', body: busyXml },
};

/** Neighbouring seeds differ in what matters most, so that a dozen meet all of it; chance gives the rest. */
function scenarioOf(seed: number): Scenario {
  const random = createRandom(seed, 'crash in a browser');
  const who = ([undefined, 'worker', 'browser'] as const)[seed % 3];
  const during = random.pick(['create', 'create', 'look', 'confirm'] as const);
  return {
    seed,
    requestId: (['honoured', 'expired', 'ignored', 'answered600'] as const)[seed % 4] ?? 'honoured',
    warnDuplicateNumber: random.chance(0.5),
    customTxnNumbers: seed % 12 >= 5,
    fault:
      who === undefined
        ? (faultNames[1 + (Math.floor(seed / 3) % 6)] ?? 'dropBefore')
        : random.pick(['none', 'none', 'dropBefore', 'dropAfter', 'truncated', 'errorAfter']),
    death: who === undefined ? undefined : deathOf(who, during, random),
    orderPick: random.fraction(),
  };
}

function deathOf(who: Death['who'], during: Death['during'], random: Random): Death {
  const at = random.pick(['before', 'after'] as const);
  const exchange = random.pick(['answer', 'drop'] as const);
  return { who, during, at, exchange, late: random.chance(0.5) };
}

function told(scenario: Scenario): string {
  const { seed, requestId, warnDuplicateNumber, customTxnNumbers, fault, death } = scenario;
  const company = `request ids ${requestId}, ${warnDuplicateNumber ? 'warns of' : 'takes'} duplicates, numbers ${customTxnNumbers ? 'on' : 'off'}`;
  const how =
    death === undefined
      ? 'nobody dies'
      : `${death.who} dies ${death.at} the ${death.during}, which ${death.exchange === 'drop' ? 'is lost' : 'still ends'}${death.late ? ' late' : ''}`;
  return `seed ${seed}: ${company}; fault ${fault}; ${how}`;
}

// A pause that QuickBooks asks for holds everything up, so it comes last; numbers are switched once.
const scenarios = Array.from({ length: seedCount }, (_, index) => scenarioOf(firstSeed + index)).sort(
  (left, right) =>
    Number(left.fault === 'busy') - Number(right.fault === 'busy') ||
    Number(left.customTxnNumbers) - Number(right.customTxnNumbers),
);

const api = {
  look: /quickbooks\.api\.intuit\.com.*\/query\?/,
  create: /quickbooks\.api\.intuit\.com.*\/salesreceipt\?/,
};

let stage: Stage;
let desk: CompanyDesk;
let orders: readonly Order[];
/** A page of ours from which the store is read and the company read anew. */
let own: Page;

beforeAll(async () => {
  stage = await setStage({ sandbox: { orders: 150, quickbooks: {} } });
  const { sandbox } = stage;
  desk = sandbox.quickbooks.company(sandbox.credentials.realms.production);
  await makeReady(stage);
  orders = sandbox.world.orders.filter(isPlainSale);
  await openDesk();
});

afterAll(async () => {
  await stage.close();
});

/** One shipment, known to Amazon's finances, that can be sent as it is. */
function isPlainSale({ marketplace, kind, taxModel, refunds, shipments }: Order): boolean {
  const [first, ...more] = shipments;
  const event = first?.event;
  return (
    marketplace.countryCode === 'US' &&
    kind === 'consumer' &&
    taxModel === 'facilitator' &&
    refunds.length === 0 &&
    more.length === 0 &&
    event != null &&
    event.deferral === null &&
    event.shape === 'usual' &&
    event.totalMinor > 0 &&
    event.reportedAtMs < stage.sandbox.world.nowMs - 60_000
  );
}

async function openDesk(): Promise<void> {
  stage.browser.context.setDefaultTimeout(20_000);
  own = await openOwnPage(stage.browser, 'app.html#connections');
}

async function ask<Command extends keyof OwnCommands>(
  command: Command,
  asks: OwnCommands[Command]['asks'],
): Promise<OwnCommands[Command]['answers']> {
  const reply = await own.evaluate<{ readonly value: OwnCommands[Command]['answers'] }>(
    `chrome.runtime.sendMessage(${JSON.stringify({ command, asks })})`,
  );
  return reply.value;
}

async function postingsOf(orderId: string): Promise<readonly Posting[]> {
  return (await ask('readOrder', { orderId })).postings;
}

async function openOrder(orderId: string): Promise<{ readonly page: Page; readonly panel: Frame }> {
  const page = await stage.browser.context.newPage();
  await page.goto(`https://sellercentral.amazon.com/orders-v3/order/${orderId}`);
  const panel = await panelIn(page, orderId);
  await settledPanel(panel);
  return { page, panel };
}

/** Plans to hold an exchange of the posting protocol: the second look is the one that confirms. */
function planHold({ during, at }: Pick<Death, 'during' | 'at'>): {
  readonly reached: Promise<void>;
  release(exchange: Death['exchange']): void;
} {
  const { faults } = stage.sandbox;
  const reached = deferred<void>();
  const released = deferred<Death['exchange']>();
  const looksBefore = during === 'confirm' ? 2 : 0;
  if (looksBefore > 0) {
    faults.plan({ url: api.look, times: looksBefore, fault: { kind: 'delay', waitMs: 0 } });
  }
  faults.plan({
    url: during === 'create' ? api.create : api.look,
    times: 1,
    fault: { kind: 'hold', at, reached: reached.resolve, release: released.promise },
  });
  return { reached: reached.promise, release: released.resolve };
}

function deferred<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let settle: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    settle = resolve;
  });
  return { promise, resolve: (value) => settle(value) };
}

async function die(who: Death['who']): Promise<void> {
  if (who === 'worker') return stage.browser.stopWorker();
  await stage.browser.kill();
  await stage.relaunch();
  await openDesk();
}

/** Starts a worker whose clock is ahead, and goes on with a posting as an open panel does when it is due. */
async function goOnLater(posting: Posting, waitMs: number): Promise<void> {
  await stage.browser.stopWorker();
  await postingsOf(posting.orderId ?? '');
  const worker = await stage.browser.worker();
  await worker.evaluate((aheadMs) => {
    const nowMs = Date.now.bind(Date);
    Date.now = () => nowMs() + aheadMs;
  }, waitMs);
  await ask('continuePosting', { postingKey: posting.key });
}

const notInTheBooks: readonly Posting['state'][] = ['blocked', 'gone', 'undone', 'ready'];

/** Everything that still happens by itself has happened; what is left to the seller, the seller does. */
async function settle(orderId: string, panel: Frame): Promise<Posting> {
  for (let turn = 0; turn < 12; turn += 1) {
    const [posting] = await postingsOf(orderId);
    if (posting?.state === 'posted') return posting;
    if (posting === undefined || notInTheBooks.includes(posting.state)) {
      await pressSend(panel);
      await expect
        .poll(async () => (await postingsOf(orderId))[0]?.updatedAtMs)
        .not.toBe(posting?.updatedAtMs);
      continue;
    }
    const dueInMs = (posting.nextAtMs ?? 0) - Date.now();
    if (dueInMs > 0) await goOnLater(posting, dueInMs + 1_000);
    else await ask('continuePosting', { postingKey: posting.key });
  }
  const [posting] = await postingsOf(orderId);
  throw new Error(`It does not come to rest: ${JSON.stringify(posting?.history.map(({ what }) => what))}`);
}

function receipts(): readonly JsonRecord[] {
  return desk.documents('SalesReceipt');
}

async function switchNumbers(customTxnNumbers: boolean): Promise<void> {
  if (desk.mode.customTxnNumbers === customTxnNumbers) return;
  desk.setMode({ customTxnNumbers });
  const { production } = stage.sandbox.credentials.realms;
  const tested = await ask('testConnection', { accountId: `quickbooks/${production}` });
  expect(tested.ok).toBe(true);
}

describe(`seeds ${firstSeed} to ${firstSeed + seedCount - 1}: one document, and everyone names it`, () => {
  it.each(scenarios.map((scenario) => [told(scenario), scenario] as const))('%s', async (_, scenario) => {
    const { requestId, warnDuplicateNumber, customTxnNumbers, fault, death, orderPick } = scenario;
    await switchNumbers(customTxnNumbers);
    desk.setMode({ requestId, requestIdLifeMs: 0, warnDuplicateNumber });
    const [order] = takeOrder(orderPick);
    const { orderId } = order;
    const before = new Set(receipts().map(idOf));
    let { page, panel } = await openOrder(orderId);
    await panel.getByRole('button', { name: sendWords }).waitFor();

    const held = death === undefined ? undefined : planHold(death);
    if (fault !== 'none' && death?.during !== 'create') {
      stage.sandbox.faults.plan({ url: api.create, times: 1, fault: faultKinds[fault] });
    }
    await pressSend(panel);
    if (death !== undefined && held !== undefined) {
      await held.reached;
      await die(death.who);
      if (!death.late) held.release(death.exchange);
      if (death.who === 'browser') ({ page, panel } = await openOrder(orderId));
      const looked = async () => (await postingsOf(orderId)).every(({ state }) => state !== 'sending');
      if (death.late) {
        await expect.poll(looked).toBe(true);
        held.release(death.exchange);
      }
    } else {
      await expect
        .poll(async () => (await postingsOf(orderId)).some(({ state }) => state !== 'sending'))
        .toBe(true);
    }

    const posting = await settle(orderId, panel);
    const made = receipts().filter((row) => !before.has(idOf(row)));
    expect(made).toHaveLength(1);
    const [document = {}] = made;
    expect(posting.remote).toMatchObject({ id: idOf(document), number: textOf(document, 'DocNumber') });
    expect(document['TotalAmt']).toBe((order.shipments[0]?.event?.totalMinor ?? 0) / 100);
    expect(textOf(document, 'DocNumber') === orderId).toBe(customTxnNumbers);
    await panel.getByRole('button', { name: 'Undo' }).waitFor();
    await panel.getByRole('link', { name: `Open ${textOf(document, 'DocNumber')} in QuickBooks` }).waitFor();
    await expect
      .poll(async () => (await readChips(page)).map(({ state, words }) => ({ state, words })))
      .toEqual([
        {
          state: 'sent',
          words: `Order ${orderId} in QuickBooks: sent as ${textOf(document, 'DocNumber')}`,
        },
      ]);
    stage.sandbox.faults.clear();
    // The next worker has the right time again.
    await stage.browser.stopWorker();
    await page.close();
  });
});

function idOf(row: JsonRecord): string {
  return textOf(row, 'Id') ?? '';
}

const taken = new Set<string>();

/** An order of the world that no seed has had yet. */
function takeOrder(fraction: number): readonly [Order] {
  const left = orders.filter(({ orderId }) => !taken.has(orderId));
  const order = left[Math.floor(fraction * left.length)];
  if (order === undefined) throw new Error('No order is left');
  taken.add(order.orderId);
  return [order];
}
