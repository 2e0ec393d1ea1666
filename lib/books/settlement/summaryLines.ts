import { present } from '../../amazon/shapes/present';
import type { BookedLine } from '../bookedEvent';
import { type DraftLine, nonTaxable } from '../draft';
import { roleRank } from '../drawing/formLines';
import type { BookSettings } from '../settings/bookSettings';
import { documentText } from '../text';

/** One line an account and side, one an item and side as a sales form needs it, or one for each word. */
export type Summing = 'byAccount' | 'byItem' | 'byKind';

/** What Amazon's words add up to within one document. */
interface WordSum {
  readonly line: BookedLine;
  amountMinor: number;
  taxMinor: number;
}

/**
 * The lines of a summary, in the order of the roles. Each of Amazon's words is summed first and then stands
 * on the side of its sum, so that a referral fee returned is credited beside the fees charged.
 */
export function summaryLines(lines: readonly BookedLine[], summing: Summing): readonly DraftLine[] {
  const words = wordSums(lines);
  if (summing === 'byKind') return words.map(({ line, amountMinor }) => drawn(line, line.label, amountMinor));
  const groups = new Map<string, WordSum[]>();
  for (const word of words) {
    const { role, item, account, tax, class: lineClass } = word.line;
    const place = summing === 'byAccount' ? account : [role, item, account];
    const key = JSON.stringify([place, tax?.code, lineClass, word.amountMinor < 0]);
    const found = groups.get(key);
    if (found === undefined) groups.set(key, [word]);
    else found.push(word);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const labels = [...new Set(group.map(({ line }) => line.label))].join(', ');
    const amountMinor = group.reduce((sum, each) => sum + each.amountMinor, 0);
    return [drawn(first.line, documentText(labels), amountMinor)];
  });
}

function wordSums(lines: readonly BookedLine[]): readonly WordSum[] {
  const sums = new Map<string, WordSum>();
  for (const line of lines) {
    const { role, item, account, tax, class: lineClass, label } = line;
    const taxMinor = tax?.amountMinor ?? 0;
    // Joined, not written as JSON: a large settlement has half a million amounts. No name holds a line break.
    const key = [
      role,
      item.id,
      item.name,
      account.id,
      account.name,
      tax?.code.id,
      tax?.code.name,
      lineClass?.id,
      lineClass?.name,
      label,
    ].join('\n');
    const found = sums.get(key);
    if (found === undefined) sums.set(key, { line, amountMinor: line.amountMinor, taxMinor });
    else {
      found.amountMinor += line.amountMinor;
      found.taxMinor += taxMinor;
    }
  }
  return [...sums.values()]
    .filter(({ amountMinor, taxMinor }) => amountMinor !== 0 || taxMinor !== 0)
    .sort((a, b) => roleRank(a.line.role) - roleRank(b.line.role));
}

function drawn({ role, item, account, tax, ...line }: BookedLine, description: string, amountMinor: number) {
  return present({ role, item, account, description, amountMinor, taxCode: tax?.code, class: line.class });
}

/**
 * Tax that Amazon collects and keeps shows what is left of it for the seller as one amount, unless the
 * company wants to see it in and out.
 */
export function withNetTax(
  lines: readonly BookedLine[],
  { tax: { facilitatorTax } }: Pick<BookSettings, 'tax'>,
): readonly BookedLine[] {
  if (facilitatorTax === 'liability') return lines;
  return lines.map((line) =>
    line.kind === 'taxCollected' || line.kind === 'taxWithheld' ? { ...line, label: netTaxLabel } : line,
  );
}

const netTaxLabel = 'Tax that Amazon did not keep';

/** Journal lines bear no code where no tax belongs to it, and debits stand before credits. */
export function asJournalLines(lines: readonly DraftLine[]): readonly DraftLine[] {
  const plain = lines.map(
    ({ taxCode, ...line }): DraftLine =>
      taxCode === undefined || taxCode.id === nonTaxable.id ? line : { ...line, taxCode },
  );
  return [
    ...plain.filter(({ amountMinor }) => amountMinor < 0),
    ...plain.filter(({ amountMinor }) => amountMinor >= 0),
  ];
}
