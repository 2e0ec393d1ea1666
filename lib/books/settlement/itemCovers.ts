import type { DateText } from '../../calendar/calendar';
import type { Cover } from '../draft';
import type { Facet } from '../facet';
import { monthOf, type StreamItem } from './monthParts';
import { fileMonthKey } from './settlementKeys';

/** What the covers of a settlement's documents depend on, beside their items. */
export interface CoverFacts {
  readonly settlementId: string;
  readonly lastDay: DateText;
  readonly isApart: boolean;
}

/** What a document with these items owns: its events, or its months of the file. */
export function coversOf(
  items: readonly StreamItem[],
  { settlementId, lastDay, isApart }: CoverFacts,
): readonly Cover[] {
  return mergedCovers(
    items.map((item) => {
      if (item.cover !== undefined) return item.cover;
      const ofEntry: readonly Facet[] = isApart ? ['revenue', 'cash'] : ['revenue', 'fees', 'cash'];
      const facets: readonly Facet[] = item.stream === 'fees' ? ['fees'] : ofEntry;
      return { eventKey: fileMonthKey(settlementId, monthOf(item, lastDay)), facets };
    }),
  );
}

/** One row an event. */
export function mergedCovers(covers: readonly Cover[]): readonly Cover[] {
  const byKey = new Map<string, Cover>();
  for (const { eventKey, facets } of covers) {
    const found = byKey.get(eventKey)?.facets ?? [];
    byKey.set(eventKey, { eventKey, facets: [...new Set([...found, ...facets])] });
  }
  return [...byKey.values()];
}
