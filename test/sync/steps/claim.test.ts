import { describe, expect, test } from 'vitest';
import { readClaim } from '../../../lib/posting/claimNote';
import { whyNotByItself } from '../../../lib/posting/claimReason';
import { claimHoldMs, claimLeaseMs, claimSettlesMs } from '../../../lib/posting/claimState';
import { type Browser, ClaimWorld, type Fault } from './claimWorld';

const minuteMs = 60_000;

function holderOf(world: ClaimWorld): string | undefined {
  const [note, ...more] = world.notes.live;
  expect(more).toEqual([]);
  return note === undefined ? undefined : readClaim(note.text)?.deviceId;
}

/** A world in which A sends by itself. */
async function settled(names: readonly string[] = ['A', 'B']): Promise<ClaimWorld> {
  const world = new ClaimWorld(names);
  await world.run(world.browser('A'), 'schedule');
  await world.pass(claimSettlesMs + 4 * minuteMs);
  expect(world.senders()).toEqual(['A']);
  return world;
}

describe('one browser', () => {
  test('makes the note, waits, reads the marks, and then sends', async () => {
    const world = new ClaimWorld(['A']);
    const a = world.browser('A');
    await world.run(a, 'schedule');
    expect(holderOf(world)).toBe('device-A');
    expect(world.senders()).toEqual([]);
    expect(whyNotByItself(a.writer, world.notes.nowMs)?.code).toBe('writer_starts_soon');
    await world.pass(claimSettlesMs - minuteMs);
    expect([world.senders(), a.marksRead]).toEqual([[], 0]);
    await world.pass(4 * minuteMs);
    expect([world.senders(), a.marksRead]).toEqual([['A'], 1]);
    expect(whyNotByItself(a.writer, world.notes.nowMs)).toBeUndefined();
    expect(a.writer.nextAtMs).toBeUndefined();
  });

  test('asks nothing within five minutes, and says it again after', async () => {
    const world = await settled();
    const a = world.browser('A');
    await world.run(a, 'schedule');
    const token = world.notes.live[0]?.syncToken;
    world.trace.length = 0;
    world.notes.nowMs += minuteMs;
    await world.run(a, 'schedule');
    expect(world.trace.filter((line) => /Claim/.test(line))).toEqual([]);
    world.notes.nowMs += claimHoldMs / 2;
    await world.run(a, 'schedule');
    expect(world.notes.live[0]?.syncToken).not.toBe(token);
    expect(world.senders()).toEqual(['A']);
  });

  test('stops by itself when it cannot confirm its claim', async () => {
    const world = await settled();
    world.notes.nowMs += claimHoldMs;
    expect(world.senders()).toEqual([]);
    await world.run(world.browser('A'), 'schedule', () => 'lost before');
    expect(world.senders()).toEqual([]);
    expect(whyNotByItself(world.browser('A').writer, world.notes.nowMs)?.code).toBe('quickbooks_unavailable');
  });

  test('makes a deleted note anew, and waits again', async () => {
    const world = await settled();
    world.notes.remove(world.notes.live[0]?.id ?? '');
    world.notes.nowMs += claimHoldMs;
    await world.run(world.browser('A'), 'schedule');
    expect(holderOf(world)).toBe('device-A');
    expect(world.senders()).toEqual([]);
    await world.pass(claimSettlesMs + 4 * minuteMs);
    expect(world.senders()).toEqual(['A']);
  });

  test('gives it up: the note stays and says so', async () => {
    const world = await settled();
    await world.run(world.browser('A'), 'leave');
    expect(world.senders()).toEqual([]);
    expect(readClaim(world.notes.live[0]?.text ?? '')).toMatchObject({ deviceName: 'Browser A', epoch: 2 });
    expect(holderOf(world)).toBeUndefined();
    expect(world.browser('A').writer.own).toBeUndefined();
    await world.run(world.browser('B'), 'schedule');
    expect(holderOf(world)).toBe('device-B');
  });

  test('reads its marks again only after the claim was lost', async () => {
    const world = await settled();
    await world.pass(3 * 3_600_000, [world.browser('A')]);
    expect(world.browser('A').marksRead).toBe(1);
    expect(world.senders()).toEqual(['A']);
  });
});

describe('two browsers', () => {
  test('the second does not send and says who does', async () => {
    const world = await settled();
    const b = world.browser('B');
    await world.run(b, 'schedule');
    expect(world.senders()).toEqual(['A']);
    expect(b.writer.problem?.code).toBe('writer_elsewhere');
    expect(b.writer.problem?.sentence).toContain('Browser A');
    expect(b.writer.other).toMatchObject({ deviceId: 'device-A', expired: false });
  });

  test('the seller takes over: the first stops, the second reads the marks and then begins', async () => {
    const world = await settled();
    const [a, b] = [world.browser('A'), world.browser('B')];
    await world.run(b, 'seller');
    expect(holderOf(world)).toBe('device-B');
    expect(world.senders()).toEqual(['A']);
    world.notes.nowMs += claimHoldMs / 2 + minuteMs;
    await world.run(a, 'schedule');
    expect(world.senders()).toEqual([]);
    expect(a.writer.problem?.code).toBe('writer_taken_over');
    await world.pass(claimSettlesMs);
    expect([world.senders(), b.marksRead]).toEqual([['B'], 1]);
  });

  test('an expired claim is taken without asking, one within its time is not', async () => {
    const world = await settled();
    world.notes.nowMs += claimLeaseMs - 20 * minuteMs;
    await world.run(world.browser('B'), 'schedule');
    expect(holderOf(world)).toBe('device-A');
    world.notes.nowMs += 40 * minuteMs;
    await world.run(world.browser('B'), 'schedule');
    expect(holderOf(world)).toBe('device-B');
  });

  test('two notes: the older counts, the younger is removed', async () => {
    const world = new ClaimWorld(['A', 'B'], { requestId: 'honoured', indexLagMs: 5 * minuteMs });
    await world.run(world.browser('B'), 'schedule');
    await world.run(world.browser('A'), 'schedule');
    expect(world.notes.live).toHaveLength(2);
    await world.pass(claimSettlesMs + 4 * minuteMs);
    expect(holderOf(world)).toBe('device-B');
    expect(world.senders()).toEqual(['B']);
    expect(world.browser('A').writer.problem?.code).toBe('writer_taken_over');
  });

  test('a note whose words somebody has changed is free', async () => {
    const world = await settled();
    const [note] = world.notes.live;
    world.notes.change(note?.id ?? '', note?.syncToken ?? '', 'cf:writer. old, please ignore');
    await world.run(world.browser('B'), 'schedule');
    expect(holderOf(world)).toBe('device-B');
    await world.pass(claimSettlesMs + 4 * minuteMs, [world.browser('A')]);
    expect(world.senders()).toEqual(['B']);
  });

  test('a copy of a profile under the same name: neither sends beside the other', async () => {
    const world = await settled(['A', 'copy']);
    const [a, copy] = [world.browser('A'), world.browser('copy')];
    copy.writer = { ...a.writer };
    world.notes.nowMs += claimHoldMs;
    await world.run(a, 'schedule');
    await world.run(copy, 'schedule');
    expect(world.senders()).toEqual(['A']);
    expect(copy.writer.problem?.code).toBe('writer_note_changed');
  });
});

const faults: readonly Fault[] = [
  'die before',
  'die after',
  'lost before',
  'lost after',
  'throttled',
  'slow',
];

/** After whatever happened: time passes, both run on schedule, and then exactly one sends and the other says so. */
async function peace(world: ClaimWorld, sendsAtLast?: string): Promise<void> {
  await world.pass(3_600_000, world.browsers);
  expect(world.senders(), world.trace.join('\n')).toHaveLength(1);
  if (sendsAtLast !== undefined) expect(world.senders()).toEqual([sendsAtLast]);
  expect(world.notes.live).toHaveLength(1);
  for (const { name, writer } of world.browsers) {
    if (world.senders().includes(name)) expect(writer.problem).toBeUndefined();
    else expect(writer.problem?.code).toMatch(/^writer_(elsewhere|taken)/);
  }
}

describe.each(faults)('a fault at every call: %s', (what) => {
  /** Plays a story with a fault at the n-th call of one run, for every n until it runs through without one. */
  async function atEveryCall(story: (fault: (call: number) => Fault) => Promise<boolean>): Promise<void> {
    for (let n = 1, hit = true; hit; n += 1) {
      hit = false;
      await story((call) => {
        if (call !== n) return 'none';
        hit = true;
        return what;
      });
      if (n > 60) throw new Error('it does not end');
    }
  }

  test('while the claim is made', () =>
    atEveryCall(async (fault) => {
      const world = new ClaimWorld(['A', 'B']);
      await world.run(world.browser('A'), 'schedule', fault);
      await peace(world);
      return true;
    }));

  test('while it is taken over', () =>
    atEveryCall(async (fault) => {
      const world = await settled();
      await world.run(world.browser('B'), 'seller', fault);
      world.notes.nowMs += minuteMs;
      await peace(world);
      return true;
    }));

  test('while it settles, reads the marks and confirms', () =>
    atEveryCall(async (fault) => {
      const world = new ClaimWorld(['A', 'B']);
      await world.run(world.browser('A'), 'schedule');
      world.notes.nowMs += claimSettlesMs;
      await world.run(world.browser('A'), 'continue', fault);
      await peace(world, 'A');
      return true;
    }));

  test('while it is confirmed', () =>
    atEveryCall(async (fault) => {
      const world = await settled();
      world.notes.nowMs += claimHoldMs;
      await world.run(world.browser('A'), 'schedule', fault);
      await peace(world, 'A');
      return true;
    }));

  test('while the younger of two notes is removed', () =>
    atEveryCall(async (fault) => {
      const world = await settled();
      world.notes.create(world.notes.live[0]?.text.replaceAll('device-A', 'device-B') ?? '', 'copy');
      await world.run(world.browser('B'), 'schedule', fault);
      await peace(world, 'A');
      return true;
    }));
});

describe('two takeovers at once', () => {
  /** B and C take A's claim over; B pauses before its n-th call until C is through. */
  test('exactly one wins, whoever pauses where', async () => {
    const winners = new Set<string>();
    for (let pause = 1; pause < 9; pause += 1) {
      const world = await settled(['A', 'B', 'C']);
      const [b, c] = [world.browser('B'), world.browser('C')];
      let calls = 0;
      let other: Promise<unknown> | undefined;
      world.yields = async (browser: Browser) => {
        if (browser !== b) return;
        calls += 1;
        if (calls === pause) other = world.run(c, 'seller');
        await (calls === pause ? other : undefined);
      };
      await world.run(b, 'seller');
      await other;
      world.yields = async () => undefined;
      const holder = holderOf(world);
      const loser = holder === 'device-B' ? c : b;
      expect(['device-B', 'device-C']).toContain(holder);
      winners.add(holder ?? '');
      expect(loser.writer.own === undefined || loser.writer.own.settled === false).toBe(true);
      await world.pass(claimSettlesMs + 4 * minuteMs, world.browsers);
      expect(world.senders()).toEqual([holder === 'device-B' ? 'B' : 'C']);
      expect(loser.writer.problem?.code).toMatch(/^writer_(taken|elsewhere)/);
    }
    expect(winners.size).toBe(2);
  });

  test('the loser is told, and does not take it back by itself', async () => {
    const world = await settled(['A', 'B', 'C']);
    const [b, c] = [world.browser('B'), world.browser('C')];
    let taken: Promise<unknown> | undefined;
    world.yields = async (browser: Browser, call: string) => {
      if (browser === b && call === 'changeClaim' && taken === undefined) {
        taken = world.run(c, 'seller');
        await taken;
      }
    };
    await world.run(b, 'seller');
    expect(holderOf(world)).toBe('device-C');
    expect(b.writer.problem?.code).toBe('writer_taken_meanwhile');
    expect(b.writer.wish).toBeUndefined();
  });

  test('a confirmation of the holder in between does not stop a takeover', async () => {
    const world = await settled();
    const [a, b] = [world.browser('A'), world.browser('B')];
    let confirmed = false;
    world.yields = async (browser: Browser, call: string) => {
      if (browser !== b || call !== 'changeClaim' || confirmed) return;
      confirmed = true;
      world.notes.nowMs += claimHoldMs / 2 + minuteMs;
      await world.run(a, 'schedule');
    };
    await world.run(b, 'seller');
    expect(confirmed).toBe(true);
    expect(holderOf(world)).toBe('device-B');
  });
});
