import type { Draft } from '../../books/draft';
import type { Fault } from '../posting';
import { asJournal } from './asJournal';
import type { FallbackFacts } from './facts';
import { feesApart } from './feesApart';

/** One refusal and the shape that says the same without what was refused. */
interface FallbackRow {
  readonly code: string;
  readonly words?: RegExp;
  readonly kinds: readonly Draft['kind'][];
  readonly shape: (draft: Draft, facts: FallbackFacts) => readonly Draft[] | undefined;
}

/**
 * Every refusal of a shape that Intuit documents, and what is proposed instead. The first row that fits and
 * whose shape can be drawn counts. Source: Intuit's page of error codes; what was seen of 2290 contradicts
 * it, so that both are provided for. Forms that others pay or apply (invoices, credit memos) have none.
 */
const rows: readonly FallbackRow[] = [
  // Negative lines: fees are the usual ones, and apart they need none.
  { code: '2290', kinds: ['salesReceipt', 'refundReceipt'], shape: whereTaxed(feesApart) },
  { code: '2290', kinds: ['salesReceipt', 'refundReceipt'], shape: asJournal },
  // An item on an expense account: only fees have such items.
  { code: '6430', words: /income account/i, kinds: ['salesReceipt', 'refundReceipt'], shape: feesApart },
  // A purchase that is not paid from a bank account; a deposit into, or from, an account that takes none.
  { code: '6430', kinds: ['purchase', 'deposit'], shape: asJournal },
];

/**
 * The documents that say what a refused draft says, in a shape that QuickBooks takes: together they move the
 * same accounts by the same amounts and own the same facets of the same events. The first takes the draft's
 * place. `undefined` where there is no such shape, or where it would leave tax out of a return. Nothing of it is
 * sent before the seller has seen it.
 */
export function fallbackFor(draft: Draft, fault: Fault, facts: FallbackFacts): readonly Draft[] | undefined {
  for (const { code, words, kinds, shape } of rows) {
    if (code !== fault.code || !kinds.includes(draft.kind)) continue;
    if (words !== undefined && !words.test(fault.said ?? '')) continue;
    const drafts = shape(draft, facts);
    if (drafts !== undefined) return drafts;
  }
  return undefined;
}

/** A shape only for documents with tax codes, whose lines have to stay on forms. */
function whereTaxed(shape: FallbackRow['shape']): FallbackRow['shape'] {
  return (draft, facts) => (draft.taxes.length > 0 ? shape(draft, facts) : undefined);
}
