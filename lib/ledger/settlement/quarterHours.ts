import { instantText } from '../../calendar/calendar';
import type { KnownLabel } from './labelTable';
import type { SettlementAmount } from './settlement';

/** Every zone's days begin at a quarter of an hour, so that one file can be read for any zone later. */
const quarterSeconds = 900;

interface Quarter {
  readonly sums: number[];
  readonly rows: number[];
}

/** Sums by quarter of an hour and label: some thousands for a settlement, however many rows it has. */
export class QuarterHours {
  private readonly quarters = new Map<number, Quarter>();
  private last: Quarter = { sums: [], rows: [] };
  private lastNumber = Number.NaN;

  add(epochSeconds: number, label: number, amountMinor: number): void {
    const number = quarterOf(epochSeconds);
    if (number !== this.lastNumber) this.turnTo(number);
    const { sums, rows } = this.last;
    while (sums.length <= label) {
      sums.push(0);
      rows.push(0);
    }
    sums[label] = (sums[label] as number) + amountMinor;
    rows[label] = (rows[label] as number) + 1;
  }

  amounts(labels: readonly KnownLabel[]): readonly SettlementAmount[] {
    const textOf = quarterTexts();
    const numbers = [...this.quarters.keys()].sort((a, b) => a - b);
    return numbers.flatMap((number) => {
      const { sums = [], rows = [] } = this.quarters.get(number) ?? {};
      const postedAt = textOf(number);
      return labels.flatMap(({ index, label, meaning }) => {
        const count = rows[index] ?? 0;
        if (count === 0) return [];
        const amountMinor = sums[index] ?? 0;
        const amount = { postedAt, label, amountMinor, rows: count };
        return [meaning === undefined ? amount : { ...amount, meaning }];
      });
    });
  }

  private turnTo(number: number): void {
    const found = this.quarters.get(number);
    this.last = found ?? { sums: [], rows: [] };
    this.lastNumber = number;
    if (found === undefined) this.quarters.set(number, this.last);
  }
}

/** The number of the quarter of an hour that a moment falls into. */
export function quarterOf(epochSeconds: number): number {
  return Math.floor(epochSeconds / quarterSeconds);
}

/** The instants at which quarters begin, each day's date being written once. */
export function quarterTexts(): (number: number) => string {
  const perDay = 86_400 / quarterSeconds;
  let [lastDay, date] = [Number.NaN, ''];
  return (number) => {
    const day = Math.floor(number / perDay);
    if (day !== lastDay) [lastDay, date] = [day, instantText(day * 86_400_000).slice(0, 10)];
    const minutes = (number - day * perDay) * (quarterSeconds / 60);
    const clock = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
    return `${date}T${clock.join(':')}:00Z`;
  };
}
