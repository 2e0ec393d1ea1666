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
    const number = Math.floor(epochSeconds / quarterSeconds);
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
    const numbers = [...this.quarters.keys()].sort((a, b) => a - b);
    return numbers.flatMap((number) => {
      const { sums = [], rows = [] } = this.quarters.get(number) ?? {};
      const postedAt = instantText(number * quarterSeconds * 1000);
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
