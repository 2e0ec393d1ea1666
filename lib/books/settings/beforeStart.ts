import { epochMs } from '../../calendar/calendar';
import type { AmazonEvent } from '../../ledger/event';
import { problem } from '../../problem/problem';
import type { Verdict } from '../verdict';
import type { BookSettings } from './bookSettings';

/** What opens a settlement is dated in the last second of the one before, which the start need not name exactly. */
const openingMs = 3_600_000;

/**
 * Whether an event belongs to the system that kept the books before the connection's start: what was sold and
 * not deferred by then is in the opening balance of clearing. A sale that was deferred then is that system's
 * where the opening balance of deferred sales is not zero; else no one has booked it, and it is booked here.
 */
export function beforeStart(
  { postedAt, release, lines }: AmazonEvent,
  { start }: Pick<BookSettings, 'start'>,
): Verdict | undefined {
  if (start === undefined) return undefined;
  const opens = lines.some(({ kind }) => kind === 'previousReserve' || kind === 'payable');
  if (epochMs(postedAt) + (opens ? openingMs : 0) >= epochMs(start.from)) return undefined;
  const waited = release.state === 'deferred' || release.deferredFor !== undefined;
  const wasReleased = release.state === 'released' && epochMs(release.releasedAt) < epochMs(start.from);
  if (waited && !wasReleased && start.deferredMinor === 0) return undefined;
  return { state: 'leftOut', problem: problem('previous_system', { from: start.from.slice(0, 10) }) };
}
