import { minorDigits } from '../../money/currencies';
import { fieldText } from './fieldText';
import { quoted, Refusal } from './refusal';

const minus = 45;
const zero = 48;
const nine = 57;
const point = 46;
const comma = 44;

/** Digits that are exact in a Number whatever follows. */
const longestAmount = 15;
const signs = /^[-\u2212]/;
const endSign = /[-\u2212]$/;
const body = /^[\d.,'’ \u00a0\u202f]*\d[\d.,'’ \u00a0\u202f]*$/;
/** In threes, or as India counts: threes at the end and twos before. */
const grouped = /^\d{1,3}(?:([.,'’ \u00a0\u202f])\d{2,3})*?(?:([.,'’ \u00a0\u202f])\d{3})$/;

/**
 * Reads the amounts of one file into minor units. Which mark divides the cents is decided once a file, by
 * the first amount that shows it: a file that uses both is refused, and so is `1,234`, which shows nothing.
 */
export class AmountReader {
  private readonly currency: string;
  private readonly digits: number;
  private readonly scale: number;
  private decimalMark = 0;

  constructor(currency: string) {
    this.currency = currency;
    this.digits = minorDigits(currency);
    this.scale = 10 ** this.digits;
  }

  /** Minor units of the amount at `start` to `end`, which begins and ends with no blank. */
  read(bytes: Uint8Array, start: number, end: number, line: number): number {
    const negative = bytes[start] === minus;
    const first = negative ? start + 1 : start;
    let at = first;
    let value = 0;
    let byte = 0;
    for (; at < end; at += 1) {
      byte = bytes[at] as number;
      if (byte < zero || byte > nine) break;
      value = value * 10 + (byte - zero);
    }
    if (at === first || at - first > longestAmount - this.digits) return this.slow(bytes, start, end, line);
    if (at === end) return negative && value !== 0 ? -value * this.scale : value * this.scale;
    const places = end - at - 1;
    if (places !== this.digits || places === 0 || !this.takes(byte, places))
      return this.slow(bytes, start, end, line);
    for (at += 1; at < end; at += 1) {
      const digit = bytes[at] as number;
      if (digit < zero || digit > nine) return this.slow(bytes, start, end, line);
      value = value * 10 + (digit - zero);
    }
    this.decimalMark = byte;
    return negative && value !== 0 ? -value : value;
  }

  /** Whether the mark can only be the decimal one here. */
  private takes(mark: number, places: number): boolean {
    if (mark !== point && mark !== comma) return false;
    return this.decimalMark === mark || (this.decimalMark === 0 && places !== 3);
  }

  private slow(bytes: Uint8Array, start: number, end: number, line: number): number {
    const text = fieldText(bytes, start, end);
    const negative = signs.test(text) || endSign.test(text);
    const plain = text.replace(signs, '').replace(endSign, '').trim();
    if (!body.test(plain) || (signs.test(text) && endSign.test(text))) throw this.unreadable(text, line);
    const mark = this.markIn(plain, text, line);
    const cut = mark === '' ? plain.length : plain.lastIndexOf(mark);
    const whole = plain.slice(0, cut);
    const fraction = plain.slice(cut + 1);
    const groups = grouped.exec(whole);
    const isWhole = /^\d*$/.test(whole) || (groups !== null && (groups[1] ?? groups[2]) === groups[2]);
    if (!isWhole || !/^\d*$/.test(fraction) || /[1-9]/.test(fraction.slice(this.digits)))
      throw this.unreadable(text, line);
    const wholeDigits = whole.replaceAll(/\D/g, '').replace(/^0+/, '');
    const digits = wholeDigits + fraction.slice(0, this.digits).padEnd(this.digits, '0');
    if (digits.length > longestAmount) throw this.unreadable(text, line);
    if (mark !== '') this.decimalMark = mark.charCodeAt(0);
    const value = Number(digits);
    return negative && value !== 0 ? -value : value;
  }

  /** The decimal mark of an amount, empty where it has none: the last separator, if that is certain. */
  private markIn(plain: string, text: string, line: number): '' | '.' | ',' {
    const points = plain.split('.').length - 1;
    const commas = plain.split(',').length - 1;
    if (points === 0 && commas === 0) return '';
    const last = plain.lastIndexOf('.') > plain.lastIndexOf(',') ? '.' : ',';
    const known = this.decimalMark === 0 ? '' : String.fromCharCode(this.decimalMark);
    const count = last === '.' ? points : commas;
    const other = last === '.' ? commas : points;
    if (count > 1 || (count === 1 && other === 0 && this.isGroup(plain, last, known))) {
      if (other > 0) throw this.unreadable(text, line);
      if (known === last) throw this.ambiguous(text, line);
      return '';
    }
    const places = plain.length - plain.lastIndexOf(last) - 1;
    if (other === 0 && places === 3 && this.digits > 0 && (this.digits !== 3 || known !== last))
      throw this.ambiguous(text, line);
    if (known !== '' && known !== last) throw this.ambiguous(text, line);
    return last;
  }

  /** A single mark before three digits groups thousands where the currency leaves no other reading. */
  private isGroup(plain: string, mark: string, known: string): boolean {
    if (plain.length - plain.lastIndexOf(mark) - 1 !== 3) return false;
    return this.digits === 0 || (this.digits === 3 && known !== '' && known !== mark);
  }

  private ambiguous(text: string, line: number): Refusal {
    return new Refusal('settlement_amount_ambiguous', { line: String(line), text: quoted(text) });
  }

  private unreadable(text: string, line: number): Refusal {
    return new Refusal('settlement_amount_unreadable', {
      line: String(line),
      text: quoted(text),
      currency: this.currency,
    });
  }
}
