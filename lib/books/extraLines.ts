import { present } from '../amazon/shapes/present';
import type { ExtraLine, RuleOutcome } from '../rules/ruleOutcome';
import type { BookContext } from './bookContext';
import type { BookedLine } from './bookedEvent';
import { rowOf } from './chosen';
import { nonTaxable } from './draft';
import { accountById } from './listIndex';
import { resolved } from './matching/resolved';
import { documentText } from './text';
import { blocked, type Verdict } from './verdict';

/** Lines that rules add to an event, on items of the company; they add up to zero. */
export function extraLines(
  { extraLines: wanted }: Pick<RuleOutcome, 'extraLines'>,
  own: readonly BookedLine[],
  context: BookContext,
): { readonly lines: readonly BookedLine[]; readonly verdicts: readonly Verdict[] } {
  // They are booked wherever the event's first amount is, so that both stay on one document.
  const facet = own[0]?.facet ?? 'revenue';
  const drawn = wanted.map((line) => extraLine(line, facet, context));
  return {
    lines: drawn.map(({ line }) => line),
    verdicts: drawn.flatMap(({ verdicts }) => verdicts),
  };
}

function extraLine(
  { item: name, description, amountMinor }: ExtraLine,
  facet: BookedLine['facet'],
  { books }: BookContext,
): { readonly line: BookedLine; readonly verdicts: readonly Verdict[] } {
  const found = books === undefined ? undefined : resolved(books.lists.items, { id: '', name }, 'item');
  const entry = found?.ok === true ? found.entry : undefined;
  const account = books === undefined ? undefined : accountById(books.lists, entry?.incomeAccountId);
  const isIncome = account === undefined || ['Income', 'Other Income'].includes(account.type);
  const { role } = rowOf(isIncome ? 'otherIncome' : 'sellingFees');
  const accountRef = { id: account?.id ?? '', name: account?.name ?? name };
  const text = documentText(description);
  const untaxed = (books?.company.country ?? 'US') === 'US';
  const line = present({
    kind: isIncome ? ('otherIncome' as const) : ('otherFee' as const),
    role,
    facet,
    item: { id: entry?.id ?? '', name: entry?.name ?? name },
    account: accountRef,
    description: text,
    label: text,
    amountMinor,
    tax: untaxed ? { code: nonTaxable, amountMinor: 0, account: accountRef } : undefined,
  });
  return { line, verdicts: found?.ok === false ? [blocked(found.problem)] : [] };
}
