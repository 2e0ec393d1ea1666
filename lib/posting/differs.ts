import { formatMoney } from '../money/money';
import { type Problem, problem } from '../problem/problem';
import type { Difference, FoundDocument } from './outcome';
import type { DocumentContent } from './posting';

/** What follows from a difference: the document goes again, stays to be looked at, or is put back as it was. */
export type Consequence = 'removed' | 'kept' | 'putBack';

const ofTotal = {
  removed: 'total_differs',
  kept: 'total_differs_kept',
  putBack: 'change_differs',
} as const satisfies Readonly<Record<Consequence, string>>;
const ofPart = {
  removed: 'part_differs',
  kept: 'part_differs_kept',
  putBack: 'change_differs',
} as const satisfies Readonly<Record<Consequence, string>>;

/** Whether QuickBooks holds the document with the total and currency that were sent. */
export function hasSentTotal(
  { totalMinor, currency }: Pick<DocumentContent, 'totalMinor' | 'currency'>,
  held: FoundDocument,
): boolean {
  return held.totalMinor === totalMinor && held.currency === currency;
}

/** Whether a document says what was sent, as far as it was compared: its total, lines and tax. */
export function isAsSent(
  content: Pick<DocumentContent, 'totalMinor' | 'currency'>,
  held: FoundDocument,
): boolean {
  return hasSentTotal(content, held) && (held.differences ?? []).length === 0;
}

/** The problem of a document that says something else than was sent, with both figures of what differs. */
export function differenceProblem(
  consequence: Consequence,
  { number, totalMinor, currency }: Pick<DocumentContent, 'number' | 'totalMinor' | 'currency'>,
  held: FoundDocument,
): Problem {
  // A line says more than tax, and tax more than the total that follows from both.
  const differences = held.differences ?? [];
  const part = differences.find((each) => each.of === 'line') ?? differences[0];
  const shown = held.number ?? number;
  if (part === undefined)
    return problem(ofTotal[consequence], {
      number: shown,
      what: 'the total',
      sent: formatMoney(totalMinor, currency),
      returned: formatMoney(held.totalMinor, held.currency),
    });
  return problem(ofPart[consequence], {
    number: shown,
    what: nameOf(part),
    sent: formatMoney(part.sentMinor, currency),
    returned: formatMoney(part.returnedMinor, held.currency),
  });
}

function nameOf({ of, description }: Difference): string {
  if (of === 'tax') return description === undefined ? 'the tax' : `the tax “${description}”`;
  return description === undefined ? 'a line' : `the line “${description}”`;
}
