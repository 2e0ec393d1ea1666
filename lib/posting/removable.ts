import type { DocumentKind } from '../books/draft';
import { compareDates, type DateText } from '../calendar/calendar';
import { type Problem, problem } from '../problem/problem';
import type { FoundDocument } from './outcome';

/** Intuit counts every update of a document from 0; a document that nobody has touched still has 0. */
export function isUntouched({ syncToken }: Pick<FoundDocument, 'syncToken'>): boolean {
  return syncToken === '0';
}

/** Whether nobody changed it after the one change. Source: Intuit, SyncToken is incremented with every update. */
export function isNextVersion(before: string, after: string): boolean {
  return before !== '' && Number(after) === Number(before) + 1;
}

/** Links that keep a document: what stands at their other end would be left with nothing. */
const linkRows: readonly {
  readonly kinds: readonly DocumentKind[];
  /** QuickBooks' words. */
  readonly to: readonly string[];
  readonly problem: 'document_paid' | 'estimate_converted';
}[] = [
  { kinds: ['invoice', 'creditMemo'], to: ['Payment', 'ReceivePayment'], problem: 'document_paid' },
  { kinds: ['estimate'], to: ['Invoice', 'SalesReceipt', 'Charge'], problem: 'estimate_converted' },
];

function isLinked({ linkedTo = [] }: FoundDocument, to: readonly string[]): boolean {
  return linkedTo.some((type) => to.includes(type));
}

/** Why a document of ours may not be removed; `createdToken` is the sync token that it was created with. */
export function whyKept(
  held: FoundDocument,
  createdToken: string,
  closedUntil: DateText | undefined,
): Problem | undefined {
  const number = held.number ?? held.id;
  if (held.syncToken !== createdToken) return problem('edited_since', { number });
  if (held.deposited) return problem('document_deposited', { number });
  const linked = linkRows.find(({ kinds, to }) => kinds.includes(held.kind) && isLinked(held, to));
  if (linked !== undefined) return problem(linked.problem, { number });
  if (closedUntil !== undefined && compareDates(held.date, closedUntil) <= 0)
    return problem('removal_in_closed_period', { number, date: held.date, closedUntil });
  return undefined;
}
