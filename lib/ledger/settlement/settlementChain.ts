import { epochMs } from '../../calendar/calendar';
import type { LineKind } from '../lineKind';
import type { SettlementReading, SettlementSummary } from './settlement';

/** Where a settlement does not follow the one before it among those that are there. */
export interface ChainGap {
  readonly after: string;
  readonly before: string;
  /**
   * `time`: the second begins after the first ended, so that a settlement between them is missing.
   * `reserve`, `debt`: what the first leaves behind is not what the second brings in.
   */
  readonly what: 'time' | 'reserve' | 'debt';
  readonly leftMinor: number;
  readonly broughtMinor: number;
}

interface Link {
  readonly summary: SettlementSummary;
  readonly reading: SettlementReading;
}

/** Amazon's own moments of an end and the next start are at most seconds apart. */
const longestPauseMs = 3_600_000;

/**
 * Follows the settlements of each currency through time. A reserve brought in is the one last held back,
 * a debt brought in is the last total where that was negative; across a gap in time neither is known.
 */
export function chainGaps(readings: readonly SettlementReading[]): readonly ChainGap[] {
  const byId = new Map<string, Link>();
  for (const reading of readings) {
    const { summary } = reading;
    if (summary !== undefined) byId.set(summary.settlementId, { summary, reading });
  }
  const links = [...byId.values()].sort((a, b) => epochMs(a.summary.startAt) - epochMs(b.summary.startAt));
  const last = new Map<string, Link>();
  return links.flatMap((link) => {
    const before = last.get(link.summary.currency);
    last.set(link.summary.currency, link);
    return before === undefined ? [] : gapsBetween(before, link);
  });
}

function gapsBetween(first: Link, second: Link): readonly ChainGap[] {
  const names = { after: first.summary.settlementId, before: second.summary.settlementId };
  const pauseMs = epochMs(second.summary.startAt) - epochMs(first.summary.endAt);
  if (pauseMs > longestPauseMs) return [{ ...names, what: 'time', leftMinor: 0, broughtMinor: 0 }];
  const reserve = {
    leftMinor: -sumOf(first.reading, 'currentReserve'),
    broughtMinor: sumOf(second.reading, 'previousReserve'),
  };
  const debt = {
    leftMinor: Math.min(first.summary.totalMinor, 0),
    broughtMinor: sumOf(second.reading, 'payable'),
  };
  return [
    ...(reserve.leftMinor === reserve.broughtMinor
      ? []
      : [{ ...names, what: 'reserve' as const, ...reserve }]),
    ...(debt.leftMinor === debt.broughtMinor ? [] : [{ ...names, what: 'debt' as const, ...debt }]),
  ];
}

function sumOf({ amounts }: SettlementReading, kind: LineKind): number {
  return amounts.reduce((sum, each) => (each.meaning?.kind === kind ? sum + each.amountMinor : sum), 0);
}
