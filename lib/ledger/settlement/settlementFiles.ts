import { decimalText } from '../../money/money';
import { type Problem, problem } from '../../problem/problem';
import type { SettlementReading, SettlementSummary } from './settlement';

/** The file of a settlement. */
export interface SettlementFile {
  readonly summary: SettlementSummary;
  readonly reading: SettlementReading;
  /** What is wrong with it, or with its being there twice. */
  readonly problems: readonly Problem[];
}

/**
 * One file for each settlement: the same file may have been fetched and dropped, which changes nothing. One
 * that holds stands for one that does not; two that hold and differ are no source.
 */
export function settlementFiles(readings: readonly SettlementReading[]): ReadonlyMap<string, SettlementFile> {
  const files = new Map<string, SettlementFile>();
  for (const reading of readings) {
    const { summary, problems } = reading;
    if (summary === undefined) continue;
    const known = files.get(summary.settlementId);
    const file = { summary, reading, problems };
    if (known === undefined || (known.problems.length > 0 && problems.length === 0))
      files.set(summary.settlementId, file);
    else if (problems.length === 0 && differs(known, file))
      files.set(summary.settlementId, { ...known, problems: [twice(known.summary, summary)] });
  }
  return files;
}

function differs(one: SettlementFile, other: SettlementFile): boolean {
  const asText = ({ summary, reading: { rows, sumMinor, amounts } }: SettlementFile): string =>
    JSON.stringify([
      summary,
      rows,
      sumMinor,
      amounts.map(({ postedAt, label, amountMinor }) => [postedAt, label, amountMinor]),
    ]);
  return asText(one) !== asText(other);
}

function twice(one: SettlementSummary, other: SettlementSummary): Problem {
  return problem('settlement_file_twice', {
    settlement: one.settlementId,
    one: `${decimalText(one.totalMinor, one.currency)} ${one.currency}`,
    other: `${decimalText(other.totalMinor, other.currency)} ${other.currency}`,
  });
}
