import type { Settlement } from '../../ledger/settlement/settlementFacts';
import { problem } from '../../problem/problem';
import type { BookContext } from '../bookContext';
import { settlementNumber } from '../numbers/settlementNumbers';
import { type DrawnDocument, drawnDocument } from './drawnDocument';
import { type CoverFacts, coversOf } from './itemCovers';
import type { MonthLayout } from './monthParts';
import { journalOfMonth } from './partDocuments';
import { linesOfItems, type SettledItem } from './settledContent';
import type { SettlementAccounts } from './settlementAccounts';
import { supplementOf } from './settlementKeys';
import { note } from './settlementVerdicts';

/** So many amounts are named; the others are counted. */
const named = 3;

/**
 * What went out of the books after the settlement was booked, because its own document was undone, say:
 * an entry a month, numbered behind those that are there.
 */
export function supplementDocuments(
  settlement: Settlement,
  late: MonthLayout['late'],
  all: readonly SettledItem[],
  facts: CoverFacts,
  accounts: SettlementAccounts,
  context: BookContext,
): readonly DrawnDocument[] {
  const before = all.reduce((most, { sent }) => Math.max(most, supplementOf(sent?.number ?? '')), 0);
  return late
    .filter(({ items }) => items.some(({ lines }) => lines.length > 0))
    .map(({ month, date, items }, index) => {
      const supplement = before + index + 1;
      const place = {
        key: `settlement/${settlement.settlementId}/${month}/+${supplement}`,
        number: settlementNumber(settlement.settlementId, 'whole', { supplement }),
        date,
        what: 'supplement',
        covers: coversOf(items, facts),
      };
      const entry = { lines: linesOfItems(items), carriedInMinor: 0, carriesOn: false };
      const drawn = drawnDocument(settlement, context, place, true, (base) =>
        journalOfMonth(entry, base, accounts, context),
      );
      const told = note(problem('settlement_supplement', { what: inWords(items) }));
      return { ...drawn, verdicts: [...drawn.verdicts, told] };
    });
}

function inWords(items: readonly SettledItem[]): string {
  const words = [...new Set(items.map(({ what }) => what))];
  const more = words.length - named;
  return [...words.slice(0, named), ...(more > 0 ? [`${more} more`] : [])].join('; ');
}
