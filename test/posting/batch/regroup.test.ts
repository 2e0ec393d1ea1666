import { describe, expect, test } from 'vitest';
import { type Batch, batchOf } from '../../../lib/posting/batch/batch';
import { nextOfBatch } from '../../../lib/posting/batch/regroup';
import type { Posting, PostingKey } from '../../../lib/posting/posting';
import type { Step } from '../../../lib/posting/step';
import { posting } from '../../store/storeFixtures';

/** What may have become of one member of a batch whose answer was lost. */
const fates = ['again', 'next try', 'open', 'posted', 'blocked', 'lost'] as const;
type Fate = (typeof fates)[number];

const nowMs = 500_000;
const dueMs = 620_000;
const names = ['E1', 'E2', 'E3'] as const;

const member = (name: string, change: Partial<Posting> = {}): Posting =>
  posting({
    key: `1/sale/${name}`,
    frozen: { requestId: `request-${name}`, payload: '{}', frozenAtMs: 1 },
    ...change,
  });

const batch: Batch = batchOf(
  '1',
  names.map((name) => ({
    operation: 'create',
    key: `1/sale/${name}`,
    kind: 'salesReceipt',
    payload: '{}',
    requestId: `request-${name}`,
  })),
  1_000,
);

function stepOf(name: string, fate: Fate): Step | undefined {
  switch (fate) {
    case 'again':
      return { posting: member(name, { state: 'sending' }), effect: { do: 'send' } };
    case 'next try': {
      const frozen = { requestId: `request-${name}-2`, payload: '{}', frozenAtMs: 2 };
      return { posting: member(name, { state: 'sending', frozen }), effect: { do: 'send' } };
    }
    case 'open':
      return {
        posting: member(name, { state: 'unknown', nextAtMs: dueMs }),
        effect: { do: 'wait', untilMs: dueMs },
      };
    case 'posted':
    case 'blocked':
      return { posting: member(name, { state: fate }), effect: { do: 'nothing' } };
    case 'lost':
      return undefined;
  }
}

const all = fates.flatMap((a) => fates.flatMap((b) => fates.map((c) => [a, b, c] as const)));

describe('a batch whose answer was lost', () => {
  test.each(all)('goes on as it may where its members are %s, %s and %s', (...fate) => {
    const steps = new Map<PostingKey, Step>();
    names.forEach((name, index) => {
      const step = stepOf(name, fate[index] ?? 'lost');
      if (step !== undefined) steps.set(`1/sale/${name}`, step);
    });
    const sends = names
      .filter((_, index) => fate[index] === 'again' || fate[index] === 'next try')
      .map((name) => `1/sale/${name}`);
    for (const justFound of [false, true]) {
      const next = nextOfBatch(batch, steps, { justFound, nowMs });
      if (fate.every((each) => each === 'again')) expect(next).toEqual({ do: 'replay' });
      else if (fate.includes('open')) expect(next).toEqual({ do: 'hold', untilMs: dueMs });
      else if (sends.length === 0) expect(next).toEqual({ do: 'close' });
      // The request may be at work on the others just now.
      else if (justFound) expect(next).toEqual({ do: 'hold', untilMs: nowMs + 30_000 });
      else expect(next).toEqual({ do: 'regroup', keys: sends });
    }
  });
});
