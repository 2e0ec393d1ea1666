import { present } from '../../amazon/shapes/present';
import { type AccountRole, accountRoles } from '../accountRoles';
import type { BookedLine } from '../bookedEvent';
import type { DraftLine } from '../draft';
import { type ItemRole, itemRoles } from '../roles';

/** What a line is called: an order's documents describe it, summaries use Amazon's word for it. */
export type LineWord = 'description' | 'label';

/**
 * The lines of a document, in the order of the roles: each product apart, everything else summed where
 * word, item, account, class and tax code are the same. What adds up to nothing is left off.
 */
export function formLines(
  lines: readonly BookedLine[],
  word: LineWord = 'description',
): readonly DraftLine[] {
  const sums = new Map<string, Sum>();
  for (const [index, line] of lines.entries()) {
    const key = isProduct(line) ? String(index) : keyOf(line, word);
    const found = sums.get(key);
    const taxMinor = line.tax?.amountMinor ?? 0;
    if (found === undefined) sums.set(key, { line, amountMinor: line.amountMinor, taxMinor });
    else {
      found.amountMinor += line.amountMinor;
      found.taxMinor += taxMinor;
    }
  }
  return [...sums.values()]
    .filter(({ amountMinor, taxMinor }) => amountMinor !== 0 || taxMinor !== 0)
    .map(({ line, amountMinor }) => draftLine(line, line[word], amountMinor))
    .sort((a, b) => roleRank(a.role) - roleRank(b.role));
}

interface Sum {
  readonly line: BookedLine;
  amountMinor: number;
  taxMinor: number;
}

/** A product that was charged or given back. */
function isProduct({ kind, quantity }: BookedLine): boolean {
  return kind === 'principal' || quantity !== undefined;
}

function keyOf({ role, item, account, tax, class: lineClass, ...line }: BookedLine, word: LineWord): string {
  const code = tax?.code;
  return JSON.stringify([role, item, account, code, lineClass, line[word]]);
}

function draftLine(line: BookedLine, description: string, amountMinor: number): DraftLine {
  const { role, item, account, tax, quantity, unitPriceMinor, sku, class: lineClass } = line;
  const product = isProduct(line) ? { quantity, unitPriceMinor, sku } : {};
  return present({
    role,
    item,
    account,
    description,
    amountMinor,
    taxCode: tax?.code,
    class: lineClass,
    ...product,
  });
}

const ranks: ReadonlyMap<string, number> = new Map(
  [...itemRoles, ...accountRoles].map(({ role }, index) => [role, index] as const),
);

/** The place of a role's lines on a document. */
export function roleRank(role: ItemRole | AccountRole): number {
  return ranks.get(role) ?? ranks.size;
}
