import { decimalText } from '../../money/money';

/** JSON that is written already. Amounts never pass through a floating-point number. */
export interface JsonText {
  readonly text: string;
}

/** A string of at most `longest` characters, without what XML and so QuickBooks cannot hold. */
export function textOf(value: string, longest: number): JsonText {
  return { text: JSON.stringify(shortened(plain(value), longest)) };
}

/** An amount as a number with all its digits: `19.90`. */
export function amountOf(minor: number, currency: string): JsonText {
  return { text: decimalText(minor, currency) };
}

/** A whole number. */
export function countOf(value: number): JsonText {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number`);
  return { text: String(value) };
}

/** A reference to an entry of the company's lists. */
export function refOf(id: string): JsonText {
  return objectOf({ value: textOf(id, 30) });
}

/** An object with its members in the order given, without those that are undefined. */
export function objectOf(members: Readonly<Record<string, JsonText | undefined>>): JsonText {
  const written = Object.entries(members).flatMap(([name, value]) =>
    value === undefined ? [] : [`${JSON.stringify(name)}:${value.text}`],
  );
  return { text: `{${written.join(',')}}` };
}

/** A list. */
export function listOf(items: readonly JsonText[]): JsonText {
  return { text: `[${items.map(({ text }) => text).join(',')}]` };
}

/** Without the characters that XML 1.0 does not know: QuickBooks keeps documents as XML. Lone surrogates become U+FFFD. */
export function plain(value: string): string {
  return value.toWellFormed().replaceAll(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '');
}

/** Cut with an ellipsis, never within a surrogate pair. */
export function shortened(value: string, longest: number): string {
  if (value.length <= longest) return value;
  return `${value.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
