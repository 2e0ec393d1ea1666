import type { Batch } from '../../posting/batch/batch';
import { firstPace } from '../../posting/batch/pace';
import { nextOfBatch } from '../../posting/batch/regroup';
import type { PostingKey } from '../../posting/posting';
import { next } from '../../posting/state';
import type { Step } from '../../posting/step';
import { lookAgainMs } from '../../posting/times';
import { batchLock } from '../batch/batchLock';
import { carryOutMany, isOpen, versioned, type Work, writeOf } from '../batch/carryOutMany';
import { dueOf } from '../batch/due';
import { depart, land, sendFresh } from '../batch/flight';
import type { BatchPorts } from '../batch/ports';
import { patienceMs, runBatches, sourceOf } from '../batch/run';
import type { Setting } from './carryOut';
import { companyLock } from './companyLock';

/** No wake comes sooner than this. */
const shortestWaitMs = 1_000;

/**
 * Goes on with what batches left behind: those whose answer was lost with their worker or on the way, and the
 * postings that are due, many at once. Sends nothing that was not sent before or waited for its turn. Answers when
 * to come again, in milliseconds since the epoch; `undefined` where no batch is open.
 */
export async function continueBatch(ports: BatchPorts, untilMs: number): Promise<number | undefined> {
  const books = await ports.store.readBooks();
  if (books === undefined) return undefined;
  const { company } = books;
  const { realmId } = company;
  const setting = { company, attended: false };
  return ports.lock.hold(batchLock(realmId), async () => {
    for (const batch of await ports.batches.readBatches(realmId)) {
      const nowMs = ports.clock.nowMs();
      if (batch.nextAtMs <= nowMs && nowMs < untilMs) await goOn(ports, setting, batch, untilMs);
    }
    await runBatches(ports, setting, { more: await dueOf(ports, setting) }, untilMs);
    const open = await ports.batches.readBatches(realmId);
    if (open.length === 0) return undefined;
    return Math.max(Math.min(...open.map(({ nextAtMs }) => nextAtMs)), ports.clock.nowMs() + shortestWaitMs);
  });
}

/** One open batch: its members are looked for, then it is decided about all of them together. */
async function goOn(ports: BatchPorts, setting: Setting, batch: Batch, untilMs: number): Promise<void> {
  const { realmId } = setting.company;
  const { replay, free } = await ports.lock.hold(companyLock(realmId), async () => {
    const keys = batch.items.map(({ key }) => key);
    // One that has a time was taken out of the batch by the seller.
    const members = (await ports.batches.readPostings(keys)).filter(
      (posting) => isOpen(posting) && posting.nextAtMs === undefined,
    );
    const works = members.map((posting): Work => ({ posting, seen: { seen: 'takenUp' } }));
    const { rested, departing } = await carryOutMany(ports, setting, works, 'byBatch');
    const steps = new Map<PostingKey, Step>();
    for (const posting of await ports.batches.readPostings(keys)) {
      const result = rested.get(posting.key);
      steps.set(posting.key, {
        posting: result?.ok === true ? result.value : posting,
        effect: { do: 'nothing' },
      });
    }
    for (const { posting, seen } of departing)
      steps.set(posting.key, next(posting, seen, ports.clock.nowMs()));
    const justFound = [...rested.values()].some((result) => result.ok && !isOpen(result.value));
    const decision = nextOfBatch(batch, steps, { justFound, nowMs: ports.clock.nowMs() });
    switch (decision.do) {
      case 'close':
        await ports.batches.writeTogether(realmId, [], { close: batch.requestId });
        return {};
      case 'hold':
        await postpone(ports, batch, decision.untilMs);
        return {};
      case 'replay':
        return { replay: inOrder(batch, departing) };
      case 'regroup':
        return { free: await letGo(ports, batch, departing) };
    }
  });
  if (replay !== undefined) await sendWhole(ports, setting, batch, replay, untilMs);
  if (free !== undefined) await runBatches(ports, setting, sourceOf(free), untilMs);
}

async function postpone({ batches, clock }: BatchPorts, batch: Batch, untilMs: number): Promise<void> {
  const nowMs = clock.nowMs();
  const nextAtMs = untilMs > nowMs ? untilMs : nowMs + lookAgainMs;
  await batches.writeTogether(batch.realmId, [], { put: { ...batch, nextAtMs } });
}

/** The members in the order in which they were sent: so it is the same request. */
function inOrder({ items }: Batch, works: readonly Work[]): readonly Work[] {
  const byKey = new Map(works.map((work) => [work.posting.key, work]));
  return items.flatMap(({ key }) => byKey.get(key) ?? []);
}

/** Nothing of it arrived: the same request goes out again. */
async function sendWhole(
  ports: BatchPorts,
  setting: Setting,
  batch: Batch,
  works: readonly Work[],
  untilMs: number,
): Promise<void> {
  const { batching, batches, clock, lock } = ports;
  const { realmId } = setting.company;
  const turn = await batching.batchTurn(works.length, patienceMs);
  if (!turn.granted) return postpone(ports, batch, clock.nowMs() + turn.waitMs);
  const locked = <T>(run: () => Promise<T>): Promise<T> => lock.hold(companyLock(realmId), run);
  const { flight } = await locked(() => depart(ports, setting, works, batch.requestId));
  if (flight === undefined) {
    await batches.writeTogether(realmId, [], { close: batch.requestId });
    return;
  }
  const end = await sendFresh(ports, flight.batch);
  const pace = (await batches.readPace(realmId)) ?? firstPace;
  const { going } = await locked(() => land(ports, setting, flight, end, pace));
  let left: readonly Work[] | undefined = going;
  const more = async () => {
    const some = left;
    left = undefined;
    return some === undefined ? undefined : carryOutMany(ports, setting, some);
  };
  await runBatches(ports, setting, { more }, untilMs);
}

/** The batch ends; those of its members that did not arrive have a time of their own again. */
async function letGo(ports: BatchPorts, batch: Batch, works: readonly Work[]): Promise<readonly Work[]> {
  const nowMs = ports.clock.nowMs();
  const free = works.map(({ posting, seen }) => ({
    posting: versioned({ ...posting, nextAtMs: nowMs }, posting, ports),
    seen,
  }));
  const writes = free.map(({ posting }, index) => writeOf(works[index]?.posting ?? posting, posting));
  const outcome = await ports.batches.writeTogether(batch.realmId, writes, { close: batch.requestId });
  return outcome.written ? free : [];
}
