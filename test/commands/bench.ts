import 'temporal-polyfill/full/global';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chosenParts, parts } from '../bench/parts';
import { mediansOf, tableOf } from '../bench/table';

const usage = `npm run bench
  Measures what the extension costs a page of Seller Central with 100 orders, in a real browser, in turns with
  the same page without it; how fast settlement files are read, beside other readers and in how much memory;
  how many drafts are drawn up in a second, and how long many rules take over many events; and, on a virtual
  clock, how near batches come to the rate that Intuit allows, with how many reads. Prints a table; says where a
  target is missed, and ends with 0 all the same: times depend on the machine.
  -- --only WORD   one part alone: ${parts.map(({ name }) => name).join(', ')}; may be given several times
  -- --runs N      how often (20)
  -- --json FILE   writes the medians as one flat object of names and numbers
`;

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
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
  const medians: Record<string, number> = {};
  const tables: string[] = [];
  for (const { figures, take } of chosenParts(values.only)) {
    const samples = await take(runs, (what) => process.stderr.write(`${what}\n`));
    tables.push(tableOf(figures, samples));
    Object.assign(medians, mediansOf(figures, samples));
  }
  process.stdout.write(tables.join('\n'));
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(medians, null, 2)}\n`);
}
