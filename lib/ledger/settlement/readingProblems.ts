import { instantText } from '../../calendar/calendar';
import { decimalText } from '../../money/money';
import { type Problem, problem } from '../../problem/problem';
import type { KnownLabel } from './labelTable';
import { quoted } from './refusal';
import type { SettlementSummary } from './settlement';

/** Rows that are dated outside their settlement. */
export interface RowsOutside {
  /** The first of them. */
  readonly line: number;
  readonly epochSeconds: number;
  count: number;
}

/** Enough to be reported in a sentence. */
const mostListed = 12;

/** Rows that do not add up to the summary; a file whose last line does not end was cut off. */
export function sumProblem(
  sumMinor: number,
  { count, terminated }: { readonly count: number; readonly terminated: boolean },
  { currency, totalMinor }: SettlementSummary,
): Problem {
  return problem(terminated ? 'settlement_sum' : 'settlement_truncated', {
    line: String(count),
    sum: `${decimalText(sumMinor, currency)} ${currency}`,
    total: `${decimalText(totalMinor, currency)} ${currency}`,
    difference: `${decimalText(Math.abs(totalMinor - sumMinor), currency)} ${currency}`,
  });
}

/** Rows outside the settlement's time. */
export function outsideProblem(
  { line, epochSeconds, count }: RowsOutside,
  { startAt, endAt }: SettlementSummary,
): Problem {
  return problem('settlement_row_outside', {
    line: String(line),
    date: instantText(epochSeconds * 1000),
    from: startAt,
    to: endAt,
    count: String(count),
  });
}

/** The words of labels that nobody knows, each once. */
export function unknownNames(labels: readonly KnownLabel[]): readonly string[] {
  const names = labels
    .filter(({ meaning }) => meaning === undefined)
    .map(({ label }) => [label.transactionType, label.amountType, label.amountDescription].join(' / '));
  return [...new Set(names)];
}

/** Words that nobody knows: the first of them, and how many more there are. */
export function unknownProblem(names: readonly string[]): Problem {
  const shown = names.slice(0, mostListed).map((name) => `“${quoted(name, 300)}”`);
  const more = names.length - shown.length;
  return problem('settlement_label_unknown', {
    labels: `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  });
}
