/**
 * The bytes of one field, kept to recognise it: compared four at a time with the row at hand, so that no text
 * is made of a field that is like an earlier one.
 */
export class HeldBytes {
  private length = -1;
  private words = new Int32Array(16);

  /** Keeps the bytes from `start` to `end`; whoever calls may use the memory again. */
  hold(view: DataView, start: number, end: number): void {
    const length = Math.max(0, end - start);
    if (length > this.words.length * 4) this.words = new Int32Array(Math.ceil(length / 4));
    this.length = length;
    const whole = length >> 2;
    for (let word = 0; word < whole; word += 1) this.words[word] = view.getInt32(start + 4 * word, true);
    if ((length & 3) !== 0) this.words[whole] = tailOf(view, start + 4 * whole, start + length);
  }

  /** Whether the bytes from `start` to `end` are the ones held; nothing is like what was never held. */
  equals(view: DataView, start: number, end: number): boolean {
    const { length, words } = this;
    if ((end > start ? end - start : 0) !== length) return false;
    const whole = length >> 2;
    let at = start;
    for (let word = 0; word < whole; word += 1, at += 4) {
      if (view.getInt32(at, true) !== words[word]) return false;
    }
    return at === start + length || tailOf(view, at, start + length) === words[whole];
  }
}

/** At most three bytes as one word. */
export function tailOf(view: DataView, start: number, end: number): number {
  let word = 0;
  for (let at = start; at < end; at += 1) word = (word << 8) | view.getUint8(at);
  return word;
}
