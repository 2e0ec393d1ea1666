import { instantText } from '../../calendar/calendar';
import type { KnownLabel } from './labelTable';
import type { SettlementAmount } from './settlement';

/** Every zone's days begin at a quarter of an hour, so that one file can be read for any zone later. */
const quarterSeconds = 900;
/** More than a file may have labels; a power of two, so that the two parts of a key do not mix. */
const labelRange = 8192;
/** More quarters than any settlement has: some hundred days of them lie before and after the first row's. */
const quarterRange = 32_768;
const empty = -1;
/** A power of two, as every later size. */
const firstSlots = 8192;

/**
 * Sums by quarter of an hour and label: some thousands for a settlement, however many rows it has, and in
 * whatever order they come. An open table of numbers, because objects and maps would take half of the time.
 */
export class QuarterHours {
  private keys = new Int32Array(firstSlots).fill(empty);
  /** Of each key the sum and the number of its rows, side by side. */
  private totals = new Float64Array(firstSlots * 2);
  private count = 0;
  private base = Number.NaN;

  /** Throws `RangeError` for a moment that is farther from the first than any settlement is long. */
  add(epochSeconds: number, label: number, amountMinor: number): void {
    const quarter = quarterOf(epochSeconds);
    if (Number.isNaN(this.base)) this.base = quarter - quarterRange / 2;
    const place = quarter - this.base;
    if (place < 0 || place >= quarterRange || label >= labelRange)
      throw new RangeError(`Quarter ${place} or label ${label} is out of range`);
    const slot = this.slotOf(place * labelRange + label);
    this.totals[slot * 2] = (this.totals[slot * 2] as number) + amountMinor;
    this.totals[slot * 2 + 1] = (this.totals[slot * 2 + 1] as number) + 1;
  }

  amounts(labels: readonly KnownLabel[]): readonly SettlementAmount[] {
    const textOf = quarterTexts();
    const amounts: SettlementAmount[] = [];
    // Keys count quarters first, labels second: their order is that of time.
    for (const key of this.keys.filter((each) => each !== empty).sort()) {
      const known = labels[key % labelRange];
      if (known === undefined) continue;
      const slot = this.slotOf(key);
      const { label, meaning } = known;
      const postedAt = textOf(this.base + Math.floor(key / labelRange));
      const amountMinor = this.totals[slot * 2] as number;
      const rows = this.totals[slot * 2 + 1] as number;
      amounts.push(
        meaning === undefined
          ? { postedAt, label, amountMinor, rows }
          : { postedAt, label, amountMinor, rows, meaning },
      );
    }
    return amounts;
  }

  private slotOf(key: number): number {
    const { keys } = this;
    const mask = keys.length - 1;
    let slot = spread(key) & mask;
    for (let held = keys[slot]; held !== key; held = keys[slot]) {
      if (held === empty) return this.take(slot, key);
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private take(slot: number, key: number): number {
    if (this.count * 2 >= this.keys.length) {
      this.grow();
      return this.slotOf(key);
    }
    this.count += 1;
    this.keys[slot] = key;
    return slot;
  }

  private grow(): void {
    const { keys, totals } = this;
    this.keys = new Int32Array(keys.length * 2).fill(empty);
    this.totals = new Float64Array(keys.length * 4);
    this.count = 0;
    for (let old = 0; old < keys.length; old += 1) {
      const key = keys[old] as number;
      if (key === empty) continue;
      const slot = this.slotOf(key);
      this.totals[slot * 2] = totals[old * 2] as number;
      this.totals[slot * 2 + 1] = totals[old * 2 + 1] as number;
    }
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
  let [lastNumber, text] = [Number.NaN, ''];
  return (number) => {
    if (number === lastNumber) return text;
    const day = Math.floor(number / perDay);
    if (day !== lastDay) [lastDay, date] = [day, instantText(day * 86_400_000).slice(0, 10)];
    const minutes = (number - day * perDay) * (quarterSeconds / 60);
    const clock = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
    [lastNumber, text] = [number, `${date}T${clock.join(':')}:00Z`];
    return text;
  };
}

/** Neighbouring keys far apart, and the upper bits among the lower ones. */
function spread(key: number): number {
  const mixed = Math.imul(key, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
