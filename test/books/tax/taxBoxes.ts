import type { BookedEvent } from '../../../lib/books/bookedEvent';

/** A return in minor units: tax on sales and on purchases, net sales and net purchases. */
export interface TaxBoxes {
  readonly box1: number;
  readonly box4: number;
  readonly box6: number;
  readonly box7: number;
}

/** What QuickBooks would put on a return for booked events. Lines of the code out of scope are on none. */
export function taxBoxes(booked: readonly BookedEvent[], outOfScope: string): TaxBoxes {
  const lines = booked.flatMap((each) => each.lines).filter(({ tax }) => tax?.code.name !== outOfScope);
  const sum = (facet: string, of: (line: (typeof lines)[number]) => number): number =>
    lines.filter((line) => line.facet === facet).reduce((total, line) => total + of(line), 0);
  return {
    box1: sum('revenue', ({ tax }) => tax?.amountMinor ?? 0),
    box4: 0 - sum('fees', ({ tax }) => tax?.amountMinor ?? 0),
    box6: sum('revenue', ({ amountMinor }) => amountMinor),
    box7: 0 - sum('fees', ({ amountMinor }) => amountMinor),
  };
}
