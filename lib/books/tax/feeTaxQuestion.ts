import type { DateText } from '../../calendar/calendar';
import type { TaxDesk } from './taxDesk';
import type { TaxCodeChoice, TaxCodeSettings } from './taxSettings';

/** What the tax of an event's fees depends on. */
export interface FeeTaxQuestion {
  readonly date: DateText;
  readonly currency: string;
  readonly transactionType: string;
  /** Sums of a settlement file's rows, in which a fee may hold its tax unsaid. */
  readonly isFromFile: boolean;
  /** Amazon's letters of the marketplace. */
  readonly marketplace: string;
  readonly codes: TaxCodeSettings;
  /** The code that a rule wants for a line. */
  readonly ruled: (index: number) => TaxCodeChoice | undefined;
  readonly desk: TaxDesk;
}
