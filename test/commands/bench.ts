import 'temporal-polyfill/full/global';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { figures } from '../bench/figures';
import { type Samples, takeSamples } from '../bench/samples';
import { type Spread, spreadOf } from '../bench/spread';

const usage = `npm run bench
  Builds the extension and measures what it costs a page of Seller Central with 100 orders, in a real browser,
  in turns with the same page without it. Prints a table; says where a target is missed, and ends with 0 all
  the same: times depend on the machine.
  -- --runs N      how often (20)
  -- --json FILE   writes the medians as one flat object of names and numbers
`;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);

if (values.help) process.stdout.write(usage);
else if (!Number.isInteger(runs) || runs < 1)
  throw new RangeError(`--runs ${values.runs} is no number of runs`);
else {
  build();
  process.stderr.write('Connecting both sides and fetching the orders of the page …\n');
  const samples = await takeSamples(runs, (round) => {
    process.stderr.write(round < 0 ? 'Warming up …\n' : `Round ${round + 1} of ${runs}\n`);
  });
  process.stdout.write(tableOf(samples));
  if (values.json !== undefined)
    writeFileSync(values.json, `${JSON.stringify(mediansOf(samples), null, 2)}\n`);
}

function build(): void {
  const built = spawnSync('wxt', ['build'], { stdio: ['ignore', 'ignore', 'inherit'], shell: true });
  if (built.status !== 0) throw new Error('The extension could not be built: see above.');
}

/** A figure's spread; of a ratio, the medians' ratio: pairs of single loads differ more than what is measured. */
function spreadFor(samples: Samples, name: string): Spread {
  if (name !== 'page.load.ratio') return spreadOf(samples.get(name) ?? []);
  const ours = spreadOf(samples.get('page.load.ms') ?? []);
  const bare = spreadOf(samples.get('page.load.bare.ms') ?? []);
  return {
    least: ours.least / bare.least,
    median: ours.median / bare.median,
    most: ours.most / bare.most,
  };
}

function mediansOf(samples: Samples): Readonly<Record<string, number>> {
  const medians: Record<string, number> = {};
  for (const { name } of figures) medians[name] = round(spreadFor(samples, name).median);
  return medians;
}

function tableOf(samples: Samples): string {
  const head = ['figure', 'least', 'median', 'most', 'at most', ''];
  const rows = figures.map(({ name, atMost }) => {
    const { least, median, most } = spreadFor(samples, name);
    const verdict = atMost === undefined ? '' : round(median) <= atMost ? 'ok' : 'over';
    return [
      name,
      shown(least),
      shown(median),
      shown(most),
      atMost === undefined ? '' : String(atMost),
      verdict,
    ];
  });
  const lines = [head, ...rows].map(([name = '', ...cells]) =>
    `${name.padEnd(26)}${cells.map((cell) => cell.padStart(10)).join('')}`.trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function shown(value: number): string {
  return round(value).toLocaleString('en-US', { maximumFractionDigits: 3, useGrouping: false });
}
