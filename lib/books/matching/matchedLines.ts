import { present } from '../../amazon/shapes/present';
import type { DateText } from '../../calendar/calendar';
import type { AmazonEvent } from '../../ledger/event';
import { kindOf } from '../../ledger/kinds';
import type { LineOutcome, RuleOutcome } from '../../rules/ruleOutcome';
import type { BookContext } from '../bookContext';
import type { BookedLine, LineTax } from '../bookedEvent';
import { nonTaxable } from '../draft';
import { mappedAmount } from '../mapping/mappedAmount';
import { roleRowOfKind } from '../roles';
import type { TaxedLine } from '../tax/taxedLine';
import { documentText } from '../text';
import { blocked, type Verdict } from '../verdict';
import { classOf } from './placed';
import { longestName } from './productName';
import { ruledLines } from './ruledLines';
import { soldLines } from './soldLines';
import type { FoundLines, Unmatched } from './unmatched';

/** Lines with item and account, and why some have none. */
export interface MatchedLines {
  readonly lines: readonly BookedLine[];
  readonly verdicts: readonly Verdict[];
}

/** Finds item, account, description and class of each amount. Nets and taxes stay what they were in sum. */
export function matchedLines(
  event: AmazonEvent,
  taxed: readonly TaxedLine[],
  date: DateText,
  outcome: RuleOutcome,
  context: BookContext,
): MatchedLines {
  const orderItems = context.orders.get(event.orderId ?? '')?.items ?? [];
  const parts = taxed.map((each): MatchedLines => {
    const role = roleRowOfKind(each.line.kind);
    if (role === undefined) return none;
    const { path } = each.line;
    const label = kindOf(event.transactionType, path)?.label ?? documentText(path, longestName);
    const ruled = outcome.lines.get(each.index) ?? noWish;
    return matched({ event, date, taxed: each, role, label, ruled, orderItems }, outcome, context);
  });
  return {
    lines: parts.flatMap(({ lines }) => lines),
    verdicts: withoutRepeats(parts.flatMap(({ verdicts }) => verdicts)),
  };
}

const none: MatchedLines = { lines: [], verdicts: [] };
const noWish: LineOutcome = {};

function matched(unmatched: Unmatched, outcome: RuleOutcome, context: BookContext): MatchedLines {
  const { event, date, taxed, role, label, ruled } = unmatched;
  const { kind, sku } = taxed.line;
  const found = itemLines(unmatched, context);
  const place = classOf(event, date, sku, ruled.class ?? outcome.class, context);
  const lines = found.lines.map((each) =>
    present({
      kind,
      facet: role.facet,
      label,
      ...each,
      tax: each.tax ?? untaxed(taxed, each, context),
      sku,
      class: place.ref,
    }),
  );
  return { lines, verdicts: [...found.verdicts, ...place.verdicts] };
}

/** A rule's item first; products by the settings; everything else by the table of kinds. */
function itemLines(unmatched: Unmatched, context: BookContext): FoundLines {
  const { date, taxed, role, label, ruled, event } = unmatched;
  if (ruled.item !== undefined && context.books !== undefined)
    return ruledLines(unmatched, ruled.item, context.books, context);
  if (role.role === 'sales') return soldLines(unmatched, context);
  const amount = { role, kind: taxed.line.kind, label, currency: event.currency };
  const { problems, ...place } = mappedAmount(amount, date, context.settings.feeMapping, context.books);
  const item = ruled.item === undefined ? place.item : { id: '', name: ruled.item };
  return {
    lines: [
      present({
        ...place,
        item,
        description: ruled.description === undefined ? label : documentText(ruled.description, longestName),
        amountMinor: taxed.netMinor,
        tax: taxed.tax,
      }),
    ],
    verdicts: problems.map(blocked),
  };
}

/** The code of a line without tax; a company outside the US that keeps no tax has none. */
function untaxed(
  { code }: TaxedLine,
  { account }: Pick<BookedLine, 'account'>,
  { books }: BookContext,
): LineTax | undefined {
  const own = code ?? ((books?.company.country ?? 'US') === 'US' ? nonTaxable : undefined);
  return own === undefined ? undefined : { code: own, amountMinor: 0, account };
}

function withoutRepeats(verdicts: readonly Verdict[]): readonly Verdict[] {
  if (verdicts.length < 2) return verdicts;
  return [...new Map(verdicts.map((each) => [each.problem.code + each.problem.sentence, each])).values()];
}
