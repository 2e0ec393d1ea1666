const tab = 9;
const space = 32;
const fourTabs = 0x09090909;
/** Four bytes may hold more tabs than are left to find. */
const spare = 4;

/** Finds the cells of one row after the other. This is where the reading of a file spends its time. */
export class RowCells {
  /** Bounds of each cell that is read, blanks around it left off. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The memory that the row at hand stands in. */
  view: DataView = new DataView(new ArrayBuffer(0));
  /** The places that are read of every row; the first is never blank in a row that is not. */
  private readonly places: Int32Array;
  private readonly tabs: Int32Array;
  private readonly count: number;
  private rowStart = 0;
  private seen: Uint8Array = new Uint8Array(0);

  /** `count`: the cells that are looked for; what stands behind them costs no time. */
  constructor(places: readonly number[], count: number) {
    this.places = Int32Array.from(places);
    this.count = count;
    this.tabs = new Int32Array(count + spare);
    this.starts = new Int32Array(count);
    this.ends = new Int32Array(count);
  }

  /** Notes the bounds of the cells that are read; whether the whole row is blank. */
  cut(bytes: Uint8Array, start: number, end: number): boolean {
    if (bytes !== this.seen) {
      this.seen = bytes;
      this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    }
    this.findTabs(start, end);
    this.rowStart = start;
    const { places } = this;
    for (let index = 0; index < places.length; index += 1) this.trim(bytes, places[index] as number);
    return !this.filled(places[0] as number) && isBlank(bytes, start, end);
  }

  /** Notes the bounds of one cell. They cross for one behind the end of a short row, which is blank too. */
  trim(bytes: Uint8Array, place: number): void {
    let first = place === 0 ? this.rowStart : (this.tabs[place - 1] as number) + 1;
    let last = this.tabs[place] as number;
    while (first < last && (bytes[first] as number) <= space) first += 1;
    while (last > first && (bytes[last - 1] as number) <= space) last -= 1;
    this.starts[place] = first;
    this.ends[place] = last;
  }

  /** Whether there is anything in the cell. */
  filled(place: number): boolean {
    return (this.starts[place] as number) < (this.ends[place] as number);
  }

  /**
   * Four bytes at a time: after the exclusive or a tab is a zero byte, and the usual trick finds whether a
   * word has one.
   */
  private findTabs(start: number, end: number): void {
    const { tabs, count, view } = this;
    let cells = 0;
    let at = start;
    for (; at + 4 <= end && cells < count; at += 4) {
      const bits = view.getInt32(at, true) ^ fourTabs;
      if (((bits - 0x01010101) & ~bits & 0x80808080) === 0) continue;
      if ((bits & 0xff) === 0) tabs[cells++] = at;
      if ((bits & 0xff00) === 0) tabs[cells++] = at + 1;
      if ((bits & 0xff0000) === 0) tabs[cells++] = at + 2;
      if (bits >>> 24 === 0) tabs[cells++] = at + 3;
    }
    for (; at < end && cells < count; at += 1) if (view.getUint8(at) === tab) tabs[cells++] = at;
    // Ragged rows are short: the cells that they leave out are blank.
    for (; cells < count; cells += 1) tabs[cells] = end;
  }
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if ((bytes[at] as number) > space) return false;
  return true;
}
