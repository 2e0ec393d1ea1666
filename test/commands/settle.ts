import 'temporal-polyfill/full/global';
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { hledgerJournal } from '../../lib/books/settlement/hledgerJournal';
import type { JournalEntry } from '../../lib/books/settlement/journalEntry';
import { settlementDocuments } from '../../lib/books/settlement/settlementDocuments';
import { type SettlementSettings, usSettlementSettings } from '../../lib/books/settlement/settlementSettings';
import { readSettlement } from '../../lib/ledger/settlement/readSettlement';
import type { SettlementReading } from '../../lib/ledger/settlement/settlement';
import { chainGaps } from '../../lib/ledger/settlement/settlementChain';
import type { Problem } from '../../lib/problem/problem';

/**
 * Reads settlement files and prints one line of JSON for each. Its exit code is 0 only if every file adds
 * up, nothing in it is unknown and nothing is wrong with it.
 */
const usage = 'usage: npm run settle -- [--settings FILE] [--hledger FILE] FILE…';

const accountNames = Object.keys(usSettlementSettings.accounts);
const settingsShape = v.strictObject({
  convention: v.optional(v.picklist(['zero', 'balance'])),
  timeZone: v.optional(v.pipe(v.string(), v.check(isTimeZone, 'no time zone of that name'))),
  facilitatorTax: v.optional(v.picklist(['leaveOut', 'liability'])),
  lines: v.optional(v.picklist(['byAccount', 'byKind'])),
  payout: v.optional(v.picklist(['journalEntry', 'bankFeed'])),
  accounts: v.optional(v.record(v.picklist(accountNames), v.pipe(v.string(), v.trim(), v.nonEmpty()))),
});

/** What is printed of a file. */
interface Settled {
  readonly file: string;
  readonly settlementId: string | null;
  readonly currency: string | null;
  readonly rows: number;
  readonly totalMinor: number | null;
  readonly residualMinor: number | null;
  readonly documents: readonly JournalEntry[];
  readonly unknown: readonly string[];
  readonly problems: readonly Problem[];
}

const { values, positionals } = parseArgs({
  options: { settings: { type: 'string' }, hledger: { type: 'string' } },
  allowPositionals: true,
});
if (positionals.length === 0) {
  console.error(usage);
  process.exit(2);
}
const settings = values.settings === undefined ? usSettlementSettings : readSettings(values.settings);
const readings: SettlementReading[] = [];
const documents = new Map<string, readonly JournalEntry[]>();
let holds = true;
for (const file of positionals) {
  const settled = await settle(file, settings);
  holds &&= settled.residualMinor === 0 && settled.unknown.length === 0 && settled.problems.length === 0;
  // The same settlement given twice is one settlement in the journal.
  if (settled.settlementId !== null && settled.documents.length > 0)
    documents.set(settled.settlementId, settled.documents);
  console.log(JSON.stringify(settled));
}
// Files of one seller need not be complete, so that a gap is told and fails nothing.
for (const { after, before, what, leftMinor, broughtMinor } of chainGaps(readings)) {
  const amounts = what === 'time' ? 'a settlement is missing' : `${what} ${leftMinor} became ${broughtMinor}`;
  console.error(`between ${after} and ${before}: ${amounts}`);
}
if (values.hledger !== undefined)
  writeFileSync(values.hledger, hledgerJournal([...documents.values()].flat()));
process.exitCode = holds ? 0 : 1;

async function settle(file: string, chosen: SettlementSettings): Promise<Settled> {
  const reading = await readSettlement(() => createReadStream(file, { highWaterMark: 1_048_576 }));
  readings.push(reading);
  const books = settlementDocuments(reading, chosen);
  const { summary, rows, unknown, problems } = reading;
  return {
    file: basename(file),
    settlementId: summary?.settlementId ?? null,
    currency: summary?.currency ?? null,
    rows,
    totalMinor: summary?.totalMinor ?? null,
    residualMinor: summary === undefined ? null : books.residualMinor,
    documents: books.documents,
    unknown,
    problems,
  };
}

function readSettings(path: string): SettlementSettings {
  const { accounts, ...others } = v.parse(settingsShape, JSON.parse(readFileSync(path, 'utf8')));
  const given = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined));
  return { ...usSettlementSettings, ...given, accounts: { ...usSettlementSettings.accounts, ...accounts } };
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
