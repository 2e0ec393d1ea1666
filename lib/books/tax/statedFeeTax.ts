import { decimalText } from '../../money/money';
import { problem } from '../../problem/problem';
import { blocked } from '../verdict';
import { likeliest } from './explained';
import type { Fee } from './fee';
import type { FeeTaxQuestion } from './feeTaxQuestion';
import { feeTaxRate } from './feeTaxRate';
import { distance, halfUnit } from './rate';
import type { FeeTax } from './taxSettings';

/**
 * Which tax the figure on a fee is, by its rate. Fifteen per cent and 14.975 % are the same on a small fee:
 * the event's other fees tell, else the company's region, else it is asked. What nothing explains blocks.
 */
export function statedFeeTax(
  { netMinor, taxMinor }: Fee,
  stated: readonly Fee[],
  { codes: { fees }, desk, currency }: FeeTaxQuestion,
): FeeTax | undefined {
  const rates = fees.stated
    .filter(
      ({ regions }) => regions === undefined || fees.region === undefined || regions.includes(fees.region),
    )
    .map((value) => ({ ratePerMillion: feeTaxRate(value), value }));
  const allTaxMinor = stated.reduce((sum, each) => sum + each.taxMinor, 0);
  const allNetMinor = stated.reduce((sum, each) => sum + each.netMinor, 0);
  // Tax without its fee is whatever the event's other fees bear.
  const own = netMinor === 0 ? rates.map(({ value }) => value) : likeliest(netMinor, taxMinor, rates);
  const [ofAll, ...others] = likeliest(allNetMinor, allTaxMinor, rates, stated.length);
  const isOfAll = ofAll !== undefined && own.includes(ofAll);
  const found = isOfAll ? ofAll : own[0];
  const amounts = {
    tax: `${decimalText(taxMinor, currency)} ${currency}`,
    net: `${decimalText(netMinor, currency)} ${currency}`,
  };
  if (found === undefined) {
    desk.say(blocked(problem('tax_on_fee_unexplained', amounts)));
    return undefined;
  }
  const isRounded = (tax: FeeTax): boolean =>
    isOfAll
      ? distance(allNetMinor, allTaxMinor, feeTaxRate(tax)) <= halfUnit * stated.length
      : distance(netMinor, taxMinor, feeTaxRate(tax)) <= halfUnit;
  const rivals = (isOfAll ? others : own.slice(1)).filter(
    (tax) => namesOf(tax) !== namesOf(found) && isRounded(tax) === isRounded(found),
  );
  if (rivals.length > 0) desk.say(blocked(problem('tax_region_asked', amounts)));
  return found;
}

function namesOf({ parts }: FeeTax): string {
  return parts.map(({ tax }) => tax).join('+');
}
