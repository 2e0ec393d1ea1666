import type { EventKey } from '../../ledger/event';
import type { NumberPart } from '../numbers/fitting';
import { inOrder, type Portion } from './portion';

/** A portion of a document that is in the books, under this number. */
export interface PostedPortion extends Portion {
  readonly number: string;
}

/** What one document holds, and which of its kind it is. */
export interface NumberedPart {
  readonly place: Required<NumberPart>;
  /** None where no number can be made. */
  readonly number: string | undefined;
  readonly portions: readonly Portion[];
}

/** Everything that the numbering of one kind of document depends on. */
export interface Numbering {
  readonly numberOf: (part: NumberPart) => string | undefined;
  /** Every number of a document of ours in the books. */
  readonly taken: ReadonlySet<string>;
  /** Divides portions into documents, always in the same way. */
  readonly divide: (portions: readonly Portion[]) => readonly (readonly Portion[])[];
}

/**
 * The documents of what is still to be booked, beside those that are in the books: none of these is
 * renumbered or changed. Parts of one division may be posted one after the other: as long as what is posted
 * is what the division gives, the others keep their numbers. Whatever else comes makes a supplement.
 */
export function numberedParts(
  open: readonly Portion[],
  posted: readonly PostedPortion[],
  { numberOf, taken, divide }: Numbering,
): readonly NumberedPart[] {
  if (open.length === 0) return [];
  for (let supplement = 0; supplement <= mostSupplements; supplement += 1) {
    const numbers = numbersOf(supplement, posted, numberOf);
    const own = posted.filter(({ number }) => numbers.has(number));
    const division = divide(inOrder([...own, ...open])).map((portions, index): NumberedPart => {
      const place = { supplement, part: index + 1 };
      return { place, number: numberOf(place), portions };
    });
    const isTaken = ({ number }: NumberedPart): boolean => number !== undefined && taken.has(number);
    const standing = division.filter(isTaken);
    const held = standing.reduce((count, each) => count + heldBy(each, own), 0);
    if (standing.every((each) => isPosted(each, own)) && held === own.length)
      return division.filter((each) => !isTaken(each));
  }
  return [{ place: { supplement: mostSupplements, part: 1 }, number: undefined, portions: open }];
}

/** Far more than any day ever had; the numbers end at 999. */
const mostSupplements = 999;

/** The numbers that documents of one supplement may have: as many parts as there are documents, and one more. */
function numbersOf(
  supplement: number,
  posted: readonly PostedPortion[],
  numberOf: Numbering['numberOf'],
): ReadonlySet<string> {
  const documents = new Set(posted.map(({ number }) => number)).size;
  const parts = Array.from({ length: documents + 1 }, (_, index) =>
    numberOf({ supplement, part: index + 1 }),
  );
  return new Set(parts.filter((number) => number !== undefined));
}

/** Whether a part holds exactly what the document of its number holds. */
function isPosted(part: NumberedPart, own: readonly PostedPortion[]): boolean {
  return part.portions.length === heldBy(part, own) && part.portions.length === countOf(part.number, own);
}

function heldBy({ number, portions }: NumberedPart, own: readonly PostedPortion[]): number {
  const keys = new Set<EventKey>(
    own.filter((each) => each.number === number).map(({ booked }) => booked.event.key),
  );
  return portions.filter(({ booked }) => keys.has(booked.event.key)).length;
}

function countOf(number: string | undefined, own: readonly PostedPortion[]): number {
  return own.filter((each) => each.number === number).length;
}
