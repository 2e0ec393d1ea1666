/** A stream of pseudo-random numbers; the same seed gives the same stream on every machine. */
export interface Random {
  /** A fraction from 0 up to, not including, 1. */
  fraction(): number;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** One of the values. */
  pick<T>(values: readonly [T, ...T[]]): T;
  /** `length` decimal digits, the first of them not 0. */
  digits(length: number): string;
  /** `length` letters and digits, as in Amazon's opaque ids. */
  token(length: number): string;
}

const tokenLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A stream from a seed and a label, so that one part of the world does not shift another (mulberry32). */
export function createRandom(seed: number, label = ''): Random {
  let state = mix(seed, label);
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (least: number, most: number): number => least + Math.floor(fraction() * (most - least + 1));
  return {
    fraction,
    whole,
    chance: (probability) => fraction() < probability,
    pick: (values) => values[whole(0, values.length - 1)] ?? values[0],
    digits: (length) => {
      const text = [whole(1, 9)];
      while (text.length < length) text.push(whole(0, 9));
      return text.join('');
    },
    token: (length) => {
      // Joined at once: a text that grew letter by letter takes thirty times its room.
      const letters: string[] = [];
      while (letters.length < length) letters.push(tokenLetters.charAt(whole(0, tokenLetters.length - 1)));
      return letters.join('');
    },
  };
}

/** FNV-1a over the label, folded into the seed. */
function mix(seed: number, label: string): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let index = 0; index < label.length; index += 1) {
    hash = Math.imul(hash ^ label.charCodeAt(index), 0x01000193);
  }
  return hash | 0;
}
