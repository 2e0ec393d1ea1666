import { isNumberOfSettlement } from '../../books/settlement/settlementKeys';
import type { DateText } from '../../calendar/calendar';
import type { Posting, PostingKey } from '../posting';

/** What the seller wants to take out of QuickBooks again. */
export type UndoScope =
  | { readonly of: 'document'; readonly key: PostingKey }
  /** All that one click or one wake sent. */
  | { readonly of: 'run'; readonly run: string }
  /** All documents of a day but those of settlements: its summary with parts and supplements, and orders. */
  | { readonly of: 'day'; readonly date: DateText }
  /** A settlement with all its parts, supplements, payout and charges. */
  | { readonly of: 'settlement'; readonly settlementId: string };

/** Whether a posting is among what the seller means. */
export function isInScope(
  scope: UndoScope,
  { key, run, date, number }: Pick<Posting, 'key' | 'run' | 'date' | 'number'>,
): boolean {
  switch (scope.of) {
    case 'document':
      return key === scope.key;
    case 'run':
      return run === scope.run;
    case 'day':
      return date === scope.date && !/^AZ\d/.test(number);
    case 'settlement':
      return isNumberOfSettlement(number, scope.settlementId);
  }
}
