import type { AmazonOrder } from '../../amazon/shapes/order';
import type { DateText } from '../../calendar/calendar';
import type { Destination } from './destination';
import type { TaxDesk } from './taxDesk';
import type { TaxCodeChoice, TaxCodeSettings, TaxSettings } from './taxSettings';

/** What the tax of an event's sales depends on. */
export interface SaleTaxQuestion {
  readonly date: DateText;
  readonly currency: string;
  readonly order: AmazonOrder | undefined;
  readonly to: Destination;
  readonly facilitatorTax: TaxSettings['facilitatorTax'];
  readonly codes: TaxCodeSettings;
  /** The code that a rule wants for a line. */
  readonly ruled: (index: number) => TaxCodeChoice | undefined;
  readonly desk: TaxDesk;
}
