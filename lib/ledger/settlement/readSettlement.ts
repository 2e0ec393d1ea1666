import { decimalText } from '../../money/money';
import { type Problem, problem } from '../../problem/problem';
import { gunzipped } from './gunzip';
import { Refusal } from './refusal';
import { RepeatedRows } from './repeatedRows';
import type { SettlementReading } from './settlement';
import { type RowWatcher, SettlementReader } from './settlementReader';

/** Opens the file anew: it is read a second time where its sum is wrong, to say why. */
export type SettlementSource = () => AsyncIterable<Uint8Array>;

/**
 * Reads a settlement file of the second form, gzipped or not. Whatever is wrong with it stands in
 * `problems`; only faults of the source itself, a disk that cannot be read, are thrown.
 *
 * The memory that a reading takes does not grow with the file, unless its orders are asked for.
 */
export async function readSettlement(
  source: SettlementSource,
  { withOrders = false }: { readonly withOrders?: boolean } = {},
): Promise<SettlementReading> {
  const reading = await readOnce(source, withOrders);
  const wrong = reading.problems.find(({ code }) => code === 'settlement_sum');
  if (wrong === undefined) return reading;
  const repeated = await findRepeated(source, reading);
  if (repeated === undefined) return reading;
  return { ...reading, problems: reading.problems.map((each) => (each === wrong ? repeated : each)) };
}

async function readOnce(
  source: SettlementSource,
  withOrders: boolean,
  watch?: RowWatcher,
): Promise<SettlementReading> {
  const reader = new SettlementReader(withOrders, watch);
  try {
    for await (const chunk of gunzipped(source())) reader.push(chunk);
    reader.finish();
    return reader.reading();
  } catch (reason) {
    if (reason instanceof Refusal) return reader.reading(reason.problem);
    throw reason;
  }
}

async function findRepeated(
  source: SettlementSource,
  { sumMinor, summary }: SettlementReading,
): Promise<Problem | undefined> {
  if (summary === undefined) return undefined;
  const rows = new RepeatedRows();
  await readOnce(source, false, rows.watch);
  const found = rows.addingUpTo(sumMinor - summary.totalMinor);
  if (found === undefined) return undefined;
  const inWords = (minor: number): string => `${decimalText(minor, summary.currency)} ${summary.currency}`;
  return problem('settlement_rows_repeated', {
    from: String(found.from),
    to: String(found.to),
    sum: inWords(sumMinor),
    total: inWords(summary.totalMinor),
  });
}
