import type { AmazonEvent } from '../../ledger/event';
import { formatMoney } from '../../money/money';
import { problem } from '../../problem/problem';
import type { BookedLine } from '../bookedEvent';
import { roleRowOfKind } from '../roles';
import { blocked, type Verdict } from '../verdict';

/**
 * Amounts and their tax come to Amazon's total, to the cent, whatever was split, matched or left out on the
 * way. Kinds that have no place of their own (a payout) are not expected; where Amazon's own figures
 * contradict each other that is said instead.
 */
export function bookedTotal(event: AmazonEvent, lines: readonly BookedLine[]): readonly Verdict[] {
  if (event.imbalance !== undefined) return [];
  const asideMinor = event.lines
    .filter(({ kind }) => roleRowOfKind(kind) === undefined)
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const amazonMinor = event.totalMinor - asideMinor;
  const bookedMinor = lines.reduce((sum, line) => sum + line.amountMinor + (line.tax?.amountMinor ?? 0), 0);
  if (bookedMinor === amazonMinor) return [];
  const shown = (minor: number): string => formatMoney(minor, event.currency, 'en-US');
  return [blocked(problem('event_differs', { amazon: shown(amazonMinor), booked: shown(bookedMinor) }))];
}
