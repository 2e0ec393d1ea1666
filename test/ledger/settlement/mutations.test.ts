import { expect, test } from 'vitest';
import { readSettlement } from '../../../lib/ledger/settlement/readSettlement';
import type { SettlementReading } from '../../../lib/ledger/settlement/settlement';
import { generateBroadWorld } from '../../sandbox/world/broad/broadWorld';
import { settlementFile } from '../../sandbox/world/broad/fileView';
import { createRandom, type Random } from '../../sandbox/world/random';
import { smallFile, sourceOf, textOf } from './settlementFixture';

const { SEED: seed, MUTATIONS: count } = process.env;
const seeds =
  seed === undefined
    ? Array.from({ length: Number(count ?? 2400) }, (_, index) => index + 1)
    : [Number(seed)];

/** Files of every manner: points and commas, dots and hyphens, columns in both orders, rows in any. */
const files: readonly [string, ...string[]] = [
  textOf(smallFile),
  ...Array.from({ length: 12 }, (_, index) => generateBroadWorld({ seed: index + 1 })).flatMap((world) =>
    world.settlements.slice(0, 2).map((settlement) => settlementFile(world, settlement)),
  ),
];

const read = (bytes: Uint8Array): Promise<SettlementReading> => readSettlement(sourceOf(bytes, 777));
const encoder = new TextEncoder();
const bases = new Map(
  await Promise.all(files.map(async (file) => [file, await read(encoder.encode(file))] as const)),
);

/** What may befall a file between Amazon and us. */
const mutations: Readonly<Record<string, (bytes: Uint8Array, random: Random) => Uint8Array>> = {
  'a byte changed': (bytes, random) => {
    const at = random.whole(0, bytes.length - 1);
    return bytes.with(at, random.whole(0, 255));
  },
  'a byte changed to one that files are made of': (bytes, random) => {
    const at = random.whole(0, bytes.length - 1);
    return bytes.with(at, random.pick([...'0123456789.,-\t\n\r \'"'] as [string, ...string[]]).charCodeAt(0));
  },
  'bytes lost': (bytes, random) => {
    const at = random.whole(0, bytes.length - 1);
    return joined(bytes.subarray(0, at), bytes.subarray(at + random.pick([1, 1, 2, 5, 60, 400])));
  },
  'bytes twice': (bytes, random) => {
    const at = random.whole(0, bytes.length - 1);
    const end = Math.min(bytes.length, at + random.pick([1, 1, 2, 5, 60, 400]));
    return joined(bytes.subarray(0, end), bytes.subarray(at));
  },
  'bytes from elsewhere': (bytes, random) => {
    const [at, from] = [random.whole(0, bytes.length - 1), random.whole(0, bytes.length - 1)];
    const piece = bytes.subarray(from, from + random.pick([1, 2, 8, 30, 200]));
    return joined(bytes.subarray(0, at), piece, bytes.subarray(at));
  },
  'the end lost': (bytes, random) => bytes.subarray(0, random.whole(0, bytes.length - 1)),
  'the beginning lost': (bytes, random) => bytes.subarray(random.whole(1, bytes.length - 1)),
  'cells moved by one': (bytes, random) => {
    const tabs = [...bytes.keys()].filter((at) => bytes[at] === 9);
    const at = tabs[random.whole(0, tabs.length - 1)] ?? 0;
    return random.chance(0.5)
      ? joined(bytes.subarray(0, at), bytes.subarray(at + 1))
      : joined(bytes.subarray(0, at), encoder.encode('\t'), bytes.subarray(at));
  },
  'lines in another order': (bytes, random) => {
    const lines = new TextDecoder().decode(bytes).split('\n');
    const [one, other] = [random.whole(0, lines.length - 1), random.whole(0, lines.length - 1)];
    [lines[one], lines[other]] = [lines[other] ?? '', lines[one] ?? ''];
    return encoder.encode(lines.join('\n'));
  },
  'a line of another file': (bytes, random) => {
    const lines = random.pick(files).split('\n');
    const own = new TextDecoder().decode(bytes).split('\n');
    own.splice(random.whole(0, own.length - 1), 0, lines[random.whole(0, lines.length - 1)] ?? '');
    return encoder.encode(own.join('\n'));
  },
  'two names of columns exchanged': (bytes, random) => {
    const text = new TextDecoder().decode(bytes);
    const header = text.split(/\r?\n/)[0] ?? '';
    const names = header.split('\t');
    const [one, other] = [random.whole(0, names.length - 1), random.whole(0, names.length - 1)];
    [names[one], names[other]] = [names[other] ?? '', names[one] ?? ''];
    return encoder.encode(names.join('\t') + text.slice(header.length));
  },
  'one mark of decimals exchanged': (bytes, random) => {
    const marks = [...bytes.keys()].filter((at) => bytes[at] === 46 || bytes[at] === 44);
    const at = marks[random.whole(0, marks.length - 1)] ?? 0;
    return bytes.with(at, bytes[at] === 46 ? 44 : 46);
  },
};

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** What leaves every row in its place: each kind must come to the same then. */
const keepsRows: ReadonlySet<string> = new Set([
  'a byte changed',
  'cells moved by one',
  'two names of columns exchanged',
  'one mark of decimals exchanged',
]);

function kindSums({ amounts }: SettlementReading): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { meaning, amountMinor } of amounts) {
    const kind = meaning?.kind ?? 'unknown';
    sums[kind] = (sums[kind] ?? 0) + amountMinor;
  }
  return Object.fromEntries(Object.entries(sums).filter(([, minor]) => minor !== 0));
}

/**
 * One change cannot move an amount and keep the sum, but it can take out or double rows that come to nothing
 * together, a tax and what Amazon keeps of it; so that it is the sum that must be the same.
 */
test.each(Object.entries(mutations))('%s: the same sum, or refused', async (name, mutate) => {
  let refused = 0;
  for (const each of seeds.filter((_, index) => index % Object.keys(mutations).length === 0)) {
    const random = createRandom(each, name);
    const file = random.pick(files);
    const base = bases.get(file);
    const label = `SEED=${each}, ${name}`;
    const reading = await read(mutate(encoder.encode(file), random));
    if (reading.problems.length > 0) {
      refused += 1;
      for (const { sentence, remedy } of reading.problems)
        expect(`${sentence} ${remedy}`, label).not.toMatch(/\{\w+\}|undefined|NaN/);
      continue;
    }
    const { summary, sumMinor, unknown, amounts } = reading;
    expect(sumMinor, label).toBe(base?.sumMinor);
    expect(summary?.totalMinor, label).toBe(base?.sumMinor);
    expect(unknown, label).toEqual([]);
    expect(
      amounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      label,
    ).toBe(base?.sumMinor);
    if (keepsRows.has(name)) expect(kindSums(reading), label).toEqual(base && kindSums(base));
  }
  expect(refused).toBeGreaterThan(0);
});
