import { present } from '../../amazon/shapes/present';
import type { DateText } from '../../calendar/calendar';
import type { AmazonEvent } from '../../ledger/event';
import { labelOf } from '../../ledger/kinds';
import type { RuleOutcome } from '../../rules/ruleOutcome';
import type { BookContext } from '../bookContext';
import type { BookedLine } from '../bookedEvent';
import { chosenItem } from '../chosen';
import { nonTaxable } from '../draft';
import { roleRowOfKind } from '../roles';
import type { TaxedLine } from '../tax/taxation';
import type { Verdict } from '../verdict';

/** Lines with item and account, and why some have none. */
export interface MatchedLines {
  readonly lines: readonly BookedLine[];
  readonly verdicts: readonly Verdict[];
}

/** Finds item, account, description and class of each amount. */
export function matchedLines(
  event: AmazonEvent,
  taxed: readonly TaxedLine[],
  _date: DateText,
  _outcome: RuleOutcome,
  { books }: BookContext,
): MatchedLines {
  const lines = taxed.flatMap(({ line, netMinor, tax, code }): readonly BookedLine[] => {
    const row = roleRowOfKind(line.kind);
    if (row === undefined) return [];
    const { ref: item, account } = chosenItem(books, row);
    const label = labelOf(event.transactionType, line.path);
    return [
      present({
        kind: line.kind,
        role: row.role,
        facet: row.facet,
        item,
        account,
        description: row.role === 'sales' ? (line.title ?? line.sku ?? label) : label,
        label,
        amountMinor: netMinor,
        tax: tax ?? { code: code ?? nonTaxable, amountMinor: 0, account },
        quantity: line.quantity,
        sku: line.sku,
      }),
    ];
  });
  return { lines, verdicts: [] };
}
