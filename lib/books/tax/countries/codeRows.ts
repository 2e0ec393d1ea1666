import type { DateText } from '../../../calendar/calendar';
import type { Dated } from '../../settings/dated';
import type { FeeTax, FeeTreatment, TaxCodeChoice, TaxName } from '../taxSettings';

/** A code by the name that QuickBooks gives it; the rate in millionths. */
export function code(name: string, ratePerMillion: number): TaxCodeChoice {
  return { name, ratePerMillion };
}

/** A service whose buyer owes the tax. */
export function reverseCharge(name: string, ratePerMillion: number): TaxCodeChoice {
  return { name, ratePerMillion, reverseCharge: true };
}

/** A value that holds always. */
export function always<T>(value: T): readonly Dated<T>[] {
  return [{ value }];
}

/** A value until a day, and another one from that day on. */
export function changed<T>(before: T, from: DateText, value: T): readonly Dated<T>[] {
  return [{ value: before }, { from, value }];
}

/** A fee tax of one part. */
export function single(tax: TaxName, of: TaxCodeChoice): FeeTax {
  return { parts: [{ tax, code: of }] };
}

/** Fees that bear no tax, or one that the seller owes. */
export function without(of: TaxCodeChoice): FeeTreatment {
  return { unstated: 'none', code: of };
}
