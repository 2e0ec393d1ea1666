import { settlementKindOf } from '../kinds';
import type { KindRow } from '../kinds/kindRow';
import { fieldText } from './fieldText';
import { HeldBytes, hashOf } from './heldBytes';
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
  readonly held: readonly HeldBytes[];
  /** What followed it the last time: the rows of most orders come in the same sequence. */
  next: Entry | undefined;
}

const fields = 4;

/**
 * The labels of one file. A row's four fields are compared as bytes, so that a text is made once for a
 * label and never for a row.
 */
export class LabelTable {
  readonly labels: KnownLabel[] = [];
  private readonly byHash = new Map<number, Entry[]>();
  private last: Entry | undefined;

  /** The label of the fields that `bounds` gives as four pairs of start and end. */
  find(bytes: Uint8Array, view: DataView, bounds: Int32Array, line: number): KnownLabel {
    const { last } = this;
    const next = last?.next;
    const found =
      next !== undefined && matches(next, view, bounds) ? next : this.search(bytes, view, bounds, line);
    if (last !== undefined) last.next = found;
    this.last = found;
    return found;
  }

  private search(bytes: Uint8Array, view: DataView, bounds: Int32Array, line: number): Entry {
    let hash = 0;
    for (let field = 0; field < fields; field += 1)
      hash = hashOf(view, bounds[2 * field] as number, bounds[2 * field + 1] as number, hash);
    const entries = this.byHash.get(hash);
    if (entries !== undefined) {
      for (const entry of entries) if (matches(entry, view, bounds)) return entry;
    }
    const added = this.add(bytes, view, bounds, line);
    if (entries === undefined) this.byHash.set(hash, [added]);
    else entries.push(added);
    return added;
  }

  private add(bytes: Uint8Array, view: DataView, bounds: Int32Array, line: number): Entry {
    const held: HeldBytes[] = [];
    const texts: string[] = [];
    for (let field = 0; field < fields; field += 1) {
      const [start, end] = [bounds[2 * field] as number, bounds[2 * field + 1] as number];
      const own = new HeldBytes();
      own.hold(view, start, end);
      held.push(own);
      texts.push(fieldText(bytes, start, end));
    }
    const [marketplaceName = '', transactionType = '', amountType = '', amountDescription = ''] = texts;
    const entry: Entry = {
      index: this.labels.length,
      label: { marketplaceName, transactionType, amountType, amountDescription },
      meaning: settlementKindOf(transactionType, amountType, amountDescription),
      line,
      held,
      next: undefined,
    };
    this.labels.push(entry);
    return entry;
  }
}

function matches({ held }: Entry, view: DataView, bounds: Int32Array): boolean {
  for (let field = 0; field < fields; field += 1) {
    const own = held[field] as HeldBytes;
    if (!own.equals(view, bounds[2 * field] as number, bounds[2 * field + 1] as number)) return false;
  }
  return true;
}
