import { decimalText } from '../../money/money';
import { type Problem, problem } from '../../problem/problem';
import { controlDifferences, controlProblems } from '../control/settlementControl';
import type { AmazonEvent } from '../event';
import type { SettlementFile } from './settlementFiles';
import type { SettlementGroup } from './settlementGroups';

/** Whether a settlement has ended; `unpaid`: it has, and the transfer that should have followed is not there. */
export type SettlementClosing = 'open' | 'closed' | 'unpaid';

/** What is known of a settlement that has transactions. */
export interface DoubtedGroup {
  readonly group: SettlementGroup;
  readonly transfers: readonly AmazonEvent[];
  readonly file: SettlementFile | undefined;
  /** Whether the transactions are its source. */
  readonly isCovered: boolean;
  readonly closing: SettlementClosing;
  /** Whether its first transaction must have been read. */
  readonly hasStart: boolean;
}

/** What of a settlement does not fit or is missing, with the figures. */
export function groupDoubts(doubted: DoubtedGroup): readonly Problem[] {
  const { file } = doubted;
  return [
    ...(file?.problems ?? []),
    ...currencyDoubts(doubted.group),
    ...transferDoubts(doubted),
    // A file that does not hold controls nothing; that it does not hold blocks by itself.
    ...(file === undefined || file.problems.length > 0 ? [] : fileDoubts(doubted, file)),
  ];
}

function currencyDoubts({ settlementId, currency, events }: SettlementGroup): readonly Problem[] {
  const other = events.find((event) => event.currency !== currency)?.currency;
  return other === undefined
    ? []
    : [problem('settlement_currencies', { settlement: settlementId, one: currency, other })];
}

function transferDoubts({
  group,
  transfers,
  file,
  isCovered,
  closing,
  hasStart,
}: DoubtedGroup): readonly Problem[] {
  const { settlementId, currency } = group;
  const [transfer, ...others] = transfers;
  const totalMinor = isCovered ? group.sumMinor : (file?.summary.totalMinor ?? 0);
  const total = inWords(totalMinor, currency);
  const doubts: Problem[] = [];
  if (closing === 'unpaid')
    doubts.push(problem('settlement_transfer_missing', { settlement: settlementId, total }));
  if (file === undefined && closing !== 'open' && !hasStart && transfer?.totalMinor !== totalMinor)
    doubts.push(problem('settlement_start_missing', { settlement: settlementId }));
  else if (transfer !== undefined && transfer.totalMinor !== totalMinor) {
    const sent = inWords(transfer.totalMinor, transfer.currency);
    doubts.push(problem('settlement_transfer_differs', { settlement: settlementId, total, sent }));
  }
  if (transfer !== undefined && others.length > 0)
    doubts.push(
      problem('settlement_transfers_several', {
        settlement: settlementId,
        amounts: transfers.map((each) => inWords(each.totalMinor, each.currency)).join(', '),
      }),
    );
  return doubts;
}

/**
 * The file as the control of the transactions; where it is itself the source, there is nothing to control. Of a
 * file that was read without its orders the total alone is compared.
 */
function fileDoubts(
  { group, isCovered }: DoubtedGroup,
  { summary, reading }: SettlementFile,
): readonly Problem[] {
  if (!isCovered) return [];
  const { settlementId, currency, events, sumMinor } = group;
  const differences = reading.orders === undefined ? [] : controlDifferences(reading.orders, events);
  const doubts = controlProblems(differences, settlementId, currency);
  if (summary.currency === currency && summary.totalMinor === sumMinor) return doubts;
  return [
    problem('settlement_totals_differ', {
      settlement: settlementId,
      file: inWords(summary.totalMinor, summary.currency),
      transactions: inWords(sumMinor, currency),
    }),
    ...doubts,
  ];
}

function inWords(minor: number, currency: string): string {
  return `${decimalText(minor, currency)} ${currency}`;
}
