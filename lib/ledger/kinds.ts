import { accountFees } from './kinds/accountFees';
import { balances } from './kinds/balances';
import type { KindRow } from './kinds/kindRow';
import { orderFees } from './kinds/orderFees';
import { reimbursements } from './kinds/reimbursements';
import { refunds, sales } from './kinds/sales';
import { stock } from './kinds/stock';
import { taxes } from './kinds/taxes';
import { normalizedLabel, pathSeparator } from './label';

/**
 * Everything that we know of Amazon's amounts, whichever of its sources writes them. Amazon publishes none
 * of the words; they were collected from live answers, from files and from other programs' lists. A new
 * word costs a place in a row, a new meaning a row and a line in the fixture of the test.
 */
export const kinds: readonly KindRow[] = [
  ...sales,
  ...refunds,
  ...taxes,
  ...orderFees,
  ...accountFees,
  ...stock,
  ...reimbursements,
  ...balances,
];

/** A place whose amount type or description ends with a star. */
interface OpenPlace {
  readonly transactionType: string;
  readonly amountType: Open;
  readonly amountDescription: Open;
  readonly row: KindRow;
}

interface Open {
  readonly start: string;
  readonly isOpen: boolean;
}

const exact = new Map<string, KindRow>();
const open: OpenPlace[] = [];
for (const row of kinds) {
  for (const { transactionTypes, amountType, amountDescription } of row.places) {
    for (const transactionType of transactionTypes) {
      const [type, description] = [opened(amountType), opened(amountDescription)];
      if (!type.isOpen && !description.isOpen)
        exact.set(keyOf(normalizedLabel(transactionType), type.start, description.start), row);
      else
        open.push({
          transactionType: normalizedLabel(transactionType),
          amountType: type,
          amountDescription: description,
          row,
        });
    }
  }
}

// The more that a place says, the sooner it is asked.
open.sort((a, b) => lengthOf(b) - lengthOf(a));

/** The row of a settlement file's three words, however they are spelled; none for what we do not know. */
export function settlementKindOf(
  transactionType: string,
  amountType: string,
  amountDescription: string,
): KindRow | undefined {
  return found(
    normalizedLabel(transactionType),
    normalizedLabel(amountType),
    normalizedLabel(amountDescription),
  );
}

/** Rows by transaction type and path as they were asked for: a year has millions of amounts, of few words. */
const asked = new Map<string, Map<string, KindRow | undefined>>();
const mostAsked = 10_000;

/** The row of a path in a transaction type, however either is spelled; none for what we do not know. */
export function kindOf(transactionType: string, path: string): KindRow | undefined {
  const ofType = among(asked, transactionType);
  if (ofType.has(path)) return ofType.get(path);
  // The separator's spaces go the way of all spaces.
  const names = normalizedLabel(path);
  const cut = names.lastIndexOf('>');
  const row = found(
    normalizedLabel(transactionType),
    cut < 0 ? '' : names.slice(0, cut),
    names.slice(cut + 1),
  );
  ofType.set(path, row);
  return row;
}

/** What a bookkeeper calls an amount: the table's word, or Amazon's own where the table has none. */
export function labelOf(transactionType: string, path: string): string {
  return kindOf(transactionType, path)?.label ?? path;
}

/** A path as the table knows it, and its row. */
export interface KnownPath {
  readonly path: string;
  /** None for what we do not know; the path is then Amazon's. */
  readonly row?: KindRow;
}

/** Answers by transaction type, and by description, sign and path. */
const known = new Map<string, Map<string, KnownPath>>();

/**
 * The path under which the table knows an amount. A reason or fee that only the transaction's description
 * tells follows the path; a wrapper that decides leads it; an amount without any tree, whose path is the
 * description, may be known by its transaction type alone.
 */
export function knownPath(
  transactionType: string,
  description: string,
  path: string,
  amountMinor: number,
): KnownPath {
  const ofType = among(known, transactionType);
  const key = `${amountMinor < 0 ? '-' : '+'}${path}\t${description}`;
  const answered = ofType.get(key);
  if (answered !== undefined) return answered;
  const wrapper = amountMinor < 0 ? 'Expenses' : 'Sales';
  const candidates = [
    `${path}${pathSeparator}${description}`,
    `${wrapper}${pathSeparator}${path}`,
    path,
    ...(path === description ? [transactionType] : []),
  ];
  const found = candidates.find((candidate) => kindOf(transactionType, candidate) !== undefined) ?? path;
  const row = kindOf(transactionType, found);
  const answer = row === undefined ? { path: found } : { path: found, row };
  ofType.set(key, answer);
  return answer;
}

/** The answers of one type; anew where there are so many that the texts cannot be Amazon's own words. */
function among<T>(answers: Map<string, Map<string, T>>, transactionType: string): Map<string, T> {
  const ofType = answers.get(transactionType);
  if (ofType !== undefined && ofType.size < mostAsked) return ofType;
  if (answers.size >= mostAsked) answers.clear();
  const anew = new Map<string, T>();
  answers.set(transactionType, anew);
  return anew;
}

function found(transactionType: string, amountType: string, amountDescription: string): KindRow | undefined {
  return (
    exact.get(keyOf(transactionType, amountType, amountDescription)) ??
    open.find(
      (place) =>
        place.transactionType === transactionType &&
        matches(place.amountType, amountType) &&
        matches(place.amountDescription, amountDescription),
    )?.row
  );
}

function lengthOf({ amountType, amountDescription }: OpenPlace): number {
  return amountType.start.length + amountDescription.start.length;
}

function matches({ start, isOpen }: Open, text: string): boolean {
  return isOpen ? text.startsWith(start) : text === start;
}

function opened(label: string): Open {
  const isOpen = label.endsWith('*');
  return { start: normalizedLabel(isOpen ? label.slice(0, -1) : label), isOpen };
}

/** No normalised label holds a tab. */
function keyOf(transactionType: string, amountType: string, amountDescription: string): string {
  return `${transactionType}\t${amountType}\t${amountDescription}`;
}
