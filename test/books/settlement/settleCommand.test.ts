import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { longestNumber } from '../../../lib/books/numbers/fitting';
import type { Problem } from '../../../lib/problem/problem';
import type { PrintedDocument } from '../../commands/settle/printedDocument';
import { smallFile, textOf } from '../../ledger/settlement/settlementFixture';

const folder = '../shared/data/amazon/settlements';
/** A judge of plain text journals; where it is not installed its tests are skipped. */
const judge = 'hledger';
const scratch = mkdtempSync(join(tmpdir(), 'settle-'));
afterAll(() => rmSync(scratch, { recursive: true }));

interface Settled {
  readonly file: string;
  readonly settlementId: string;
  readonly currency: string;
  readonly rows: number;
  readonly totalMinor: number;
  readonly residualMinor: number;
  readonly documents: readonly PrintedDocument[];
  readonly unknown: readonly string[];
  readonly problems: readonly Problem[];
}

interface Answer {
  readonly code: number;
  readonly lines: readonly Settled[];
  readonly errors: string;
}

/** Runs the command as `npm run settle` does. */
function settle(...args: readonly string[]): Promise<Answer> {
  return new Promise((resolve) => {
    execFile('node_modules/.bin/tsx', ['test/commands/settle.ts', ...args], (error, output, errors) => {
      const lines = output
        .trim()
        .split('\n')
        .filter((line) => line !== '');
      const code = error === null ? 0 : Number(error.code);
      resolve({ code, lines: lines.map((line) => JSON.parse(line) as Settled), errors });
    });
  });
}

function written(name: string, text: string): string {
  const path = join(scratch, name);
  writeFileSync(path, text);
  return path;
}

function hasHledger(): boolean {
  try {
    execFileSync(judge, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const small = written('small.txt', textOf(smallFile));

test('a line of JSON for each file, and an exit code that says whether all hold', async () => {
  const wrong = written('wrong.txt', textOf(smallFile).replace('1069.99', '1070.00'));
  const { code, lines } = await settle(small, wrong);
  expect(code).toBe(1);
  expect(lines[0]).toMatchObject({
    file: 'small.txt',
    settlementId: '12395580393',
    currency: 'USD',
    rows: 4,
    totalMinor: 106_999,
    residualMinor: 0,
    unknown: [],
    problems: [],
  });
  expect(lines[0]?.documents.map(({ number, kind, date }) => [number, kind, date])).toEqual([
    ['AZ12395580393', 'journalEntry', '2026-11-16'],
    ['AZ12395580393-P', 'journalEntry', '2026-11-18'],
  ]);
  expect(lines[1]).toMatchObject({ residualMinor: 1, documents: [] });
  expect(lines[1]?.problems.map((each) => each.code)).toEqual(['settlement_sum']);
  expect((await settle(small)).code).toBe(0);
});

test('a file that is not there is named, and the others are read', async () => {
  const { code, lines, errors } = await settle(join(scratch, 'nowhere.txt'), scratch, small);
  expect(code).toBe(1);
  expect(lines.map(({ file }) => file)).toEqual(['small.txt']);
  expect(errors).toContain('nowhere.txt cannot be read: ');
  expect(errors).toContain(`${scratch} cannot be read: it is a folder`);
});

test('settings change the accounts and the lines', async () => {
  const settings = written(
    'settings.json',
    JSON.stringify({
      payout: 'bankFeed',
      lines: 'byKind',
      accounts: { sales: '4000 Sales', sellerFees: '6000 Fees' },
    }),
  );
  const { code, lines } = await settle('--settings', settings, small);
  expect(code).toBe(0);
  expect(lines[0]?.documents.map(({ number }) => number)).toEqual(['AZ12395580393']);
  expect(lines[0]?.documents[0]?.lines.map(({ account }) => account)).toContain('4000 Sales');
  expect(lines[0]?.documents[0]?.lines.map(({ account }) => account)).toContain('6000 Fees');
  const unknown = written('unknown.json', JSON.stringify({ payouts: 'bankFeed' }));
  expect((await settle('--settings', unknown, small)).code).not.toBe(0);
});

test.skipIf(!hasHledger())('the journal is one that hledger accepts', async () => {
  const journal = join(scratch, 'small.journal');
  expect((await settle('--hledger', journal, small, small)).code).toBe(0);
  execFileSync(judge, ['-f', journal, 'check']);
  const balances = execFileSync(judge, ['-f', journal, 'bal', '-N', '-O', 'csv'], { encoding: 'utf8' });
  expect(balances).toContain('"Settlement Bank","USD 1069.99"');
  expect(balances).not.toContain('Amazon Clearing');
});

describe.skipIf(!existsSync(folder))('statements from Amazon', () => {
  const files = (): readonly string[] =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => join(folder, name));
  const synthetic = (path: string): boolean => path.includes('synthetic');

  test('the real ones come out to the cent, however they are written', async () => {
    const { code, lines } = await settle(...files().filter((path) => !synthetic(path)));
    expect(code).toBe(0);
    expect(lines).toHaveLength(5);
    for (const { documents, residualMinor, totalMinor, currency } of lines) {
      expect(residualMinor).toBe(0);
      expect(currency).toBe('CAD');
      expect(documents.some(({ number }) => number.endsWith('-P'))).toBe(totalMinor > 0);
      for (const { number, lines: own } of documents) {
        expect(number.length).toBeLessThanOrEqual(longestNumber);
        expect(own.reduce((sum, { debitMinor, creditMinor }) => sum + debitMinor - creditMinor, 0)).toBe(0);
      }
    }
    const documentsOf = (name: string) => lines.find(({ file }) => file === name)?.documents;
    expect(documentsOf('eu-comma-93467559110.txt')).toEqual(documentsOf('ca-93467559110.txt'));
    expect(documentsOf('eu-comma-96051470715.txt')).toEqual(documentsOf('ca-96051470715.txt'));
  });

  test.skipIf(!hasHledger())('their journal is one that hledger accepts', async () => {
    const journal = join(scratch, 'real.journal');
    await settle('--hledger', journal, ...files().filter((path) => !synthetic(path)));
    execFileSync(judge, ['-f', journal, 'check']);
    expect(readFileSync(journal, 'utf8').match(/^\d{4}-/gm)).toHaveLength(7);
  });

  test('the made-up one is refused, and its own faults are named', async () => {
    const { code, lines } = await settle(...files().filter(synthetic));
    expect(code).toBe(1);
    expect(lines[0]).toMatchObject({ rows: 23, totalMinor: 58_289, documents: [] });
    expect(lines[0]?.unknown).toEqual([
      'ServiceFee / other-transaction / Storage Fee',
      'ServiceFee / other-transaction / Subscription Fee',
      'ServiceFee / other-transaction / LowInventoryLevelFee',
      'Shipment / Shipment-Fees / FBAPerOrderFulfillmentFee',
      'Adjustment / other-transaction / Refund Reimbursal',
      'Transfer / other-transaction / Previous Reserve Amount Balance',
      'Transfer / other-transaction / Current Reserve Amount',
    ]);
    expect(lines[0]?.problems.map((each) => each.code)).toEqual([
      'settlement_row_outside',
      'settlement_label_unknown',
    ]);
    expect(lines[0]?.problems[0]?.sentence).toContain('Line 17 is dated 2026-06-14');
  });
});
