import type { SettlementAmount } from '../../ledger/settlement/settlement';
import type { Settlement } from '../../ledger/settlement/settlementFacts';
import type { BookContext } from '../bookContext';
import type { BookedEvent } from '../bookedEvent';
import type { Verdict } from '../verdict';

/** What of a file is in the books already. */
export interface FileOverlap {
  /** The events that stand in the place of the file's rows. */
  readonly events: readonly BookedEvent[];
  /** The rows that they stand for, with the other sign. */
  readonly taken: readonly SettlementAmount[];
  readonly verdicts: readonly Verdict[];
}

export function fileOverlap(
  _settlement: Settlement,
  _booked: readonly BookedEvent[],
  _timeZone: string,
  _context: BookContext,
): FileOverlap {
  return { events: [], taken: [], verdicts: [] };
}
