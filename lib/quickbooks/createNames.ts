import { plain } from './documents/jsonText';
import type { Entry } from './listsTable';

/** A name as QuickBooks takes it: forbidden characters are spaces, and spaces stand alone and within. */
export function takenName(name: string, forbidden: RegExp, longest: number): string {
  const spaced = plain(name).replaceAll(/\s+/g, ' ').replaceAll(forbidden, ' ');
  return cut(spaced.replaceAll(/ +/g, ' ').trim(), longest);
}

/** `name`, then the next names to try where it is taken. Vendors and customers say what they are. */
export function nextNames(
  {
    entity,
    name,
    longestName,
  }: { readonly entity: string; readonly name: string; readonly longestName: number },
  most: number,
): readonly string[] {
  const word = entity === 'Customer' ? 'customer' : entity === 'Vendor' ? 'vendor' : undefined;
  const apart = word === undefined ? name : withEnding(name, ` (${word})`, longestName);
  const first = word === undefined ? [name] : [name, apart];
  const numbered = Array.from({ length: most - first.length }, (_, index) =>
    withEnding(apart, ` ${index + 2}`, longestName),
  );
  return [...first, ...numbered];
}

/**
 * Whether QuickBooks takes two names for one: case and spaces do not count, and what was made inactive may
 * have got “ (deleted)” behind it (recorded).
 */
export function sameName({ name, active }: Entry, wanted: string): boolean {
  const found = folded(name);
  return (
    found === folded(wanted) || (!active && found.replace(/ \(deleted(-\d+)?\)$/, '') === folded(wanted))
  );
}

function folded(name: string): string {
  return name.normalize('NFC').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}

function withEnding(name: string, ending: string, longest: number): string {
  return `${cut(name, longest - ending.length)}${ending}`;
}

/** Never within a surrogate pair, never with a space at the end. */
function cut(name: string, longest: number): string {
  return name
    .slice(0, longest)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd();
}
