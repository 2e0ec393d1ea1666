import { formatMoney } from '../../money/money';
import { problem } from '../../problem/problem';
import type { AccountRole } from '../accountRoles';
import { type BookedEvent, facetMinor } from '../bookedEvent';
import type { Draft } from '../draft';
import type { Facet } from '../facet';
import { blocked, type Verdict } from '../verdict';

/** Lines of these only say where the money of the others stands. */
const balancing: ReadonlySet<string> = new Set<AccountRole>([
  'clearing',
  'carried',
  'deferred',
  'receivable',
  'card',
]);

/**
 * Holds a document against its events: its lines and tax are what their covered facets come to, to the
 * cent. For documents whose lines all come from events; whoever draws one adds these verdicts.
 */
export function coveredTotal(draft: Draft, events: readonly BookedEvent[]): readonly Verdict[] {
  const facets = new Map<string, readonly Facet[]>(
    draft.covers.map((cover) => [cover.eventKey, cover.facets]),
  );
  const amazonMinor = events.reduce(
    (sum, booked) =>
      amountFacets
        .filter((facet) => facets.get(booked.event.key)?.includes(facet) ?? false)
        .reduce((total, facet) => total + facetMinor(booked, facet), sum),
    0,
  );
  const documentMinor =
    draft.lines.reduce((sum, line) => (balancing.has(line.role) ? sum : sum + line.amountMinor), 0) +
    draft.taxes.reduce((sum, { taxMinor }) => sum + taxMinor, 0);
  if (documentMinor === amazonMinor) return [];
  const shown = (minor: number): string => formatMoney(minor, draft.currency, 'en-US');
  const facts = { document: shown(documentMinor), amazon: shown(amazonMinor) };
  return [blocked(problem('document_differs', facts))];
}

const amountFacets = ['revenue', 'fees', 'cash'] as const;
