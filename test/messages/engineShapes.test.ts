import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { EngineCommands } from '../../lib/messages/engineCommands';
import { engineShapes } from '../../lib/messages/engineShapes';
import { connectionId, orderId, sent, settings } from './engineAsks';

const commands = Object.keys(engineShapes) as (keyof EngineCommands)[];

function accepts(command: keyof EngineCommands, asks: unknown): boolean {
  return v.safeParse(engineShapes[command] as v.GenericSchema, asks).success;
}

describe.each(commands)('%s', (command) => {
  test('takes what our pages send, as they send it', () => {
    expect(sent[command].length).toBeGreaterThan(0);
    for (const asks of sent[command]) {
      const parsed = v.safeParse(engineShapes[command] as v.GenericSchema, structuredClone(asks));
      expect(parsed.issues).toBeUndefined();
      expect(parsed.output).toEqual(asks);
    }
  });

  test('refuses what has a field more, a field less or another kind of value, at any depth', () => {
    for (const asks of sent[command]) {
      const broken = [...brokenOnes(asks)];
      expect(broken.length).toBeGreaterThan(1);
      for (const [what, each] of broken)
        expect(accepts(command, each), `${what}: ${JSON.stringify(each)}`).toBe(false);
    }
  });

  test('refuses anything else without throwing', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, maxDepth: 4 }), (asks) => {
        expect(accepts(command, asks)).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});

describe('what looks right and is not', () => {
  test.each<readonly [string, keyof EngineCommands, unknown]>([
    [
      'days in the wrong order',
      'beginRun',
      {
        connectionId,
        asked: {
          what: { by: 'days', first: '2026-12-01', last: '2026-11-30', counted: 'posted' },
          dryRun: true,
        },
      },
    ],
    [
      'a day that does not exist',
      'beginRun',
      { connectionId, asked: { what: { by: 'history', first: '2026-02-30' }, dryRun: true } },
    ],
    [
      'no orders',
      'beginRun',
      { connectionId, asked: { what: { by: 'orders', orderIds: [] }, dryRun: true } },
    ],
    [
      'too many orders',
      'beginRun',
      {
        connectionId,
        asked: {
          what: { by: 'orders', orderIds: Array.from({ length: 5_001 }, () => orderId) },
          dryRun: true,
        },
      },
    ],
    [
      'a time zone that is none',
      'saveConnectionSettings',
      withSchedule({ every: 'day', at: '06:30', timeZone: 'Europe/Atlantis' }),
    ],
    [
      'a time that is none',
      'saveConnectionSettings',
      withSchedule({ every: 'day', at: '24:00', timeZone: 'Europe/Berlin' }),
    ],
    [
      'an interval that is too short',
      'saveConnectionSettings',
      withSchedule({ every: 'minutes', minutes: 1 }),
    ],
    [
      'a rule that is none',
      'saveConnectionSettings',
      { connectionId, settings: { ...settings, rules: [{ id: '1' }] } },
    ],
    [
      'a rule of endless depth',
      'saveConnectionSettings',
      { connectionId, settings: { ...settings, rules: [deepRule()] } },
    ],
    ['a hash of another form', 'agreeRun', { runId: 'run/1', digest: 'seen' }],
    [
      'a settlement id with words',
      'previewSubject',
      { connectionId, subject: { of: 'settlement', settlementId: '1 or 1' } },
    ],
  ])('%s', (_, command, asks) => {
    expect(accepts(command, asks)).toBe(false);
  });
});

function withSchedule(schedule: unknown): unknown {
  return { connectionId, settings: { ...settings, sync: { ...settings.sync, schedule } } };
}

function deepRule(): unknown {
  let when: unknown = { all: [] };
  for (let depth = 0; depth < 5_000; depth += 1) when = { all: [when] };
  return { id: '1', name: 'deep', on: true, when, actions: [] };
}

/** Objects whose fields a seller names: one more is one more name. */
const open = new Set(['settings.books.matching.marketplaceCustomers', 'settings.books.tax']);
/** Fields that may be missing. */
const optional = new Set(['filter', 'marketplaceIds', 'country']);

/** The same message with one thing wrong in it, for each place in it. */
function* brokenOnes(value: unknown, path = ''): Generator<readonly [string, unknown]> {
  yield [`${path} is a number`, typeof value === 'number' ? 'x' : -1.5];
  if (typeof value !== 'object' || value === null || path.startsWith('settings.books')) return;
  if (Array.isArray(value)) {
    yield [`${path} has a stranger`, [...value, { strange: true }]];
    for (const [index, each] of value.entries())
      for (const [what, broken] of brokenOnes(each, `${path}.${index}`))
        yield [what, value.map((other, place) => (place === index ? broken : other))];
    return;
  }
  if (!open.has(path)) yield [`${path} has one field more`, { ...value, strange: 1 }];
  for (const [name, each] of Object.entries(value)) {
    const inner = path === '' ? name : `${path}.${name}`;
    const { [name]: _left, ...less } = value as Record<string, unknown>;
    if (!optional.has(name)) yield [`${inner} is missing`, less];
    for (const [what, broken] of brokenOnes(each, inner)) yield [what, { ...value, [name]: broken }];
  }
}
