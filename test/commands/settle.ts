import 'temporal-polyfill/full/global';
import { accessSync, constants, createReadStream, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { Draft } from '../../lib/books/draft';
import { hledgerJournal } from '../../lib/books/journal/hledgerJournal';
import { settlementBooks } from '../../lib/books/settlement/settlementDrafts';
import { readSettlement } from '../../lib/ledger/settlement/readSettlement';
import type { SettlementReading } from '../../lib/ledger/settlement/settlement';
import { chainGaps, gapProblem } from '../../lib/ledger/settlement/settlementChain';
import type { Settlement } from '../../lib/ledger/settlement/settlementFacts';
import type { Problem } from '../../lib/problem/problem';
import { type PrintedDocument, printedDocument } from './settle/printedDocument';
import { contextOf, readSettings, type SettleSettings, usSettings } from './settle/settleSettings';

/**
 * Reads settlement files and prints one line of JSON for each. Its exit code is 0 only if every file adds
 * up, nothing in it is unknown and nothing is wrong with it.
 */
const usage = 'usage: npm run settle -- [--settings FILE] [--hledger FILE] FILE…';

/** What is printed of a file. */
interface Settled {
  readonly file: string;
  readonly settlementId: string | null;
  readonly currency: string | null;
  readonly rows: number;
  readonly totalMinor: number | null;
  readonly residualMinor: number | null;
  readonly documents: readonly PrintedDocument[];
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
const settings = values.settings === undefined ? usSettings : settingsOf(values.settings);
const readings: SettlementReading[] = [];
const documents = new Map<string, readonly Draft[]>();
let holds = true;
for (const file of positionals) {
  const reason = unreadable(file);
  if (reason !== undefined) {
    // The others are read all the same.
    console.error(`${file} cannot be read: ${reason}`);
    holds = false;
    continue;
  }
  const settled = await settle(file, settings);
  holds &&= settled.residualMinor === 0 && settled.unknown.length === 0 && settled.problems.length === 0;
  console.log(JSON.stringify(settled));
}
// Files of one seller need not be complete, so that a gap is told and fails nothing.
for (const gap of chainGaps(readings)) console.error(gapProblem(gap).sentence);
if (values.hledger !== undefined)
  writeFileSync(values.hledger, hledgerJournal([...documents.values()].flat()));
process.exitCode = holds ? 0 : 1;

/** Settings of a file; one that cannot be used ends the command, for every figure depends on it. */
function settingsOf(file: string): SettleSettings {
  try {
    return readSettings(readFileSync(file, 'utf8'));
  } catch (error) {
    console.error(`the settings of ${file} cannot be used: ${(error as Error).message}`);
    process.exit(2);
  }
}

/** Why a file cannot be opened, in the words of the system. */
function unreadable(file: string): string | undefined {
  try {
    accessSync(file, constants.R_OK);
    return statSync(file).isDirectory() ? 'it is a folder' : undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

async function settle(file: string, chosen: SettleSettings): Promise<Settled> {
  const reading = await readSettlement(() => createReadStream(file, { highWaterMark: 1_048_576 }));
  readings.push(reading);
  const { summary, rows, unknown, problems } = reading;
  const read = { file: basename(file), rows, unknown };
  if (summary === undefined)
    return {
      ...read,
      settlementId: null,
      currency: null,
      totalMinor: null,
      residualMinor: null,
      documents: [],
      problems,
    };
  const { settlementId, currency, totalMinor } = summary;
  const books = settlementBooks(settlementOf(reading, summary), [], contextOf(chosen, summary));
  const drafts = books.plans.flatMap(({ draft }) => draft ?? []);
  // The same settlement given twice is one settlement in the journal.
  if (drafts.length > 0) documents.set(settlementId, drafts);
  const held = books.plans.filter(({ state }) => state === 'blocked' || state === 'waiting');
  return {
    ...read,
    settlementId,
    currency,
    totalMinor,
    residualMinor: books.residualMinor,
    documents: drafts.map(printedDocument),
    problems: problems.length > 0 ? problems : unique(held.flatMap((plan) => plan.problems)),
  };
}

function settlementOf(
  reading: SettlementReading,
  {
    settlementId,
    currency,
    totalMinor,
    startAt,
    endAt,
    depositAt,
  }: NonNullable<SettlementReading['summary']>,
): Settlement {
  return {
    settlementId,
    sellerAccountId: 'file',
    currency,
    startAt,
    endAt,
    depositAt,
    closed: true,
    totalMinor,
    source: 'file',
    eventKeys: [],
    reading,
    problems: [],
  };
}

function unique(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((each) => [each.code + each.sentence, each])).values()];
}
