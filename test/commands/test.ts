import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What one suite counted. */
interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** One suite of `npm test`: a command whose end counts as one test, or one that counts its own. */
interface Suite {
  readonly name: string;
  readonly command: readonly string[];
  readonly counts: 'itself' | 'vitest';
}

/** In the order in which a fault is cheapest to find. */
const suites: readonly Suite[] = [
  { name: 'prepare', command: ['wxt', 'prepare'], counts: 'itself' },
  { name: 'types', command: ['tsc', '--noEmit', '-p', '.'], counts: 'itself' },
  { name: 'lint and format', command: ['biome', 'check', '.'], counts: 'itself' },
  { name: 'unused', command: ['knip'], counts: 'itself' },
  {
    name: 'unit, property, architecture, crash',
    command: ['vitest', 'run', '--config', 'test/vitest.config.ts'],
    counts: 'vitest',
  },
  { name: 'build', command: ['wxt', 'build'], counts: 'itself' },
  { name: 'sizes', command: ['size-limit'], counts: 'itself' },
  {
    name: 'browser',
    command: ['vitest', 'run', '--config', 'test/browser/vitest.config.ts'],
    counts: 'vitest',
  },
];

const only = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'counterfoil-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };
for (const suite of suites) {
  if (only.length > 0 && !only.some((word) => suite.name.includes(word))) continue;
  const began = performance.now();
  console.log(`\n— ${suite.name}`);
  const count = await run(suite);
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`— ${suite.name}: ${count.failed === 0 ? 'ok' : 'FAILED'} in ${seconds} s`);
}
rmSync(folder, { recursive: true, force: true });
process.exitCode = total.failed === 0 ? 0 : 1;
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);

async function run(suite: Suite): Promise<Count> {
  const report = join(folder, `${suite.name.replaceAll(/\W+/g, '-')}.json`);
  const extra =
    suite.counts === 'vitest' ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : [];
  const code = await exitCode([...suite.command, ...extra]);
  if (suite.counts === 'itself')
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  return countOf(report, code);
}

/** Counts of a vitest report; a run that failed without a failed test (a file that does not load) is one failure. */
function countOf(report: string, code: number): Count {
  try {
    const json: unknown = JSON.parse(readFileSync(report, 'utf8'));
    const number = (name: string): number => {
      const value = (json as Record<string, unknown>)[name];
      return typeof value === 'number' ? value : 0;
    };
    const failed = number('numFailedTests');
    return {
      passed: number('numPassedTests'),
      failed: failed === 0 && code !== 0 ? 1 : failed,
      skipped: number('numPendingTests') + number('numTodoTests'),
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function exitCode(command: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command[0] ?? '', command.slice(1), { stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });
}
