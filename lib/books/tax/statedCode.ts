import { decimalText } from '../../money/money';
import { problem } from '../../problem/problem';
import { blocked } from '../verdict';
import { explains, likeliest, withRates } from './explained';
import { onDay } from './onDay';
import { largestOf } from './proportions';
import { addedPerMillion } from './rate';
import { saleCodes } from './saleCode';
import type { SaleGroup } from './saleGroups';
import type { SaleTaxQuestion } from './saleTaxQuestion';
import type { TaxCodeChoice } from './taxSettings';

/**
 * The code of tax that Amazon states: the first row's, where its rate explains the figure, else that of
 * another row, else another code of the home country that does. A figure that no code explains blocks; the likeliest then stands there.
 */
export function statedCode(group: SaleGroup, asked: SaleTaxQuestion): TaxCodeChoice {
  const { sales, taxes, netMinor, owedMinor } = group;
  const { codes, date, to, desk, currency, ruled } = asked;
  const lines = sales.length === 0 ? taxes : sales;
  const chief = lines[largestOf(lines.map(({ line }) => line.amountMinor))];
  const wanted = sales.map(({ index }) => ruled(index)).find((code) => code !== undefined);
  const fitting = chief === undefined ? [] : [...saleCodes(chief.line, date, to, codes)];
  const own = wanted ?? fitting[0];
  const components = taxes.length + sales.length;
  if (
    own !== undefined &&
    (netMinor === 0 || explains(netMinor, owedMinor, addedPerMillion(own), components))
  )
    return own;
  const others = to.country === codes.home ? codes.sales.otherCodes : [];
  const rates = withRates([...fitting, ...others.flatMap((rows) => onDay(rows, date) ?? [])]);
  const [found, second] = netMinor === 0 ? [] : likeliest(netMinor, owedMinor, rates, components);
  if (found !== undefined && wanted === undefined) {
    const isOpen = own === undefined && second?.ratePerMillion === found.ratePerMillion;
    if (isOpen) desk.say({ state: 'note', problem: problem('tax_code_by_rate', { code: found.name }) });
    return found;
  }
  const facts = {
    tax: `${decimalText(owedMinor, currency)} ${currency}`,
    net: `${decimalText(netMinor, currency)} ${currency}`,
    place: to.country,
  };
  desk.say(blocked(problem('tax_unexplained', facts)));
  return own ?? codes.sales.zeroRated;
}
