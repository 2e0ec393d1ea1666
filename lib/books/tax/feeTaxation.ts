import { decimalText } from '../../money/money';
import { problem } from '../../problem/problem';
import { valueOn } from '../settings/dated';
import { blocked } from '../verdict';
import type { FeeTaxQuestion } from './feeTaxQuestion';
import { feeTaxRate } from './feeTaxRate';
import { proportions } from './proportions';
import { addedPerMillion, isSameCode, netOf } from './rate';
import { matches } from './saleCode';
import type { PlacedLine } from './saleGroups';
import { statedFeeTax } from './statedFeeTax';
import type { TaxedLine } from './taxedLine';
import type { FeeTax, FeeTaxRow, FeeTreatment, TaxCodeChoice } from './taxSettings';

/** What Amazon charges, net with the tax that is recovered. What is not recovered is a line without tax. */
export function feeTaxation(fees: readonly PlacedLine[], asked: FeeTaxQuestion): readonly TaxedLine[] {
  // Where Amazon states the tax of one fee, none on another one is a figure too.
  const stated = fees.filter(({ line }) => (line.taxMinor ?? 0) !== 0);
  return fees.flatMap((fee) => {
    const taxMinor = fee.line.taxMinor ?? 0;
    const wanted = asked.ruled(fee.index);
    if (wanted !== undefined) return byRule(fee, taxMinor, wanted, asked);
    if (taxMinor !== 0) return split(fee, taxMinor, statedFeeTax(fee, stated, asked), asked);
    return unstated(fee, stated.length > 0, asked);
  });
}

/** A rule names the code: Amazon's figure where there is one, else the code's rate. */
function byRule(
  { line, index }: PlacedLine,
  taxMinor: number,
  code: TaxCodeChoice,
  { desk, currency }: FeeTaxQuestion,
): readonly TaxedLine[] {
  const rate = addedPerMillion(code);
  if (taxMinor !== 0 && rate === 0) {
    const facts = { code: code.name, tax: `${decimalText(taxMinor, currency)} ${currency}` };
    desk.say(blocked(problem('tax_code_without_rate', facts)));
    return [{ line, index, netMinor: line.amountMinor, ...desk.taxed(code, 'purchases', 0) }];
  }
  const netMinor = taxMinor === 0 ? netOf(line.amountMinor, rate) : line.amountMinor - taxMinor;
  return [{ line, index, netMinor, ...desk.taxed(code, 'purchases', line.amountMinor - netMinor) }];
}

function unstated(fee: PlacedLine, isStated: boolean, asked: FeeTaxQuestion): readonly TaxedLine[] {
  const { line, index } = fee;
  const { codes, desk } = asked;
  const treatment = isStated ? undefined : treatmentFor(fee, asked);
  if (treatment?.unstated === 'included') {
    const taxMinor = line.amountMinor - netOf(line.amountMinor, feeTaxRate(treatment.as));
    return split(fee, taxMinor, treatment.as, asked);
  }
  if (treatment?.unstated === 'asked')
    desk.say(blocked(problem('tax_on_fee_asked', { fee: line.path.replaceAll(' > ', ', ') })));
  // A code that bears no rate stands on a return as what was bought; amounts out of scope stand on none.
  return treatment === undefined || isSameCode(treatment.code, codes.outOfScope)
    ? [{ line, index, netMinor: line.amountMinor, ...desk.untaxed(codes.outOfScope, 'purchases') }]
    : [{ line, index, netMinor: line.amountMinor, ...desk.taxed(treatment.code, 'purchases', 0) }];
}

function treatmentFor(
  { line }: PlacedLine,
  { codes, date, marketplace }: FeeTaxQuestion,
): FeeTreatment | undefined {
  const fits = ({ marketplaces, kinds, paths }: FeeTaxRow): boolean =>
    (marketplaces === undefined || marketplaces.includes(marketplace)) &&
    (kinds === undefined || kinds.includes(line.kind)) &&
    (paths === undefined || matches(paths, line.path));
  for (const row of codes.fees.rows) {
    const treatment = fits(row) ? valueOn(row.treatments, date) : undefined;
    if (treatment !== undefined) return treatment;
  }
  return undefined;
}

/** The fee net, its recovered tax on a code, and what is not recovered as part of the expense. */
function split(
  { line, index }: PlacedLine,
  taxMinor: number,
  tax: FeeTax | undefined,
  { codes, desk }: FeeTaxQuestion,
): readonly TaxedLine[] {
  const gross = line.amountMinor;
  const whole = [
    { line, index, netMinor: gross, ...desk.untaxed(codes.outOfScope, 'purchases') },
  ] as const satisfies readonly TaxedLine[];
  if (tax === undefined) return whole;
  const { recovers } = codes.fees;
  const shares = proportions(
    taxMinor,
    tax.parts.map(({ code }) => code.ratePerMillion),
  );
  const parts = tax.parts.map((part, place) => ({ ...part, minor: shares[place] ?? 0 }));
  for (const { tax: name } of parts)
    if (recovers[name] === undefined) desk.say(blocked(problem('tax_recovery_asked', { tax: name })));
  // Until it is answered the document is drawn as if it were recovered, so that it can be looked at.
  const recovered = parts.filter(({ tax: name }) => recovers[name] ?? true);
  const [first] = recovered;
  if (first === undefined) return whole;
  const code = recovered.length > 1 ? (tax.together ?? first.code) : first.code;
  const recoveredMinor = recovered.reduce((sum, { minor }) => sum + minor, 0);
  const lostMinor = taxMinor - recoveredMinor;
  return [
    { line, index, netMinor: gross - taxMinor, ...desk.taxed(code, 'purchases', recoveredMinor) },
    ...(lostMinor === 0
      ? []
      : [{ line, index, netMinor: lostMinor, ...desk.untaxed(codes.outOfScope, 'purchases') }]),
  ];
}
