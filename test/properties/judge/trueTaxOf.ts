import type { BookSettings } from '../../../lib/books/settings/bookSettings';
import type { TrueTax } from '../../sandbox/world/broad/trueBooks';

/** What the seller of a world answered about tax, as the truth needs it. */
export function trueTaxOf(_settings: BookSettings): TrueTax {
  return { feeTaxRecoverable: false };
}
