import type { ConnectionStart } from '../../books/settings/bookSettings';
import { epochMs, type InstantText } from '../../calendar/calendar';
import type { AmazonEvent } from '../../ledger/event';
import { linkOfReading } from '../../ledger/settlement/chainLink';
import type { SettlementReading } from '../../ledger/settlement/settlement';
import { decimalText } from '../../money/money';
import { type Problem, problem } from '../../problem/problem';
import type { FetchedSpan } from '../connection';

/** What is known of Amazon's side around a start. */
export interface StartFacts {
  readonly currency: string;
  readonly readings: readonly SettlementReading[];
  /** Events posted within `deferredForMs` before the start. */
  readonly events: readonly AmazonEvent[];
  readonly fetched?: FetchedSpan;
}

/** Amazon's own moments of an end and the next start are at most seconds apart. */
const boundaryMs = 3_600_000;
/** Nothing stays deferred for longer: a week after delivery, or an invoice's term of 45 days. */
export const deferredForMs = 90 * 24 * 3_600_000;

/**
 * Holds a start against what Amazon reported: whether it stands between two settlements, and whether its opening
 * balances are what Amazon held then. What nothing is known of is believed; `undefined` where nothing contradicts.
 *
 * In clearing is what the settlements that ended there pay out later, or the debt that they leave. In reserve is
 * what they held back. Deferred is what had been sold and was not released; zero is right too, where the system
 * before booked nothing of it.
 */
export function startProblem(start: ConnectionStart, facts: StartFacts): Problem | undefined {
  const { currency, readings } = facts;
  const links = new Map(
    readings
      .flatMap((reading) => linkOfReading(reading) ?? [])
      .filter((link) => link.currency === currency)
      .map((link) => [link.settlementId, link]),
  );
  const fromMs = epochMs(start.from);
  const across = [...links.values()].find(
    ({ startAt, endAt }) =>
      startAt !== undefined && epochMs(startAt) < fromMs - boundaryMs && epochMs(endAt) > fromMs + boundaryMs,
  );
  if (across?.startAt !== undefined)
    return problem('start_within_settlement', {
      settlement: across.settlementId,
      first: inWords(across.startAt),
      last: inWords(across.endAt),
    });
  const ended = [...links.values()].filter(({ endAt }) => Math.abs(epochMs(endAt) - fromMs) <= boundaryMs);
  const begun = [...links.values()].filter(
    ({ startAt }) => startAt !== undefined && Math.abs(epochMs(startAt) - fromMs) <= boundaryMs,
  );
  const clearing = ended.length > 0 ? sumOf(ended.map(({ totalMinor }) => totalMinor)) : undefined;
  const reserved =
    ended.length > 0
      ? -sumOf(ended.map(({ currentReserveMinor }) => currentReserveMinor))
      : begun.length > 0
        ? sumOf(begun.map(({ previousReserveMinor }) => previousReserveMinor))
        : undefined;
  return (
    difference('clearing', start.clearingMinor, clearing, currency) ??
    difference('reserve', start.reservedMinor, reserved, currency) ??
    (start.deferredMinor === 0
      ? undefined
      : difference('deferred sales', start.deferredMinor, deferredAt(fromMs, facts), currency))
  );
}

/** Unknown where what was posted before has not been fetched from early enough. */
function deferredAt(fromMs: number, { currency, events, fetched }: StartFacts): number | undefined {
  if (fetched === undefined || epochMs(fetched.from) > fromMs - deferredForMs) return undefined;
  const waiting = events.filter(({ postedAt, release, sameAs, currency: own }) => {
    if (own !== currency || sameAs !== undefined || epochMs(postedAt) >= fromMs) return false;
    if (release.state === 'deferred') return true;
    return release.deferredFor !== undefined && epochMs(release.releasedAt) >= fromMs;
  });
  return sumOf(waiting.map(({ totalMinor }) => totalMinor));
}

function difference(
  what: string,
  statedMinor: number,
  amazonMinor: number | undefined,
  currency: string,
): Problem | undefined {
  if (amazonMinor === undefined || statedMinor === amazonMinor) return undefined;
  const words = (minor: number): string => `${decimalText(minor, currency)} ${currency}`;
  return problem('start_differs', {
    what,
    stated: words(statedMinor),
    amazon: words(amazonMinor),
    apart: words(Math.abs(statedMinor - amazonMinor)),
  });
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, minor) => sum + minor, 0);
}

function inWords(instant: InstantText): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 19)} UTC`;
}
