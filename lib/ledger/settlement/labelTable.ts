import { fieldText } from './fieldText';
import type { SettlementLabel } from './settlement';
import type { SettlementKindRow } from './settlementKind';
import { settlementKindOf } from './settlementKinds';

/** A label with its meaning and its place in the table. */
export interface KnownLabel {
  readonly index: number;
  readonly label: SettlementLabel;
  readonly meaning: SettlementKindRow | undefined;
  /** The first line that bears it. */
  readonly line: number;
}

interface Entry extends KnownLabel {
  readonly bytes: Uint8Array;
}

/** Marks the end of a field within an entry's bytes; no field can hold a tab. */
const tab = 9;
const fields = 4;

/**
 * The labels of one file. A row's four fields are compared as bytes, so that a text is made once for a
 * label and never for a row.
 */
export class LabelTable {
  readonly labels: KnownLabel[] = [];
  private readonly byHash = new Map<number, Entry[]>();

  /** The label of the fields that `bounds` gives as four pairs of start and end. */
  find(bytes: Uint8Array, bounds: Int32Array, line: number): KnownLabel {
    let hash = 0;
    for (let field = 0; field < fields; field += 1) {
      const end = bounds[2 * field + 1] as number;
      for (let at = bounds[2 * field] as number; at < end; at += 1) {
        hash = (Math.imul(hash, 31) + (bytes[at] as number)) | 0;
      }
      hash = (Math.imul(hash, 31) + tab) | 0;
    }
    const entries = this.byHash.get(hash);
    if (entries !== undefined) {
      for (const entry of entries) if (matches(entry.bytes, bytes, bounds)) return entry;
    }
    const added = this.add(bytes, bounds, line);
    if (entries === undefined) this.byHash.set(hash, [added]);
    else entries.push(added);
    return added;
  }

  private add(bytes: Uint8Array, bounds: Int32Array, line: number): Entry {
    const copy: number[] = [];
    const texts: string[] = [];
    for (let field = 0; field < fields; field += 1) {
      const [start, end] = [bounds[2 * field] as number, bounds[2 * field + 1] as number];
      copy.push(...bytes.subarray(start, end), tab);
      texts.push(fieldText(bytes, start, end));
    }
    const [marketplaceName = '', transactionType = '', amountType = '', amountDescription = ''] = texts;
    const entry: Entry = {
      index: this.labels.length,
      label: { marketplaceName, transactionType, amountType, amountDescription },
      meaning: settlementKindOf(transactionType, amountType, amountDescription),
      line,
      bytes: Uint8Array.from(copy),
    };
    this.labels.push(entry);
    return entry;
  }
}

function matches(own: Uint8Array, bytes: Uint8Array, bounds: Int32Array): boolean {
  let place = 0;
  for (let field = 0; field < fields; field += 1) {
    const end = bounds[2 * field + 1] as number;
    for (let at = bounds[2 * field] as number; at < end; at += 1, place += 1) {
      if (own[place] !== bytes[at]) return false;
    }
    if (own[place] !== tab) return false;
    place += 1;
  }
  return place === own.length;
}
