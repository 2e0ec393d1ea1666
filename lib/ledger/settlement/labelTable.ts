import { settlementKindOf } from '../kinds';
import type { KindRow } from '../kinds/kindRow';
import { fieldText } from './fieldText';
import { tailOf } from './heldBytes';
import type { RowCells } from './rowCells';
import type { SettlementLabel } from './settlement';

/** A label with its meaning and its place in the table. */
export interface KnownLabel {
  readonly index: number;
  readonly label: SettlementLabel;
  readonly meaning: KindRow | undefined;
  /** The first line that bears it. */
  readonly line: number;
}

interface Entry extends KnownLabel {
  readonly hash: number;
  /** Of each field its length and its bytes, four in a word. */
  readonly words: Int32Array;
  /** What followed it the last time: the rows of most orders come in the same sequence. */
  next: Entry | undefined;
}

const fields = 4;
const prime = 0x01000193;
/** A power of two, and twice as many as a file may have labels. */
const slotCount = 16_384;

/**
 * The labels of one file. A row's four fields are compared as bytes, so that a text is made once for a
 * label and never for a row.
 */
export class LabelTable {
  readonly labels: KnownLabel[] = [];
  private readonly slots: (Entry | undefined)[] = new Array<Entry | undefined>(slotCount).fill(undefined);
  private last: Entry | undefined;

  private readonly places: Int32Array;

  /** `places`: the columns of marketplace, transaction type, amount type and description. */
  constructor(places: readonly number[]) {
    this.places = Int32Array.from(places);
  }

  /** The label of the row at hand. */
  find(bytes: Uint8Array, cells: RowCells, line: number): KnownLabel {
    const { last } = this;
    const next = last?.next;
    const found =
      next !== undefined && matches(next.words, cells, this.places) ? next : this.search(bytes, cells, line);
    if (last !== undefined) last.next = found;
    this.last = found;
    return found;
  }

  private search(bytes: Uint8Array, cells: RowCells, line: number): Entry {
    const hash = hashOf(cells, this.places);
    for (let slot = hash & (slotCount - 1); ; slot = (slot + 1) & (slotCount - 1)) {
      const entry = this.slots[slot];
      if (entry === undefined) {
        const added = this.add(bytes, cells, hash, line);
        this.slots[slot] = added;
        return added;
      }
      if (entry.hash === hash && matches(entry.words, cells, this.places)) return entry;
    }
  }

  private add(bytes: Uint8Array, cells: RowCells, hash: number, line: number): Entry {
    const words: number[] = [];
    const texts: string[] = [];
    for (let field = 0; field < fields; field += 1) {
      const place = this.places[field] as number;
      const [start, end] = [cells.starts[place] as number, cells.ends[place] as number];
      words.push(Math.max(0, end - start));
      let at = start;
      for (; at + 4 <= end; at += 4) words.push(cells.view.getInt32(at, true));
      if (at < end) words.push(tailOf(cells.view, at, end));
      texts.push(fieldText(bytes, start, end));
    }
    const [marketplaceName = '', transactionType = '', amountType = '', amountDescription = ''] = texts;
    const entry: Entry = {
      index: this.labels.length,
      label: { marketplaceName, transactionType, amountType, amountDescription },
      meaning: settlementKindOf(transactionType, amountType, amountDescription),
      line,
      hash,
      words: Int32Array.from(words),
      next: undefined,
    };
    this.labels.push(entry);
    return entry;
  }
}

function matches(words: Int32Array, { view, starts, ends }: RowCells, places: Int32Array): boolean {
  let word = 0;
  for (let field = 0; field < fields; field += 1) {
    const place = places[field] as number;
    let at = starts[place] as number;
    const end = ends[place] as number;
    if (words[word] !== (end > at ? end - at : 0)) return false;
    word += 1;
    for (; at + 4 <= end; at += 4, word += 1) if (view.getInt32(at, true) !== words[word]) return false;
    if (at < end) {
      if (tailOf(view, at, end) !== words[word]) return false;
      word += 1;
    }
  }
  return true;
}

function hashOf({ view, starts, ends }: RowCells, places: Int32Array): number {
  let hash = 0;
  for (let field = 0; field < fields; field += 1) {
    const place = places[field] as number;
    let at = starts[place] as number;
    const end = ends[place] as number;
    for (; at + 4 <= end; at += 4) hash = Math.imul(hash ^ view.getInt32(at, true), prime);
    hash = Math.imul(hash ^ (at < end ? tailOf(view, at, end) : field), prime);
  }
  return hash ^ (hash >>> 15);
}
