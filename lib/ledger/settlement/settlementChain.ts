import { epochMs } from '../../calendar/calendar';
import { decimalText } from '../../money/money';
import { type Problem, problem } from '../../problem/problem';
import type { AmazonEvent, EventKey } from '../event';
import { type ChainLink, linkOfReading, linkOfSettlement } from './chainLink';
import type { SettlementReading } from './settlement';
import type { Settlement } from './settlementFacts';

/** Where a settlement does not follow the one before it among those that are there. */
export interface ChainGap {
  readonly after: string;
  readonly before: string;
  readonly currency: string;
  /**
   * `time`: the second begins after the first ended, so that a settlement between them is missing.
   * `reserve`, `debt`: what the first leaves behind is not what the second brings in.
   */
  readonly what: 'time' | 'reserve' | 'debt';
  readonly leftMinor: number;
  readonly broughtMinor: number;
}

/** Amazon's own moments of an end and the next start are at most seconds apart. */
const longestPauseMs = 3_600_000;

/** The gaps among settlement files. */
export function chainGaps(readings: readonly SettlementReading[]): readonly ChainGap[] {
  return gapsAmong(readings.flatMap((reading) => linkOfReading(reading) ?? []));
}

/** The gaps among settlements, whatever their source, given the events that they pay. */
export function settlementGaps(
  settlements: readonly Settlement[],
  events: ReadonlyMap<EventKey, AmazonEvent>,
): readonly ChainGap[] {
  return gapsAmong(
    settlements.filter(({ closed }) => closed).map((settlement) => linkOfSettlement(settlement, events)),
  );
}

/** A gap in words. */
export function gapProblem({ what, after, before, currency, leftMinor, broughtMinor }: ChainGap): Problem {
  if (what === 'time') return problem('settlement_between_missing', { after, before });
  const inWords = (minor: number): string => `${decimalText(minor, currency)} ${currency}`;
  return what === 'reserve'
    ? problem('settlement_reserve_broken', {
        after,
        before,
        left: inWords(leftMinor),
        brought: inWords(broughtMinor),
      })
    : problem('settlement_debt_broken', {
        after,
        before,
        left: inWords(-leftMinor),
        brought: inWords(-broughtMinor),
      });
}

/**
 * Follows the settlements of each account and store through time. A reserve brought in is the one last held
 * back, a debt brought in is the last total where that was negative; across a gap in time neither is known.
 */
function gapsAmong(links: readonly ChainLink[]): readonly ChainGap[] {
  const byId = new Map(links.map((link) => [link.settlementId, link]));
  const inTime = [...byId.values()].sort((a, b) => startMs(a) - startMs(b));
  const ends: ChainLink[] = [];
  return inTime.flatMap((link) => {
    const at = placeBefore(link, ends);
    const before = ends[at];
    // What one of the two does not say of its store, the other does.
    const end =
      before?.store !== undefined && link.store === undefined ? { ...link, store: before.store } : link;
    if (before === undefined) {
      ends.push(end);
      return [];
    }
    ends[at] = end;
    return gapsBetween(before, link);
  });
}

/** Of the chains that the link can continue, the one that ended last before it; -1 where it begins one. */
function placeBefore(link: ChainLink, ends: readonly ChainLink[]): number {
  let best = -1;
  for (const [place, end] of ends.entries()) {
    if (!canFollow(end, link)) continue;
    const known = ends[best];
    if (known === undefined || isNearer(end, known, link)) best = place;
  }
  return best;
}

function canFollow(first: ChainLink, second: ChainLink): boolean {
  return (
    first.currency === second.currency &&
    agree(first.seller, second.seller) &&
    agree(first.account, second.account) &&
    agree(first.store, second.store) &&
    pauseMs(first, second) >= -longestPauseMs
  );
}

function agree(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

/** Two chains of one currency can end alike: the store decides, then the reserve that is handed on. */
function isNearer(one: ChainLink, other: ChainLink, link: ChainLink): boolean {
  const traits = (end: ChainLink): readonly number[] => [
    Number(pauseMs(end, link) <= longestPauseMs),
    Number(end.store !== undefined && end.store === link.store),
    Number(flipped(end.currentReserveMinor) === link.previousReserveMinor),
    epochMs(end.endAt),
  ];
  const others = traits(other);
  const differing = traits(one)
    .map((trait, index) => trait - (others[index] ?? 0))
    .find((difference) => difference !== 0);
  return (differing ?? 0) > 0;
}

function startMs({ startAt, endAt }: ChainLink): number {
  return epochMs(startAt ?? endAt);
}

/** Where a start is not known, as of transactions alone, the one follows the other. */
function pauseMs(first: ChainLink, second: ChainLink): number {
  return second.startAt === undefined ? 0 : epochMs(second.startAt) - epochMs(first.endAt);
}

function gapsBetween(first: ChainLink, second: ChainLink): readonly ChainGap[] {
  const { currency } = first;
  const names = { after: first.settlementId, before: second.settlementId, currency };
  if (pauseMs(first, second) > longestPauseMs)
    return [{ ...names, what: 'time', leftMinor: 0, broughtMinor: 0 }];
  const reserve = {
    leftMinor: flipped(first.currentReserveMinor),
    broughtMinor: second.previousReserveMinor,
  };
  const debt = { leftMinor: Math.min(first.totalMinor, 0), broughtMinor: second.payableMinor };
  return [
    ...(reserve.leftMinor === reserve.broughtMinor
      ? []
      : [{ ...names, what: 'reserve' as const, ...reserve }]),
    ...(debt.leftMinor === debt.broughtMinor ? [] : [{ ...names, what: 'debt' as const, ...debt }]),
  ];
}

function flipped(minor: number): number {
  return minor === 0 ? 0 : -minor;
}
